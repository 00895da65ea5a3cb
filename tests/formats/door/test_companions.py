from __future__ import annotations

import os

import pytest

from desktop.formats.door import companions


@pytest.fixture
def page(tmp_path):
    folder = tmp_path / "saved"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files" / "a b.png").write_bytes(b"picture")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(folder / "pipe.png")
    return folder / "page.html"


@pytest.mark.parametrize(
    "address",
    ["page_files/a%20b.png", "./page_files/a b.png?v=1#x", "page_files/../page_files/a b.png"],
)
def test_what_lies_in_the_folder_is_read(page, address) -> None:
    assert companions.reader(page)(address) == b"picture"


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png",
        "link.png",
        "/etc/passwd",
        "file:x.png",
        "//far.example/a.png",
        "pipe.png",
        "page_files",
        "none.png",
        "a\x00b.png",
        "x" * 5000,
        "",
    ],
)
def test_nothing_else_is_opened(page, address) -> None:
    assert companions.opened(page, address) is None


def test_a_file_too_large_to_show_is_left_out(page, monkeypatch) -> None:
    monkeypatch.setattr(companions, "LARGEST", 6)
    assert companions.reader(page)("page_files/a b.png") is None


def test_a_document_behind_a_link_has_what_lies_beside_itself(page, tmp_path) -> None:
    page.write_text("x")
    (tmp_path / "link.html").symlink_to(page)
    assert companions.reader(tmp_path / "link.html")("page_files/a b.png") == b"picture"


def test_a_folder_of_notes_on_a_book_gives_that_book_and_no_other_file(tmp_path) -> None:
    folder = tmp_path / "The Tide (1).sdr"
    folder.mkdir()
    notes = folder / "metadata.epub.lua"
    (tmp_path / "The Tide (1).epub").write_bytes(b"book")
    (tmp_path / "secret.epub").write_bytes(b"secret")
    (tmp_path / "The Tide (1).pdf").symlink_to("/etc/passwd")
    assert companions.reader(notes)("../*.epub") == b"book"
    assert companions.path_of(notes, "../*.epub") == tmp_path / "The Tide (1).epub"
    for other in ("../secret.epub", "../*.pdf", "../*", "../*.txt", "../../*.epub", "../*.a/b"):
        assert companions.reader(notes)(other) is None
    folder.rename(tmp_path / "notes")
    assert companions.reader(tmp_path / "notes" / "metadata.epub.lua")("../*.epub") is None
