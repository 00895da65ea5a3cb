from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.exchanged.project import PageBoxes
from desktop.formats.exchange.marked.hypothesis_json import person

PAGE = "https://a.example/boats"


def row(identity: str, *selectors: dict[str, object], **more: object) -> dict[str, object]:
    return {
        "id": identity, "user": "acct:ada@hypothes.is", "uri": PAGE, "text": "", "tags": [],
        "created": "2024-03-01T10:00:00+00:00", "updated": "2024-03-02T10:00:00+00:00",
        "group": "__world__", "document": {"title": ["On Boats"]},
        "permissions": {"read": ["group:__world__"]},
        "target": [{"source": PAGE, "selector": list(selectors)} if selectors else
                   {"source": PAGE}],
        **more,
    }  # fmt: skip


QUOTE = {"type": "TextQuoteSelector", "exact": "nine boats", "prefix": "with ", "suffix": " left"}
PLACE = {"type": "TextPositionSelector", "start": 120, "end": 130}


def read(project_of, *rows: dict[str, object], **more: object):
    return project_of("x.json", json.dumps({"total": len(rows), "rows": rows}), **more)


def test_a_passage_with_its_note_tags_person_and_place(project_of, tags_of) -> None:
    project = read(project_of, row("a", PLACE, QUOTE, text="Why *nine*?", tags=["boats", "a, b"]))
    (source,) = project.sources
    (passage,) = source.passages
    assert (source.identity, source.facts.url, source.facts.title) == (PAGE, PAGE, "On Boats")
    assert (passage.quotation, passage.prefix, passage.suffix) == ("nine boats", "with ", " left")
    assert (passage.identity, passage.at, passage.until) == ("a", 120.0, 130.0)
    assert (passage.by, passage.created, passage.modified) == (
        "ada", "2024-03-01T10:00:00+00:00", "2024-03-02T10:00:00+00:00",
    )  # fmt: skip
    assert [note.text for note in passage.notes] == ["Why *nine*?"]
    assert tags_of(project, passage.codings) == ["boats", "a, b"]
    assert not project.without_a_home


def test_the_clients_own_export_is_the_same(project_of) -> None:
    export = {"export_date": "x", "client_version": "1", "annotations": [row("a", QUOTE)]}
    project = project_of("x.json", json.dumps(export))
    assert [passage.quotation for passage in project.sources[0].passages] == ["nine boats"]
    assert project_of("x.json", json.dumps([row("a", QUOTE)])) is not None


def test_notes_on_a_page_and_answers_find_their_places(project_of, tags_of) -> None:
    project = read(
        project_of,
        row("c", text="Later", references=["a", "b"], created="2024-03-04", user="acct:bo@x.org"),
        row("b", text="Nine, yes", references=["a"], created="2024-03-03", tags=["seen"]),
        row("a", QUOTE, text="Nine?"),
        row("p", text="About all of it", tags=["overview"]),
        row("x", text="To nobody", references=["gone"]),
    )
    (source,) = project.sources
    (passage,) = source.passages
    assert [(note.text, note.by) for note in passage.notes] == [
        ("Nine?", "ada"), ("Nine, yes", "ada"), ("Later", "bo"),
    ]  # fmt: skip
    assert tags_of(project, passage.codings) == ["seen"]
    assert [(note.title, note.text) for note in source.notes] == [
        ("", "About all of it"), ("Reply", "To nobody"),
    ]  # fmt: skip
    assert tags_of(project, source.codings) == ["overview"]


def test_what_has_no_home_is_counted(project_of) -> None:
    project = read(
        project_of,
        row("a", QUOTE, group="abc", permissions={"read": ["group:abc"]}),
        row("b", QUOTE, permissions={"read": ["acct:ada@hypothes.is"]}),
        row("c", {"type": "MediaTimeSelector", "start": 1, "end": 2}),
    )
    assert project.without_a_home == {
        "groups of readers": 1, "restrictions to its author": 1, "places in recordings": 1,
    }  # fmt: skip


def test_pages_of_files_that_lie_beside(project_of) -> None:
    page = {"type": "PageSelector", "index": 3, "label": "iv"}
    box = {"type": "ShapeSelector",
           "shape": {"type": "rect", "left": 1, "top": 9, "right": 5, "bottom": 2}}  # fmt: skip
    project = read(
        project_of,
        row("a", QUOTE, page, uri="urn:x-pdf:abcdef"),
        row("b", page, box, uri="urn:x-pdf:abcdef"),
        row("c", QUOTE, uri="file:///home/ada/My%20Boats.pdf"),
        row("d", QUOTE, uri="https://a.example/d/x.html"),
        beside={"x.html": b"<p>", "x.pdf": b"%PDF"},
    )
    fingerprinted, local, web = project.sources
    words, area = fingerprinted.passages
    assert fingerprinted.facts.other["pdf-fingerprint"] == "abcdef"
    assert (words.page, words.printed, words.is_area) == ("iv", PageBoxes(3), False)
    assert (area.printed, area.is_area) == (PageBoxes(3, ((1.0, 2.0, 5.0, 9.0),)), True)
    assert local.beside == ("My Boats.pdf",)
    assert (web.beside, fingerprinted.beside) == (("x.html",), ())


def test_a_page_alone_may_lie_beside_under_the_name_of_its_notes(project_of) -> None:
    project = read(project_of, row("a", QUOTE), beside={"x.html": b"<p>", "y.html": b""})
    assert project.sources[0].beside == ("x.html",)


def test_other_json_is_none(project_of) -> None:
    for value in (
        {"rows": [], "uri": ""}, {"rows": [{"id": 1}], "uri": ""}, [{"target": "x", "uri": "y"}],
        {"annotations": [{"target": [], "images": []}]}, {"rows": [row("a", QUOTE), {"b": 1}]},
    ):  # fmt: skip
        assert project_of("x.json", json.dumps(value)) is None


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("acct:ada@hypothes.is", "ada"),
        ("ada@localhost:5000", "ada"),
        ("Ada Quill", "Ada Quill"),
        (None, ""),
        (7, "7"),
    ],
)
def test_accounts_are_peoples_names(account: object, name: str) -> None:
    assert person(account) == name


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(row("a", QUOTE))), _JSON, st.sampled_from(sorted(QUOTE)), _JSON)
@settings(max_examples=60, deadline=None)
def test_any_values_are_read(project_of, name: str, value: object, key: str, inner: object) -> None:
    read(project_of, row("a", {**QUOTE, key: inner}, PLACE, **{name: value}), row("b", QUOTE))
