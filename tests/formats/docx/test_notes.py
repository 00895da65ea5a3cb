from __future__ import annotations

from desktop.domain import SpanKind
from tests.formats.docx.samples import markers, p, package, read, run
from tests.formats.samples import blocks, spans


def test_footnotes_and_endnotes_follow_the_text() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("First note.")}{p("Goes on.")}</w:footnote>'
        f'<w:footnote w:id="5">{p("Never cited.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{p("At the end.")}</w:endnote>'
    body = (
        f'<w:p>{run("Cited")}<w:r><w:footnoteReference w:id="2"/></w:r>'
        f'{run(" and")}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    parsed = read(package(body, footnotes=notes, endnotes=ends))
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Cited1 andi"),
        ("FOOTNOTE", 0, "First note."),
        ("FOOTNOTE", 0, "Goes on."),
        ("FOOTNOTE", 0, "At the end."),
    ]
    assert [m for _, m in markers(parsed)] == ["", "1", "", "i"]
    starts = [b.start for b in parsed.content.blocks]
    assert spans(parsed) == [
        ("1", SpanKind.NOTE_REFERENCE, f"#{starts[1]}"),
        ("i", SpanKind.NOTE_REFERENCE, f"#{starts[3]}"),
    ]
