import hashlib
import json
import os
import sqlite3
from dataclasses import replace

import pytest

from desktop.domain import DocumentKind, Facts, Section, tidy
from desktop.domain.steps import StepCode
from desktop.errors import DamagedLibraryError, NotFoundError

FACTS = Facts(
    "Detention 𝒜 \ud83d",
    ("A. Reporter", "B. Writer"),
    "2019-05",
    "The House",
    "https://example.org/?a=1&b=“2”",
    "en",
    "reporter2019",
    {"uin": "HL123"},
)


def test_a_document_is_listed_with_all_it_is(desk, library):
    box = library.collections.add("Box")
    kept = desk.keep(facts=FACTS, collection_id=box.id, sections=(Section("One", 1, 0, 17),))
    desk.highlight(kept, "1,204")
    document = library.documents.get(kept.id)
    assert library.documents.all() == [document]
    assert document.facts == replace(FACTS, title="Detention 𝒜 \ufffd")
    assert document.kind is DocumentKind.REPORT
    assert document.collection_id == box.id
    assert document.sha256 == hashlib.sha256(desk.text.encode()).hexdigest()
    assert (document.revision, document.characters) == (1, len(desk.text))
    assert (document.sections, document.highlights) == (1, 1)
    assert (document.media_type, document.source_name) == ("text/plain", "source.txt")
    assert document.added.utcoffset().total_seconds() == 0


def test_documents_are_listed_by_title_as_people_count(desk, library):
    for number in (10, 9, 1):
        desk.keep(f"Text {number}.", title=f"report {number}", name=f"{number}.txt")
    desk.keep("Text.", title="Zebra", name="z.txt")
    desk.keep("Texts.", title="apple", name="a.txt")
    assert [d.title for d in library.documents.all()] == [
        "apple", "report 1", "report 9", "report 10", "Zebra",
    ]  # fmt: skip


def test_content_is_what_was_put(desk, library):
    sections = (Section("Häuser", 1, 0, 17, {"asked_by": "A"}),)
    document = desk.keep(sections=sections)
    assert library.documents.content(document.id) == desk.content(desk.text, sections)
    with pytest.raises(NotFoundError):
        library.documents.content(document.id, 2)
    with pytest.raises(NotFoundError):
        library.documents.content("nowhere")


def test_a_title_is_never_empty(desk):
    assert desk.keep(title="", name="minutes of may.txt").title == "minutes of may"


def test_sources_are_found_by_their_bytes_and_their_path(desk, library):
    document = desk.keep()
    path = desk.folder / "source.txt"
    assert library.documents.find_source(document.sha256) == [(document.id, "text 1")]
    assert library.documents.find_source("0" * 64) == []
    assert library.documents.at(str(path)) == document.id
    assert library.documents.at(str(path) + "x") is None
    assert library.documents.source_path(document.id).read_bytes() == path.read_bytes()
    library.trash.put(document.id)
    assert library.documents.find_source(document.sha256) == []
    assert library.documents.at(str(path)) is None
    assert library.documents.find_source(document.sha256, trashed=True) == [(document.id, "text 1")]
    assert library.documents.at(str(path), trashed=True) == document.id


def test_only_the_newest_revision_answers_for_its_bytes(desk, library):
    first = desk.keep()
    second = desk.keep("Other words.", document_id=first.id)
    assert library.documents.find_source(first.sha256) == []
    assert library.documents.find_source(second.sha256) == [(first.id, "text 1")]


def test_facts_are_edited_undone_and_redone(desk, library):
    document = desk.keep()
    edited = library.documents.update_facts(document.id, FACTS, DocumentKind.DEBATE)
    assert edited.facts.authors == FACTS.authors
    assert edited.kind is DocumentKind.DEBATE
    assert library.history.undo() is StepCode.EDIT_FACTS
    assert library.documents.get(document.id) == document
    assert library.history.redo() is StepCode.EDIT_FACTS
    assert library.documents.get(document.id) == edited


def test_a_fact_can_be_emptied_but_not_the_title(desk, library):
    document = desk.keep(facts=replace(FACTS, title="Imported"))
    library.documents.update_facts(document.id, replace(FACTS, title="Better"))
    emptied = library.documents.update_facts(document.id, Facts(title=" "))
    assert emptied.facts == Facts("Better", citation_key=document.facts.citation_key)


def test_a_new_import_updates_the_facts_that_were_not_edited(desk, library):
    document = desk.keep(facts=Facts(title="Draft", publisher="House", language="en"))
    library.documents.update_facts(document.id, replace(document.facts, publisher="The House"))
    new = desk.keep("Newer.", document_id=document.id, facts=Facts(title="Final", publisher="H"))
    assert replace(new.facts, citation_key="") == Facts("Final", publisher="The House")
    library.history.undo()
    undone = library.documents.get(document.id).facts
    assert replace(undone, citation_key="") == Facts(title="Final", publisher="H")


