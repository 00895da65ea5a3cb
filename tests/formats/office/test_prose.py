from __future__ import annotations

from collections import Counter

import pytest

from desktop.domain import SOFT_BREAK, BlockKind, SpanKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.office.prose import Prose, change_remarks


def written(prose: Prose) -> list[tuple[str, str]]:
    content = prose.builder.build()
    return [(b.kind.name, content.text[b.start : b.end]) for b in content.blocks]


def test_a_marker_is_printed_before_what_is_no_list_item() -> None:
    prose = Prose(Builder())
    for kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        prose.begin(kind, 1, "1.")
        prose.say("text")
        prose.end()
    prose.begin(BlockKind.HEADING, 1, "2.")
    prose.end()
    assert written(prose) == [("HEADING", "1. text"), ("LIST_ITEM", "text")]


def test_a_paragraph_that_joins_the_next() -> None:
    prose = Prose(Builder())
    prose.begin(BlockKind.PARAGRAPH)
    prose.say("one ")
    prose.end(joins_next=True)
    prose.begin(BlockKind.HEADING, 1)
    prose.say("two")
    prose.end()
    assert written(prose) == [("PARAGRAPH", "one two")]


def test_cells_notes_and_what_comes_later() -> None:
    prose = Prose(Builder())

    def cell(texts: list[str]) -> None:
        for text in texts:
            prose.begin(BlockKind.LIST_ITEM, 1, "•")
            prose.say(text)
            prose.end()
        prose.later(lambda: prose.builder.image("picture", None) and None)

    def note() -> None:
        for text in ("first", "second"):
            prose.begin(BlockKind.PARAGRAPH)
            prose.say(text)
            prose.end()

    prose.table([[["a", "b"], None], [["c"], ["d"]]], 0, cell)
    prose.begin(BlockKind.PARAGRAPH)
    prose.refer("1", "n")
    prose.end()
    prose.note("1", "n", note)
    assert written(prose) == [
        ("TABLE", f"• a{SOFT_BREAK}• b\t\x1e• c\t• d"),
        *[("IMAGE", "picture")] * 3,
        ("PARAGRAPH", "1"),
        ("FOOTNOTE", "first"),
        ("FOOTNOTE", "second"),
    ]


def test_links_are_not_underlined_twice() -> None:
    prose = Prose(Builder())
    prose.say("x", (SpanKind.UNDERLINE, SpanKind.BOLD), "https://example.org/")
    assert [s.kind for s in prose.builder.build().spans] == [SpanKind.BOLD, SpanKind.LINK]


def test_remarks_say_only_what_was_met() -> None:
    assert list(change_remarks(Counter())) == []
    assert list(change_remarks(Counter(deletion=2, pictures=1))) == [
        "Tracked changes were accepted: 0 insertions kept, 2 deletions left out.",
        "1 picture could not be shown.",
    ]


def test_what_hangs_on_no_paragraph_comes_at_once() -> None:
    prose = Prose(Builder())
    prose.begin(BlockKind.PARAGRAPH)
    prose.say("one")
    prose.end()
    prose.later(lambda: prose.builder.image("picture", None) and None)
    assert written(prose) == [("PARAGRAPH", "one"), ("IMAGE", "picture")]


@pytest.mark.parametrize(
    ("label", "said", "mark"),
    [
        ("1", [("1", [SpanKind.SUPERSCRIPT]), ("544 people", [])], "1"),
        ("*", [("* See", [])], "*"),
        ("*", [(" ", []), ("**", [SpanKind.SUPERSCRIPT]), ("See", [])], "**"),
        ("1", [("1 case", [])], ""),
        ("1", [("10", []), ("6", [SpanKind.SUPERSCRIPT])], ""),
    ],
)
def test_a_note_begins_after_its_mark(label, said, mark) -> None:
    prose = Prose(Builder())
    prose.begin(BlockKind.PARAGRAPH)
    prose.refer(label, "n")
    prose.end()

    def note() -> None:
        for text, kinds in said:
            prose.say(text, kinds)

    prose.note(label, "n", note)
    content = prose.builder.build()
    marks = [s for s in content.spans if s.kind is SpanKind.NOTE_REFERENCE][1:]
    assert "".join(content.text[s.start : s.end] for s in marks) == mark
    assert content.text.endswith("".join(text for text, _ in said))
