"""Where areas stand, as they come and go."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain import HighlightStyle, Region
from desktop.ui.pages.areas.area_places import AreasOnPages
from desktop.ui.reader.surface.highlight_index import HighlightIndex
from tests.ui.reader.conftest import make_highlight

SMALL, LARGE = Region(1, 20, 20, 60, 60), Region(1, 0, 0, 300, 300)


def area(parsed, name, region):
    one = make_highlight(parsed.content, name, 0, 5)
    return replace(one, anchor=replace(one.anchor, region=region), style=HighlightStyle.AREA)


def test_areas_of_a_page_are_told_as_they_come_go_and_move(parsed):
    index, areas = HighlightIndex(parsed.content.blocks), AreasOnPages()

    def on(page):
        return [one.id for one, _ in areas.on(page, index, parsed.pages)]

    assert on(1) == []
    index.put(area(parsed, "small", SMALL))
    index.put(area(parsed, "large", LARGE))
    assert on(1) == ["large", "small"], "so that a small one is drawn, and met, on top"
    index.put(area(parsed, "small", SMALL._replace(page=3)))
    assert (on(1), on(3)) == (["large"], ["small"])
    index.remove("large")
    assert (on(1), on(3)) == ([], ["small"])
    index = HighlightIndex(parsed.content.blocks, [area(parsed, "other", SMALL)])
    assert (on(1), on(3)) == (["other"], [])
