from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.locked.password_dialog import PasswordDialog
from desktop.ui.locked.passwords import Passwords

PATH = Path("a.pdf")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def dialogs(window) -> list[PasswordDialog]:
    return [one for one in window.findChildren(PasswordDialog) if one.isVisible()]


def answer(window, password: str) -> None:
    (dialog,) = dialogs(window)
    dialog.field.setText(password)
    dialog.accept()


def test_what_was_typed_is_handed_on_and_known(window):
    passwords, told = Passwords(window), []
    passwords.ask(PATH, "a.pdf", told.append)
    answer(window, "sesame")
    assert told == ["sesame"]
    assert passwords.of(PATH) == "sesame"
    assert passwords.of(Path("b.pdf")) == ""


def test_two_who_ask_at_once_have_one_dialog(window):
    passwords = Passwords(window)
    passwords.ask(PATH, "a.pdf", lambda _: None)
    passwords.ask(PATH, "a.pdf", lambda _: None)
    assert len(dialogs(window)) == 1


def test_asked_again_the_last_one_was_wrong(window):
    passwords = Passwords(window)
    passwords.ask(PATH, "a.pdf", lambda _: None)
    answer(window, "wrong")
    passwords.ask(PATH, "a.pdf", lambda _: None)
    assert "not the password" in dialogs(window)[0].told.text()


def test_who_does_not_know_is_asked_afresh_the_next_time(window):
    passwords, refused = Passwords(window), []
    passwords.keep(PATH, "wrong")
    passwords.ask(PATH, "a.pdf", lambda _: None, lambda: refused.append(True))
    dialogs(window)[0].reject()
    assert refused == [True]
    assert passwords.of(PATH) == ""
