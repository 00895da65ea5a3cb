from __future__ import annotations

import random
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.annotate import compare
from desktop.annotate.worded_text import Vocabulary, WordedText
from desktop.domain.differences import ChangeKind, DifferenceKind
from tests.domain.samples import SOURCES, content_of, marked

if TYPE_CHECKING:
    from desktop.domain import Content

EDITED, MOVED = ChangeKind.EDITED, ChangeKind.MOVED
INSERTED, DELETED = ChangeKind.INSERTED, ChangeKind.DELETED

TEXT = """The harbour was surveyed in spring by four officers of the county.
They went along the quay each morning and wrote down every boat that lay there.
No boat may lie at the quay for more than 30 days without leave of the master.
Whoever leaves a boat behind pays for its removal to the yard beyond the bridge.
The master keeps a book of all boats, which anybody may read on weekdays.
Complaints go to the county, which answers them within six weeks of their arrival."""
LINES = TEXT.splitlines()


def told(old: str, new: str):
    """Return kind, old words and new words of each change."""
    return [
        (change.kind, old[slice(*change.old)], new[slice(*change.new)])
        for change in compare(content_of(old), content_of(new)).changes
    ]


def redlined(old: str, new: str):
    """Return the words that differ inside the one change there is."""
    (change,) = compare(content_of(old), content_of(new)).changes
    return [(old[slice(*one.old)], new[slice(*one.new)]) for one in change.differences]


def figures_of(old: str, new: str):
    found = compare(content_of(old), content_of(new)).changes
    return [pair for change in found for pair in change.figures]


def test_the_same_text_has_not_changed():
    assert told(TEXT, TEXT) == []


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace("\n", "\n\n  "),
        TEXT.replace("quay each", "quay  each"),
        TEXT.replace("bridge.\nThe", "bridge. The"),
        TEXT.replace("The harbour", "“The harbour”"),
        TEXT.replace("officers", "officers".replace("ffi", "\ufb03")),
        TEXT.replace("removal", "re\u00admoval"),
    ],
)
def test_space_quotation_marks_and_encoding_are_no_change(new):
    assert new != TEXT
    assert told(TEXT, new) == []
    assert told(new, TEXT) == []


def test_several_words_of_a_paragraph_are_one_change():
    line = LINES[1].replace("each morning", "every evening").replace("lay", "stood")
    new = TEXT.replace(LINES[1], line)
    assert told(TEXT, new) == [(EDITED, LINES[1], line)]
    assert redlined(TEXT, new) == [("each morning", "every evening"), ("lay", "stood")]


def test_a_new_paragraph_stands_after_the_one_before_it():
    new = TEXT.replace(LINES[2], f"Oars and sails are stored in the shed at night.\n{LINES[2]}")
    (change,) = compare(content_of(TEXT), content_of(new)).changes
    assert change.kind is INSERTED
    assert new[slice(*change.new)] == "Oars and sails are stored in the shed at night."
    assert change.old == (TEXT.index(LINES[2]) - 1,) * 2
    (change,) = compare(content_of(new), content_of(TEXT)).changes
    assert change.kind is DELETED
    assert change.new == (TEXT.index(LINES[2]) - 1,) * 2


def test_paragraphs_put_in_one_after_another_are_one_change():
    added = "Oars are stored at night.\nSails are dried in the loft."
    assert told(TEXT, f"{TEXT}\n{added}") == [(INSERTED, "", added)]


def test_what_was_written_anew_is_taken_out_and_put_in():
    other = "Every vessel needs a licence, to be renewed by its owner when the year ends."
    assert told(TEXT, TEXT.replace(LINES[2], other)) == [
        (DELETED, LINES[2], ""),
        (INSERTED, "", other),
    ]


def test_a_block_that_stands_elsewhere_has_moved():
    new = "\n".join([*LINES[:1], *LINES[2:], LINES[1]])
    assert told(TEXT, new) == [(MOVED, LINES[1], LINES[1])]
    (change,) = compare(content_of(TEXT), content_of(new)).changes
    assert change.left == len(LINES[0])


def test_what_moved_may_have_been_edited_too():
    line = LINES[1].replace("each morning", "every evening")
    new = "\n".join([*LINES[:1], *LINES[2:], line])
    assert told(TEXT, new) == [(MOVED, LINES[1], line)]
    assert redlined(TEXT, new) == [("each morning", "every evening")]


