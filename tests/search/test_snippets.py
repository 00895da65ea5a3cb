from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search import parse, snippet
from desktop.search.snippets import WIDTH

LONG = " ".join(f"number{n}" for n in range(200))


def marked(text: str, start: int, end: int, query: str) -> tuple[str, list[str]]:
    line, marks = snippet(text, start, end, parse(query))
    return line, [line[a:b] for a, b in marks]


def test_a_short_passage_is_shown_whole() -> None:
    text = "Title\nThe police\u2028came\tback\x1etwice  over.\nNext"
    assert marked(text, 6, len(text) - 5, "came twice") == (
        "The police came back twice over.",
        ["came", "twice"],
    )


def test_a_match_far_into_a_passage_is_shown() -> None:
    line, shown = marked(LONG, 0, len(LONG), '"number 150"')
    assert shown == ["number150"]
    assert line.startswith("…number")
    assert line.endswith("…")
    assert len(line) <= WIDTH + 2
    assert all(word.startswith("number") for word in line.strip("…").split())


def test_without_a_match_the_beginning_is_shown() -> None:
    line, shown = marked(LONG, 0, len(LONG), "missing")
    assert line.startswith("number0 number1")
    assert shown == []


@pytest.mark.parametrize("width", range(30, 60))
def test_as_many_whole_words_are_shown_as_fit(width: int) -> None:
    line, _ = snippet(LONG, 0, len(LONG), parse("missing"), width)
    shown = line.removesuffix("…")
    following = LONG[len(shown) :].split()[0]
    assert LONG.startswith(f"{shown} ")
    assert len(shown) <= width < len(shown) + 1 + len(following)


def test_a_long_word_near_the_beginning_does_not_hide_it() -> None:
    text = "an extraordinarily-long-word here and there"
    line, marks = snippet(text, 0, len(text), parse("extraordinarily-long-word"), 20)
    assert (line, marks) == ("an extraordinarily-long-word…", ((3, 28),))


def test_a_phrase_that_ends_after_the_passage_is_shown_to_its_end() -> None:
    assert marked("One alpha beta gamma", 0, 10, '"alpha beta"') == (
        "One alpha beta…",
        ["alpha beta"],
    )


def test_what_is_found_inside_something_found_is_not_shown_twice() -> None:
    text = "x and alpha beta gamma"
    assert marked(text, 0, len(text), 'x "alpha beta gamma" beta')[1] == ["x", "alpha beta gamma"]


def test_a_passage_inside_a_block_says_so() -> None:
    text = "One two. Three four. Five six."
    assert marked(text, 9, 20, "three")[0] == "…Three four.…"


@settings(max_examples=60)
@given(st.text(alphabet="ab c\n\u2028\u0301人，", max_size=400), st.data())
def test_marks_are_where_the_words_are(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, marks = snippet(text, start, end, parse("a 人 ab*"), width=20)
    assert "\n" not in line
    assert "  " not in line
    assert all(0 <= a < b <= len(line) and not line[a:b].isspace() for a, b in marks)


def test_a_passage_of_a_longer_revision_is_clamped() -> None:
    assert marked("short", 3, 900, "short") == ("…rt", [])
    assert marked("short", 700, 900, "short") == ("…", [])
    assert marked("", 7, 9, "short") == ("", [])


def test_words_that_stand_far_apart_are_shown_in_pieces() -> None:
    text = f"Alpha {LONG} beta {LONG} gamma {LONG} end"
    line, shown = marked(text, 0, len(text), "alpha gamma beta end")
    assert shown == ["Alpha", "beta", "gamma", "end"]
    assert line.count(" … ") == 3
    assert len(line) <= WIDTH + 2
    assert marked(text, 0, len(text), "alpha number0")[1] == ["Alpha"] or "…" in line


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["x", "yy", "zebra,zebra", "owl-", "fox", "人人人"]), min_size=1))
def test_every_word_that_is_there_is_shown_where_there_is_room(words: list[str]) -> None:
    text = " ".join(f"{word} {LONG[:150]}" for word in words[:3])
    sought = {word for word in ("zebra", "fox", "owl") if word in text}
    _, shown = marked(text, 0, len(text), "zebra OR fox OR owl")
    assert set(shown) == sought


def test_pieces_that_touch_are_one() -> None:
    text = f"Alpha {LONG[:200]} beta gamma {LONG[:30]}"
    line, shown = marked(text, 0, len(text), "alpha gamma")
    assert shown == ["Alpha", "gamma"]
    assert line.count("…") <= 2
    text = f"Beta gamma {LONG} alpha"
    line, shown = marked(text, 0, len(text), "beta gamma alpha")
    assert shown == ["Beta", "gamma", "alpha"]
    assert line.count(" … ") == 1
    text = f"Alpha {LONG} beta gamma {LONG} end"
    line, shown = marked(text, 0, len(text), "alpha beta gamma end")
    assert shown == ["Alpha", "beta", "gamma", "end"]
    assert line.count(" … ") == 2


@pytest.mark.parametrize("width", range(18, 30))
def test_no_letter_is_parted_from_its_accent(width: int) -> None:
    accented = "e\u0301" * 40
    text = f"{accented} zebra {accented}"
    line, marks = snippet(text, 0, len(text), parse("zebra"), width)
    assert line.startswith("…e\u0301")
    assert [line[a:b] for a, b in marks] == ["zebra"]
    line, _ = snippet(text, 0, len(text), parse("missing"), width)
    assert line.endswith("e\u0301…")
