from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.domain import Comment, DocumentKind, Facts, Parsed
from desktop.library.file.staged import (
    RECORDS,
    STAGED_COUNTED,
    STAGED_LARGE,
    STAGED_TEXTS,
    Record,
    key_of,
)
from desktop.library.file.tables import SettingRow

TEXT = "One. Two. Three."
DIGESTS = st.lists(st.text("0123456789abcdef", min_size=1)).map(tuple)
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


@pytest.fixture
def keep(library):
    """Return a function that puts settings beside those of a library."""

    def kept(*rows: SettingRow) -> None:
        with library._store.writing() as session:
            session.add_all(rows)

    return kept


def told(library, query) -> list[object]:
    with library._store.reading() as session:
        return [row[0] for row in session.execute(query)]


@given(st.builds(Record, NAMES, st.integers(1), NAMES, DIGESTS, DIGESTS))
def test_a_record_says_in_its_setting_what_it_says(record):
    assert Record.of(record.row) == record
    assert record.row.key == key_of(record.document_id)


def test_a_record_that_knows_of_no_slices_has_none():
    value = json.dumps({"revision": 3, "token": "t", "texts": ["a"]})
    row = SettingRow(key=key_of("d"), value=value)
    assert Record.of(row) == Record("d", 3, "t", ("a",), ())


def test_all_that_is_staged_is_found_and_no_other_setting(library, keep):
    first, second = Record("a", 1, "t", ("x", "y"), ("y",)), Record("b", 2, "u", ("z",), ("p", "q"))
    others = ("staged", "staged!", "stagec x", "Staged c", "unstaged d")
    keep(first.row, second.row, *(SettingRow(key=key, value="1") for key in others))
    assert [Record.of(row) for row in told(library, RECORDS.order_by(SettingRow.key))] == [
        first,
        second,
    ]
    assert sorted(told(library, STAGED_TEXTS)) == ["x", "y", "z"]
    assert sorted(told(library, STAGED_LARGE)) == ["p", "q", "y"]


def test_where_nothing_is_staged_nothing_is_found(desk, library):
    desk.highlight(desk.keep(), "1,204")
    for query in (RECORDS, STAGED_TEXTS, STAGED_LARGE, STAGED_COUNTED):
        assert told(library, query) == []


def test_highlights_of_a_staged_revision_are_counted_until_it_is_shown(desk, library):
    document = desk.keep(TEXT)
    desk.highlight(document, "Two")
    parsed = Parsed(
        desk.content(f"{TEXT}\nFour."),
        DocumentKind.REPORT,
        Facts(title="More"),
        "text/plain",
        "text 1",
        {},
        (Comment(0, 4, "First."), Comment(5, 9, "Second.")),
    )
    prepared = library.imports.prepare(parsed, *desk.source(TEXT, "more.txt"))
    with library.imports.turn(), library.imports.written_ahead(prepared, document.id) as ahead:
        with library._store.reading() as session:
            assert session.execute(STAGED_COUNTED).all() == [(document.id, 2)]
            assert session.get(SettingRow, key_of(document.id)) is not None
        assert sorted(told(library, STAGED_TEXTS)) == sorted(prepared.texts)
        library.imports.put_prepared(prepared, ahead=ahead)
    assert told(library, STAGED_COUNTED) == told(library, select(SettingRow.key).where(False)) == []
    assert told(library, RECORDS) == []
    assert library.documents.get(document.id).highlights == 3
