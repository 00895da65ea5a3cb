from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from desktop.domain.exchanged.project import PageBoxes
from desktop.errors import UnreadableFileError

TABLES = """
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TEXT, dateModified TEXT,
                    libraryID INT, key TEXT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT,
                          parentCollectionID INT, libraryID INT, key TEXT);
CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT,
                              contentType TEXT, path TEXT);
CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT, type INTEGER,
                              authorName TEXT, text TEXT, comment TEXT, color TEXT, pageLabel TEXT,
                              sortIndex TEXT, position TEXT, isExternal INT);
CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT, name TEXT);
CREATE TABLE users (userID INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE groupItems (itemID INTEGER PRIMARY KEY, createdByUserID INT);
CREATE TABLE settings (setting TEXT, key TEXT, value);
INSERT INTO settings VALUES ('account', 'token', 'SECRET');
INSERT INTO itemTypes VALUES (1, 'book'), (2, 'attachment'), (3, 'note'), (4, 'annotation');
INSERT INTO fields VALUES (1, 'title'), (2, 'date'), (3, 'publisher'), (4, 'url');
INSERT INTO itemDataValues VALUES (1, 'On Boats'), (2, '2024-03-00 March 2024'), (3, 'Press');
INSERT INTO creatorTypes VALUES (1, 'author'), (2, 'editor');
INSERT INTO creators VALUES (1, 'Vincent', 'van Gogh', 0), (2, '', 'OECD', 1);
INSERT INTO collections VALUES (1, 'Reading', NULL, 1, 'C1'), (2, 'Boats/ships', 1, 1, 'C2'),
                               (3, 'Other', NULL, 1, 'C3');
INSERT INTO tags VALUES (1, 'to read, soon'), (2, 'seen'), (3, 'by machine');
INSERT INTO groups VALUES (77, 2, 'Team');
INSERT INTO users VALUES (9, 'Bo Hara');
"""
# ruff: noqa: S608 - statements of this file's own
TIMES = "'2024-01-02 03:04:05', '2024-02-02 03:04:05'"


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(TABLES + ";\n".join(statements))
        made.commit()
        return bytes(made.serialize())


BOOK = (
    f"INSERT INTO items VALUES (1, 1, {TIMES}, 1, 'ITEM1111'), (2, 2, {TIMES}, 1, 'FILE1111')",
    "INSERT INTO itemData VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3)",
    "INSERT INTO itemCreators VALUES (1, 2, 1, 1), (1, 1, 1, 0)",
    "INSERT INTO collectionItems VALUES (2, 1, 0), (3, 1, 0)",
    "INSERT INTO itemTags VALUES (1, 1, 0), (1, 3, 1)",
    "INSERT INTO itemAttachments VALUES (2, 1, 0, 'application/pdf', 'storage:My Boats.pdf')",
)


def annotation(
    number: int, kind: int, words: str = "", comment: str = "", *, position: object = None,
    order: str = "00000|000001|00001", external: int = 0,
) -> str:  # fmt: skip
    where = json.dumps(position or {"pageIndex": 2, "rects": [[10, 20, 30, 40], [1, 2, 3, 4]]})
    return (
        f"INSERT INTO items VALUES ({number}, 4, {TIMES}, 1, 'ANNO{number:04}');"
        f"INSERT INTO itemAnnotations VALUES ({number}, 2, {kind}, '', '{words}', '{comment}',"
        f" '#FFD400', 'iv', '{order}', '{where}', {external})"
    )


def test_annotations_stand_on_files_with_the_facts_of_their_items(project_of, tags_of) -> None:
    data = database(
        *BOOK,
        annotation(11, 5, "ten", order="00001|000005|00001"),
        annotation(10, 1, "nine boats", "Why <b>nine</b>?", order="00000|000100|00001"),
        "INSERT INTO itemTags VALUES (10, 2, 0)",
    )
    project = project_of("zotero.sqlite", data)
    (source,) = project.sources
    first, second = source.passages
    assert (source.identity, source.facts.title) == ("FILE1111", "On Boats")
    assert source.facts.authors == ("Vincent van Gogh", "OECD")
    assert (source.facts.date, source.facts.publisher) == ("2024-03", "Press")
    assert source.facts.other["keywords"] == "by machine"
    assert source.folders == ("Reading", "Boats/ships")
    assert source.beside == ("storage/FILE1111/My Boats.pdf", "My Boats.pdf")
    assert tags_of(project, source.codings) == ["to read, soon"]
    assert (first.quotation, first.identity, first.page) == ("nine boats", "zotero:ANNO0010", "iv")
    assert first.printed == PageBoxes(2, ((10.0, 20.0, 30.0, 40.0), (1.0, 2.0, 3.0, 4.0)))
    assert (first.colour, first.is_underlined, second.is_underlined) == ("#ffd400", False, True)
    assert (first.created, first.modified) == (
        "2024-01-02T03:04:05+00:00", "2024-02-02T03:04:05+00:00",
    )  # fmt: skip
    assert [note.text for note in first.notes] == ["Why **nine**?"]
    assert tags_of(project, first.codings) == ["seen"]
    assert first.at < second.at
    assert project.without_a_home == {"further collections of a document": 1}
    assert "SECRET" not in repr(project)


