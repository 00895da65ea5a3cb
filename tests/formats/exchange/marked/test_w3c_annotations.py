from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.exchanged.project import PageBoxes

LIBRARY, DOCUMENT, HIGHLIGHT = (f"{n}{'0' * 7}-0000-4000-8000-{'0' * 12}" for n in "abc")
OWN = f"manicule://{LIBRARY}/{DOCUMENT}"
ANNOTATION = {
    "id": f"{OWN}/{HIGHLIGHT}",
    "type": "Annotation",
    "created": "2024-03-01T10:00:00+00:00",
    "modified": "2024-03-02T10:00:00+00:00",
    "creator": {"type": "Person", "name": "Ada Quill"},
    "generator": {"type": "Software", "name": "Manicule"},
    "body": [
        {"type": "TextualBody", "purpose": "tagging", "value": "boats/nine"},
        {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/markdown",
            "value": "*So*",
        },
    ],
    "target": {
        "source": "https://a.example/b",
        "scope": OWN,
        "title": "On Boats",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "nine", "prefix": "with ", "suffix": " boats"},
            {"type": "TextPositionSelector", "start": 5, "end": 9},
        ],
    },
}


def page(*items: dict[str, object], **more: object) -> str:
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage"}
    return json.dumps({**head, "partOf": {"label": "Boats"}, "items": items, **more})


def test_our_own_export_comes_back(project_of, tags_of) -> None:
    project = project_of("x.json", page(ANNOTATION))
    (source,) = project.sources
    (passage,) = source.passages
    assert (project.program, project.name, project.identity) == ("Manicule", "Boats", "manicule")
    assert (source.facts.title, source.facts.url) == ("On Boats", "https://a.example/b")
    assert source.facts.other == {"manicule": DOCUMENT}
    assert passage.identity == f"manicule:{HIGHLIGHT}"
    assert (passage.quotation, passage.prefix, passage.suffix) == ("nine", "with ", " boats")
    assert (passage.at, passage.until, passage.by) == (5.0, 9.0, "Ada Quill")
    assert passage.modified == "2024-03-02T10:00:00+00:00"
    assert [(note.text, note.by) for note in passage.notes] == [("*So*", "Ada Quill")]
    assert tags_of(project, passage.codings) == ["boats > nine"]


def test_a_document_without_an_address_is_known_by_its_id(project_of) -> None:
    target = {**ANNOTATION["target"], "source": OWN, "scope": None}
    project = project_of("x.jsonld", page({**ANNOTATION, "target": target}))
    assert project.sources[0].facts.other == {"manicule": DOCUMENT}
    assert project.sources[0].facts.url == ""


def test_areas_of_pages(project_of) -> None:
    fragment = {"type": "FragmentSelector", "value": "page=3&viewrect=1,2,3,4"}
    target = {"source": "https://a.example/b.pdf", "selector": fragment}
    (passage,) = project_of("x.json", page({**ANNOTATION, "target": target})).sources[0].passages
    assert (passage.printed, passage.is_area) == (PageBoxes(2), True)


def test_annotations_of_others(project_of, tags_of) -> None:
    items = [
        {"id": "urn:1", "bodyValue": "Plain", "target": "https://a.example/b"},
        {
            "id": "urn:2", "motivation": "tagging", "body": "boats/ships",
            "creator": "https://a.example/people/bo",
            "target": {"source": "ch1.xhtml", "selector": {
                "type": "CssSelector", "value": "p", "refinedBy":
                {"type": "TextQuoteSelector", "exact": "nine"}}},
            "meta": {"page": "iv", "headings": [{"txt": "Inner"}, {"txt": "Outer"}]},
        },
        {
            "id": "urn:3",
            "body": {"type": "TextualBody", "value": "<p>A <b>b</b></p>", "format": "text/html",
                     "color": "#FFD400", "tag": ["x"]},
            "target": [{"source": "a", "selector": {"type": "TextQuoteSelector", "exact": "q"}},
                       {"source": "b", "selector": {"type": "TextQuoteSelector", "exact": "r"}}],
        },
    ]  # fmt: skip
    project = project_of("x.json", page(*items))
    whole, chapter, first, second = project.sources
    assert [note.text for note in whole.notes] == ["Plain"]
    (passage,) = chapter.passages
    assert (passage.quotation, passage.by, passage.page) == ("nine", "bo", "iv")
    assert passage.chapter == ("Outer", "Inner")
    assert tags_of(project, passage.codings) == ["boats/ships"]
    assert (first.passages[0].colour, first.passages[0].notes[0].text) == ("#ffd400", "A **b**")
    assert (first.passages[0].identity, second.passages[0].identity) == ("urn:3", "")


def test_alone_in_lists_and_in_collections(project_of) -> None:
    alone = {"@context": "http://www.w3.org/ns/anno.jsonld", **ANNOTATION}
    nested = {"@context": "http://www.w3.org/ns/anno.jsonld", "first": {"items": [ANNOTATION]}}
    for value in (alone, [alone], nested):
        assert len(project_of("x.json", json.dumps(value)).sources) == 1


def test_other_json_is_none(project_of) -> None:
    assert project_of("x.json", '{"@context": "http://www.w3.org/ns/anno.jsonld"}') is None
    assert project_of("x.json", '[{"target": 1, "note": "www.w3.org/ns/anno"}]') is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["selector", "source", "type", "value", "body", "refinedBy", "id"]),
            inner,
        )
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(ANNOTATION)), _JSON)
@settings(max_examples=60, deadline=None)
def test_any_values_are_read(project_of, name: str, value: object) -> None:
    project_of("x.json", page({**ANNOTATION, name: value}))
