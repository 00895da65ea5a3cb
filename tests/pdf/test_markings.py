"""Annotations put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import tag_paths
from desktop.pdf import Annotation, Box, attached, markings
from desktop.pdf.markings import described
from desktop.pdf.printed import Point, Quad

OWN = "manicule:f0000000-0000-4000-8000-000000000000"
TAGS = st.lists(st.text(max_size=20).map(tag_paths.spelled).filter(bool), unique=True, max_size=4)
NOTES = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n#"))


def made(number=0, kind="Highlight", **values) -> Annotation:
    corner = Point(1, 1)
    usual = {"name": "", "contents": "", "author": "Ada", "date": "2024-01-02", "colour": ""}
    placed = {"box": Box(0, 0, 9, 9), "quads": (Quad(corner, corner, corner, corner),)}
    return Annotation(number, kind, **(usual | placed | values))


def test_what_is_the_same_is_known_by_the_same():
    one, again = (markings([[made(contents="x")]])[0].identity for _ in range(2))
    assert one == again
    others = [made(contents="y"), made(kind="Underline"), made(author="Bo"), made(date="2025")]
    assert one not in [markings([[other]])[0].identity for other in others]
    assert markings([[], [made(contents="x")]])[0].identity != one


def test_a_name_is_enough_to_be_known_by():
    first, second = made(name="n1", contents="x"), made(name="n1", contents="edited")
    assert markings([[first]])[0].identity == markings([[], [second]])[0].identity


def test_a_name_given_twice_is_none():
    first, second = made(name="n1", contents="x"), made(1, name="n1", contents="y")
    assert len({one.identity for one in markings([[first, second]])}) == 2


def test_two_plain_marks_on_the_same_words_stay_two():
    assert len({one.identity for one in markings([[made(), made(1)]])}) == 2


def test_parts_of_one_of_ours_on_several_pages_are_one():
    pages = [[made(name=f"{OWN}/1", characters=(7, 8))], [made(name=f"{OWN}/2", characters=(0,))]]
    (found,) = markings(pages)
    assert (found.identity, found.is_own) == (OWN, True)
    assert [(part.page, part.characters) for part in found.parts] == [(0, (7, 8)), (1, (0,))]
    assert found.annotations == [(0, 0), (1, 0)]


def test_answers_are_part_of_the_note():
    head = made(contents="Is it so?")
    answer = made(
        1, "Text", contents="It is.", author="Bo", date="2024-02-03T10:00:00", replies_to=0
    )
    further = made(2, "Text", contents="Fine.", author="", date="", replies_to=1)
    status = made(3, "Text", contents="Accepted set by Bo", replies_to=0, is_status=True)
    (found,) = markings([[head, answer, further, status]])
    assert found.note == "Is it so?\n\nIt is.\n— Bo, 2024-02-03\n\nFine."
    assert [number for _, number in found.annotations] == [0, 1, 3, 2]


def test_answers_in_a_circle_are_none_of_them_lost_in_a_loop():
    assert markings([[made(0, replies_to=1), made(1, replies_to=0)]]) == []


def test_attached_files_are_named_and_no_marks():
    pages = [[made(kind="FileAttachment", contents="data.csv")]]
    assert (markings(pages), attached(pages)) == ([], ["data.csv"])


@given(NOTES, TAGS)
def test_note_and_tags_come_back_from_what_is_written(note, tags):
    note = note.strip()
    (found,) = markings([[made(name=OWN, contents=described(note, tags))]])
    assert (found.note, list(found.tags)) == (note, tags)


def test_tags_are_in_the_last_line():
    assert described("Look here.", ["law/evidence", "a b"]) == "Look here.\n\n#law/evidence  #a b"
    assert described("Look here.", []) == "Look here."


@pytest.mark.parametrize("note", ["A line\n#hash", "#1"])
def test_the_note_of_a_stranger_keeps_its_last_line(note):
    assert markings([[made(contents=note)]])[0].note == note