def test_a_heading_moves_with_what_stands_below_it():
    old = "\n".join(["Survey", *LINES[:2], "Rules", *LINES[2:]])
    new = "\n".join(["Rules", *LINES[2:], "Survey", *LINES[:2]])
    assert told(old, new) == [
        (MOVED, "\n".join(["Survey", *LINES[:2]]), "\n".join(["Survey", *LINES[:2]]))
    ]


def test_a_paragraph_divided_in_two_and_edited_is_one_change():
    old = LINES[0] + " " + LINES[1]
    new = LINES[0] + "\n" + LINES[1].replace("morning", "night")
    assert told(old, new) == [(EDITED, old, new)]


def test_case_and_signs_are_changes_within():
    new = TEXT.replace("the county", "the County").replace("boats, which", "boats; which")
    assert [kind for kind, _, _ in told(TEXT, new)] == [EDITED, EDITED, EDITED]
    assert redlined(LINES[4], LINES[4].replace("boats, which", "boats; which")) == [(",", ";")]
    assert redlined(LINES[0], LINES[0].replace("county", "County")) == [("county", "County")]


def test_a_sentence_written_anew_is_not_chopped_at_words_that_stayed_by_chance():
    old = "It opens at noon. Boats which stay the night are charged by length. It has a crane."
    new = "It opens at noon. Whoever remains until the morning pays a flat fee. It has a crane."
    assert redlined(old, new) == [
        (
            "Boats which stay the night are charged by length",
            "Whoever remains until the morning pays a flat fee",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("of 902 in all", "of 912 in all", [("902", "912")]),
        ("of 1,300 in all", "of 1,400 in all", [("1,300", "1,400")]),
        ("of 15 in all", "of 15.5 in all", [("15", "15.5")]),
        ("of 5 in all", "of -5 in all", [("5", "-5")]),
        ("of 1,300,000 in all", "of 1,400,001 in all", [("1,300,000", "1,400,001")]),
        ("in 2020 there", "in 2020 or later there", []),
        ("some in all", "some 40 in all", [("", "40")]),
        ("some 40 in all", "some in all", [("40", "")]),
        ("of 3 and 7 in all", "of 4 and 7 in all", [("3", "4")]),
        ("of 3 “and” 7 in all", "of 3 and 8 in all", [("7", "8")]),
        ("of 544 in all", "of 544 of them in all", []),
    ],
)
def test_changed_figures_are_told_in_pairs(old, new, expected):
    around = "The officers counted boats, {} for the years that were looked at."
    assert figures_of(around.format(old), around.format(new)) == expected


def test_figures_of_a_new_paragraph_were_added():
    assert figures_of(TEXT, TEXT + "\nIn 2024 there were 12 more.") == [("", "2024"), ("", "12")]
    assert figures_of(TEXT + "\nIn 2024 there were 12 more.", TEXT) == [("2024", ""), ("12", "")]


@pytest.mark.parametrize(
    ("new", "turns"),
    [
        (TEXT.replace("may read", "may not read"), True),
        (TEXT.replace("30 days", "14 days"), True),
        (TEXT.replace("each morning", "every morning"), False),
    ],
)
def test_what_turns_the_sense_is_said(new, turns):
    (change,) = compare(content_of(TEXT), content_of(new)).changes
    assert change.turns_sense is turns


def test_a_section_put_in_before_renumbers_those_that_follow():
    old = "18\nThe policy on Nigeria is kept.\n19\nThe policy on Turkey is kept for long."
    new = (
        "18\nThe policy on Nigeria is kept.\n19\nWhat Nepal asked was refused at once.\n"
        "20\nThe policy on Turkey is kept for long."
    )
    assert told(old, new) == [
        (INSERTED, "", "19\nWhat Nepal asked was refused at once."),
        (EDITED, "19", "20"),
    ]
    assert figures_of(old, new) == [("", "19"), ("19", "20")]
    assert told(old.replace("19\n", "19. "), new.replace("19\n", "19. ").replace("20\n", "20. "))[
        0
    ] == (INSERTED, "", "19. What Nepal asked was refused at once.")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Boats\n902\nThe end of all.", "Boats\n912\nThe end of all.", [(EDITED, "902", "912")]),
        ("Boats here\n902", "Boats here\n912", [(EDITED, "902", "912")]),
        ("Fee: £30", "Fee: £40", [(EDITED, "Fee: £30", "Fee: £40")]),
        ("Sea 1\nAir 2\nRail 4", "Sea 1\nRoad 5\nAir 2\nRail 4", [(INSERTED, "", "Road 5")]),
        ("1 2\n3 4\n5 6\nSum", "1 2\n3 4\n5 6\n7 8\nSum", [(INSERTED, "", "7 8")]),
        ("1 2\n3 4", "1 2\n3 4\n5 6", [(INSERTED, "", "5 6")]),
    ],
)
def test_short_lines_with_figures_are_paired_as_they_stand(old, new, expected):
    assert told(old, new) == expected


