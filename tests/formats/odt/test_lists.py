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
