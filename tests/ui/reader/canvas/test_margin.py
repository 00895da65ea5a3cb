from PySide6.QtGui import QColor

from desktop.ui.look.reading_style import DARK
from desktop.ui.reader.canvas.margin import colour_of, stripes
from tests.ui.reader.conftest import Draft, quoted


def test_lines_with_tags_or_notes_have_a_stripe_in_the_tags_colour(reading) -> None:
    draft = Draft()
    draft.add("first line of text " * 12)
    draft.add("the tagged words stand here")
    draft.add("and the noted ones there")
    content = draft.build()
    view = reading(
        content,
        quoted(content, "plain", "first line"),
        quoted(content, "tagged", "tagged words", tags=["a", "b"]),
        quoted(content, "noted", "noted", note="Why?"),
    ).view
    view.set_highlights(list(view.marks.highlights.in_order()), {"a": "#123456", "b": "#abcdef"})
    found = stripes(view.shown(), view.marks)
    assert [s.highlight.id for s in found] == ["tagged", "noted"]
    rect = view.rects_of(found[0].highlight.start, found[0].highlight.end)[0]
    assert found[0].top <= rect.top() + 1
    assert found[0].bottom >= rect.bottom() - 1
    image = view.viewport().grab().toImage()
    middle = (found[0].top + found[0].bottom) / 2
    seen = {
        image.pixelColor(x, int(middle + away)).name()
        for x in range(view.left - 30, view.left)
        for away in (-7, 7)
    }
    assert {"#123456", "#abcdef"} <= seen


def test_stripes_of_overlapping_highlights_stand_side_by_side(reading) -> None:
    draft = Draft()
    draft.add("one two three four five six seven")
    content = draft.build()
    view = reading(
        content,
        quoted(content, "a", "one two three", tags=["red"]),
        quoted(content, "b", "three four", tags=["blue"]),
    ).view
    view.set_highlights(view.marks.highlights.in_order(), {"red": "#ff0000", "blue": "#0000ff"})
    image = view.viewport().grab().toImage()
    y = int(view.rects_of(0, 3)[0].center().y())
    columns = {
        colour: [x for x in range(view.left) if image.pixelColor(x, y) == QColor(colour)]
        for colour in ("#ff0000", "#0000ff")
    }
    assert columns["#ff0000"]
    assert columns["#0000ff"]
    assert not set(columns["#ff0000"]) & set(columns["#0000ff"])


def test_a_tags_colour_may_be_one_of_ours_or_any_other() -> None:
    assert colour_of("blue", DARK) == DARK.ink("blue")
    assert colour_of("#123456", DARK) == QColor("#123456")
    assert colour_of("", DARK) is None
    assert colour_of("no colour", DARK) is None
