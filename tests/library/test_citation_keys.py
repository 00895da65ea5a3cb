from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop.domain import Facts
from desktop.errors import ChangedElsewhereError, InvalidValueError, KeyTakenError
from desktop.library import Library

FACTS = Facts("The detention figures", ("Ada Marsh",), "2024-05-17")


def keys(library: Library) -> list[str]:
    return sorted(one.facts.citation_key for one in library.documents.all())


def test_an_import_makes_a_key_once_and_nothing_changes_it(desk, library):
    document = desk.keep(facts=FACTS)
    assert document.facts.citation_key == "marsh2024detention"
    library.documents.update_facts(
        document.id, replace(document.facts, title="Other", authors=("B. Reed",), date="1999")
    )
    again = desk.keep("New.", document_id=document.id, facts=Facts("Third", citation_key="new"))
    assert again.facts.citation_key == "marsh2024detention"
    assert library.documents.get(document.id).facts.citation_key == "marsh2024detention"
    assert library.care.check() == []


def test_no_two_documents_have_one_key(desk, library):
    desk.keep(facts=FACTS)
    desk.keep("Other.", facts=FACTS, name="b.txt")
    desk.keep("Third.", facts=replace(FACTS, citation_key="MARSH2024detention"), name="c.txt")
    assert keys(library) == [
        "MARSH2024detentionb", "marsh2024detention", "marsh2024detentiona",
    ]  # fmt: skip


def test_a_key_that_the_file_brought_is_kept(desk):
    document = desk.keep(facts=replace(FACTS, citation_key="Marsh24"))
    assert document.facts.citation_key == "Marsh24"
    again = desk.keep("New.", document_id=document.id, facts=FACTS)
    assert again.facts.citation_key == "Marsh24"


def test_the_readers_own_key_can_be_undone(desk, library):
    document = desk.keep(facts=FACTS)
    library.documents.update_facts(document.id, replace(document.facts, citation_key="own-1"))
    assert desk.reopen().documents.get(document.id).facts.citation_key == "own-1"
    library = desk.library
    library.history.undo()
    assert library.documents.get(document.id).facts == document.facts
    library.history.redo()
    assert library.documents.get(document.id).facts.citation_key == "own-1"
    assert library.care.check() == []


def test_a_key_taken_away_is_made_anew(desk, library):
    document = desk.keep(facts=replace(FACTS, title="Draft", citation_key="x"))
    better = replace(document.facts, title="Better", citation_key="")
    assert library.documents.update_facts(document.id, better).facts.citation_key == "x"
    plain = desk.keep("Other.", facts=FACTS, name="b.txt")
    emptied = replace(plain.facts, citation_key="")
    kept = library.documents.update_facts(plain.id, emptied)
    assert kept.facts.citation_key == "marsh2024detention"


def test_a_key_of_another_document_is_refused_even_of_one_in_the_trash(desk, library):
    first = desk.keep(facts=FACTS)
    second = desk.keep("Other.", facts=Facts("Second"), name="b.txt")
    wanted = replace(second.facts, citation_key="Marsh2024Detention")
    with pytest.raises(KeyTakenError, match="is the citation key of “The detention figures”"):
        library.documents.update_facts(second.id, wanted)
    library.trash.put(first.id)
    with pytest.raises(KeyTakenError, match="in the trash"):
        library.documents.update_facts(second.id, wanted)
    assert library.documents.get(second.id).facts.citation_key == "second"
    library.trash.restore(first.id)
    assert keys(library) == ["marsh2024detention", "second"]


def test_what_can_be_no_key_is_refused(desk, library):
    document = desk.keep(facts=FACTS)
    with pytest.raises(InvalidValueError, match="letters, digits"):
        library.documents.update_facts(document.id, replace(FACTS, citation_key="a b"))
    assert library.documents.get(document.id).facts == document.facts


def test_undo_does_not_take_a_key_that_another_window_has_given_away(desk, library):
    first = desk.keep(facts=FACTS)
    second = desk.keep("Other.", facts=Facts("Second"), name="b.txt")
    library.documents.update_facts(first.id, replace(first.facts, citation_key="own"))
    with Library.open(library.folder) as other:
        other.documents.update_facts(
            second.id, replace(second.facts, citation_key="marsh2024detention")
        )
    with pytest.raises(ChangedElsewhereError):
        library.history.undo()
    assert keys(library) == ["marsh2024detention", "own"]


def test_documents_from_before_get_keys_when_the_library_is_opened(desk, library):
    one = desk.keep(facts=FACTS)
    two = desk.keep("Other.", facts=FACTS, name="b.txt")
    three = desk.keep("Third.", facts=replace(FACTS, citation_key="Brought"), name="c.txt")
    library.close()
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("UPDATE documents SET citation_key = NULL")
        edited = '{"citation_key":"Typed 7"}'
        raw.execute("UPDATE documents SET edited_facts = ? WHERE id = ?", (edited, two.id))
    library = desk.reopen()
    found = {one.id: one.facts.citation_key for one in library.documents.all()}
    assert found == {
        one.id: "marsh2024detention", two.id: "Typed7", three.id: "Brought",
    }  # fmt: skip
    assert library.history.next_undo() is None
    assert {one.id: one.facts.citation_key for one in desk.reopen().documents.all()} == found
