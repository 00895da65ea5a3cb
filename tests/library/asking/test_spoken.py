from __future__ import annotations

import pytest

from desktop.errors import NotFoundError
from desktop.library.asking.clauses import SAID
from desktop.library.asking.whereabouts import Place


@pytest.fixture
def highlight(desk):
    return desk.highlight(desk.keep(), "1,204")


def said(library):
    return [one.said_by for one in library.highlights.all()]


def test_what_the_reader_says_is_one_step_and_sound(desk, library, highlight):
    other = desk.highlight(library.documents.all()[0], "no data")
    library.speakers.put([highlight.id, other.id], "  Ann\nRay ")
    assert said(library) == ["Ann Ray"] * 2
    assert library.care.check() == []
    library.history.undo()
    assert said(library) == [None] * 2
    library.history.redo()
    library.speakers.put([other.id], "")
    assert said(library) == ["Ann Ray", ""]
    library.speakers.put([highlight.id], None)
    assert said(library) == [None, ""]
    assert library.care.check() == []


def test_what_is_said_already_is_no_step(library, highlight):
    library.speakers.put([highlight.id], "Ann Ray")
    before = library.history.next_undo(), library.highlights.get(highlight.id).modified
    library.speakers.put([highlight.id], "Ann Ray")
    assert library.highlights.get(highlight.id).modified == before[1]


def test_a_highlight_that_is_not_there_is_said(library):
    with pytest.raises(NotFoundError):
        library.speakers.put(["nowhere"], "Ann Ray")


def test_all_who_are_known_to_speak_are_named_in_order(library, highlight):
    for found in library.whereabouts.missing():
        place = Place(0, "", "", {SAID: "Tom Lowe", "asked_by": "Ben Eve", "date": "2026"})
        library.whereabouts.put([(found, dict.fromkeys(found.passages, place))])
    library.speakers.put([highlight.id], "Ann Ray")
    assert library.speakers.names() == ["Ann Ray", "Ben Eve", "Tom Lowe"]
