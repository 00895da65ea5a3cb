from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.ui.fields.speaker_popup import SpeakerPopup
from tests.ui.hands import focused

Key = Qt.Key
NEWS = "Bridge closed\n\nAnn Ray said: “It is far too late.”\n\nTom Lowe said it was “early”.\n"


@pytest.fixture
def shown(window, workspace, tmp_path):
    """Return the window with a report in front that quotes two people, both kept."""
    (tmp_path / "news.txt").write_text(NEWS)
    document_id = workspace.imports.files([tmp_path / "news.txt"])[0].document_id
    for words in ("far too late", "early"):
        workspace.highlights.add_quotation(document_id, words)
    window.desk.open_passage(document_id)
    return window


def said(workspace):
    return [one.said_by for one in workspace.highlights.all()]


def card_says(window):
    model = window.desk.sidebar.model
    return [model.speaker(one) for one in model.shown]


def test_cards_say_who_speaks_and_a_correction_at_once(qtbot, shown, workspace):
    assert card_says(shown) == ["Ann Ray (suggested)", "Tom Lowe (suggested)"]
    view = shown.desk.sidebar.view
    first = view.visualRect(view.model().index(0, 0)).topLeft() + QPoint(60, 15)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.keyClick(view, Key.Key_W)
    qtbot.keyClicks(focused(), "Ben Eve")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert card_says(shown) == ["Ben Eve", "Tom Lowe (suggested)"]
    shown.do("undo")
    assert card_says(shown) == ["Ann Ray (suggested)", "Tom Lowe (suggested)"]


def test_several_suggestions_are_accepted_in_one_step(qtbot, shown, workspace):
    shown.desk.sidebar.view.selectAll()
    shown.do("who_says")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert said(workspace) == ["Ann Ray", "Tom Lowe"]
    shown.do("undo")
    assert said(workspace) == [None, None]


def test_a_click_on_who_speaks_asks(qtbot, shown):
    sidebar = shown.desk.sidebar
    top, height = sidebar.heights.place_of_speaker(1)
    card = sidebar.view.visualRect(sidebar.model.index(1))
    where = QPoint(60, card.top() + top + height // 2)
    qtbot.mouseClick(sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [one.isVisible() for one in shown.findChildren(SpeakerPopup)] == [True]


def test_without_a_highlight_there_is_nothing_to_ask(shown):
    shown.verbs.speakers.ask()
    assert not shown.findChildren(SpeakerPopup)
