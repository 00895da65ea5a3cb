from __future__ import annotations

import pytest

from desktop.domain.differences import ChangeKind
from desktop.errors import (
    CancelledError,
    FileExistsAlreadyError,
    NoSuchRevisionError,
    NotFoundError,
    OwnFileError,
)
from desktop.workspace.revising.comparing import RedlineForm
from tests.workspace.conftest import REPORT


@pytest.fixture
def document(workspace, tmp_path):
    path = tmp_path / "survey.txt"
    path.write_text(REPORT)
    (outcome,) = workspace.imports.files([path])
    path.write_text(REPORT.replace("902", "912") + "\nA third count was given up.\n")
    workspace.imports.files([path])
    return outcome.document_id


def test_two_revisions_are_compared(workspace, document):
    edited, inserted = workspace.comparisons.compare(document, 1, 2).changes
    assert (edited.kind, edited.figures) == (ChangeKind.EDITED, (("902", "912"),))
    assert inserted.kind is ChangeKind.INSERTED
    new = workspace.documents.content(document, 2).text
    assert new[slice(*inserted.new)] == "A third count was given up."
    assert workspace.comparisons.compare(document, 2, 2).changes == ()


def test_an_older_one_can_be_the_new_one(workspace, document):
    edited, deleted = workspace.comparisons.compare(document, 2, 1).changes
    assert edited.figures == (("912", "902"),)
    assert deleted.kind is ChangeKind.DELETED


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_revision_that_is_not_there_is_said_so(workspace, document, number):
    with pytest.raises(NoSuchRevisionError) as raised:
        workspace.comparisons.compare(document, 1, number)
    assert (raised.value.number, raised.value.newest) == (number, 2)
    with pytest.raises(NotFoundError):
        workspace.comparisons.compare("nothing", 1, 2)


def test_progress_is_told_and_the_work_can_be_stopped(workspace, document):
    heard = []
    workspace.comparisons.compare(document, 1, 2, heard.append)
    assert heard
    assert all(0 < one.done <= one.total for one in heard)
    with pytest.raises(CancelledError):
        workspace.comparisons.compare(document, 1, 2, cancelled=lambda: True)


def test_a_redline_names_both_revisions(workspace, document):
    text = workspace.comparisons.text(document, 1, 2)
    assert workspace.documents.get(document).title in text
    assert workspace.documents.get(document).sha256 in text
    assert "- 902 → 912" in text
    assert text == workspace.comparisons.text(document, 1, 2)
    page = workspace.comparisons.text(document, 1, 2, RedlineForm.HTML)
    assert page.startswith("<!DOCTYPE html>")
    assert workspace.documents.get(document).sha256 in page


def test_a_file_is_replaced_only_when_asked(workspace, document, tmp_path):
    path = tmp_path / "changes.html"
    asked = path, document, 1, 2, RedlineForm.HTML
    assert workspace.comparisons.file(*asked) == path
    assert path.read_text("utf-8") == workspace.comparisons.text(document, 1, 2, RedlineForm.HTML)
    path.write_text("mine")
    with pytest.raises(FileExistsAlreadyError):
        workspace.comparisons.file(*asked)
    assert path.read_text() == "mine"
    workspace.comparisons.file(*asked, replace=True)
    assert path.read_text("utf-8") != "mine"
    with pytest.raises(OwnFileError):
        workspace.comparisons.file(workspace.folder / "library.sqlite3", document, 1, 2)
