from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.printed.recognised import LONGEST_WORD, WHOLE, RecognisedPage, RecognisedPages
from desktop.formats.scans import tsv
from tests.formats.scans.fake import HEAD, table

TOP = "\t".join(HEAD.split())


def row(text: str, place: str = "0\t0\t10\t10", sure: str = "90", line: int = 1) -> str:
    return f"5\t1\t1\t1\t{line}\t1\t{place}\t{sure}\t{text}"


def read(*rows: str, width: int = 100, height: int = 200):
    return tsv.words("\n".join([TOP, *rows]).encode(), width, height)


def test_words_come_with_their_places_and_confidence():
    one, two, three = read(
        row("Harbour", "10\t20\t30\t40", "95.6"), row("survey", "50\t20\t30\t40", "41"),
        row("1908", "10\t80\t20\t40", "88", line=2),
    )  # fmt: skip
    assert [word.text for word in (one, two, three)] == ["Harbour", "survey", "1908"]
    assert (one.left, one.right) == (round(0.1 * WHOLE), round(0.4 * WHOLE))
    assert (one.top, one.bottom) == (round(0.1 * WHOLE), round(0.3 * WHOLE))
    assert [word.confidence for word in (one, two, three)] == [96, 41, 88]
    assert [word.begins_line for word in (one, two, three)] == [True, False, True]


def test_other_rows_than_words_are_passed_over():
    assert (
        read("1\t1\t0\t0\t0\t0\t0\t0\t100\t200\t-1\t", "", "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t")
        == []
    )


def test_stains_and_what_cannot_be_seen_are_no_words():
    assert read(row("|", sure="12"), row("\u200b"), row(""), row(" ")) == []
    kept = read(row("|", sure="80"), row("co\u00adop"), row("a", sure="3"))
    assert [word.text for word in kept] == ["|", "coop", "a"]


def test_what_reaches_beyond_the_page_is_cut_off():
    (word,) = read(row("a", "-5\t190\t500\t500"))
    assert word[1:5] == (0, round(0.95 * WHOLE), WHOLE, WHOLE)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "\ufffd rubbish",
        "level of water\n1 2 3",
        f"{TOP}\n{row('a', place='x 0 1 1'.replace(' ', chr(9)))}",
        f"{TOP}\n{row('a', sure='inf')}",
        f"{TOP}\n{row('a', sure='nan')}",
    ],
)
def test_rubbish_is_told_from_a_table(printed):
    with pytest.raises(tsv.RubbishError):
        tsv.words(printed.encode(), 100, 100)


def test_a_page_has_a_limit_of_words():
    with pytest.raises(tsv.RubbishError, match="more words"):
        read(*[row("a")] * 30_001)
    (word,) = read(row("a" * 5_000))
    assert len(word.text) == LONGEST_WORD


_cell = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\t\n"), max_size=8)


@given(st.lists(st.tuples(_cell, st.integers(-400, 400), st.integers(-9, 300)), max_size=8))
def test_whatever_is_printed_can_be_kept(cells):
    rows = [row(text, f"{at}\t{at}\t{size}\t{size}") for text, at, size in cells]
    words = read(*rows)
    made = RecognisedPages.of("tesseract 5", {0: RecognisedPage(tuple(words))})
    kept = RecognisedPages.unpack(made.pack())
    assert [w.text for w in kept.page(0).words] == [w.text for w in words]


def test_the_table_of_other_tests_is_one():
    words = tsv.words(table("One two", "three", unsure=["two"]).encode(), 1111, 1666)
    assert [(w.text, w.confidence, w.begins_line) for w in words] == [
        ("One", 96, True), ("two", 41, False), ("three", 96, True),
    ]  # fmt: skip
