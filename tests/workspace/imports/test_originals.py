from __future__ import annotations

import base64
import hashlib

import pytest

from desktop.domain import ImportStatus, PlacementStatus, ReadingChoice
from desktop.errors import FixedEncodingError, UnknownEncodingError
from desktop.workspace.imports import originals

POLISH = "Komisja wysłuchała świadków. Źródło: łąka."
CP1250 = POLISH.encode("cp1250")
KOI = ReadingChoice("koi8-r")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAAAAACpleexAAAAHElEQVR42mMIJRIwjCocVTiqcFThqMJR"
    "haQrBAATIhNfMcHk7AAAAABJRU5ErkJggg=="
)


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(CP1250)
    return path


@pytest.fixture
def letter_id(workspace, letter):
    (outcome,) = workspace.imports.files([letter])
    return outcome.document_id


def text(workspace, document_id: str) -> str:
    return workspace.documents.content(document_id).text


def test_a_document_is_read_again_in_another_encoding(workspace, letter_id):
    assert text(workspace, letter_id) == POLISH
    outcome = workspace.originals.reread(letter_id, ReadingChoice("KOI8R"))
    assert (outcome.status, outcome.revision) == (ImportStatus.REVISED, 2)
    assert text(workspace, letter_id) == CP1250.decode("koi8-r")
    assert workspace.documents.reading_choice(letter_id) == KOI
    workspace.originals.reread(letter_id, ReadingChoice())
    assert text(workspace, letter_id) == POLISH
    assert workspace.documents.reading_choice(letter_id) == ReadingChoice()
    assert workspace.documents.content(letter_id, 1).text == POLISH


def test_highlights_are_looked_for_in_the_new_text(workspace, tmp_path):
    path = tmp_path / "hearing.txt"
    plain = "The committee met in the old hall and heard nine of them, says the record here."
    path.write_bytes(f"{plain}\n\n{POLISH}\n\nNobody else came that day.".encode("cp1250"))
    (outcome,) = workspace.imports.files([path], choice=ReadingChoice("windows-1252"))
    document_id = outcome.document_id
    wrong = text(workspace, document_id)
    start = wrong.index("Komisja")
    sure = workspace.highlights.add(document_id, 0, len(plain))
    changed = workspace.highlights.add(document_id, start, start + len(POLISH))
    workspace.originals.reread(document_id, ReadingChoice("windows-1250"))
    places = {one.id: one for one in workspace.highlights.all(document_id)}
    assert (places[sure.id].start, places[sure.id].end) == (0, len(plain))
    assert places[changed.id].placement.status is not PlacementStatus.SAME
    assert places[changed.id].anchor.quotation == wrong[start : start + len(POLISH)]


