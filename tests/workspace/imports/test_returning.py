from __future__ import annotations

import pytest

from desktop.domain import ImportStatus, PlacementStatus
from desktop.domain.steps import StepCode
from desktop.library.documents import Documents


@pytest.fixture
def kept(workspace, document_id):
    """Highlight a passage of the report, then move the report to the trash."""
    made = workspace.highlights.add_quotation(document_id, "902 applications")
    workspace.trash.put(document_id)
    return made


def test_a_file_whose_document_is_in_the_trash_brings_it_back(workspace, report, document_id, kept):
    (outcome,) = workspace.imports.files([report])
    assert (outcome.status, outcome.document_id) == (ImportStatus.IMPORTED, document_id)
    assert outcome.from_trash
    assert outcome.revision == 1
    assert [document.id for document in workspace.documents.all()] == [document_id]
    assert workspace.trash.all() == []
    assert [one.id for one in workspace.highlights.all()] == [kept.id]


def test_coming_back_can_be_undone(workspace, report, document_id, kept):
    workspace.imports.files([report])
    assert workspace.history.undo() is StepCode.IMPORT_AGAIN
    assert [document.id for document in workspace.trash.all()] == [document_id]
    workspace.history.redo()
    assert workspace.trash.all() == []


def test_a_changed_file_brings_it_back_as_a_revision(workspace, report, document_id, kept):
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    (outcome,) = workspace.imports.files([report])
    assert (outcome.status, outcome.document_id) == (ImportStatus.REVISED, document_id)
    assert (outcome.revision, outcome.from_trash) == (2, True)
    (after,) = workspace.highlights.all()
    assert (after.id, after.placement.status) == (kept.id, PlacementStatus.SAME)
    text = workspace.documents.content(document_id).text
    assert text[after.start : after.end] == "902 applications"


def test_the_same_bytes_elsewhere_bring_it_back_once(workspace, tmp_path, report, kept):
    twin = tmp_path / "twin.txt"
    twin.write_bytes(report.read_bytes())
    outcomes = workspace.imports.files([twin, report])
    assert [one.from_trash for one in outcomes] == [True, False]
    assert [one.status for one in outcomes] == [ImportStatus.IMPORTED, ImportStatus.UNCHANGED]
    assert len(workspace.documents.all()) == 1


def test_what_nobody_asked_for_stays_in_the_trash(workspace, report, document_id, kept):
    (outcome,) = workspace.imports.files([report], from_trash=False)
    assert (outcome.status, outcome.from_trash) == (ImportStatus.UNCHANGED, False)
    assert workspace.documents.all() == []
    report.write_text("Another text under the same name.", encoding="utf-8")
    (outcome,) = workspace.imports.files([report], from_trash=False)
    assert outcome.status is ImportStatus.IMPORTED
    assert outcome.document_id != document_id
    assert [document.id for document in workspace.trash.all()] == [document_id]


def test_a_document_outside_the_trash_comes_first(workspace, tmp_path, report, document_id):
    workspace.trash.put(document_id)
    (fresh,) = workspace.imports.files([report], from_trash=False)
    assert fresh.document_id == document_id  # left where it is
    workspace.trash.empty()
    (fresh,) = workspace.imports.files([report])
    assert fresh.document_id != document_id
    assert not fresh.from_trash


def test_a_trash_that_is_emptied_meanwhile_makes_a_new_document(
    workspace, report, document_id, kept, monkeypatch
):
    found = Documents.find_source

    def find(documents, sha256, *, trashed=False):
        rows = found(documents, sha256, trashed=trashed)
        if rows and trashed:
            workspace.trash.empty()
        return rows

    monkeypatch.setattr(Documents, "find_source", find)
    (outcome,) = workspace.imports.files([report])
    assert (outcome.status, outcome.from_trash) == (ImportStatus.IMPORTED, False)
    assert [document.id for document in workspace.documents.all()] == [outcome.document_id]
    assert outcome.document_id != document_id
