"""Recognised words are kept in few bytes, and their characters stand where they do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.printed.recognised import (
    LONGEST_WORD,
    WHOLE,
    RecognisedPage,
    RecognisedPages,
    RecognisedWord,
)

ENGINE = "tesseract 5.3.0 deu+eng"
_letters = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=12,
)


@st.composite
def words(draw):
    left, right = sorted(draw(st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE))))
    top, bottom = sorted(draw(st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE))))
    confidence = draw(st.integers(0, 100))
    return RecognisedWord(draw(_letters), left, top, right, bottom, confidence, draw(st.booleans()))


@st.composite
def pages(draw):
    found = draw(st.lists(words(), min_size=1, max_size=12))
    found[0] = found[0]._replace(begins_line=True)
    return RecognisedPage(tuple(found), draw(st.integers(0, 3)))


many = st.dictionaries(st.integers(0, 60_000), pages(), max_size=4)


@given(many)
def test_pages_come_back_as_they_were(found):
    kept = RecognisedPages.unpack(RecognisedPages.of(ENGINE, found).pack())
    assert kept.engine == ENGINE
    assert {number: kept.page(number) for number in kept} == found
    assert list(kept) == sorted(found)
    assert kept.page(60_001).words == ()


@given(pages())
def test_each_character_has_a_box_on_the_page(page):
    boxes = RecognisedPages.of(ENGINE, {3: page}).boxes(3)
    assert len(boxes) == 4 * len(" ".join(word.text for word in page.words))
    for at in range(0, len(boxes), 4):
        left, top, right, bottom = boxes[at : at + 4]
        assert -1e-4 <= left <= right + 1e-4 <= 1.0002
        assert -1e-4 <= top <= bottom + 1e-4 <= 1.0002


def test_letters_of_a_word_stand_side_by_side_and_a_space_where_it_ends():
    first = RecognisedWord("ab", 0, 0, WHOLE // 2, WHOLE // 4, 90, begins_line=True)
    second = RecognisedWord("c", WHOLE // 2, 0, WHOLE, WHOLE // 4, 90)
    boxes = RecognisedPages.of(ENGINE, {0: RecognisedPage((first, second))}).boxes(0)
    found = [[round(side, 2) for side in boxes[at : at + 4]] for at in range(0, len(boxes), 4)]
    assert found == [[0, 0, 0.25, 0.25], [0.25, 0, 0.5, 0.25], [0.5, 0, 0.5, 0.25],
                     [0.5, 0, 1, 0.25]]  # fmt: skip


@pytest.mark.parametrize(
    ("turn", "shown"),
    [(0, [0, 0, 0.5, 0.25]), (1, [0, 0.5, 0.25, 1]), (2, [0.5, 0.75, 1, 1]),
     (3, [0.75, 0, 1, 0.5])],
)  # fmt: skip
def test_a_page_that_was_turned_to_be_read_has_its_words_where_they_are_shown(turn, shown):
    word = RecognisedWord("a", 0, 0, WHOLE // 2, WHOLE // 4, 90, begins_line=True)
    boxes = RecognisedPages.of(ENGINE, {0: RecognisedPage((word,), turn)}).boxes(0)
    assert [round(side, 2) for side in boxes] == shown


def test_pages_without_words_and_others_than_are_wanted_are_left_out():
    word = RecognisedWord("a", 0, 0, 1, 1, 90, begins_line=True)
    page = RecognisedPage((word,))
    made = RecognisedPages.of(ENGINE, {1: page, 2: RecognisedPage(()), 3: page})
    assert list(made) == [1, 3]
    assert list(made.only({3, 4})) == [3]
    assert not RecognisedPages.of(ENGINE, {})


@given(many, st.data())
def test_other_bytes_are_no_recognised_words(found, data):
    packed = RecognisedPages.of(ENGINE, found).pack()
    cut = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(ValueError, match=r"."):
        RecognisedPages.unpack(packed[:cut])
    with pytest.raises(ValueError, match=r"."):
        RecognisedPages.unpack(packed + b"\0")


@given(st.binary(max_size=60))
def test_any_bytes_are_words_or_refused(data):
    try:
        kept = RecognisedPages.unpack(data)
    except ValueError:
        return
    assert kept.pack() == data


@pytest.mark.parametrize(
    "word",
    [
        RecognisedWord("a\x07", 0, 0, 1, 1, 90),
        RecognisedWord("a" * (LONGEST_WORD + 1), 0, 0, 1, 1, 90),
        RecognisedWord("", 0, 0, 1, 1, 90),
        RecognisedWord("a", 2, 0, 1, 1, 90),
        RecognisedWord("a", 0, 2, 1, 1, 90),
        RecognisedWord("a", 0, 0, 1, 1, 101),
        RecognisedWord("a b", 0, 0, 1, 1, 90),
    ],
)
def test_a_word_that_cannot_be_is_refused(word):
    packed = RecognisedPages.of(ENGINE, {0: RecognisedPage((word,))}).pack()
    with pytest.raises(ValueError, match=r"."):
        RecognisedPages.unpack(packed)
