"""What is drawn over a page, whatever was drawn over it before."""

from __future__ import annotations

import time
from array import array
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from desktop.domain import COLOURS, HighlightStyle, PlacementStatus
from desktop.pdf import PdfFile
from desktop.ui.look.reading_style import DARK, LIGHT, SEPIA
from desktop.ui.pages.mark_colours import MarkColours
from desktop.ui.pages.page_letters import PageLetters
from desktop.ui.pages.page_marks import PageMarks, Pen
from desktop.ui.pages.papers import DIM
from desktop.ui.reader.surface.highlight_index import HighlightIndex
from desktop.ui.reader.surface.text_marks import TextMarks
from tests.ui.look.contrast import contrast
from tests.ui.reader.conftest import make_highlight

PAGE = 2
DRESSES = [MarkColours(LIGHT), MarkColours(DARK)]
STATUSES = [PlacementStatus.SAME, PlacementStatus.REVIEW]


class Paper:
    """One page, its marks, and someone who changes them."""

    def __init__(self, parsed, letters: PageLetters) -> None:
        self.content, self.letters = parsed.content, letters
        self.first = letters.body[0].start
        self.length = letters.body[-1].end - self.first
        self.marks = TextMarks(HighlightIndex(self.content.blocks))
        self.colours, self.turns, self.scale, self.top = DRESSES[0], 0, 1.0, 0
        self.is_whole = False

    def passage(self, where: float, letters: int) -> tuple[int, int]:
        start = self.first + int(where * (self.length - letters))
        return start, start + letters

    def put(self, name, where, letters, style, status, colour) -> None:
        one = make_highlight(
            self.content, name, *self.passage(where, letters), style=style, colour=colour
        )
        self.marks.highlights.put(replace(one, placement=replace(one.placement, status=status)))
        self.leave_what_is_gone()

    def remove(self, name) -> None:
        self.marks.highlights.remove(name)
        self.leave_what_is_gone()

    def bring_anew(self) -> None:
        self.marks.highlights = HighlightIndex(self.content.blocks, self.marks.highlights.all())

    def pick(self, name) -> None:
        self.marks.moved = None
        self.marks.selected = name if self.marks.highlights.get(name) else ""

    def move(self, where, letters) -> None:
        self.marks.moved = self.passage(where, letters) if self.marks.selected else None

    def leave_what_is_gone(self) -> None:
        self.pick(self.marks.selected)

    def select(self, where, letters) -> None:
        self.marks.selection = self.passage(where, letters)

    def find(self, words, at_once) -> None:
        text, starts = self.content.text, array("I")
        place = text.find(words)
        while place >= 0:
            starts.append(place)
            place = text.find(words, place + 1)
        if at_once or self.marks.hits != starts[: len(self.marks.hits)]:
            self.marks.hits, self.marks.hit_ends = array("I"), array("I")
        for start in starts[len(self.marks.hits) :][: None if at_once else 40]:
            self.marks.hits.append(start)
            self.marks.hit_ends.append(start + len(words))
        self.marks.current_hit = len(self.marks.hits) // 2

    def look(self, dress, turns, scale, top) -> None:
        self.colours, self.turns, self.scale, self.top = DRESSES[dress], turns, scale, top

    def painted(self, over: PageMarks, patience: float = 1e9) -> QImage:
        picture = QImage(500, 600, QImage.Format.Format_RGB32)
        picture.fill(QColor(self.colours.theme.base))
        place = QTransform.fromTranslate(250, 300 - self.top).rotate(90 * self.turns)
        place = place.scale(self.scale, self.scale).translate(-200, -290)
        painter = QPainter(picture)
        pen = Pen(painter, self.letters, self.marks, self.colours, place, QRectF(picture.rect()))
        self.is_whole = over.paint(pen, PAGE, self.content, time.perf_counter() + patience)
        painter.end()
        return picture


