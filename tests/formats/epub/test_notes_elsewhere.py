"""Notes on other pages than their marks."""

from __future__ import annotations

import pytest

from desktop.domain import SpanKind
from tests.formats.epub.samples import TYPES, book, page
from tests.formats.samples import spans

BACK = '<p id="n4"><a href="one.xhtml#r4">4</a>544 people</p>'


def marks(one: str, notes: str) -> list[str]:
    parsed = book({"one.xhtml": page(one), "notes.xhtml": page(notes)}, "one notes")
    return [f"{text} {target}" for text, kind, target in spans(parsed) if kind is MARK]


MARK = SpanKind.NOTE_REFERENCE


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        ('<a id="r4" href="notes.xhtml#n4">4</a>', BACK),
        ('<a id="r4" href="notes.xhtml#n4">4</a>', BACK.replace("544", " 544")),
        ('<sup><a href="notes.xhtml#n4">4</a></sup>', '<p id="n4">4 See report</p>'),
        (
            '<a epub:type="noteref" href="notes.xhtml#n4">4</a>',
            '<aside epub:type="footnote" id="n4"><p>4 See report</p></aside>',
        ),
        (
            '<a id="r4" href="notes.xhtml#n4">4</a>',
            '<p><a id="n4"></a>4 See <a href="one.xhtml#r4">back</a></p>',
        ),
    ],
)
def test_a_mark_and_the_mark_at_its_note_lead_to_one_another(reference: str, note: str) -> None:
    assert marks(f"<p>Held 544{reference} in.</p>", note) == ["4 #14", "4 #8"]


def test_a_numbered_list_of_notes_has_no_marks_of_its_own() -> None:
    reference = '<a epub:type="noteref" href="notes.xhtml#n4">4</a>'
    assert marks(f"<p>544{reference}</p>", '<ol><li id="n4">4 men</li></ol>') == ["4 #5"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            '<p>Chapter <a id="r4" href="notes.xhtml#n4">4</a></p>',
            '<h2 id="n4"><a href="one.xhtml#r4">4</a> Boats</h2>',
        ),
        (
            '<p><a id="r4" href="notes.xhtml#n4">4</a> Boats</p>',
            '<p id="n4"><a href="one.xhtml#r4">4</a> Boats</p>',
        ),
        ('<p>See page <a href="notes.xhtml#n4">4</a>.</p>', '<p id="n4">4 boats</p>'),
        ('<p id="p">Boats</p>', '<p>Boats, <a href="one.xhtml#p">4</a></p>'),
    ],
)
def test_contents_and_registers_have_no_marks(one: str, two: str) -> None:
    assert marks(one, two) == []


def test_a_style_sheet_of_the_book_raises_by_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TYPES, "css", "text/css")
    body = page(
        '<p>10<span class="c7">6</span> and 544<a class="c7" href="#n">1</a></p><p id="n">1 x</p>'
    )
    linked = body.replace("</title>", '</title><link rel="stylesheet" href="s.css"/>')
    sheet = ".c7 { font-size: 0.7em; vertical-align: super }"
    found = spans(book({"one.xhtml": linked, "s.css": sheet}, "one"))
    assert [(text, kind) for text, kind, _ in found] == [
        ("6", SpanKind.SUPERSCRIPT),
        ("1", SpanKind.SUPERSCRIPT),
        ("1", MARK),
        ("1", MARK),
    ]
