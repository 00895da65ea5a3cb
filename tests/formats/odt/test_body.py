from __future__ import annotations

import pytest

from tests.formats.odt.samples import LISTS, item, listed, p, read
from tests.formats.samples import blocks


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
