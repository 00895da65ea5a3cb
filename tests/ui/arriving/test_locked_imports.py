"""A file that opens with a password, and is looked at while its text is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.ui.dialogs.import_report import ImportReport
from desktop.ui.locked.password_dialog import PasswordDialog
from tests.formats.pdf.samples import locked

if TYPE_CHECKING:
    from tests.ui.arriving.conftest import Slow

ERROR = "It opens with a password."


@pytest.fixture
def asked(slow) -> Slow:
    """Return a locked file whose password is being asked for."""
    slow.path.write_bytes(locked("Nobody kept the register", "sesame"))
    slow.open()
    assert slow.pages is None
    slow.fail(ERROR, needs_password=True)
    return slow


def answer(slow, password: str) -> None:
    dialog = next(one for one in slow.window.findChildren(PasswordDialog) if one.isVisible())
    dialog.field.setText(password)
    dialog.accept()
    slow.work()


def test_what_is_waited_for_is_said(asked):
    assert asked.line.text() == "The file opens with a password."
    assert asked.line.button.isHidden()


def test_a_password_opens_the_pages_too(asked):
    answer(asked, "sesame")
    assert asked.drawn.asked[-1].get("password") == "sesame"
    assert asked.pages is not None
    assert asked.asked[-1] == ("imports.files", [asked.path])
    assert asked.line.button.text() == "Stop"


def test_a_wrong_password_is_asked_again(asked):
    answer(asked, "another")
    assert asked.pages is None
    asked.fail(ERROR, needs_password=True)
    answer(asked, "sesame")
    assert asked.pages is not None
    assert len(asked.reading.all_tabs()) == 1


def test_who_knows_no_password_is_left_without_a_tab(asked):
    dialog = asked.window.findChild(PasswordDialog)
    dialog.reject()
    assert asked.reading.all_tabs() == []
    assert asked.window.findChild(ImportReport).sentences() == [ERROR]


def test_a_worker_that_ends_over_it_is_said_and_it_is_tried_again_with_the_password(asked):
    answer(asked, "sesame")
    jobs = asked.desk.tasks.jobs
    jobs.pop(next(iter(jobs))).failed("Importing ended unexpectedly.")
    assert asked.line.text() == "Importing ended unexpectedly."
    before = len(asked.asked)
    asked.line.button.click()
    assert asked.asked[before:] == [("imports.files", [asked.path])]
    assert asked.line.button.text() == "Stop"
