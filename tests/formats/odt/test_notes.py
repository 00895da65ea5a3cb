from __future__ import annotations

import pytest

from desktop.domain import SpanKind
from tests.formats.odt.samples import p, read, style
from tests.formats.samples import blocks, spans

RAISED = style("up", '<style:text-properties style:text-position="33% 58%"/>', "text")


def test_notes_follow_the_text() -> None:
    def note(kind: str, label: str, body: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
            f"<text:note-body>{body}</text:note-body></text:note>"
        )

    text = p("Cited" + note("endnote", "i", p("End.")) + " and" + note("footnote", "1", p("Foot.")))
    parsed = read(text)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Citedi and1"),
        ("FOOTNOTE", 0, "Foot."),
        ("FOOTNOTE", 0, "End."),
    ]
    starts = [b.start for b in parsed.content.blocks]
    assert spans(parsed) == [
        ("i", SpanKind.NOTE_REFERENCE, f"#{starts[2]}"),
        ("1", SpanKind.NOTE_REFERENCE, f"#{starts[1]}"),
    ]


def noted(label: str, body: str) -> str:
    return (
        f'<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>{label}'
        f"</text:note-citation><text:note-body>{p(body)}</text:note-body></text:note>"
    )


def up(text: str) -> str:
    return f'<text:span text:style-name="up">{text}</text:span>'


def mention(text: str) -> str:
    return f'<text:note-ref text:note-class="footnote" text:ref-name="ftn1">{text}</text:note-ref>'


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (f"544{noted('1', 'Seen.')} held", ["1@3"]),
        (f"544{noted('*', '* Seen.')} held", ["*@3", "*@10"]),
        (f"544{noted('1', up('1') + '544 people')} held", ["1@3", "1@10"]),
        (f"544{noted('1', '1 case.')} held", ["1@3"]),
        (f"544{noted('1', 'Seen.')}, 600{up(mention('1'))}", ["1@3", "1@9"]),
        (f"544{noted('1', 'Seen.')}, see note {mention('1')}", ["1@3"]),
        (f"544{up('[')}{noted('1', 'Seen.')}{up(']')} held", ["[1]@3"]),
    ],
)
def test_marks_of_notes_are_no_part_of_the_words(text: str, marks: list[str]) -> None:
    content = read(p(text), RAISED).content
    found = [s for s in content.spans if s.kind is SpanKind.NOTE_REFERENCE]
    assert [f"{content.text[s.start : s.end]}@{s.start}" for s in found] == marks


def test_a_note_without_a_mark_gets_its_number_among_all() -> None:
    text = p(f"One{noted('', 'First.')} two{noted('', 'Second.')}")
    assert read(text).content.text == "One1 two2\nFirst.\nSecond."
