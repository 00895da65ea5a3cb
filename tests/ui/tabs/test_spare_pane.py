from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.ui.look.reading_style import THEMES, ReadingStyle
from desktop.ui.tabs import spare_pane
from desktop.ui.tabs.spare_pane import SparePane


@pytest.fixture
def place(qtbot, monkeypatch):
    monkeypatch.setattr(spare_pane, "REST_MS", 1)
    made = QStackedWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def all_made(qtbot, spare: SparePane) -> None:
    qtbot.waitUntil(lambda: not spare._turn.isActive())


def test_a_page_is_made_and_dressed_where_it_will_be_shown(qtbot, place):
    spare = SparePane(lambda: place, place)
    dark = ReadingStyle(theme=THEMES["dark"])
    spare.dress = lambda reader: reader.set_style(dark)
    spare.begin()
    all_made(qtbot, spare)
    ahead = spare._pane
    assert ahead.parentWidget() is place
    assert not ahead.isVisible()
    assert place.count() == 0
    assert place.findChild(QWidget, "reader") is None
    pane = spare.take()
    assert pane is ahead
    assert pane.reader.reading_style() == dark
    assert pane.findChild(QFrame, "selectionPopup").findChild(QWidget, "popup_yellow") is not None
    place.addWidget(pane)
    assert pane.isVisible()
    assert pane.reader.isVisible()
    assert place.findChild(QWidget, "reader") is pane.reader


def test_the_next_is_made_once_one_is_taken(qtbot, place):
    spare = SparePane(lambda: place, place)
    first = spare.take()
    all_made(qtbot, spare)
    second = spare.take()
    assert second is not first
    spare.stop()


def test_who_cannot_wait_has_one_made_at_once(place):
    spare = SparePane(lambda: place, place)
    spare.begin()
    pane = spare.take()
    assert pane.reader.objectName() == "reader"
    spare.stop()


def test_nothing_is_made_while_something_else_is_being_done(qtbot, place):
    spare = SparePane(lambda: place, place)
    asked, busy = [], [True]

    def may_go_on() -> bool:
        asked.append(1)
        return not busy

    spare.may_go_on = may_go_on
    spare.begin()
    qtbot.waitUntil(lambda: len(asked) > 3)
    assert not spare._made
    busy.clear()
    all_made(qtbot, spare)
    assert spare._pane is not None


def test_one_that_went_with_its_side_is_made_anew(qtbot, place):
    gone = QWidget(place)
    spare = SparePane(lambda: gone, place)
    spare.begin()
    all_made(qtbot, spare)
    spare._place = lambda: place
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    assert spare.take().parentWidget() is place


@pytest.mark.parametrize("turns", [0, 1, 20])
def test_what_was_made_is_let_go_of(qtbot, place, turns):
    spare = SparePane(lambda: place, place)
    spare._work = spare._worked()
    for _ in range(turns):
        next(spare._work, None)
    made = [*spare._made, spare._pane] if turns else []
    spare.stop()
    gone = [one for one in made if one is not None]
    assert len(gone) == bool(turns)
    for one in gone:
        with qtbot.waitSignal(one.destroyed):
            pass
