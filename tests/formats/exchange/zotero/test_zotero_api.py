from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.exchanged.project import PageBoxes

ITEMS = [
    {"key": "ITEM1111", "itemType": "book", "title": "On Boats", "date": "2024",
     "creators": [{"creatorType": "author", "firstName": "Ada", "lastName": "Marsh"}],
     "tags": [{"tag": "to read, soon"}, {"tag": "by machine", "type": 1}]},
    {"key": "FILE1111", "itemType": "attachment", "parentItem": "ITEM1111", "title": "PDF",
     "filename": "Boats.pdf"},
    {"key": "MARK2222", "itemType": "annotation", "parentItem": "FILE1111",
     "annotationType": "image", "annotationSortIndex": "00003|000001|00001",
     "annotationPosition": '{"pageIndex": 3, "rects": [[1, 2, 3, 4]]}'},
    {"key": "MARK1111", "itemType": "annotation", "parentItem": "FILE1111",
     "annotationType": "underline", "annotationText": "nine boats", "annotationComment": "Why?",
     "annotationColor": "#FFD400", "annotationPageLabel": "iv", "annotationAuthorName": "Bo",
     "annotationSortIndex": "00002|000001|00001",
     "annotationPosition": '{"pageIndex": 2, "rects": [[1, 2, 3, 4]]}',
     "tags": [{"tag": "seen"}], "dateAdded": "2024-01-02T03:04:05Z",
     "dateModified": "2024-02-02T03:04:05Z"},
    {"key": "NOTE1111", "itemType": "note", "parentItem": "ITEM1111", "note": "<p>On it</p>"},
    {"key": "NOTE2222", "itemType": "note", "note": "<p>Alone</p>"},
]  # fmt: skip


def test_annotations_on_their_files(project_of, tags_of) -> None:
    project = project_of("x.json", json.dumps([{"key": one["key"], "data": one} for one in ITEMS]))
    (source,) = project.sources
    words, area = source.passages
    assert (source.identity, source.facts.title, source.facts.authors) == (
        "FILE1111", "On Boats", ("Ada Marsh",),
    )  # fmt: skip
    assert source.beside == ("storage/FILE1111/Boats.pdf", "Boats.pdf")
    assert tags_of(project, source.codings) == ["to read, soon"]
    assert (words.quotation, words.identity, words.page) == ("nine boats", "zotero:MARK1111", "iv")
    assert (words.printed, words.is_underlined, words.by) == (
        PageBoxes(2, ((1.0, 2.0, 3.0, 4.0),)), True, "Bo",
    )  # fmt: skip
    assert (words.colour, words.created) == ("#ffd400", "2024-01-02T03:04:05Z")
    assert tags_of(project, words.codings) == ["seen"]
    assert [note.text for note in words.notes] == ["Why?"]
    assert area.is_area
    assert [note.text for note in source.notes] == ["On it"]
    assert [note.text for note in project.notes] == ["Alone"]


def test_items_without_annotations_are_a_bibliography(project_of) -> None:
    project = project_of("x.json", json.dumps(ITEMS[:2]))
    assert project.has_facts_only
    assert [source.facts.title for source in project.sources] == ["On Boats"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@given(st.sampled_from(range(len(ITEMS))), st.sampled_from(sorted(ITEMS[3])), _JSON)
@settings(max_examples=60, deadline=None)
def test_any_values_are_read(project_of, number: int, name: str, value: object) -> None:
    items = [dict(one) for one in ITEMS]
    items[number][name] = value
    project_of("x.json", json.dumps(items))