NAMES, WHERE = st.sampled_from("abcdef"), st.floats(0, 1)
STEPS = st.one_of(
    st.tuples(
        st.just("put"), NAMES, WHERE, st.integers(1, 200),
        st.sampled_from([HighlightStyle.FILL, HighlightStyle.UNDERLINE]),
        st.sampled_from(STATUSES), st.sampled_from(COLOURS),
    ),
    st.tuples(st.just("remove"), NAMES),
    st.tuples(st.just("bring_anew")),
    st.tuples(st.just("pick"), NAMES),
    st.tuples(st.just("move"), WHERE, st.integers(1, 300)),
    st.tuples(st.just("select"), WHERE, st.integers(1, 300)),
    st.tuples(st.just("find"), st.sampled_from(["was", "right", "d"]), st.booleans()),
    st.tuples(
        st.just("look"), st.integers(0, 1), st.integers(0, 3), st.sampled_from([1.0, 0.7, 2.3]),
        st.integers(-300, 300),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def letters(parsed, data) -> PageLetters:
    with PdfFile(data) as file:
        page = file.opened(PAGE)
        boxes = page.text().boxes
        page.close()
    return PageLetters(parsed.pages, PAGE, boxes)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_marks_look_as_if_they_were_drawn_for_the_first_time(parsed, letters, steps):
    paper, over = Paper(parsed, letters), PageMarks()
    for name, *how in steps:
        getattr(paper, name)(*how)
        assert paper.painted(over) == paper.painted(PageMarks())


def test_what_is_out_of_view_is_not_drawn_and_what_is_in_view_is(parsed, letters):
    paper = Paper(parsed, letters)
    paper.put("a", 0.3, 60, HighlightStyle.FILL, PlacementStatus.SAME, "green")
    paper.put("b", 0.3, 60, HighlightStyle.UNDERLINE, PlacementStatus.REVIEW, "pink")
    (rect, *_) = letters.rects(*paper.passage(0.3, 60))
    picture = QImage(400, 600, QImage.Format.Format_RGB32)
    for heights in [(0, 600), (rect.top() - 1, rect.bottom() + 1), (0, rect.top() - 60)]:
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        view = QRectF(0, heights[0], 400, heights[1] - heights[0])
        pen = Pen(painter, letters, paper.marks, paper.colours, QTransform(), view)
        PageMarks().paint(pen, PAGE, paper.content)
        painter.end()
        seen = picture.pixelColor(rect.center().toPoint()) != QColor("white")
        below = picture.pixelColor(round(rect.left()) + 2, round(rect.bottom())) != QColor("white")
        assert (seen, below) == ((heights[1] > rect.top(),) * 2)


def test_hits_are_drawn_as_a_search_finds_more(parsed, letters):
    paper, over = Paper(parsed, letters), PageMarks()
    seen = []
    for _ in range(6):
        paper.find("was", at_once=False)
        seen.append(paper.painted(over))
        assert seen[-1] == paper.painted(PageMarks())
    assert seen[0] != seen[-1]


def test_marks_that_are_too_many_for_a_frame_come_with_the_next_ones(parsed, letters):
    paper, over = Paper(parsed, letters), PageMarks()
    for step in range(2):
        for number in range(40):
            name, colour = str(number), COLOURS[(number + step) % len(COLOURS)]
            style = [HighlightStyle.FILL, HighlightStyle.UNDERLINE][number % 2]
            paper.put(name, number / 40, 50, style, PlacementStatus.SAME, colour)
        paper.remove("7")
        paper.painted(over, patience=-1)
        assert not paper.is_whole
        for _ in range(9):
            shown = paper.painted(over, patience=0)
        while not paper.is_whole:
            shown = paper.painted(over, patience=0.001)
        assert shown == paper.painted(PageMarks())
        assert paper.is_whole


def test_marks_of_a_page_that_is_expected_are_found_before_it_is_painted(parsed, letters, qtbot):
    paper, over = Paper(parsed, letters), PageMarks()
    for number in range(40):
        paper.put(
            str(number), number / 40, 50, HighlightStyle.FILL, PlacementStatus.SAME, COLOURS[0]
        )
    paper.painted(over, patience=-1)
    assert not paper.is_whole
    over.expect(PAGE, letters, paper.marks, paper.colours, paper.content)

    def look() -> None:
        shown = paper.painted(over, patience=-1)
        assert paper.is_whole
        assert shown == paper.painted(PageMarks())

    qtbot.waitUntil(look)


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK, DIM], ids=lambda theme: theme.name)
@pytest.mark.parametrize("colour", ["", *COLOURS])
def test_what_is_selected_is_seen_on_paper_and_on_what_is_marked(parsed, letters, theme, colour):
    paper = Paper(parsed, letters)
    paper.colours = MarkColours(theme)
    if colour:
        paper.put("a", 0.3, 60, HighlightStyle.FILL, PlacementStatus.SAME, colour)
    before = paper.painted(PageMarks())
    paper.select(0.3, 60)
    after = paper.painted(PageMarks())
    (x0, y0, x1, y1), *_ = letters.sides(*paper.marks.selection)
    there = round((x0 + x1) / 2 + 50), round((y0 + y1) / 2 + 10)
    under, over = before.pixelColor(*there), after.pixelColor(*there)
    assert contrast(over, under) >= (1.35 if colour else 2)
    ink = QColor("white" if theme.dark else "black")
    assert contrast(ink, over) >= 4.5
