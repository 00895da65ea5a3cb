from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCursor

from desktop.annotate import differences
from desktop.domain.reviews import Excerpt
from desktop.ui.look.changed_words import ChangedWords, in_one, new_parts, old_parts

OLD = "It shall not be paid within 30 days."
NEW = "It shall be paid within 14 days, in full."
WORDS = st.lists(st.sampled_from(["not", "30", "14", "days", "ü", "b.", "語"]), max_size=8)


@pytest.fixture
def shown(qtbot):
    made = ChangedWords("Words", None)
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    return made


def looks(shown) -> dict[str, tuple[bool, bool, bool]]:
    """Return whether each fragment is struck out, underlined and bold."""
    found = {}
    cursor = QTextCursor(shown.document())
    for place in range(len(shown.toPlainText())):
        cursor.setPosition(place + 1)
        font = cursor.charFormat().font()
        key = (font.strikeOut(), font.underline(), font.weight() >= QFont.Weight.Bold)
        found.setdefault(key, []).append(shown.toPlainText()[place])
    return {"".join(letters): key for key, letters in found.items()}


def test_what_is_gone_is_struck_out_and_what_came_underlined(shown):
    shown.show_parts(in_one(OLD, NEW, differences(OLD, NEW)))
    assert shown.toPlainText() == "It shall not be paid within 30 14 days, in full."
    seen = looks(shown)
    assert seen["not30"] == (True, False, True)
    assert seen["14"] == (False, True, True)
    assert (False, True, False) in seen.values(), "words of the same sense are not loud"


def test_both_sides_tell_what_stood_around(shown):
    told = differences(OLD, NEW)
    before = Excerpt("A heading\nA sentence. ", OLD, " More.\nNext paragraph.")
    assert "".join(words for words, _ in old_parts(before, told)) == f"A sentence. {OLD} More."
    alone = Excerpt("A heading\nAnother paragraph.\n", NEW, "\nNext paragraph.\nLast.")
    parts = new_parts(alone, told)
    assert [parts[0], parts[-1]] == [
        ("Another paragraph.\n", "muted"), ("\nNext paragraph.", "muted"),
    ]  # fmt: skip


def test_a_word_that_is_cut_is_left_out():
    long = "of a text " * 24
    parts = old_parts(Excerpt(f"ing {long}", "Words", f" {long}and so o"), ())
    assert (parts[0][0], parts[-1][0]) == (f"… {long}", f" {long}and so …")
    whole = old_parts(Excerpt("A beginning ", "Words", " and an end"), ())
    assert (whole[0][0], whole[-1][0]) == ("A beginning ", " and an end")


@given(WORDS, WORDS)
def test_nothing_gets_lost(old, new):
    before, after = " ".join(old), " ".join(new)
    told = differences(before, after)
    sides = {
        "removed": old_parts(Excerpt("", before, ""), told),
        "inserted": new_parts(Excerpt("", after, ""), told),
    }
    assert "".join(words for words, _ in sides["removed"]) == before
    assert "".join(words for words, _ in sides["inserted"]) == after
    joined = in_one(before, after, told)
    for look, whole in (("inserted", before), ("removed", after)):
        left = "".join(words for words, how in joined if not how.startswith(look))
        assert left.split() == whole.split()


def test_a_stranger_brings_letters_alone(shown, tmp_path):
    words = f"<img src='{tmp_path}/x.png'> <b>bold</b>"
    shown.show_parts([(words, "removed")])
    assert shown.toPlainText() == words
    assert "<img" not in shown.toHtml()


def test_the_height_follows_the_words(shown):
    shown.show_parts([("One line.", "")])
    one = shown.height_for(300)
    shown.show_parts([("Many words that need more than a single line. " * 6, "")])
    assert shown.height_for(300) > 2 * one
