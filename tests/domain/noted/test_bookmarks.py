from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.noted.bookmarks import (
    LONGEST_LINE,
    LONGEST_NAME,
    Bookmark,
    line_at,
    line_from,
    stands,
    usual_name,
)
from tests.domain.samples import content_of, marked

TEXT = "Harbour survey\nThe survey counted 902 applications. Of these, 408 were granted."


def test_a_place_is_that_of_the_word_and_its_line_ends_with_the_paragraph():
    content = content_of(TEXT)
    at = TEXT.index("pplications")
    start, end = line_from(content, at)
    assert TEXT[start:end] == "applications. Of these, 408 were granted."
    assert line_from(content, 0) == (0, len("Harbour survey"))
    assert line_from(content, TEXT.index("The")) == (TEXT.index("The"), len(TEXT))


def test_it_is_called_by_the_words_there_without_the_marks_of_notes():
    assert usual_name(marked("Held 544{n1} people."), 0) == "Held 544 people."
    long = usual_name(content_of("word " * 50), 0)
    assert len(long) <= LONGEST_NAME
    assert long.endswith("word")


def test_it_stands_where_the_words_are_that_it_was_put_at():
    content = content_of(TEXT)
    at = TEXT.index("Of")
    mark = Bookmark("b", "d", 1, at, line_at(content, at), "Here", datetime.now(UTC))
    assert stands(mark, content)
    assert not stands(mark, content_of("Other\n" + TEXT))
    assert not stands(mark, content_of(""))


@given(st.text("ab \n\u2028é𝄞", min_size=1), st.integers(-3, 40))
def test_every_offset_has_a_line(text, offset):
    content = content_of(text)
    start, end = line_from(content, offset)
    assert 0 <= start <= end <= len(text)
    assert end - start <= LONGEST_LINE
    assert start <= max(0, min(offset, len(text) - 1))
    assert "\n" not in text[start:end]
    if start < end:
        assert line_from(content, start) == (start, end)
    usual_name(content, offset)
