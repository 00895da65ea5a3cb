from __future__ import annotations

import json
import time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.exchanged.project import PageBoxes

CITED = (
    '<span class="citation">(<span class="citation-item">'
    '<a href="zotero://select/library/items/ITEM1111">Marsh, 2024, p. iv</a></span>)</span>'
)
PDF = (
    ' (<a href="zotero://open-pdf/library/items/FILE1111?page=4&amp;annotation=KKKK1111">pdf</a>) '
)


def page(*notes: str) -> str:
    held = "<hr>".join(f'<div class="zotero-note znv1">{note}</div>' for note in notes)
    return f'<!DOCTYPE html><html><body><div class="zotero-notes">{held}</div></body></html>'


def test_passages_with_who_is_cited_and_what_was_written(project_of) -> None:
    project = project_of(
        "x.html",
        page(
            f'<h1>Annotations</h1><p><span class="highlight">“nine boats”</span> {CITED}{PDF}'
            "Why <b>nine</b>?</p><p>A thought.</p>"
        ),
    )
    (source,) = project.sources
    (passage,) = source.passages
    assert (source.identity, source.facts.title) == ("FILE1111", "Marsh, 2024")
    assert (passage.quotation, passage.page) == ("nine boats", "iv")
    assert passage.identity == "zotero:KKKK1111"
    assert [note.text for note in passage.notes] == ["Why **nine**?"]
    assert [(note.title, note.text) for note in source.notes] == [("Annotations", "A thought.")]


def test_without_links_the_citation_tells_the_source(project_of) -> None:
    cited = '<span class="citation">(<span class="citation-item">{}</span>)</span>'
    project = project_of(
        "x.html",
        page(
            f'<ul><li><span class="highlight">“nine”</span> {cited.format("Marsh, 2024, p. 3")}'
            "</li>"
            f'<li><span class="underline">“ten”</span> {cited.format("Quill, 2025, p. 5")} so</li>'
            "</ul>",
            "<p>About both.</p>",
        ),
    )
    first, second = project.sources
    assert [(one.facts.title, one.passages[0].page) for one in (first, second)] == [
        ("Marsh, 2024", "3"), ("Quill, 2025", "5"),
    ]  # fmt: skip
    assert second.passages[0].is_underlined
    assert [note.text for note in project.notes] == ["About both."]


def test_what_old_notes_keep_of_an_annotation(project_of) -> None:
    data = {
        "attachmentURI": "http://zotero.org/groups/12/items/FILE1111", "annotationKey": "KKKK1111",
        "color": "#ffd400", "pageLabel": "iv",
        "position": {"pageIndex": 3, "rects": [[1, 2, 3, 4]]},
    }  # fmt: skip
    marked = f'<span class="highlight" data-annotation="{quote(json.dumps(data))}">“nine”</span>'
    project = project_of("x.html", f'<div data-schema-version="9"><p>{marked}</p></div>')
    (source,) = project.sources
    (passage,) = source.passages
    assert source.identity == "groups/12/FILE1111"
    assert (passage.identity, passage.colour, passage.page) == ("zotero:KKKK1111", "#ffd400", "iv")
    assert passage.printed == PageBoxes(3, ((1.0, 2.0, 3.0, 4.0),))


def test_other_pages_stay_documents(project_of) -> None:
    assert project_of("x.html", page("<p>A note without a passage.</p>")) is None
    assert project_of("x.html", '<p>About class="zotero-note" and data-annotation="x".</p>') is None


@given(st.text(st.sampled_from('<>/pspanbclass="highlight “”'), max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_note_is_read(project_of, inner: str) -> None:
    project_of("x.html", page(f'<p><span class="highlight">“a”</span>{inner}</p>{inner}'))


@pytest.mark.parametrize("part", ['<span class="highlight">', "<p>", "<ul><li>", f"{CITED}{PDF}"])
def test_endless_notes_are_read_quickly(project_of, part: str) -> None:
    begun = time.process_time()
    project_of("x.html", page(f'<p><span class="highlight">“a”</span>{part * 3_000}</p>'))
    assert time.process_time() - begun < 3
