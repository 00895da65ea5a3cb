"""What is a footnote, and what only small print."""

from __future__ import annotations

from desktop.formats.pdf.footnotes import label_of, notes
from desktop.formats.pdf.order.page_lines import Line, Piece
from desktop.pdf import Box

BODY = 10.0


def line(text: str, y: float, *, page: int = 0, size: float = BODY, raised: str = "") -> Line:
    pieces = [Piece(text), *([Piece(raised, 1)] if raised else [])]
    return Line(page, page, pieces, Box(50, y, 350, y + size), y + size, size)


def small(text: str, y: float, page: int = 0) -> Line:
    return line(text, y, page=page, size=7)


def found(*pages: list[Line]) -> list[tuple[str, list[str]]]:
    return [(note.label, [one.text for one in note.lines]) for note in notes(pages, BODY)]


def test_small_print_with_a_mark_that_the_text_has_is_a_note():
    page = [line("Text", 50, raised="1"), small("1 The note", 500), small("goes on.", 508)]
    assert found(page) == [("1", ["1 The note", "goes on."])]


def test_a_star_needs_not_be_raised():
    assert found([line("Review* of", 50), small("* Not edited.", 500)]) == [
        ("*", ["* Not edited."])
    ]


def test_small_print_above_text_is_no_note():
    assert found([line("Text", 50, raised="1"), small("1 Table", 300), line("More", 400)]) == []


def test_a_number_that_the_text_does_not_raise_begins_none():
    assert found([line("Text", 50), small("12 Church Street", 500)]) == []


def test_numbers_inside_a_note_are_no_marks():
    page = [line("Text", 50, raised="3"), small("3 See the act of", 500), small("1998 and", 508)]
    assert [label for label, _ in found(page)] == ["3"]


def test_notes_follow_in_their_order():
    page = [line("Text", 50, raised="3"), small("3 One", 500), small("4 Two", 508)]
    assert [label for label, _ in found(page)] == ["3", "4"]


def test_a_note_goes_on_at_the_foot_of_the_next_page():
    first = [line("Text", 50, raised="1"), small("1 One", 500)]
    second = [
        line("Text", 50, page=1, raised="2"),
        small("goes on.", 500, page=1),
        small("2 Two", 508, page=1),
    ]
    assert found(first, second) == [("1", ["1 One", "goes on."]), ("2", ["2 Two"])]


def test_a_page_in_small_print_has_no_notes():
    assert found([small("1 One", 50), small("2 Two", 60)]) == []


def test_the_mark_and_its_signs_are_taken_off():
    assert label_of(small("[12] See", 0)) == ("12", 4)
    assert label_of(small("*See", 0)) == ("*", 1)
    assert label_of(small("See", 0)) == ("", 0)
