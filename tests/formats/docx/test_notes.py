from __future__ import annotations

import pytest

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


RAISED = '<w:vertAlign w:val="superscript"/>'
NOTE = f'<w:footnote w:id="2">{p("Provisional.")}</w:footnote>'
REFERENCE = f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:id="2"/></w:r>'


def custom(after: str) -> str:
    """Return a reference with a mark of its own: in the same run, or in the run that follows."""
    inside, following = ("", after) if after.startswith("<w:r>") else (after, "")
    reference = '<w:footnoteReference w:customMarkFollows="1" w:id="2"/>'
    return f"<w:r>{reference}{inside}</w:r>{following}"


def marks(body: str, **parts: str) -> tuple[str, list[str]]:
    """Return the text, and the marks of notes as 'text@start'."""
    content = read(package(f"<w:p>{body}</w:p>", **parts)).content
    found = [s for s in content.spans if s.kind is SpanKind.NOTE_REFERENCE]
    return content.text, [f"{content.text[s.start : s.end]}@{s.start}" for s in found]


@pytest.mark.parametrize(
    ("after", "mark"),
    [
        ("<w:t>*</w:t>", "*"),
        ('<w:sym w:font="Symbol" w:char="F02A"/>', "*"),
        (run("†", RAISED), "†"),
        (run("1", RAISED), "1"),
    ],
)
def test_a_mark_of_the_writers_own_is_the_mark(after: str, mark: str) -> None:
    note = f'<w:footnote w:id="2"><w:p>{run(mark, RAISED)}{run("544 people")}</w:p></w:footnote>'
    text, found = marks(run("544") + custom(after) + run(" held"), footnotes=note)
    assert text == f"544{mark} held\n{mark}544 people"
    assert found == [f"{mark}@3", f"{mark}@10"]


def test_a_mark_that_does_not_come_is_counted_and_one_without_a_note_is_text() -> None:
    body = run("544") + custom(run(" held in the long summer"))
    assert marks(body, footnotes=NOTE)[1] == ["1@3"]
    without = body.replace('w:id="2"', 'w:id="9"').replace(" held", "* held")
    assert marks(without, footnotes=NOTE) == ("544* held in the long summer", [])


def test_brackets_and_commas_belong_to_the_marks_they_are_raised_with() -> None:
    second = f'<w:footnote w:id="3">{p("Two.")}</w:footnote>'
    body = (
        run("544")
        + run("[", RAISED)
        + REFERENCE
        + run(",", RAISED)
        + REFERENCE.replace('"2"', '"3"')
        + run("]", RAISED)
        + run(" held")
    )
    assert marks(body, footnotes=NOTE + second)[1] == ["[1,@3", "2]@6"]


def test_other_mentions_of_a_note() -> None:
    def field(instruction: str, result: str) -> str:
        return f'<w:fldSimple w:instr=" {instruction} ">{result}</w:fldSimple>'

    body = (
        '<w:bookmarkStart w:id="0" w:name="_Ref1"/>'
        + run("544")
        + REFERENCE
        + '<w:bookmarkEnd w:id="0"/>'
        + run(" and 600")
        + field("NOTEREF _Ref1 \\h", run("1", RAISED))
        + run(", 700")
        + field("NOTEREF _Ref1 \\f", run("1"))
        + run("; see note ")
        + field("NOTEREF _Ref1 \\h", run("1"))
    )
    parsed = read(package(f"<w:p>{body}</w:p>", footnotes=NOTE))
    assert parsed.content.text == "5441 and 6001, 7001; see note 1\nProvisional."
    note = f"#{parsed.content.blocks[1].start}"
    assert spans(parsed) == [
        *[("1", SpanKind.NOTE_REFERENCE, note)] * 3,
        ("1", SpanKind.LINK, "#0"),
    ]


@pytest.mark.parametrize(
    ("settings", "mark"),
    [
        ('<w:numFmt w:val="chicago"/>', "*"),
        ('<w:numFmt w:val="upperRoman"/>', "I"),
        ('<w:numStart w:val="7"/>', "7"),
    ],
)
def test_notes_are_counted_as_the_file_asks(settings: str, mark: str) -> None:
    asked = f"<w:footnotePr>{settings}</w:footnotePr>"
    assert marks(run("544") + REFERENCE, footnotes=NOTE, settings=asked)[1] == [f"{mark}@3"]


def test_text_moved_off_the_line_is_raised_or_lowered() -> None:
    body = (
        run("10")
        + run("6", '<w:position w:val="6"/>')
        + run("H")
        + run("2", '<w:position w:val="-6"/>')
        + run("x", '<w:position w:val="1"/>')
        + run("y", '<w:position w:val="high"/>')
    )
    assert spans(read(package(f"<w:p>{body}</w:p>"))) == [
        ("6", SpanKind.SUPERSCRIPT, ""),
        ("2", SpanKind.SUBSCRIPT, ""),
    ]
