from __future__ import annotations


def test_missing_source_bytes_are_found(workspace, document_id):
    assert workspace.care.check() == []
    workspace.documents.source_path(document_id).unlink()
    assert len(workspace.care.check()) == 1


def test_settings_are_kept(workspace):
    assert workspace.settings.get("colour") == ""
    workspace.settings.set("colour", "blue")
    assert workspace.settings.get("colour") == "blue"
