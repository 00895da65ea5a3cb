from __future__ import annotations

import os
import sys

import pytest

from desktop.errors import StorageError
from desktop.export.kept import guarded_file
from desktop.export.kept.guarded_file import (
    ChangedMeanwhileError,
    NoTextError,
    move,
    notes_in,
    read,
    replace,
)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_read_is_replaced_in_one_step_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("\ufeffé\r\n".encode())
    path.chmod(0o640)
    was = read(path)
    assert was.text == "\ufeffé\r\n"
    replace(was, "new\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_stays_one(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    path = tmp_path / "elsewhere" / "a.md"
    path.write_text("one", encoding="utf-8")
    link = tmp_path / "a.md"
    link.symlink_to(path)
    replace(read(link), "two")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "two"


def test_what_changed_since_it_was_read_is_left_alone(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("one", encoding="utf-8")
    was = read(path)
    path.write_text("theirs", encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        replace(was, "ours")
    assert path.read_text(encoding="utf-8") == "theirs"
    path.unlink()
    with pytest.raises(ChangedMeanwhileError):
        replace(was, "ours")
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="names cannot be swapped")
@pytest.mark.parametrize("anew", [True, False])
def test_what_changes_at_the_last_moment_is_put_back(tmp_path, monkeypatch, anew):
    path = tmp_path / "a.md"
    path.write_text("one", encoding="utf-8")
    was, put = read(path), guarded_file._put  # noqa: SLF001

    def late(part, to, expected):
        if anew:  # as editors do that write another file
            other = tmp_path / "b"
            other.write_text("theirs", encoding="utf-8")
            other.replace(path)
        else:
            path.write_text("theirs", encoding="utf-8")
        put(part, to, expected)

    monkeypatch.setattr(guarded_file, "_put", late)
    with pytest.raises(ChangedMeanwhileError):
        replace(was, "ours")
    assert path.read_text(encoding="utf-8") == "theirs"
    assert names(tmp_path) == ["a.md"]


def test_a_full_disk_leaves_what_is_there(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("one", encoding="utf-8")
    was = read(path)

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError):
        replace(was, "ours")
    assert path.read_text(encoding="utf-8") == "one"
    assert names(tmp_path) == ["a.md"]


def test_what_is_no_text_is_not_read(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("Grüße".encode("utf-16"))
    with pytest.raises(NoTextError):
        read(path)
    with pytest.raises(StorageError):
        read(tmp_path / "missing.md")


def test_a_name_that_is_taken_is_not_taken_over(tmp_path):
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    assert not move(one, two)
    assert two.read_text(encoding="utf-8") == "2"
    assert move(one, tmp_path / "three.md")
    assert names(tmp_path) == ["three.md", "two.md"]


def test_notes_are_found_by_their_marks_wherever_they_were_moved(tmp_path):
    text = "%% manicule:begin d1 %%\n%% manicule:end d1 %%\n"
    for name in ("b/deep/x.md", "a.MD", ".obsidian/c.md", ".hidden.md", "d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "e.md").write_bytes(b"\xff\xfe")
    found = notes_in(tmp_path, ".md")
    assert found == {"d1": [tmp_path / "a.MD", tmp_path / "b/deep/x.md"]}
