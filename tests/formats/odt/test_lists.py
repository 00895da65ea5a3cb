from __future__ import annotations

from tests.formats.odt.samples import LISTS, item, listed, p, read
from tests.formats.samples import blocks


def test_lists_are_numbered_as_printed() -> None:
    text = (
        listed(
            item(p("a") + p("goes on") + listed(item(p("b")) + item(p("c")), ""))
            + item(p("d") + listed(item(p("e")), ""))
        )
        + listed(item(p("f")), extra='text:continue-numbering="true"')
        + listed(item(p("g")))
        + listed(item(p("h")), "B")
        + listed(item(p("i")), "unknown")
    )
    parsed = read(text, LISTS)
    found = [(b.level, b.attributes.get("marker", "")) for b in parsed.content.blocks]
    assert found == [
        (1, "1."),
        (1, ""),
        (2, "1.a)"),
        (2, "1.b)"),
        (1, "2."),
        (2, "2.a)"),
        (1, "3."),
        (1, "1."),
        (1, "–"),
        (1, "•"),
    ]


def test_headings_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    text = "".join(
        f'<text:h text:outline-level="{level}">{title}</text:h>'
        for level, title in ((1, "One"), (2, "Sub"), (1, "Two"))
    )
    assert [t for _, _, t in blocks(read(text, styles=outline))] == ["1. One", "Sub", "2. Two"]


def test_a_number_that_the_file_has_in_print_is_taken() -> None:
    def heading(inner: str, extra: str = "") -> str:
        return f'<text:h text:outline-level="1" {extra}>{inner}</text:h>'

    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="1"/></text:outline-style>'
    )
    text = (
        heading("<text:number>I.</text:number>One")
        + heading("Two")
        + heading("No", 'text:is-list-header="true"')
        + heading("Nine", 'text:restart-numbering="true" text:start-value="9"')
        + heading("Ten")
    )
    found = [t for _, _, t in blocks(read(text, styles=outline))]
    assert found == ["I. One", "2 Two", "No", "9 Nine", "10 Ten"]
    item_ = "<text:list-item><text:number>(iv)</text:number><text:p>x</text:p></text:list-item>"
    listing = read(f'<text:list text:style-name="L">{item_}</text:list>', LISTS)
    assert listing.content.blocks[0].attributes == {"marker": "(iv)"}