def test_a_section_whose_words_are_others_keeps_its_number():
    old = f"Article 12\n{LINES[2]}\nArticle 13\n{LINES[4]}"
    new = f"Article 12\nEvery vessel needs a licence.\nArticle 13\n{LINES[4]}"
    assert told(old, new) == [
        (DELETED, LINES[2], ""),
        (INSERTED, "", "Every vessel needs a licence."),
    ]


def test_a_note_with_another_number_is_no_change():
    old, new = marked("Of 544{n1} boats, 10{^6} sank."), marked("Of 544{n2} boats, 10{^6} sank.")
    assert compare(old, new).changes == ()
    assert compare(marked("Of 1,{n3}000 boats"), marked("Of 1,{n4}000 boats")).changes == ()
    (change,) = compare(old, marked("Of 544{n1} boats, 10{^7} sank.")).changes
    assert change.figures == (("10⁶", "10⁷"),)
    assert change.turns_sense


def test_ranges_count_in_the_text_with_its_marks():
    old, new = marked("A boat{n12} lay here.\nIt sank."), marked("A boat{n7} lay here.\nIt swam.")
    (change,) = compare(old, new).changes
    assert old.text[slice(*change.old)] == "It sank."
    assert new.text[slice(*change.new)] == "It swam."
    assert [new.text[slice(*one.new)] for one in change.differences] == ["swam"]


def test_a_text_that_was_empty_was_put_in():
    assert told("", TEXT) == [(INSERTED, "", TEXT)]
    assert told(TEXT, "") == [(DELETED, TEXT, "")]
    assert told("* * *", "—") == [(DELETED, "* * *", ""), (INSERTED, "", "—")]


def test_progress_is_told_and_may_end_the_work():
    heard: list[tuple[int, int]] = []
    compare(content_of(TEXT), content_of(TEXT[9:]), lambda *parts: heard.append(parts))
    assert heard
    assert all(0 < done <= of for done, of in heard)

    def stop(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        compare(content_of(TEXT), content_of(TEXT[9:]), stop)


WORDS = st.sampled_from(
    ["the", "a", "boat", "not", "12", "19", "1,300", "county", "lie", "Article", "3", "(a)", "-"]
)
LINE = st.one_of(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), st.sampled_from(LINES))
TEXTS = st.lists(LINE, max_size=9)


def changed(lines: list[str], seed: int) -> list[str]:
    """Return lines some of which are edited, moved, taken out or put in."""
    dice = random.Random(seed)
    found = list(lines)
    for _ in range(dice.randrange(5)):
        place = dice.randrange(len(found) + 1)
        line = found.pop(place) if place < len(found) else "A line that is new here altogether."
        match dice.randrange(4):
            case 0:
                found.insert(dice.randrange(len(found) + 1), line)
            case 1:
                words = line.split(" ")
                words[dice.randrange(len(words))] = dice.choice(["14", "never", "ship", "a b"])
                found.insert(place, " ".join(words))
            case 2:
                found[place:place] = [line, f"7\nMore {dice.randrange(99)} than that."]
            case _:
                pass
    return found


PAIRS = st.one_of(
    st.tuples(SOURCES, SOURCES),
    st.tuples(TEXTS, st.integers(0, 10**6)).map(
        lambda drawn: ("\n".join(drawn[0]), "\n".join(changed(*drawn)))
    ),
    st.tuples(TEXTS.map("\n".join), TEXTS.map("\n".join)),
).map(lambda pair: (marked(pair[0]), marked(pair[1])))


