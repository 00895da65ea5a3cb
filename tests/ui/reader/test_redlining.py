from __future__ import annotations

import pytest

from desktop.domain.differences import Fate, Fated

WORDS = "The office counted twelve boats"


@pytest.fixture
def view(reading, draft):
    draft.add(WORDS)
    draft.add("Nothing of this is other.")
    return reading(draft.build()).view


def picture(view, start: int, end: int):
    """Return what is painted where some words are."""
    (rect,) = view.rects_of(start, end)
    return view.viewport().grab(rect.toRect()).toImage()


def darkest(image) -> list[int]:
    """Return for each row of a picture how much of it is not as light as its lightest point."""
    found = []
    for y in range(image.height()):
        row = [image.pixelColor(x, y) for x in range(image.width())]
        found.append(sum(colour.lightness() < 215 for colour in row))
    return found


def test_each_fate_is_told_by_a_line_and_not_by_colour_alone(view):
    start = WORDS.index("twelve")
    span = start, start + len("twelve")
    plain = darkest(picture(view, *span))
    lines = {}
    for fate in (Fate.DELETED, Fate.INSERTED, Fate.MOVED_AWAY, Fate.MOVED_HERE):
        view.show_redline([Fated(*span, fate)])
        drawn = darkest(picture(view, *span))
        width = picture(view, *span).width()
        lines[fate] = [y for y, count in enumerate(drawn) if count >= 0.9 * width]
        assert drawn != plain, fate
    height = picture(view, *span).height()
    assert all(y < 0.75 * height for y in lines[Fate.DELETED])
    assert lines[Fate.DELETED]
    assert all(y > 0.75 * height for y in lines[Fate.INSERTED])
    assert lines[Fate.INSERTED]
    assert not lines[Fate.MOVED_AWAY], "a dotted line has gaps"
    assert not lines[Fate.MOVED_HERE]


def test_nothing_else_is_drawn_over(view):
    end = len(WORDS)
    place = end + 1, end + 8
    before = picture(view, *place)
    view.show_redline([Fated(0, end, Fate.DELETED)])
    assert picture(view, *place) == before


def test_another_text_has_nothing_of_it(view, draft):
    before = picture(view, 0, 3)
    view.show_redline([Fated(0, 3, Fate.INSERTED)])
    assert picture(view, 0, 3) != before
    view.show_content(view.content, lambda _asset: None)
    assert picture(view, 0, 3) == before


def test_the_change_in_hand_is_brought_into_view(view):
    view.show_change(len(WORDS) + 1, len(WORDS) + 1)
    assert view.is_in_view(len(WORDS) + 1)
    assert view.caret() == len(WORDS) + 1