def test_a_file_that_is_as_it_was_is_read_with_the_pictures_beside_it(workspace, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(f"<h1>The harbour</h1><p>{'Words of the page. ' * 30}</p><img src=map.png>")
    picture = tmp_path / "map.png"
    picture.write_bytes(PNG)
    (outcome,) = workspace.imports.files([page])
    workspace.originals.reimport(outcome.document_id, whole_page=True)
    assert workspace.documents.asset(hashlib.sha256(PNG).hexdigest()) == PNG
    page.write_text("<p>Other words.</p>")
    assert "Words of the page." in workspace.originals.preview(outcome.document_id).text


def test_the_original_bytes_are_read_when_the_file_is_gone(workspace, letter, letter_id):
    letter.unlink()
    assert workspace.originals.reread(letter_id, KOI).status is ImportStatus.REVISED
    assert text(workspace, letter_id) == CP1250.decode("koi8-r")
    assert workspace.documents.get(letter_id).source_name == "letter.txt"


def test_the_choice_holds_for_later_imports_of_the_same_file(workspace, letter, letter_id):
    workspace.originals.reread(letter_id, KOI)
    (same,) = workspace.imports.files([letter])
    assert same.status is ImportStatus.UNCHANGED
    letter.write_bytes(CP1250 + b" wi\xeacej")
    (changed,) = workspace.imports.files([letter])
    assert (changed.status, changed.document_id) == (ImportStatus.REVISED, letter_id)
    assert text(workspace, letter_id) == (CP1250 + b" wi\xeacej").decode("koi8-r")
    assert workspace.documents.reading_choice(letter_id) == KOI


def test_the_choice_holds_for_a_newer_importer(workspace, letter, letter_id, monkeypatch):
    workspace.originals.reread(letter_id, KOI)
    monkeypatch.setattr("desktop.formats.importer_of", lambda _path: "text 99")
    (outcome,) = workspace.imports.files([letter])
    assert outcome.status is ImportStatus.REVISED
    assert text(workspace, letter_id) == CP1250.decode("koi8-r")


def test_files_are_imported_in_an_encoding(workspace, letter, report):
    (outcome,) = workspace.imports.files([letter], choice=KOI)
    assert text(workspace, outcome.document_id) == CP1250.decode("koi8-r")
    (again,) = workspace.imports.files([letter], choice=KOI)
    assert again.status is ImportStatus.UNCHANGED
    (other,) = workspace.imports.files([letter], choice=ReadingChoice("latin2"))
    assert (other.status, other.document_id) == (ImportStatus.REVISED, outcome.document_id)
    assert workspace.documents.reading_choice(outcome.document_id).encoding == "iso-8859-2"


def test_a_document_in_the_trash_comes_back_as_it_is_wanted_now(workspace, letter, letter_id):
    workspace.trash.put(letter_id)
    (outcome,) = workspace.imports.files([letter], choice=KOI)
    assert (outcome.status, outcome.document_id) == (ImportStatus.REVISED, letter_id)
    assert outcome.from_trash
    assert text(workspace, letter_id) == CP1250.decode("koi8-r")


def test_names_that_no_encoding_has_are_refused_with_near_ones(workspace, letter, letter_id):
    for ask in (
        lambda choice: workspace.originals.reread(letter_id, choice),
        lambda choice: workspace.imports.files([letter], choice=choice),
        lambda choice: workspace.originals.preview(letter_id, choice),
    ):
        with pytest.raises(UnknownEncodingError, match="windows-1250"):
            ask(ReadingChoice("windoze-1250"))
    assert workspace.documents.get(letter_id).revision == 1


def test_a_format_that_says_its_encoding_leaves_no_choice(workspace, seeds, tmp_path):
    book = tmp_path / "note.rtf"
    book.write_bytes(rb"{\rtf1\ansi Some words.}")
    (outcome,) = workspace.imports.files([book])
    with pytest.raises(FixedEncodingError, match="left as it is"):
        workspace.originals.reread(outcome.document_id, KOI)
    book.write_bytes(rb"{\rtf1\ansi Other words.}")
    (refused,) = workspace.imports.files([book], choice=KOI)
    assert refused.status is ImportStatus.FAILED
    assert "says itself" in refused.error


def test_a_page_read_whole_keeps_its_encoding_and_the_other_way_round(workspace, tmp_path):
    page = tmp_path / "page.html"
    body = f"<nav>Menu</nav><article><h1>Łódź</h1><p>{POLISH * 9}</p></article>"
    page.write_bytes(f"<html><body>{body}</body></html>".encode("cp1250"))
    (outcome,) = workspace.imports.files([page])
    document_id = outcome.document_id
    workspace.originals.reread(document_id, ReadingChoice("iso-8859-2"))
    workspace.originals.reimport(document_id, whole_page=True)
    assert workspace.documents.reading_choice(document_id) == ReadingChoice(
        "iso-8859-2", whole_page=True
    )
    assert "Menu" in text(workspace, document_id)
    (again,) = workspace.imports.files([page], choice=ReadingChoice("windows-1250"))
    assert again.document_id == document_id
    assert workspace.documents.reading_choice(document_id) == ReadingChoice(
        "windows-1250", whole_page=True
    )


def test_what_a_file_claims_for_itself_is_no_choice(workspace, tmp_path):
    note = tmp_path / "note.md"
    note.write_text("---\nread_as: rot13\nwhole_page: yes\n---\n\nSome words.\n")
    (outcome,) = workspace.imports.files([note])
    assert workspace.documents.reading_choice(outcome.document_id) == ReadingChoice()


def test_a_preview_shows_what_would_be_read_and_changes_nothing(workspace, letter_id):
    guessed = workspace.originals.preview(letter_id)
    assert (guessed.encoding, guessed.text) == ("windows-1250", POLISH)
    other = workspace.originals.preview(letter_id, KOI)
    assert (other.encoding, other.text) == ("koi8-r", CP1250.decode("koi8-r"))
    assert workspace.documents.get(letter_id).revision == 1


def test_a_preview_begins_where_letters_differ(workspace, tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(("Plain words.\n\n" * 900).encode() + CP1250)
    (outcome,) = workspace.imports.files([path])
    assert workspace.originals.preview(outcome.document_id).text == POLISH
    assert originals._first_page("plain") == "plain"


def test_encodings_are_told_region_after_region(workspace):
    regions = [one.region for one in workspace.originals.encodings()]
    assert regions == sorted(regions, key=regions.index)
    assert "Central European (Windows-1250)" in [
        one.title for one in workspace.originals.encodings()
    ]
