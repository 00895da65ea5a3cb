from __future__ import annotations

from desktop.domain import SpanKind
from desktop.formats.epub.fragments import named
from tests.formats.epub.samples import book, page


def test_notes_on_another_page() -> None:
    one = page(
        '<p>word<a epub:type="noteref" href="two.xhtml#n1">1</a> <a href="two.xhtml">see</a></p>'
    )
    two = page('<h2>Notes</h2><ul><li><p id="n1">A note.</p></li></ul>')
    parsed = book({"one.xhtml": one, "two.xhtml": two})
    text = parsed.content.text
    kinds = {text[b.start : b.end]: b.kind.name for b in parsed.content.blocks}
    assert kinds["A note."] == "FOOTNOTE"
    assert [(text[s.start : s.end], s.kind, s.target) for s in parsed.content.spans] == [
        ("1", SpanKind.NOTE_REFERENCE, f"#{text.index('A note')}"),
        ("see", SpanKind.LINK, f"#{text.index('Notes')}"),
    ]


def test_ids_that_a_page_leads_to() -> None:
    data = "<a href=\"#a\">x</a><a href='two.xhtml#c%20d'/><a href=b.xhtml#é>&#233;</a>".encode()
    assert {"a", "c d", "é"} <= named(data)
