from __future__ import annotations

import base64
import sqlite3
from contextlib import closing

import pytest

from desktop.workspace import Workspace

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE blobs SET data = x'00'", "DELETE FROM blobs",
        "UPDATE assets SET data = x'00'", "DELETE FROM assets",
    ],
)  # fmt: skip
def test_texts_and_pictures_are_made_once_more_of_the_original_bytes(tmp_path, damage):
    page = tmp_path / "page.html"
    picture = base64.b64encode(DOT).decode()
    page.write_text(f"<p>The harbour.</p><img src='data:image/png;base64,{picture}'>")
    with closing(Workspace.open(tmp_path / "library")) as workspace:
        [made] = workspace.imports.files([page])
        before = workspace.documents.content(made.document_id)
    page.unlink()
    with closing(sqlite3.connect(tmp_path / "library" / "library.sqlite3")) as raw, raw:
        assert raw.execute("SELECT count(*) FROM assets").fetchone() == (1,)
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(damage)
    with closing(Workspace.open(tmp_path / "library")) as workspace:
        said = workspace.care.check(repair=True)
        assert said
        assert all(line.endswith("It was mended.") for line in said)
        assert workspace.care.check() == []
        assert workspace.documents.content(made.document_id) == before


def test_missing_source_bytes_are_found(workspace, document_id):
    assert workspace.care.check() == []
    workspace.documents.source_path(document_id).unlink()
    assert len(workspace.care.check()) == 1


def test_settings_are_kept(workspace):
    assert workspace.settings.get("colour") == ""
    workspace.settings.set("colour", "blue")
    assert workspace.settings.get("colour") == "blue"