def test_the_readers_outline_survives_restart_and_an_import_of_the_same_text(desk, library):
    document = desk.keep(sections=(Section("Imported", 1, 0, 17),))
    own = [Section("Mine", 1, 0, 17), Section("Also mine", 2, 2, 9, {"speaker": "A"})]
    assert library.documents.set_sections(document.id, own).sections == tuple(own)
    library = desk.reopen()
    assert library.documents.content(document.id).sections == tuple(own)
    assert library.documents.get(document.id).sections == 2
    desk.keep(document_id=document.id, importer="text 2", sections=(Section("New", 1, 0, 9),))
    assert library.documents.content(document.id).sections == tuple(own)
    changed = desk.keep("Other.", document_id=document.id, sections=(Section("N", 1, 0, 6),))
    assert library.documents.content(document.id).sections == (Section("N", 1, 0, 6),)
    assert changed.sections == 1


def test_outlines_are_undone_and_redone(desk, library):
    document = desk.keep(sections=(Section("Imported", 1, 0, 17),))
    library.documents.set_sections(document.id, [])
    assert library.documents.content(document.id).sections == ()
    assert library.history.undo() is StepCode.EDIT_SECTIONS
    assert [s.title for s in library.documents.content(document.id).sections] == ["Imported"]
    assert library.documents.get(document.id).sections == 1
    library.history.redo()
    assert library.documents.get(document.id).sections == 0


def test_moving_between_collections(desk, library):
    document = desk.keep()
    box = library.collections.add("Box")
    assert library.documents.move(document.id, box.id).collection_id == box.id
    library.history.undo()
    assert library.documents.get(document.id).collection_id is None
    with pytest.raises(NotFoundError):
        library.documents.move(document.id, "nowhere")


def test_the_reading_position_is_remembered_but_is_no_step(desk, library):
    document = desk.keep()
    assert library.documents.reading_position(document.id) == 0
    library.documents.set_reading_position(document.id, 40)
    library.documents.set_reading_position(document.id, 41)
    library = desk.reopen()
    assert library.documents.reading_position(document.id) == 41
    assert library.history.undo() is None
    with pytest.raises(NotFoundError):
        library.documents.set_reading_position("nowhere", 1)


def test_a_text_that_rotted_is_reported_not_shown(desk, library):
    document = desk.keep()
    library._store._raw.execute("UPDATE blobs SET data = x'00ff'")
    with pytest.raises(DamagedLibraryError):
        library.documents.content(document.id)
    library._store._raw.execute("PRAGMA foreign_keys=OFF")
    library._store._raw.execute("DELETE FROM blobs")
    with pytest.raises(DamagedLibraryError):
        library.documents.content(document.id)


def test_file_names_of_any_bytes(desk, library):
    name = os.fsdecode(b"caf\xe9 \xff.txt")
    try:
        document = desk.keep(name=name)
    except (OSError, UnicodeError):
        pytest.skip("this file system has only valid names")
    assert library.documents.at(str(desk.folder / name)) == document.id
    assert library.documents.get(document.id).source_name == "caf\\xe9 \\xff.txt"


def test_some_documents_are_asked_for_at_once(desk, library):
    first, second, third = (desk.keep(f"Text {n}", title=f"T{n}") for n in range(3))
    desk.highlight(second, "Text")
    library.trash.put(third.id)
    found = library.documents.all([third.id, second.id, first.id, "nowhere"])
    assert found == [first, library.documents.get(second.id)]
    assert [document.highlights for document in found] == [0, 1]
    assert library.documents.all([]) == []
    assert library.documents.newest_revision(second.id) == 1
    with pytest.raises(NotFoundError):
        library.documents.newest_revision(third.id)


def test_more_ids_than_a_statement_has_parameters(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    many = [f"nowhere {number}" for number in range(40_000)]
    assert [one.id for one in library.documents.all([*many, document.id])] == [document.id]
    assert [one.id for one in library.highlights.by_id([*many, made.id])] == [made.id]


def test_an_outline_is_kept_tidy(desk, library):
    document = desk.keep()
    section = Section("One\x1b\n" + "x" * 5_000, 1, 0, 17, {"speaker": "A\u202e"})
    library.documents.set_sections(document.id, [section])
    assert library.documents.content(document.id).sections == tidy.sections([section])


def test_a_title_of_five_megabytes_from_before_is_cut(desk, library):
    desk.keep("Text.", name="1.txt")
    library.close()
    with sqlite3.connect(desk.folder / "library" / "library.sqlite3") as raw:
        raw.execute("UPDATE revisions SET facts = ?", (json.dumps({"title": "x" * 5_000_000}),))
    raw.close()
    (document,) = desk.reopen().documents.all()
    assert document.title == "x" * 999 + "…"
