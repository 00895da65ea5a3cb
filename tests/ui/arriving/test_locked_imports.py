"""A file that opens with a password, and is looked at while its text is read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from desktop.ui.dialogs.import_report import ImportReport
from desktop.ui.locked.password_dialog import PasswordDialog
from tests.formats.pdf.samples import locked

if TYPE_CHECKING:
    from tests.ui.arriving.conftest import Slow

ERROR = "It opens with a password."


@pytest.fixture
def ask(slow, qtbot):
    """Return a function that waits for the dialog that asks for a password."""

    def found() -> PasswordDialog:
        def dialogs() -> list[PasswordDialog]:
            return [one for one in slow.window.findChildren(PasswordDialog) if one.isVisible()]

        qtbot.waitUntil(lambda: bool(dialogs()))  # the keyring is asked first
        return dialogs()[0]

    return found


@pytest.fixture
def asked(slow, ask) -> Slow:
    """Return a locked file whose password is being asked for."""
    slow.path.write_bytes(locked("Nobody kept the register", "sesame"))
    slow.open()
    assert slow.pages is None
    slow.fail(ERROR, needs_password=True)
    ask()
    return slow


@pytest.fixture
def answer(slow, ask):
    """Return a function that gives a password."""

    def give(password: str) -> None:
        dialog = ask()
        dialog.field.setText(password)
        dialog.accept()
        slow.work()

    return give


def test_what_is_waited_for_is_said(asked):
    assert asked.line.text() == "The file opens with a password."
    assert asked.line.button.isHidden()


def test_a_password_opens_the_pages_too(asked, answer):
    answer("sesame")
    assert asked.drawn.asked[-1].get("password") == "sesame"
    assert asked.pages is not None
    assert asked.asked[-1] == ("imports.files", [asked.path])
    assert asked.line.button.text() == "Stop"


def test_a_wrong_password_is_asked_again(asked, answer):
    answer("another")
    assert asked.pages is None
    asked.fail(ERROR, needs_password=True)
    answer("sesame")
    assert asked.pages is not None
    assert len(asked.reading.all_tabs()) == 1


def test_who_knows_no_password_is_left_without_a_tab(asked, ask):
    ask().reject()
    assert asked.reading.all_tabs() == []
    assert asked.window.findChild(ImportReport).sentences() == [ERROR]


def test_a_kept_password_opens_the_pages_and_the_text_without_a_word(slow, keyring, qtbot):
    slow.path.write_bytes(locked("Nobody kept the register", "sesame"))
    keyring.usable = True
    keyring.kept[hashlib.sha256(slow.path.read_bytes()).hexdigest()] = ("Register", "sesame")
    slow.open()
    slow.fail(ERROR, needs_password=True)
    qtbot.waitUntil(lambda: slow.drawn.asked[-1].get("password") == "sesame")
    slow.work()
    assert slow.pages is not None
    assert not slow.window.findChildren(PasswordDialog)


def test_a_worker_that_ends_over_it_is_said_and_it_is_tried_again_with_the_password(asked, answer):
    answer("sesame")
    jobs = asked.desk.tasks.jobs
    jobs.pop(next(iter(jobs))).failed("Importing ended unexpectedly.")
    assert asked.line.text() == "Importing ended unexpectedly."
    before = len(asked.asked)
    asked.line.button.click()
    assert asked.asked[before:] == [("imports.files", [asked.path])]
    assert asked.line.button.text() == "Stop"
