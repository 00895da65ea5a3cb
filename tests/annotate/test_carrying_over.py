from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop import annotate
from desktop.domain import Blocks, Content

LINES = [
    "The ministry said in March that it holds no figures on people in detention.",
    "Two months later a second office published a table of those in police cells.",
    "Remand prisoners are not in it, nor are people held under immigration rules.",
    "The committee asked why, and was told that nobody had counted them before.",
]


def content(*lines):
    starts = array("I", [0])
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return Content("\n".join(lines), Blocks(starts, bytes(len(lines)), bytes(len(lines))))


def said(text, ranges):
    return [text.text[start:end].strip() for start, end in ranges]


def test_what_stayed_is_read_and_what_is_new_is_not():
    old = content(*LINES)
    new = content(LINES[0], "An office that is new here has its own opinion of it.", *LINES[1:])
    found = annotate.carried(old, new, [(0, len("\n".join(LINES[:3])))])
    assert said(new, found) == [LINES[0], "\n".join(LINES[1:3])]


def test_what_moved_stays_read():
    old, new = content(*LINES), content(*LINES[2:], *LINES[:2])
    found = annotate.carried(old, new, [(0, len(LINES[0]))])
    assert LINES[0] in "".join(said(new, found))
    assert LINES[2] not in "".join(said(new, found))


def test_a_newer_importer_that_breaks_lines_otherwise_loses_nothing():
    old, new = content(" ".join(LINES)), content(*LINES)
    assert annotate.carried(old, new, [(0, len(old.text))]) == [(0, len(new.text))]


def test_other_words_in_a_line_are_unread():
    old = content(*LINES)
    new = content(LINES[0].replace("no figures", "seventeen volumes"), *LINES[1:])
    found = annotate.carried(old, new, [(0, len(old.text))])
    assert "seventeen" not in " ".join(said(new, found))
    assert "in detention." in " ".join(said(new, found))


@given(st.integers(0, 400), st.integers(0, 400))
def test_in_the_same_text_ranges_stay(start, end):
    text = content(*LINES)
    inside = [(start, min(end, len(text.text)))] if start < min(end, len(text.text)) else []
    assert annotate.carried(text, text, [(start, end)]) == inside


@given(st.permutations(LINES), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400))))
def test_ranges_stay_inside_the_new_text(lines, ranges):
    new = content(*lines)
    for start, end in annotate.carried(content(*LINES), new, ranges):
        assert 0 <= start < end <= len(new.text)
