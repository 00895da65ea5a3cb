from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search.words.passages import MOST_WORDS, passages
from desktop.search.words.tokens import scan
from tests.domain.samples import SOURCES, content_of, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content

    Make = Callable[..., Content]

_BLOCK = st.text(alphabet="ab .,人\u2028’", max_size=80).map(lambda text: text * 6)


def sentence(count: int) -> str:
    return " ".join(f"w{chr(97 + i % 26)}" for i in range(count)) + "."


def test_short_blocks_share_a_passage(make: Make) -> None:
    content = make("One two three.", "Four five.")
    (passage,) = passages(content)
    assert (passage.start, passage.end) == (0, len(content.text))
    assert passage.words == ("one", "two", "three", "four", "five")


def test_blocks_of_fifty_words_stand_alone(make: Make) -> None:
    content = make(sentence(60), sentence(60), sentence(60))
    assert [len(passage.words) for passage in passages(content)] == [60, 60, 60]


def test_a_long_block_is_cut_after_sentences(make: Make) -> None:
    text = " ".join(sentence(20) for _ in range(16))
    found = list(passages(make(text)))
    assert all(50 <= len(passage.words) <= 120 for passage in found)
    assert all(text[passage.start : passage.end].endswith(".") for passage in found)


def test_opening_quotation_marks_go_with_what_they_open(make: Make) -> None:
    text = sentence(70) + " “" + sentence(70)
    assert [text[p.start] for p in passages(make(text))] == ["w", "“"]


def test_a_heading_opens_a_passage(make: Make) -> None:
    content = make("Before.", "Heading", "After.", headings=(1,))
    cut = [content.text[p.start : p.end] for p in passages(content)]
    assert cut == ["Before.", "Heading\nAfter."]


def test_no_passage_crosses_the_edge_of_a_section(make: Make) -> None:
    content = make("a b", "c d", "e f", "g h", sections=((0, 2), (2, 3)))
    cut = [content.text[p.start : p.end] for p in passages(content)]
    assert cut == ["a b\nc d", "e f", "g h"]


def test_blocks_without_words_are_not_passages(make: Make) -> None:
    assert list(passages(make("", "***", "—"))) == []


def test_text_without_spaces_is_cut_too(make: Make) -> None:
    content = make("人权问题。" * 100)
    assert all(len(passage.words) <= MOST_WORDS for passage in passages(content))


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCK, max_size=6), st.data())
def test_passages_hold_every_word_once_and_in_order(
    make: Make, blocks: list[str], data: st.DataObject
) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(blocks)), max_size=4)))
    content = make(*blocks, sections=tuple(pairwise(edges))) if blocks else make("")
    found = list(passages(content))
    assert [word for p in found for word in p.words] == [t.word for t in scan(content.text)]
    assert all(a.end <= b.start for a, b in pairwise(found))
    for passage in found:
        assert 0 < len(passage.words) <= MOST_WORDS
        inside = scan(content.text, passage.start, passage.end)
        assert tuple(token.word for token in inside) == passage.words
        for section in content.sections:
            assert not passage.start < section.start < passage.end
            assert not passage.start < section.end < passage.end


def test_a_note_mark_is_no_part_of_a_word() -> None:
    content = marked(
        "In all 544{n1} were held, 1,300{n2} in 10{^6}; H{_2}O. The court{^a} knew{n*}."
    )
    (passage,) = passages(content)
    assert " ".join(passage.words) == "in all 544 were held 1300 in 10 h 2 o the court knew"


def test_a_mark_set_apart_is_not_searched() -> None:
    (passage,) = passages(marked("1999{n5}2000 and held{n3}The next"))
    assert " ".join(passage.words) == "1999 2000 and held the next"


@settings(max_examples=200, deadline=None)
@given(SOURCES)
def test_no_figure_is_indexed_that_the_source_does_not_show(source: str) -> None:
    shown = {figure for piece in shown_pieces(source) for figure in _FIGURE.findall(piece)}
    for passage in passages(marked(source)):
        for word in passage.words:
            assert set(_FIGURE.findall(word)) <= shown


_FIGURE = re.compile(r"\d+")


def shown_pieces(source: str) -> list[str]:
    """Return what a page shows between raised signs, as written and with thousands joined."""
    pieces = re.split(r"\{[n^_]([^{}]*)\}", source)
    return [form for piece in pieces for form in (piece, *(t.word for t in scan(piece)))]


def test_what_pages_bear_beside_the_text_is_in_no_passage() -> None:
    (passage,) = passages(content_of("One two.\nHead of the page", aside=1))
    assert passage.words == ("one", "two")
    assert list(passages(content_of("Head of the page", aside=1))) == []


def test_what_stands_in_for_a_page_without_text_is_in_no_passage() -> None:
    content = content_of("One two.\nPage 2, no text\nThree four.")
    blocks = replace(content.blocks, attributes={1: {"page": 1}})
    found = [passage.words for passage in passages(replace(content, blocks=blocks))]
    assert found == [("one", "two", "three", "four")]