def words_of(content: Content, ranges: list[tuple[int, int]]) -> list[str]:
    """Return the quoted words of some ranges, as they are compared."""
    worded = WordedText(content.quoted(), Vocabulary())
    found: list[str] = []
    for start, end in ranges:
        if start < end:
            found += worded.said(*worded.range(*worded.quoted.places(start, end)))
    return found


def outside(within: tuple[int, int], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what ranges leave of another."""
    found, here = [], within[0]
    for start, end in sorted(ranges):
        found.append((here, start))
        here = max(here, end)
    return [*found, (here, within[1])]


@settings(deadline=None)
@given(PAIRS)
def test_what_no_change_covers_is_the_same_in_both(pair):
    old, new = pair
    changes = compare(old, new).changes
    rest_of_old = outside((0, len(old.text)), [c.old for c in changes if c.old[0] < c.old[1]])
    rest_of_new = outside((0, len(new.text)), [c.new for c in changes if c.new[0] < c.new[1]])
    assert words_of(old, rest_of_old) == words_of(new, rest_of_new)


@settings(deadline=None)
@given(PAIRS)
def test_what_is_kept_inside_a_change_is_the_same_in_both(pair):
    old, new = pair
    for change in compare(old, new).changes:
        if change.kind in {EDITED, MOVED}:
            kept_of_old = outside(change.old, [one.old for one in change.differences])
            kept_of_new = outside(change.new, [one.new for one in change.differences])
            assert words_of(old, kept_of_old) == words_of(new, kept_of_new)


@settings(deadline=None)
@given(PAIRS)
def test_ranges_are_in_order_and_in_the_texts(pair):
    old, new = pair
    changes = compare(old, new).changes
    assert [c.new[0] for c in changes] == sorted(c.new[0] for c in changes)
    for text, ranges in (
        (old.text, [c.old for c in changes]),
        (new.text, [c.new for c in changes]),
    ):
        assert all(0 <= start <= end <= len(text) for start, end in ranges)
        filled = sorted(place for place in ranges if place[0] < place[1])
        assert all(one[1] <= other[0] for one, other in pairwise(filled))
    still = [change for change in changes if change.kind is not MOVED]
    assert [change.old for change in still] == sorted(change.old for change in still)
    for change in changes:
        assert (change.old[0] == change.old[1]) == (change.kind is INSERTED)
        assert (change.new[0] == change.new[1]) == (change.kind is DELETED)
        assert (change.left is not None) == (change.kind is MOVED)
        assert bool(change.differences) or change.kind is not EDITED
        for one in change.differences:
            assert one.kind is not DifferenceKind.EQUAL
            assert change.old[0] <= one.old[0] <= one.old[1] <= change.old[1]
            assert change.new[0] <= one.new[0] <= one.new[1] <= change.new[1]


@settings(deadline=None)
@given(PAIRS)
def test_the_other_way_round_what_was_put_in_was_taken_out(pair):
    old, new = pair
    turned = {INSERTED: DELETED, DELETED: INSERTED}
    there = compare(old, new).changes
    back = compare(new, old).changes
    assert sorted((turned.get(c.kind, c.kind), len(c.differences)) for c in there) == sorted(
        (c.kind, len(c.differences)) for c in back
    )
    kept = {EDITED, MOVED}
    assert sorted((c.new, c.old) for c in there if c.kind in kept) == sorted(
        (c.old, c.new) for c in back if c.kind in kept
    )


@settings(deadline=None)
@given(PAIRS)
def test_a_text_compared_with_itself_has_no_changes(pair):
    assert compare(pair[0], pair[0]).changes == ()


def test_long_texts_take_no_longer_for_each_line():
    dice = random.Random(3)
    words = [f"w{number}" for number in range(5000)]
    lines = [" ".join(dice.choices(words, k=20)) for _ in range(6000)]
    other = list(lines)
    for number in range(0, 6000, 10):
        other[number] = other[number].replace(" w1", " v1")
    del other[2000:2100]

    def took(count: int) -> float:
        old, new = (content_of("\n".join(text[:count])) for text in (lines, other))
        begun = time.process_time()
        compare(old, new)
        return time.process_time() - begun

    took(300)
    assert took(6000) < 60 * max(took(600), 0.02)
