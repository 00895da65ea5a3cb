from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.ui.arguing.choice_popup import StancePopup
from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


@pytest.fixture
def chosen(qtbot, window, report):
    """Choose a passage in the page."""
    pane = open_in_tree(qtbot, window, report.title)
    qtbot.waitActive(window)
    select(qtbot, pane, QUOTATION)
    qtbot.waitUntil(lambda: focused() is pane.reader)
    return pane


def say(qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    qtbot.keyClicks(focused(), text)
    qtbot.keyClick(focused(), Key.Key_Return)


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        (Key.Key_S, Stance.SUPPORTS),
        (Key.Key_C, Stance.CONTRADICTS),
        (Key.Key_Q, Stance.QUALIFIES),
        (Key.Key_Return, Stance.SUPPORTS),
    ],
)
def test_a_passage_is_kept_and_put_under_a_claim_by_keys(
    qtbot, window, workspace, chosen, key, stance
):
    workspace.claims.add("It counts.")
    qtbot.keyClick(chosen.reader, Key.Key_C)
    say(qtbot, "cou")
    qtbot.waitUntil(lambda: isinstance(focused(), StancePopup))
    qtbot.keyClick(focused(), key)
    (kept,) = workspace.highlights.all()
    (claim,) = workspace.claims.all()
    assert [(one.highlight_id, one.stance) for one in claim.passages] == [(kept.id, stance)]
    window.do("undo")
    assert workspace.highlights.all() == []
    assert workspace.claims.all()[0].passages == ()


def test_what_is_typed_becomes_a_claim(qtbot, workspace, chosen):
    workspace.claims.add("It counts.")
    qtbot.keyClick(chosen.reader, Key.Key_C)
    say(qtbot, "Nobody was asked")
    qtbot.waitUntil(lambda: isinstance(focused(), StancePopup))
    qtbot.keyClick(focused(), Key.Key_Return)
    assert [claim.sentence for claim in workspace.claims.all()] == [
        "It counts.",
        "Nobody was asked",
    ]
    assert len(workspace.claims.all()[1].passages) == 1


def test_escape_leaves_everything_as_it_was(qtbot, workspace, chosen):
    workspace.claims.add("It counts.")
    for escapes in (1, 2):
        chosen.reader.setFocus()
        qtbot.keyClick(chosen.reader, Key.Key_C)
        qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
        if escapes > 1:
            say(qtbot, "")
            qtbot.waitUntil(lambda: isinstance(focused(), StancePopup))
        qtbot.keyClick(focused(), Key.Key_Escape)
        qtbot.waitUntil(lambda: focused() is chosen.reader)
    assert workspace.highlights.all() == []


def test_tab_completes_a_choice_and_keeps_the_keyboard(qtbot, workspace, chosen):
    workspace.claims.add("It counts.")
    qtbot.keyClick(chosen.reader, Key.Key_C)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    field = focused()
    qtbot.keyClicks(field, "cou")
    qtbot.keyClick(field, Key.Key_Tab)
    assert (focused(), field.text()) == (field, "It counts.")


def test_a_passage_goes_under_a_heading_of_an_outline(qtbot, workspace, chosen):
    outline = workspace.outlines.add("Draft")
    lines = [
        Line("", LineKind.HEADING, 1, "Figures"),
        Line("", LineKind.TEXT, text="First."),
        Line("", LineKind.HEADING, 2, "Details"),
    ]
    workspace.outlines.put(outline, 0, lines)
    qtbot.keyClick(chosen.reader, Key.Key_O)
    say(qtbot, "figures")
    (kept,) = workspace.highlights.all()
    kinds = [line.kind for line in workspace.outlines.find(outline).lines]
    assert kinds == [LineKind.HEADING, LineKind.TEXT, LineKind.PASSAGE, LineKind.HEADING]
    assert workspace.outlines.find(outline).lines[2].highlight_id == kept.id


def test_a_new_outline_is_made_for_a_passage(qtbot, workspace, chosen):
    qtbot.keyClick(chosen.reader, Key.Key_O)
    say(qtbot, "Chapter 1")
    (outline,) = workspace.outlines.all()
    assert (outline.name, len(outline.lines)) == ("Chapter 1", 1)


def test_without_anything_in_hand_it_is_said_what_to_do(qtbot, window, chosen):
    chosen.reader.set_selection(0, 0)
    window.desk.actions.bring_level()
    assert not window.desk.actions["add_to_claim"].isEnabled()
    assert "press C" in window.possible.why("add_to_claim")
