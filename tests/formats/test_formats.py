"""The registry of desktop.formats."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from desktop import formats
from desktop.domain import DocumentKind
from desktop.errors import UnreadableFileError

PAGE = "<!DOCTYPE html><title>Boats</title><h1>Boats</h1><p>Twelve boats lay in the harbour.</p>"
HEX = bytes(range(256)) * 20


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("a.txt", b"x")
    return data.getvalue()


def test_a_file_is_read_by_what_it_holds(read_file) -> None:
    parsed = read_file("page.txt", PAGE)
    assert parsed.importer == "html 4"
    assert parsed.facts.title == "Boats"


def test_importer_of_agrees_with_what_read_uses(tmp_path) -> None:
    for name, data in {
        "a.txt": "text",
        "b.md": "# x\n\ny",
        "c.html": PAGE,
        "d.txt": PAGE,
        "README": "text",
    }.items():
        path = tmp_path / name
        path.write_text(data)
        assert formats.importer_of(path) == formats.read(path).importer != ""


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n ", "no text"),
        ("a.txt", HEX, "not a text"),
        ("a.md", HEX, "not a text"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.html", zipped(), "zip archive"),
        ("a.xyz", b"text", "“.xyz” files are not supported"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "no text"),
        ("a.html", b"<!-- nothing -->", "no text"),
    ],
)
def test_bad_input_gets_one_clause(tmp_path, name, data, reason) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=re.escape(reason)) as caught:
        formats.read(path)
    assert not caught.value.reason.endswith(".")
    assert str(caught.value).startswith(f"{name} was not imported: ")


def test_missing_files_and_folders_are_refused(tmp_path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        formats.read(tmp_path / "none.txt")
    with pytest.raises(UnreadableFileError, match="folder"):
        formats.read(tmp_path)
    assert formats.importer_of(tmp_path / "none.txt") == ""


def test_a_document_without_title_is_called_by_its_file(read_file) -> None:
    assert read_file("harbour_notes.txt", "just a line.").facts.title == "harbour notes"


def test_a_file_name_that_says_nothing_gives_way_to_what_is_inside(read_file) -> None:
    question = (
        "Asked by: Ada Quill (Harbour Party - Eastport)\n"
        "To ask the Minister for Ports, how many boats there are.\n"
        "Answered by Bo Hara - Minister of State (Ports)\n"
        "There are twelve boats in the harbour of the town, as in the last year.\n"
    )
    parsed = read_file("01_deadbeef99.txt", question * 2)
    assert parsed.kind is DocumentKind.WRITTEN_QUESTIONS
    assert parsed.facts.title == "2 written questions by Ada Quill"
    assert parsed.facts.other["made_title"] == parsed.facts.title
    named = read_file("port questions.txt", question * 2).facts
    assert named.title == "port questions"
    assert "made_title" not in named.other


def test_one_huge_line_is_read(read_file) -> None:
    parsed = read_file("a.txt", "word " * 400_000)
    assert len(parsed.content.text) == len("word " * 400_000) - 1
    assert read_file("b.txt", "x" * 2_000_000).content.text.count("x") == 2_000_000


def test_invalid_bytes_and_nulls_do_not_hurt(read_file) -> None:
    content = read_file(
        "a.txt", b"Twelve boats \xff\xfe\xff lay " * 50 + b"\x00 in the harbour"
    ).content
    assert content.text.count("boats") == 50
    assert "harbour" in content.text


def test_every_suffix_has_an_importer() -> None:
    assert {".txt", ".md", ".html", ".htm"} <= formats.supported_suffixes()
    for form in formats.FORMATS:
        assert callable(form.load().read)


def test_real_documents_keep_every_word(corpus, canonical) -> None:
    for path in sorted((corpus / "seeds").glob("*.txt")):
        parsed = formats.read(path)
        canonical(parsed.content)
        assert parsed.content.text.split() == path.read_text(encoding="utf-8").split()
