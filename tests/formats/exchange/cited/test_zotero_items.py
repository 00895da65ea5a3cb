from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.exchange.cited.zotero_items import date_of


def source(project_of, item: dict[str, object], **more: object):
    items = [{"itemType": "book", "itemID": 1, **item}]
    (found,) = project_of("x.json", json.dumps({"config": {}, "items": items, **more})).sources
    return found


def test_fields_people_and_files(project_of) -> None:
    found = source(
        project_of,
        {
            "itemType": "bookSection", "citationKey": "marsh2024", "title": "On <i>Boats</i>",
            "creators": [
                {"creatorType": "author", "firstName": "Pieter van", "lastName": "Gelder"},
                {"creatorType": "author", "name": "Ministry of Boats"},
                {"creatorType": "editor", "firstName": "Ada", "lastName": "Quill"},
            ],
            "date": "2018/07/03", "publisher": "Press", "bookTitle": "All Boats", "pages": "1-9",
            "url": "https://a.example", "language": "en", "accessDate": "2021-03-01T14:42:36Z",
            "tags": [{"tag": "ships"}, "harbours"],
            "notes": [{"note": "<p>Mine</p>", "dateAdded": "2024-01-02T03:04:05Z"}, "Plain"],
            "attachments": [{"path": "files/1/a.pdf"}, {"path": "/home/x/b.pdf"}],
        },
    )  # fmt: skip
    facts = found.facts
    assert facts.title == "On Boats"
    assert facts.authors == ("Pieter van Gelder", "Ministry of Boats")
    assert (facts.date, facts.publisher, facts.citation_key) == ("2018-07-03", "Press", "marsh2024")
    assert facts.other["editor"] == "Ada Quill"
    assert facts.other["accessed"] == "2021-03-01"
    assert facts.other["keywords"] == "ships; harbours"
    assert facts.other["container-title"] == "All Boats"
    assert [(note.text, note.at) for note in found.notes] == [
        ("Mine", "2024-01-02T03:04:05Z"), ("Plain", ""),
    ]  # fmt: skip
    assert found.beside == ("files/1/a.pdf",)


def test_keys_hidden_in_extra_lines(project_of) -> None:
    facts = source(project_of, {"title": "A", "extra": ["Citation Key: b", "and more"]}).facts
    assert (facts.citation_key, facts.other["note"]) == ("b", "and more")


def test_directors_are_authors_where_there_is_none(project_of) -> None:
    people = [
        {"creatorType": "contributor", "name": "OECD"},
        {"creatorType": "director", "firstName": "Ada", "lastName": "Quill"},
    ]
    facts = source(project_of, {"itemType": "film", "creators": people}).facts
    assert facts.authors == ("Ada Quill",)
    assert facts.other["contributor"] == "OECD"


def test_items_of_the_api_with_their_notes(project_of) -> None:
    items = [
        {"key": "AAAA1111", "data": {"key": "AAAA1111", "itemType": "book", "title": "A"}},
        {"key": "N", "data": {"key": "N", "itemType": "note", "parentItem": "AAAA1111",
                              "note": "<p>Child</p>", "dateModified": "2024-01-02T03:04:05Z"}},
    ]  # fmt: skip
    (found,) = project_of("x.json", json.dumps(items)).sources
    assert (found.identity, found.notes[0].text) == ("AAAA1111", "Child")


@pytest.mark.parametrize(
    ("kept", "date"),
    [
        ("2018-07-03 July 3, 2018", "2018-07-03"),
        ("2018-07-00 07/2018", "2018-07"),
        ("2018-00-00 2018", "2018"),
        ("0000-00-00 forthcoming", "0000-00-00 forthcoming"),
        ("July 2018", "2018-07"),
    ],
)
def test_dates_as_they_are_kept(kept: str, date: str) -> None:
    assert date_of(kept).date == date


@given(
    st.dictionaries(
        st.sampled_from(["title", "creators", "date", "tags", "extra", "notes", "attachments"]),
        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=4) | st.none())
        | st.lists(st.dictionaries(st.sampled_from(["name", "tag", "note", "path"]), st.floats())),
    )
)  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_any_fields_are_read(project_of, item: dict[str, object]) -> None:
    source(project_of, item)
