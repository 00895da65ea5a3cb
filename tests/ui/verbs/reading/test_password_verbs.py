from __future__ import annotations

import pytest

from desktop.ui.locked.kept_passwords_dialog import KeptPasswordsDialog


@pytest.fixture
def dialog(window, keyring, qtbot):
    """Return what opens the list and waits until it is there."""

    def dialog(said: str) -> KeptPasswordsDialog:
        window.do("kept_passwords")
        (made,) = window.findChildren(KeptPasswordsDialog)
        qtbot.waitUntil(lambda: said in made.words.text())
        return made

    return dialog


def test_what_is_kept_is_shown_and_forgotten(dialog, keyring, qtbot):
    keyring.usable = True
    keyring.kept = {"1": ("a.pdf", "x"), "2": ("b.pdf", "y"), "3": ("c.pdf", "z")}
    shown = dialog("keeps the passwords")
    shown.forget.click()
    qtbot.waitUntil(lambda: shown.list.count() == 2)
    assert sorted(keyring.kept) == ["2", "3"]
    shown.forget_all.click()
    qtbot.waitUntil(lambda: "No password is kept" in shown.words.text())
    assert keyring.kept == {}


def test_a_file_of_the_library_is_called_as_it_is_there(dialog, keyring, report):
    keyring.usable = True
    keyring.kept = {report.sha256: ("survey.pdf", "x"), "other": ("other.pdf", "y")}
    shown = dialog("keeps the passwords")
    assert {shown.list.item(row).text() for row in range(2)} == {report.title, "other.pdf"}


def test_a_keyring_that_cannot_be_used_says_why(dialog, keyring):
    assert dialog("was not unlocked").list.count() == 0


def test_what_the_keyring_did_not_do_is_said(window):
    window.desk.passwords.told.emit("The password was not kept.")
    assert "not kept" in window.desk.status.text()
