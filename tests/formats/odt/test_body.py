from __future__ import annotations

import pytest

from desktop.domain import SOFT_BREAK, SpanKind
from tests.formats.odt.samples import LISTS, item, listed, p, read, style
from tests.formats.samples import blocks, spans


def test_white_space_is_collapsed_except_where_it_is_meant() -> None:
    text = p("  one\n   two<text:s/><text:s text:c='2'/>three <text:span> four</text:span>")
    text += p("a<text:line-break/> b<text:tab/>c")
    assert read(text).content.text == f"one two   three four\na{SOFT_BREAK}b\tc"


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


def test_annotations_become_comments() -> None:
    note = "<dc:creator>R. Vale</dc:creator><dc:date>2024-05-01T10:00:00</dc:date>"
    text = p(
        f'The <office:annotation office:name="7">{note}{p("Check")}{p("this")}</office:annotation>'
        'figure<office:annotation-end office:name="7"/> stands'
        f"<office:annotation>{p('a point')}</office:annotation>"
    )
    parsed = read(text)
    found = parsed.content.text
    assert found == "The figure stands"
    first, second = parsed.comments
    assert found[first.start : first.end] == "figure"
    assert (first.note, first.author, first.date) == (
        "Check\nthis",
        "R. Vale",
        "2024-05-01T10:00:00",
    )
    assert found[second.start : second.end] == "stands"


def test_tracked_changes_are_accepted() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('gone')}</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    parsed = read(changes + p('kept<text:change text:change-id="1"/> added'))
    assert parsed.content.text == "kept added"
    assert parsed.remarks == (
        "Tracked changes were accepted: 1 insertion kept, 1 deletion left out.",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
    ],
)
def test_nesting_up_to_the_limit_is_read(before: str, after: str) -> None:
    times = 245 // before.count("<")
    parsed = read(before * times + p("deep") + after * times)
    assert "deep" in parsed.content.text


def box(text: str, anchor: str = "page") -> str:
    return (
        f'<draw:frame text:anchor-type="{anchor}"><draw:text-box>{p(text)}</draw:text-box>'
        "</draw:frame>"
    )


def table(*rows: tuple[str, ...]) -> str:
    def cell(inner: str) -> str:
        return f"<table:table-cell>{inner}</table:table-cell>"

    written = "".join(
        f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows
    )
    return f"<table:table>{written}</table:table>"


SHAPE = "<draw:custom-shape><text:p>Shape.</text:p><draw:enhanced-geometry/></draw:custom-shape>"


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        (p("Body.") + box("Box."), ["Body.", "Box."]),
        (box("Box.") + p("Body."), ["Box.", "Body."]),
        (box("Box."), ["Box."]),
        (p(f"One{box('Box.', 'as-char')} two."), ["One two.", "Box."]),
        (p(box("Box.", "paragraph")), ["Box."]),
        (table((p("A.") + box("Box."),)), ["A.", "Box."]),
        (table((box("Box."),)), ["Box."]),
        (table((p("A") + box("Box."), p("B")), (p("C"), p("D"))), ["A\tB\x1eC\tD", "Box."]),
        (f"<text:section>{p('S.')}{box('Box.')}</text:section>", ["S.", "Box."]),
        (p(f"x{SHAPE}y"), ["xy", "Shape."]),
        (p("x") + f"<draw:g>{SHAPE}{box('Box.')}</draw:g>", ["x", "Shape.", "Box."]),
        (p("x<draw:line><text:p>Line.</text:p></draw:line>y"), ["xy", "Line."]),
        (p("x") + f'<draw:a xlink:href="http://a.b/">{box("Box.")}</draw:a>', ["x", "Box."]),
        (
            p("x")
            + f"<draw:frame><draw:text-box>{p('Out' + box('In.', 'char') + 'er.')}{box('Last.')}"
            "</draw:text-box></draw:frame>",
            ["x", "Outer.", "In.", "Last."],
        ),
    ],
)
def test_no_box_of_text_is_lost(text: str, texts: list[str]) -> None:
    assert [t for _, _, t in blocks(read(text))] == texts


def test_a_box_in_a_list_is_no_item_of_it() -> None:
    parsed = read(listed(item(box("Box.") + p("one")) + item(p("two" + box("Last.")))), LISTS)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Box."),
        ("LIST_ITEM", 1, "one"),
        ("LIST_ITEM", 1, "two"),
        ("PARAGRAPH", 0, "Last."),
    ]


RAISED = style("up", '<style:text-properties style:text-position="33% 58%"/>', "text")
LOWERED = style("down", '<style:text-properties style:text-position="-20% 70%"/>', "text")


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


def test_raised_and_lowered_text() -> None:
    down = '<text:span text:style-name="down">2</text:span>'
    parsed = read(p(f"10{up('6')} H{down}O"), RAISED + LOWERED)
    assert spans(parsed) == [("6", SpanKind.SUPERSCRIPT, ""), ("2", SpanKind.SUBSCRIPT, "")]
