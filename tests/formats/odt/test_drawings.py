from __future__ import annotations

from tests.formats.odt.samples import frame, p, read
from tests.formats.samples import GIF, blocks


def test_pictures_and_text_boxes_follow_their_paragraph() -> None:
    picture = frame('<draw:image xlink:href="Pictures/a.gif"/><svg:desc>A map</svg:desc>')
    far = frame('<draw:image xlink:href="https://example.org/a.gif"/><svg:title>Far</svg:title>')
    out = frame('<draw:image xlink:href="../../../etc/passwd"/>')
    box = frame(f"<draw:text-box>{p('boxed')}</draw:text-box>")
    parsed = read(p(f"one {picture}{box}{far}{out}two"))
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "one two"),
        ("IMAGE", 0, "A map"),
        ("PARAGRAPH", 0, "boxed"),
        ("IMAGE", 0, "Far"),
        ("IMAGE", 0, ""),
    ]
    assert list(parsed.assets.values()) == [GIF]
    assert parsed.remarks == ("2 pictures could not be shown.",)
