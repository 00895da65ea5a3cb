"""Titles of documents that other programs call by the names of files."""

from __future__ import annotations

from pathlib import PurePosixPath

_SUFFIXES = frozenset(
    {".txt", ".text", ".doc", ".docx", ".rtf", ".odt", ".md", ".htm", ".html", ".pdf", ".epub"}
    | {".srt", ".vtt", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)


def title_of(name: str) -> str:
    """Return a name on one line, without the suffix of a file that it ends in."""
    line = " ".join(name.split())
    suffix = PurePosixPath(line).suffix
    return line.removesuffix(suffix) if suffix.lower() in _SUFFIXES else line


def file_name(title: str, suffix: str) -> str:
    """Return the name of a file for a document, with a suffix that says what it is."""
    plain = "".join(" " if letter in '/\\:*?"<>|\0' else letter for letter in title).strip(" .")
    return (plain or "Text") + suffix
