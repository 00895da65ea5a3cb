from __future__ import annotations

import os
from unicodedata import normalize

import pytest

from desktop.errors import FileExistsAlreadyError, StorageError
from desktop.export import file_names, write


def test_a_new_file_is_written_whole(tmp_path):
    path = write(tmp_path / "new folder" / "a.md", "żółć\n")
    assert path.read_bytes() == "żółć\n".encode()
    assert [p.name for p in path.parent.iterdir()] == ["a.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_others_may_read_an_export_and_not_change_it(tmp_path):
    assert write(tmp_path / "a.md", "text").stat().st_mode & 0o777 == 0o644


def test_an_existing_file_is_left_alone_unless_asked(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("mine")
    with pytest.raises(FileExistsAlreadyError):
        write(path, "new")
    assert path.read_text() == "mine"
    write(path, "new", replace=True)
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError) as caught:
        write(tmp_path / "file" / "a.md", "text")
    assert "[errno" not in str(caught.value)


def test_a_name_that_no_file_system_takes_is_a_sentence(tmp_path):
    with pytest.raises(StorageError, match="name too long"):
        write(tmp_path / ("n" * 300 + ".md"), "text")


@pytest.mark.parametrize("title", ["日本語の長い題名" * 20, "अभिलेख" * 30, "\U0001d5ee" * 100])
def test_a_name_is_short_enough_in_any_script(tmp_path, title):
    name = file_names({"0123456789": title})["0123456789"]
    assert title.startswith(name.removesuffix(".md"))
    assert 196 < len(name.removesuffix(".md").encode()) <= 200
    assert write(tmp_path / name, "text").read_text() == "text"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("C# [draft] ^1 #2", "C draft 1 2.md"),
        ("Seen | unseen", "Seen unseen.md"),
        (".hidden", "hidden.md"),
        ("-rf and more", "rf and more.md"),
        ("aux.log", "aux_.log.md"),
        ("Lpt² . x", "Lpt²_. x.md"),
        ("\u202egnp.exe", "gnp.exe.md"),
        ("###", "untitled.md"),
        ("e\u0301tat", "\u00e9tat.md"),
    ],
)
def test_a_name_can_be_linked_to_and_typed(title, name):
    assert file_names({"0123456789": title}) == {"0123456789": name}


def test_names_stay_apart_on_disks_that_mind_neither_case_nor_form():
    titles = ("Über", "u\u0308ber", "ÜBER", "Über (00000000)", "ﬁle", "FILE", "strasse", "straße")
    names = file_names({f"0000000{number}-{number}": title for number, title in enumerate(titles)})
    alike = {normalize("NFKC", name).upper().casefold() for name in names.values()}
    assert len(alike) == len(titles)


@pytest.mark.parametrize("title", ["a/b\\c:d*e?f", "..", "", "\u2028", "x" * 300, " . "])
def test_any_title_gives_a_name_that_file_systems_take(title):
    name = file_names({"0123456789": title})["0123456789"]
    assert name.endswith(".md")
    assert not set(name) & set('/\\:*?"<>|#^[]\u2028')
    assert len(name) <= 120
    assert not name.startswith(".")


def test_only_namesakes_are_told_apart_by_a_code():
    named = file_names({"01234567a": "Cells", "89abcdefb": "cells", "c": "Courts", "d": "con"})
    assert named == {
        "01234567a": "Cells (01234567).md",
        "89abcdefb": "cells (89abcdef).md",
        "c": "Courts.md",
        "d": "con_.md",
    }


def test_bytes_are_written_as_they_are(tmp_path):
    path = write(tmp_path / "a.pdf", b"\r\n\xff\0")
    assert path.read_bytes() == b"\r\n\xff\0"


def test_names_end_as_they_are_asked_to():
    assert file_names({"1": "A report"}, ".pdf") == {"1": "A report.pdf"}
