from __future__ import annotations

import pytest

from desktop.errors import CancelledError
from desktop.workspace import Workspace


def test_a_backup_is_a_whole_library(workspace, document_id, tmp_path):
    workspace.highlight_quotation(document_id, "902")
    copy = Workspace.open(workspace.backup(tmp_path / "copy"))
    assert [h.anchor.quotation for h in copy.highlights()] == ["902"]
    assert copy.check() == []
    assert copy.source_path(document_id).exists()
    copy.close()


def test_missing_source_bytes_are_found(workspace, document_id):
    assert workspace.check() == []
    workspace.source_path(document_id).unlink()
    assert len(workspace.check()) == 1


def test_settings_are_kept(workspace):
    assert workspace.setting("colour") == ""
    workspace.set_setting("colour", "blue")
    assert workspace.setting("colour") == "blue"


def test_a_backup_tells_how_far_it_is_and_leaves_nothing_when_stopped(
    workspace, document_id, tmp_path
):
    told = []
    workspace.backup(tmp_path / "copy", progress=told.append)
    assert [(one.done, one.total) for one in told] == [(0, 1)]
    with pytest.raises(CancelledError):
        workspace.backup(tmp_path / "other", cancelled=lambda: True)
    assert [path.name for path in tmp_path.glob("*other*")] == []
