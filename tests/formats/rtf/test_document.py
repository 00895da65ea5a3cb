from __future__ import annotations

import pytest

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


NOTE = r"{\footnote\pard {\super\chftn} Seen.}"


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        (rf"544{{\super\chftn{NOTE}}} held", ["1@3"]),
        (r"544{\super 1}{\footnote\pard {\super 1}544 people} held", ["1@3", "1@10"]),
        (r"544{\super *{\footnote\pard {\super *}544 people}} held", ["*@3", "*@10"]),
        (r"544{\super\u8224?}{\footnote\pard Seen.} held", ["†@3"]),
        (r"544*{\footnote\pard * Seen.} held", ["*@3", "*@10"]),
        (r"544 [1]{\footnote\pard [1] Seen.} held", ["[1]@4", "[1]@13"]),
        (rf"544{{\super 1}}{NOTE} held", ["1@3"]),
        (rf"10{{\super 6}}{{\super\chftn}}{NOTE} held", ["1@3"]),
        (rf"10{{\super 6}}{NOTE} held", ["1@3"]),
        (r"544{\footnote\pard Seen.} held", ["1@3"]),
        (r"544{\up8\fs16 1}{\footnote {\up8 1}544 people} held", ["1@3", "1@10"]),
        (rf"544{{\super\chftn{NOTE}}}{{\super ,}}{{\super\chftn{NOTE}}} held", ["1,@3", "2@5"]),
        (rf"\ftnnchi 544{{\super\chftn{NOTE}}} held", ["*@3"]),
        (rf"\ftnstart7 544{{\super\chftn{NOTE}}} held", ["7@3"]),
        (r"\aftnnar 544{\super\chftn{\footnote\ftnalt\pard Seen.}} held", ["1@3"]),
    ],
)
def test_marks_of_notes_are_no_part_of_the_words(body: str, marks: list[str]) -> None:
    content = read(rf"{body}\par").content
    found = [s for s in content.spans if s.kind is SpanKind.NOTE_REFERENCE]
    assert [f"{content.text[s.start : s.end]}@{s.start}" for s in found] == marks


def test_other_mentions_of_a_note() -> None:
    def field(switches: str, result: str) -> str:
        return rf"{{\field{{\*\fldinst NOTEREF _Ref1 {switches}}}{{\fldrslt {result}}}}}"

    body = (
        rf"{{\*\bkmkstart _Ref1}}544{{\super\chftn{NOTE}}}{{\*\bkmkend _Ref1}} and 600"
        + field(r"\\h", r"{\super 1}")
        + ", 700"
        + field(r"\\f", "1")
        + "; see note "
        + field(r"\\h", "1")
    )
    parsed = read(rf"{body}\par")
    assert parsed.content.text == "5441 and 6001, 7001; see note 1\n Seen."
    note = f"#{parsed.content.blocks[1].start}"
    assert spans(parsed) == [
        *[("1", SpanKind.NOTE_REFERENCE, note)] * 3,
        ("1", SpanKind.LINK, "#0"),
    ]
