from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate import make
from desktop.domain import CONTEXT
from desktop.errors import OutOfRangeError
from tests.domain.samples import content_of, marked


def test_white_space_around_a_selection_is_not_kept():
    anchor = make(content_of("One  two \nthree"), 7, 3, 10)
    assert (anchor.start, anchor.end, anchor.quotation) == (5, 8, "two")
    assert anchor.revision == 7


def test_context_is_what_stands_on_either_side():
    text = "a" * 100 + "kept" + "b" * 100
    anchor = make(content_of(text), 1, 100, 104)
    assert anchor.prefix == "a" * CONTEXT
    assert anchor.suffix == "b" * CONTEXT


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 6), (1, 2)])
def test_a_range_that_is_no_passage_is_refused(start, end):
    with pytest.raises(OutOfRangeError):
        make(content_of("a b c"), 1, start, end)


@given(st.text(min_size=1, max_size=40), st.data())
def test_an_anchor_always_quotes_the_text_verbatim(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    anchor = make(content_of(text), 1, start, end)
    assert text[anchor.start : anchor.end] == anchor.quotation == text[start:end].strip()
    assert anchor.prefix == text[: anchor.start][-CONTEXT:]
    assert anchor.suffix == text[anchor.end :][:CONTEXT]


def test_a_quotation_keeps_its_letters_and_says_its_words():
    content = marked("In all 544{n1} were held.")
    anchor = make(content, 1, 0, content.text.index(" were"))
    assert anchor.quotation == "In all 5441"
    assert anchor.words == "In all 544"
    assert make(content, 1, 0, 6).words is None
