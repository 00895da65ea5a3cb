from __future__ import annotations

from desktop.domain import SpanKind
from tests.formats.rtf.samples import read
from tests.formats.samples import blocks, spans


def test_notes_follow_the_text() -> None:
    body = (
        r"Cited{\super\chftn{\footnote\ftnalt\pard\chftn  End {\b note}.}} and"
        r"{\super\chftn}{\*\footnote\pard{\super\chftn}Foot.\par Goes on.}\par next"
    )
    parsed = read(body)
    assert [(k, t.strip()) for k, _, t in blocks(parsed)] == [
        ("PARAGRAPH", "Citedi and1"),
        ("PARAGRAPH", "next"),
        ("FOOTNOTE", "Foot."),
        ("FOOTNOTE", "Goes on."),
        ("FOOTNOTE", "End note."),
    ]
    starts = [b.start for b in parsed.content.blocks]
    references = [s for s in spans(parsed) if s[1] is SpanKind.NOTE_REFERENCE]
    assert [target for _, _, target in references] == [f"#{starts[4]}", f"#{starts[2]}"]
