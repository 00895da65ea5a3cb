from __future__ import annotations

import pytest

from desktop.domain.arguing.outlines import Line, LineKind
from desktop.errors import InvalidValueError, NotFoundError


def text(words):
    return Line("", LineKind.TEXT, text=words)


def said(library):
    (outline,) = library.outlines.all()
    return [line.text for line in outline.lines]


@pytest.fixture
def outline(library):
    return library.outlines.add("Draft")


def test_lines_stand_where_they_were_put(library, outline):
    library.outlines.put(outline, 0, [text("a"), text("b")])
    library.outlines.put(outline, 1, [text("c"), text("d")])
    library.outlines.put(outline, 99, [text("e")])
    assert said(library) == ["a", "c", "d", "b", "e"]
    library.history.undo()
    library.history.undo()
    assert said(library) == ["a", "b"]


def test_lines_are_moved_together(library, outline):
    ids = library.outlines.put(outline, 0, [text(one) for one in "abcde"])
    library.outlines.move(outline, [ids[3], ids[1]], 0)
    assert said(library) == list("bdace")
    library.outlines.move(outline, [ids[1]], 99)
    assert said(library) == list("daceb")
    library.history.undo()
    assert said(library) == list("bdace")


def test_a_free_line_becomes_a_heading_and_back(desk, library, outline):
    highlight = desk.highlight(desk.keep(), "1,204")
    one, other = library.outlines.put(
        outline, 0, [text("a"), Line("", LineKind.PASSAGE, 3, "no", highlight_id=highlight.id)]
    )
    library.outlines.edit(one, " A \n b ", 9)
    first, second = library.outlines.all()[0].lines
    assert (first.kind, first.level, first.text) == (LineKind.HEADING, 6, "A b")
    assert (second.kind, second.level, second.highlight_id) == (
        LineKind.PASSAGE,
        0,
        highlight.id,
    )
    library.outlines.edit(one, "A b", 0)
    assert library.outlines.all()[0].lines[0].kind is LineKind.TEXT
    with pytest.raises(InvalidValueError):
        library.outlines.edit(other, "Words of another.", 0)


def test_several_outlines_by_name(library, outline):
    library.outlines.add("chapter 10")
    library.outlines.rename(outline, "Chapter 9")
    assert [one.name for one in library.outlines.all()] == ["Chapter 9", "chapter 10"]
    library.outlines.put(outline, 0, [text("a")])
    before = library.outlines.all()
    library.outlines.remove(outline)
    assert [one.name for one in library.outlines.all()] == ["chapter 10"]
    library.history.undo()
    assert library.outlines.all() == before


def test_what_is_not_there_is_refused(library, outline):
    for wrong in (
        Line("", LineKind.CLAIM, claim_id="nowhere"),
        Line("", LineKind.PASSAGE, highlight_id="nowhere"),
    ):
        with pytest.raises(NotFoundError):
            library.outlines.put(outline, 0, [wrong])
    with pytest.raises(NotFoundError):
        library.outlines.take(["nowhere"])
    with pytest.raises(InvalidValueError):
        library.outlines.add(" ")


def test_lines_are_taken_out(library, outline):
    ids = library.outlines.put(outline, 0, [text(one) for one in "abc"])
    library.outlines.take(ids[:2])
    assert said(library) == ["c"]
    changes = library.history.take_changes()
    assert changes.outlines == {outline}
