"""Highlights as marks for a copy of their file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain import (
    Characters,
    HighlightStyle,
    Page,
    PageMap,
    PlacementStatus,
    Provenance,
    TextRun,
)
from desktop.domain.printed.recognised import WHOLE, RecognisedPage, RecognisedPages, RecognisedWord
from desktop.export import Excerpts, marks

TEXT = "Alpha beta\ngamma"
ID = "f0000000-0000-4000-8000-000000000000"
PAGES = PageMap.of(
    "engine",
    [Page(100, 100, 0, "1", bytes(8)), Page(100, 100, 0, "2", bytes(8))],
    [TextRun(0, 10, 0, 3), TextRun(11, 5, 1, 0)],
    len(TEXT),
)


def marked(make, *highlights, **provenance):
    content = make.content(TEXT)
    excerpts = Excerpts(make.document(content), content, highlights)
    made = {ID: Provenance(**{"author": "Ada", **provenance})}
    return list(marks(excerpts, PAGES, made))


def test_a_highlight_stands_on_the_characters_of_its_pages(make):
    style = HighlightStyle.UNDERLINE
    one = make.highlight(make.content(TEXT), 6, 16, note="N", tags=("a",), style=style)
    (mark,) = marked(make, one)
    assert mark.characters == (Characters(0, 9, 13), Characters(1, 0, 5))
    assert (mark.identity, mark.author, mark.note, mark.tags) == (
        f"manicule:{ID}",
        "Ada",
        "N",
        ("a",),
    )
    assert (mark.is_underlined, mark.colour, mark.page) == (True, "yellow", 0)
    assert (mark.origin, mark.is_untouched) == ("", False)


def test_what_stands_nowhere_for_sure_is_left_out(make):
    for status in (PlacementStatus.REVIEW, PlacementStatus.LOST, PlacementStatus.RECORD):
        assert marked(make, make.highlight(make.content(TEXT), 0, 5, status=status)) == []


def test_what_came_from_the_file_says_so_until_it_is_changed(make):
    content = make.content(TEXT)
    (mark,) = marked(make, make.highlight(content, 0, 5), origin="theirs")
    assert (mark.origin, mark.is_untouched) == ("theirs", True)
    changed = make.highlight(content, 0, 5, modified=make.day + timedelta(days=1))
    (mark,) = marked(make, changed, origin="theirs")
    assert (mark.origin, mark.is_untouched) == ("theirs", False)


def test_one_that_came_in_a_copy_keeps_its_name(make):
    own = "manicule:a0000000-0000-4000-8000-000000000009"
    (mark,) = marked(make, make.highlight(make.content(TEXT), 0, 5), origin=own)
    assert mark.identity == own


def test_one_on_recognised_words_stands_on_their_lines(make):
    fifth = WHOLE // 5
    words = (
        RecognisedWord("gam", 0, fifth, 3 * fifth, 2 * fifth, 90, begins_line=True),
        RecognisedWord("a", 0, 3 * fifth, fifth, 4 * fifth, 90, begins_line=True),
    )
    recognised = RecognisedPages.of("tesseract 5", {1: RecognisedPage(words)})
    pages = replace(PAGES, recognised=recognised)
    content = make.content(TEXT)
    both, last = make.highlight(content, 6, 16), make.highlight(content, 11, 16)
    excerpts = Excerpts(make.document(content), content, (both, last))
    found = list(marks(excerpts, pages, dict.fromkeys((both.id, last.id), Provenance("Ada"))))
    assert [(mark.page, mark.characters) for mark in found] == [
        (0, (Characters(0, 9, 13),)),
        (1, ()),
    ]
    lines = [(1, 0, 0.2, 0.6, 0.4), (1, 0, 0.6, 0.2, 0.8)]
    assert [[tuple(area) for area in mark.lines] for mark in found] == [
        [pytest.approx(line) for line in lines]
    ] * 2
