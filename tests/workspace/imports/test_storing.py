from contextlib import closing

import pytest

from desktop.domain import ImportStatus
from desktop.library import Library
from desktop.library.staging import incoming
from desktop.library.staging.carrying import SLICE
from desktop.workspace import Workspace
from tests.workspace.revising.test_placing import quoted

LINES = "\n\n".join(f"Line {number} of a long text." for number in range(60))


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setattr(incoming, "HEAVY", 1_000)
    path = tmp_path / "book.txt"
    path.write_text(LINES)
    return path


def test_what_is_too_much_for_one_transaction_is_stored_with_the_rest(workspace, book, report):
    before, after = book.with_name("a.txt"), book.with_name("c.txt")
    before.write_text("Words before.")
    after.write_text("Words after.")
    files = [before, book, report, after]
    outcomes = workspace.imports.files(files, collection="Letters")
    assert [outcome.status for outcome in outcomes] == [ImportStatus.IMPORTED] * 4
    collections = {document.collection_id for document in workspace.documents.all()}
    assert collections == {workspace.collections.all()[0].id}
    assert workspace.search.find("long text").total
    assert workspace.care.check() == []


def test_a_long_text_comes_back_from_the_trash_as_a_revision(workspace, book):
    document_id = workspace.imports.files([book])[0].document_id
    made = workspace.highlights.add_quotation(document_id, "Line 7 of")
    workspace.trash.put(document_id)
    book.write_text("A foreword.\n\n" + LINES)
    [outcome] = workspace.imports.files([book])
    assert (outcome.status, outcome.revision) == (ImportStatus.REVISED, 2)
    assert outcome.from_trash
    assert quoted(workspace, made.id) == "Line 7 of"
    assert workspace.care.check() == []


def test_an_import_that_waits_for_another_window_is_cancelled(workspace, book):
    waiting = []

    def cancelled() -> bool:
        waiting.append(len(waiting))
        return len(waiting) > 50

    with Library.open(workspace.folder) as other, other.imports.turn():
        assert workspace.imports.files([book], cancelled=cancelled) == []
    assert workspace.documents.all() == []
    assert workspace.imports.files([book])[0].status is ImportStatus.IMPORTED


@pytest.mark.parametrize("kind", ["short", "too much for one transaction"])
def test_the_same_bytes_that_another_window_brought_meanwhile_make_no_revision(
    workspace, book, report, kind
):
    path = report if kind == "short" else book
    first, asked = [], []

    def cancelled() -> bool:
        asked.append(path)
        if len(asked) == 2:  # after the question whether it is known, before it is read
            with closing(Workspace.open(workspace.folder)) as other:
                first.extend(other.imports.files([path]))
        return False

    second = workspace.imports.files([path], cancelled=cancelled)
    assert [one.status for one in first + second] == [
        ImportStatus.IMPORTED,
        ImportStatus.UNCHANGED,
    ]
    assert second[0].document_id == first[0].document_id
    assert workspace.documents.get(first[0].document_id).revision == 1
    assert workspace.care.check() == []


def test_a_revision_is_read_again_with_many_highlights(workspace, tmp_path):
    path = tmp_path / "many.txt"
    path.write_text("\n\n".join(f"Line {number:04}." for number in range(SLICE + 9)))
    document_id = workspace.imports.files([path])[0].document_id
    for number in range(SLICE + 1):
        workspace.highlights.add_quotation(document_id, f"Line {number:04}")
    path.write_text("A foreword.\n\n" + path.read_text())
    [outcome] = workspace.imports.files([path])
    assert outcome.status is ImportStatus.REVISED
    found = workspace.highlights.all(document_id=document_id)
    assert len(found) == SLICE + 1
    assert all(quoted(workspace, one.id) == one.anchor.quotation for one in found)
    assert workspace.care.check() == []
