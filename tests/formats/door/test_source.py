from __future__ import annotations

from pathlib import Path

import pytest

from desktop.formats.door.source import Source


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("harbour_notes.txt", "harbour notes"),
        ("written-questions.txt", "written questions"),
        ("2024-03-05.txt", "2024-03-05"),
        ("Report - boats 2024-25.md", "Report - boats 2024-25"),
        (".txt", ".txt"),
    ],
)
def test_a_file_name_is_made_readable(name, title) -> None:
    assert Source(Path(name), b"").title == title


@pytest.mark.parametrize(
    "name", ["003_863e3a26629a42be.txt", "12.html", "a1b2c3d4-0011-2233-4455.md"]
)
def test_codes_are_no_names(name) -> None:
    assert not Source(Path(name), b"").is_named


@pytest.mark.parametrize("name", ["scan0001.txt", "boats 863e3a26629a.txt", "facade.txt"])
def test_names_are_names(name) -> None:
    assert Source(Path(name), b"").is_named
