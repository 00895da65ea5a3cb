from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.domain import ImportStatus
from desktop.workspace.imports.unfolding import Source, sha256_of, stem_of, unfold


def test_a_folder_becomes_a_collection_with_those_inside_it(workspace, tmp_path):
    folder = tmp_path / "press"
    (folder / "2026").mkdir(parents=True)
    (folder / "one.txt").write_text("The first text of this folder.")
    (folder / "2026" / "two.md").write_text("# Two\n\nThe second text.")
    (folder / ".hidden.txt").write_text("not this")
    (folder / "notes.xyz").write_text("nor this")
    outcomes = workspace.imports.files([folder], collection="Sources")
    assert [outcome.status for outcome in outcomes] == [ImportStatus.IMPORTED] * 2
    paths = workspace.collections.paths()
    names = {
        document.title: paths[document.collection_id] for document in workspace.documents.all()
    }
    assert set(names.values()) == {"Sources/press", "Sources/press/2026"}


def test_a_file_that_is_named_twice_is_taken_once(tmp_path):
    (tmp_path / "one.txt").touch()
    path = tmp_path / "one.txt"
    assert unfold([path, path], "") == [Source(path, "")]


def test_the_pictures_beside_a_saved_page_are_no_sources(tmp_path):
    (tmp_path / "page.html").touch()
    for folder in ("page_files", "notes_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").touch()
    found = unfold([tmp_path], "")
    assert [source.path.relative_to(tmp_path).as_posix() for source in found] == [
        "notes_files/frame.html",
        "page.html",
    ]


def test_a_document_that_cannot_be_read_is_not_passed_over(workspace, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "report.djvu").write_bytes(b"AT&TFORM")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    (outcome,) = workspace.imports.files([folder])
    assert outcome.status is ImportStatus.FAILED
    assert "report.djvu" in outcome.error


def test_pictures_come_by_their_names_only(tmp_path):
    for name in ("plan.png", "photo.JPG", "fax.tiff", "notes.txt"):
        (tmp_path / name).touch()
    assert [source.path.name for source in unfold([tmp_path], "")] == ["notes.txt"]
    assert [source.path.name for source in unfold([tmp_path / "plan.png"], "")] == ["plan.png"]


def test_a_link_back_to_its_own_folder_ends(tmp_path):
    (tmp_path / "one.txt").touch()
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(unfold([tmp_path], "")) == 1


def test_what_would_never_end_is_not_counted(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for path in tmp_path.iterdir():
        with pytest.raises(OSError, match="too large"):
            sha256_of(path)


def test_what_may_not_be_asked_for_is_passed_on(tmp_path, monkeypatch):
    def refused(_path):
        raise PermissionError

    (tmp_path / "one.txt").touch()
    monkeypatch.setattr(Path, "is_dir", refused)
    assert unfold([tmp_path / "one.txt"], "") == [Source(tmp_path / "one.txt", "")]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Interviews.qda/data.qda", "Interviews"),
        ("Interviews/data.qda", "data"),
        ("Interviews.qda/other.qdpx", "other"),
    ],
)
def test_a_project_is_called_by_its_folder_where_all_files_are_called_alike(path, name):
    assert stem_of(Path(path)) == name
