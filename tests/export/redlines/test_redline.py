from __future__ import annotations

from array import array
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.annotate import compare
from desktop.domain import Blocks, Content, Section
from desktop.domain.differences import Fate
from desktop.domain.reviews import Revision
from desktop.export.redlines.redline import Redline
from tests.domain.samples import SOURCES, content_of, marked

TEXT = """The harbour was surveyed in spring by four officers of the county.
They went along the quay each morning and wrote down every boat that lay there.
No boat may lie at the quay for more than 30 days without leave of the master.
Whoever leaves a boat behind pays for its removal to the yard beyond the bridge."""
LINES = TEXT.splitlines()
OLD = Revision("d", 1, datetime(2026, 3, 1, tzinfo=UTC), "a" * 64, "text 1", 9, "T", "", False)
NEW = Revision("d", 2, datetime(2026, 4, 1, tzinfo=UTC), "b" * 64, "text 1", 9, "T", "", True)


def redline_of(before, after, title="Survey"):
    return Redline(title, OLD, NEW, compare(before, after), before, after)


def entries(old: str, new: str):
    return list(redline_of(content_of(old), content_of(new)).entries())


def spelled(entry) -> str:
    signs = {Fate.DELETED: "[-{}-]", Fate.INSERTED: "{{+{}+}}"}
    return "".join(signs.get(one.fate, "{}").format(one.text) for one in entry.words)


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (LINES[2].replace("30", "14"), "at the quay for more than [-30-]{+14+} days without"),
        (LINES[2].replace(" at the quay", ""), "may lie[- at the quay-] for more"),
        (LINES[2].replace("boat may", "boat ever may"), "No boat {+ever+} may lie"),
        (LINES[2].removeprefix("No "), "[-No -]boat may lie"),
        (LINES[2].replace("lie at the quay", "lie, at the quay"), "may lie{+,+} at"),
    ],
)
def test_words_taken_out_stand_before_what_was_put_in_for_them(new, line):
    (entry,) = entries(LINES[2], new)
    assert entry.label == "Edited"
    assert line in spelled(entry)


def test_the_space_before_words_goes_with_them():
    (entry,) = entries("They keep yards, or quays for all.", "They keep yards and quays for all.")
    assert spelled(entry) == "They keep yards[-, or-]{+ and+} quays for all."


def test_what_moved_stands_struck_where_it_was_and_whole_where_it_is():
    new = "\n".join([LINES[0], *LINES[2:], LINES[1].replace("each", "every")])
    left, arrived = entries(TEXT, new)
    assert (left.label, arrived.label) == ("Moved away", "Moved here")
    assert (left.number, arrived.number) == (1, 1)
    assert [one.fate for one in left.words] == [Fate.MOVED_AWAY]
    assert [one.fate for one in arrived.words] == [
        Fate.MOVED_HERE,
        Fate.DELETED,
        Fate.INSERTED,
        Fate.MOVED_HERE,
    ]


def test_unchanged_text_is_left_out_and_said_to_be():
    new = TEXT.replace("30", "14").replace("the bridge", "the old bridge")
    first, second = entries(TEXT, new)
    assert first.follows_gap
    assert not second.follows_gap
    long = " ".join(f"word{number}" for number in range(100))
    (entry,) = entries(f"{long} and 30 boats, {long}", f"{long} and 14 boats, {long}")
    assert spelled(entry).startswith("… ")
    assert spelled(entry).endswith(" …")
    assert "word99 and [-30-]{+14+} boats, word0" in spelled(entry)
    assert len(spelled(entry)) < 200


def test_what_was_put_in_is_shown_whole_after_the_end_of_the_line_before():
    added = " ".join(f"word{number}" for number in range(100))
    (entry,) = entries(TEXT, TEXT.replace(LINES[2], f"{added}\n{LINES[2]}"))
    assert spelled(entry) == f"{{+{added}+}}"
    assert entry.context == "… quay each morning and wrote down every boat that lay there."


def test_figures_come_with_their_section_but_not_those_of_new_paragraphs():
    sections = (Section("Survey", 1, 0, 400), Section("Stay", 2, 140, 400))
    before = content_of(TEXT)
    text = TEXT.replace("30", "14") + "\nIn 2024 there were 12."
    after = type(before)(text, content_of(text).blocks, (), sections)
    redline = redline_of(before, after)
    assert redline.figures() == [("30", "14", 1, "Stay")]
    assert [entry.section for entry in redline.entries()] == ["Stay", "Stay"]
    assert redline.counts() == "1 edited, 1 inserted"
    assert redline_of(before, before).counts() == "no changes"


def test_figures_added_one_after_another_are_told_in_a_row():
    new = LINES[2].replace("days without leave", "days, 12 or 1,500, without leave 7 of 9")
    redline = redline_of(content_of(LINES[2]), content_of(new.replace("30", "14")))
    assert redline.figures() == [("30", "14", 1, ""), ("", "12; 1,500; 7; 9", 1, "")]


def test_a_text_without_blocks_can_be_compared():
    nothing = Content("", Blocks(array("I", [0]), b"", b""))
    (entry,) = redline_of(nothing, content_of(TEXT)).entries()
    assert (entry.label, entry.context, spelled(entry)) == ("Inserted", "", f"{{+{TEXT}+}}")
    (entry,) = redline_of(content_of(TEXT), nothing).entries()
    assert (entry.label, spelled(entry)) == ("Deleted", f"[-{TEXT}-]")


def test_note_marks_are_no_words():
    before = marked("Of 544{n1} boats some 30{n2} sank at the quay.")
    after = marked("Of 544{n7} boats some 40{n8} sank at the quay.")
    (entry,) = redline_of(before, after).entries()
    assert spelled(entry) == "Of 544 boats some [-30-]{+40+} sank at the quay."


@settings(deadline=None)
@given(st.tuples(SOURCES, SOURCES))
def test_an_edited_passage_holds_all_words_of_both_texts(pair):
    before, after = map(marked, pair)
    redline = redline_of(before, after)
    for change, entry in zip(redline.comparison.changes, redline.entries(), strict=False):
        if entry.label != "Edited" or any("…" in one.text for one in entry.words):
            continue
        new = "".join(one.text for one in entry.words if one.fate is not Fate.DELETED)
        assert "".join(new.split()) == "".join(after.quoted(*change.new).text.split())
        old, here = before.quoted(*change.old).text, 0
        for one in entry.words:
            if one.fate is Fate.DELETED:
                assert one.text in old[here:]
                here = old.index(one.text, here) + len(one.text)