def test_areas_drawings_and_signs(project_of) -> None:
    data = database(
        *BOOK,
        annotation(10, 3, comment="A map"),
        annotation(11, 4, position={"pageIndex": 1, "paths": [[1, 9, 5, 2], [7, 3]]}),
        annotation(12, 2, comment="A sign", position={"pageIndex": 0, "rects": [[5, 50, 5, 50]]}),
        annotation(13, 2, comment="In a book", position={"type": "FragmentSelector"}),
        annotation(14, 6, comment="Typed", position={"pageIndex": 0, "rects": [[1, 2, 3, 4]]}),
    )
    (source,) = project_of("zotero.sqlite", data).sources
    picture, ink, sign, typed = source.passages
    assert all(one.is_area and not one.quotation for one in source.passages)
    assert [note.text for note in picture.notes] == ["A map"]
    assert ink.printed == PageBoxes(1, ((1.0, 2.0, 7.0, 9.0),))
    assert sign.printed == PageBoxes(0, ((5.0, 32.0, 23.0, 50.0),))
    assert typed.notes[0].text == "Typed"
    assert [(note.text, note.title) for note in source.notes] == [("In a book", "iv")]


def test_notes_find_their_documents_or_stand_alone(project_of) -> None:
    data = database(
        *BOOK,
        annotation(10, 1, "nine"),
        f"INSERT INTO items VALUES (20, 3, {TIMES}, 1, 'N1'), (21, 3, {TIMES}, 1, 'N2'),"
        f" (22, 3, {TIMES}, 1, 'N3'), (30, 1, {TIMES}, 1, 'I2')",
        "INSERT INTO itemData VALUES (30, 1, 1)",
        "INSERT INTO itemNotes VALUES (20, 1, '<div><h1>A</h1><p>On it</p></div>', 'A'),"
        " (21, NULL, '<p>Alone</p>', 'Alone'), (22, 30, '<p>Other</p>', 'B')",
    )
    project = project_of("zotero.sqlite", data)
    assert [note.text for note in project.sources[0].notes] == ["# A\n\nOn it"]
    assert [(note.title, note.text) for note in project.notes] == [
        ("Alone", "Alone"), ("On Boats — B", "Other"),
    ]  # fmt: skip


def test_what_was_removed_or_is_in_the_file_itself(project_of) -> None:
    data = database(
        *BOOK,
        annotation(10, 1, "nine"),
        annotation(11, 1, "ten"),
        annotation(12, 1, "eleven", external=1),
        "INSERT INTO deletedItems VALUES (11)",
    )
    project = project_of("zotero.sqlite", data)
    (source,) = project.sources
    assert [one.quotation for one in source.passages] == ["nine"]
    assert source.removed == ("zotero:ANNO0011",)
    assert project.remarks == (
        "1 annotations are in the PDF files themselves and come with these.",
    )
    deleted = "INSERT INTO deletedItems VALUES (1)"
    binned = project_of("zotero.sqlite", database(*BOOK, annotation(10, 1, "nine"), deleted))
    assert binned.sources == ()
    assert binned.without_a_home == {"annotations of files in the bin": 1}


def test_groups_with_their_people(project_of) -> None:
    data = database(
        f"INSERT INTO items VALUES (2, 2, {TIMES}, 2, 'FILE1111'), (10, 4, {TIMES}, 2, 'ANNO')",
        "INSERT INTO itemAttachments VALUES (2, NULL, 0, 'application/pdf', 'storage:a.pdf')",
        "INSERT INTO itemAnnotations VALUES"
        " (10, 2, 1, NULL, 'nine', NULL, NULL, NULL, '0', NULL, 0)",
        "INSERT INTO groupItems VALUES (10, 9)",
    )
    (source,) = project_of("zotero.sqlite", data).sources
    assert (source.identity, source.folders) == ("groups/77/FILE1111", ("Team",))
    assert (source.facts.title, source.passages[0].by) == ("a.pdf", "Bo Hara")


def test_other_databases_are_none_and_broken_ones_refused(project_of) -> None:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE items (a)")
        assert project_of("x.sqlite", bytes(made.serialize())) is None
    data = database(*BOOK, *(annotation(number, 1, "x" * 200) for number in range(10, 90)))
    with pytest.raises(UnreadableFileError, match="damaged"):
        project_of("zotero.sqlite", data[:30_000] + b"\xff" * (len(data) - 30_000))
    with pytest.raises(UnreadableFileError):
        project_of("zotero.sqlite", b"no database")


def test_values_of_the_wrong_kind_are_read(project_of) -> None:
    data = database(
        *BOOK,
        "INSERT INTO items VALUES (10, 'x', 5, 6, 'y', 7)",
        "INSERT INTO itemAnnotations VALUES (10, 2, 'highlight', 5, 6, 7, 8, 9, 10, '[[[[', 'z')",
        "INSERT INTO itemNotes VALUES (99, 'a', 5, 6)",
        "INSERT INTO itemTags VALUES ('q', 'r', 's')",
        "INSERT INTO collections VALUES (8, 'loop', 8, 1, 'x')",
        "INSERT INTO collectionItems VALUES (8, 1, 0)",
    )
    (source,) = project_of("zotero.sqlite", data).sources
    assert source.passages[0].quotation == "6"
