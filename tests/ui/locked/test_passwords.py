from __future__ import annotations

import hashlib

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.locked.password_dialog import PasswordDialog
from desktop.ui.locked.passwords import Locked, Passwords


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "a.pdf"
    made.write_bytes(b"the bytes of a")
    return made


@pytest.fixture
def key() -> str:
    return hashlib.sha256(b"the bytes of a").hexdigest()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def passwords(window):
    return Passwords(window)


@pytest.fixture
def ask(window, passwords, path, qtbot):
    """Return what asks for a file, `tried` before, and returns what was told of it."""

    def ask(tried: str = "", **more) -> list[str]:
        told: list[str] = []
        passwords.ask(Locked(path, "A title", tried, told.append, **more))
        return told

    return ask


@pytest.fixture
def dialog(window, qtbot):
    """Return what waits for the dialog."""

    def dialogs() -> list[PasswordDialog]:
        return [one for one in window.findChildren(PasswordDialog) if one.isVisible()]

    def dialog() -> PasswordDialog:
        qtbot.waitUntil(lambda: bool(dialogs()))
        (one,) = dialogs()
        return one

    return dialog


def answer(dialog: PasswordDialog, password: str, *, keep: bool = False) -> None:
    dialog.field.setText(password)
    dialog.kept.setChecked(keep)
    dialog.accept()


def test_what_was_typed_is_handed_on_and_known(passwords, ask, dialog, path, tmp_path):
    told = ask()
    answer(dialog(), "sesame")
    assert told == ["sesame"]
    assert passwords.of(path) == "sesame"
    assert passwords.of(tmp_path / "b.pdf") == ""


def test_two_who_ask_at_once_have_one_dialog(ask, dialog):
    ask()
    ask()
    assert "opens with a password" in dialog().told.text()


def test_asked_again_the_last_one_was_wrong(ask, dialog):
    ask()
    answer(dialog(), "wrong")
    ask(tried="wrong")
    assert "not the password" in dialog().told.text()


def test_who_tried_something_else_is_told_what_is_known_by_now(passwords, ask, path):
    passwords.opened(path, "sesame")
    assert ask(tried="") == ["sesame"]


def test_who_does_not_know_is_asked_afresh_the_next_time(passwords, ask, dialog, path):
    refused = []
    passwords.opened(path, "wrong")
    ask(tried="wrong", otherwise=lambda: refused.append(True))
    dialog().reject()
    assert refused == [True]
    assert passwords.of(path) == ""


def test_without_a_keyring_nothing_is_offered(ask, dialog):
    ask()
    assert not dialog().kept.isVisible()


def test_a_password_is_kept_when_wanted_and_not_before_it_opens_the_file(
    passwords, ask, dialog, keyring, path, qtbot
):
    keyring.usable = True
    key = hashlib.sha256(path.read_bytes()).hexdigest()
    ask()
    assert not dialog().kept.isChecked()
    answer(dialog(), "sesame", keep=True)
    assert keyring.kept == {}
    passwords.opened(path, "sesame")
    qtbot.waitUntil(lambda: keyring.kept == {key: ("A title", "sesame")})


def test_a_password_is_not_kept_unasked(passwords, ask, dialog, keyring, path, qtbot):
    keyring.usable = True
    ask()
    answer(dialog(), "wrong", keep=True)
    ask(tried="wrong")
    answer(dialog(), "sesame")
    passwords.opened(path, "sesame")
    ask(tried="sesame")
    dialog()  # everything that was asked of the keyring is done
    assert "keep" not in keyring.asked


def test_what_is_typed_for_several_files_is_kept_for_those_that_it_opens(
    passwords, ask, dialog, keyring, tmp_path, qtbot
):
    keyring.usable = True
    others = [tmp_path / "b.pdf", tmp_path / "c.pdf"]
    for other in others:
        other.write_bytes(other.name.encode())
    ask(also=others)
    answer(dialog(), "sesame", keep=True)
    passwords.opened(others[1], "sesame")
    qtbot.waitUntil(lambda: list(keyring.kept.values()) == [("c.pdf", "sesame")])


def test_a_kept_password_is_tried_in_silence(ask, keyring, key, window, qtbot):
    keyring.usable = True
    keyring.kept[key] = ("A title", "sesame")
    told = ask()
    qtbot.waitUntil(lambda: told == ["sesame"])
    assert not window.findChildren(PasswordDialog)


def test_a_kept_password_that_fails_is_forgotten_and_asked_anew(
    passwords, ask, dialog, keyring, path, qtbot
):
    key = hashlib.sha256(path.read_bytes()).hexdigest()
    keyring.usable = True
    keyring.kept[key] = ("A title", "stale")
    told = ask()
    qtbot.waitUntil(lambda: told == ["stale"])
    ask(tried="stale")
    assert "kept password does not open" in dialog().told.text()
    assert keyring.kept == {}
    answer(dialog(), "sesame", keep=True)
    passwords.opened(path, "sesame")
    qtbot.waitUntil(lambda: keyring.kept == {key: ("A title", "sesame")})


def test_a_keyring_that_takes_its_time_lets_others_go_on_meanwhile(ask, keyring, key, qtbot):
    keyring.usable = True
    keyring.kept[key] = ("A title", "sesame")
    keyring.held.clear()
    begun = []
    told = ask(before=lambda: begun.append(True))
    qtbot.waitUntil(lambda: begun == [True])
    keyring.held.set()
    qtbot.waitUntil(lambda: told == ["sesame"])


def test_a_keyring_that_stays_locked_leaves_the_dialog(ask, dialog, keyring, key):
    keyring.kept[key] = ("A title", "sesame")
    ask()
    assert "opens with a password" in dialog().told.text()
    assert key in keyring.kept


def test_a_keyring_that_takes_nothing_is_said(passwords, ask, dialog, keyring, path, qtbot):
    keyring.usable = True
    ask()
    answer(dialog(), "sesame", keep=True)
    keyring.usable = False
    with qtbot.waitSignal(passwords.told) as told:
        passwords.opened(path, "sesame")
    assert told.args[0].startswith("The password was not kept.")


def test_a_file_that_is_gone_is_asked_about_all_the_same(ask, dialog, keyring, path):
    keyring.usable = True
    path.unlink()
    ask()
    assert "opens with a password" in dialog().told.text()
