from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from desktop.errors import LibraryBusyError
from desktop.ui.work import others_turn
from desktop.ui.work.others_turn import OthersTurn, OthersTurnDialog


@pytest.fixture
def turn(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(others_turn, "SOON", 0.0)
    window = QWidget()
    qtbot.addWidget(window)
    made = OthersTurn(tmp_path, window)
    made.keep = window
    return made


def shown():
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, OthersTurnDialog)]
    return [one for one in found if one.isVisible()]


def test_it_is_said_what_is_waited_for_until_it_has_ended(turn):
    said = []

    def can_write():
        said.extend(shown())
        return bool(said)

    turn(can_write)
    assert said
    assert shown() == []


def test_who_will_not_wait_is_told_that_nothing_was_changed(turn):
    def leave():
        buttons = shown()[0].findChild(QDialogButtonBox)
        assert not buttons.buttons()[0].autoDefault()
        buttons.buttons()[0].click()

    QTimer.singleShot(0, leave)
    with pytest.raises(LibraryBusyError, match="was not made"):
        turn(lambda: False)


def test_what_a_timer_keeps_meanwhile_waits_without_a_dialog_of_its_own(turn):
    free, dialogs = [], []

    def keep():
        turn(lambda: bool(free))
        dialogs.append(len(shown()))

    QTimer.singleShot(0, keep)
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: free.append(1)))
    turn(lambda: bool(free))
    assert free
    assert max(dialogs, default=0) <= 1


def test_a_change_that_ends_soon_is_waited_for_in_silence(turn, monkeypatch):
    monkeypatch.setattr(others_turn, "SOON", 60.0)
    asked = []

    def can_write():
        asked.append(len(shown()))
        return len(asked) > 1

    turn(can_write)
    assert asked == [0, 0]
