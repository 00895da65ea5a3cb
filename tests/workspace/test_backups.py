from __future__ import annotations

import pytest

from desktop.errors import CancelledError, NotFoundError, OccupiedFolderError, OwnFileError
from desktop.workspace import Workspace, backups
from tests.workspace.written import file, files


def test_a_backup_is_a_whole_library(workspace, document_id, tmp_path):
    workspace.highlights.add_quotation(document_id, "902")
    copy = Workspace.open(workspace.backups.make(tmp_path / "copy").folder)
    assert [h.anchor.quotation for h in copy.highlights.all()] == ["902"]
    assert copy.care.check() == []
    assert copy.documents.source_path(document_id).exists()
    copy.close()


def test_a_backup_tells_how_far_it_is_and_leaves_nothing_when_stopped(
    workspace, document_id, tmp_path
):
    told = []
    workspace.backups.make(tmp_path / "copy", progress=told.append)
    assert [(one.done, one.total) for one in told] == [(0, 1)]
    with pytest.raises(CancelledError):
        workspace.backups.make(tmp_path / "other", cancelled=lambda: True)
    assert [path.name for path in tmp_path.glob("*other*")] == []


def test_backups_are_listed_and_restored_without_opening_the_library(
    workspace, document_id, tmp_path
):
    workspace.highlights.add_quotation(document_id, "902", note="A note.")
    made = workspace.backups.make()
    workspace.close()
    (listed,) = backups.listed(workspace.folder)
    assert backups.listed(shelf=workspace.folder / "backups") == [listed]
    assert (listed.documents, listed.highlights, listed.notes) == (1, 1, 1)
    assert backups.found(listed.name, workspace.folder) == listed
    assert backups.found(str(made.folder), tmp_path) == listed
    with pytest.raises(NotFoundError):
        backups.found("none", workspace.folder)
    told = []
    there = backups.restore(listed.path, tmp_path / "there", progress=told.append)
    assert not there.problems
    assert len(told) == 1
    with pytest.raises(OccupiedFolderError):
        backups.restore(listed.path, tmp_path / "there")
    with pytest.raises(CancelledError):
        backups.restore(listed.path, tmp_path / "other", cancelled=lambda: True)
    assert list(tmp_path.glob("*other*")) == []


@pytest.mark.parametrize("name", ["library.sqlite3", "library.id", "sources/new.md", "LIBRARY.ID"])
def test_nothing_is_exported_onto_the_library(workspace, document_id, tmp_path, name):
    before = (workspace.folder / "library.sqlite3").read_bytes()
    link = tmp_path / "link"
    link.symlink_to(workspace.folder, target_is_directory=True)
    for path in (workspace.folder / name, link / name):
        with pytest.raises(OwnFileError):
            file(workspace, path, replace=True)
    (tmp_path / "short.md").symlink_to(workspace.folder / "library.sqlite3")
    (tmp_path / "hard.md").hardlink_to(workspace.folder / "library.sqlite3")
    for other in ("short.md", "hard.md"):
        with pytest.raises(OwnFileError):
            file(workspace, tmp_path / other, replace=True)
    for folder in ("sources", "backups"):
        with pytest.raises(OwnFileError):
            files(workspace, link / folder, replace=True)
    assert (workspace.folder / "library.sqlite3").read_bytes() == before
    assert file(workspace, tmp_path / "out.md").exists()
