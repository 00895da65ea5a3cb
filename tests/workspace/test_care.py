from __future__ import annotations

import pytest

from desktop.errors import CancelledError
from desktop.workspace import Workspace


def test_a_backup_is_a_whole_library(workspace, document_id, tmp_path):
    workspace.highlights.add_quotation(document_id, "902")
    copy = Workspace.open(workspace.care.backup(tmp_path / "copy"))
    assert [h.anchor.quotation for h in copy.highlights.all()] == ["902"]
    assert copy.care.check() == []
    assert copy.documents.source_path(document_id).exists()
    copy.close()


def test_missing_source_bytes_are_found(workspace, document_id):
    assert workspace.care.check() == []
    workspace.documents.source_path(document_id).unlink()
    assert len(workspace.care.check()) == 1


def test_settings_are_kept(workspace):
    assert workspace.settings.get("colour") == ""
    workspace.settings.set("colour", "blue")
    assert workspace.settings.get("colour") == "blue"


def test_a_backup_tells_how_far_it_is_and_leaves_nothing_when_stopped(
    workspace, document_id, tmp_path
):
    told = []
    workspace.care.backup(tmp_path / "copy", progress=told.append)
    assert [(one.done, one.total) for one in told] == [(0, 1)]
    with pytest.raises(CancelledError):
        workspace.care.backup(tmp_path / "other", cancelled=lambda: True)
    assert [path.name for path in tmp_path.glob("*other*")] == []
