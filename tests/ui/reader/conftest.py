"""Small texts built by hand, and readers that show them."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain import (
    Anchor,
    BlockKind,
    Blocks,
    Content,
    Highlight,
    HighlightStyle,
    Placement,
    PlacementStatus,
    Section,
    Span,
    SpanKind,
)
from desktop.ui.reader.reader_view import ReaderView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

SCRIPTS = {
    "latin": "The register says 𝒳 was held for nine days, naïve café.",
    "combining": "e\u0301le\u0300ve n\u0303ando o\u0308ffnen a\u0323\u0302b",
    "arabic": "قال الشاهد إن السلطات لم تسجل تاريخ وصوله.",
    "arabic and latin": "قال الدكتور (Dr. Haddad) إنه رآه بعد 9 أيام.",
    "hebrew": "איש לא רשם את שמה ביום 11 בפברואר 2024.",
    "latin and hebrew": "She said שלום לכולם and left at 9.",
    "devanagari": "किसी ने उसका नाम दर्ज नहीं किया था।",
    "thai": "พยานกล่าวว่าไม่มีใครจดชื่อของเธอ",
    "cjk": "被拘留者表示，入境当天没有人登记他的姓名。ひらがな한국어",
    "emoji": "a 👨‍👩‍👧‍👦 family 🇺🇳 👍🏽 ❤️ end",
}


OVERLAPPED = (
    "The department said that 1,204 people were held. A second answer said 1,391 were held."
)

_SYSTEMS = {
    "arabic": QFontDatabase.WritingSystem.Arabic,
    "arabic and latin": QFontDatabase.WritingSystem.Arabic,
    "hebrew": QFontDatabase.WritingSystem.Hebrew,
    "latin and hebrew": QFontDatabase.WritingSystem.Hebrew,
    "devanagari": QFontDatabase.WritingSystem.Devanagari,
    "thai": QFontDatabase.WritingSystem.Thai,
}


def need_font(name: str) -> None:
    """Skip where no installed font has the letters of a script: Qt shapes them otherwise then."""
    system = _SYSTEMS.get(name)
    if system is not None and not QFontDatabase.families(system):
        pytest.skip(f"no font for {name}")
    if name == "emoji" and not any("emoji" in f.casefold() for f in QFontDatabase.families()):
        pytest.skip("no font for emoji")


class Draft:
    """Builds Content block by block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._kinds: list[int] = []
        self._levels: list[int] = []
        self._attributes: dict[int, dict[str, object]] = {}
        self._spans: list[Span] = []
        self._heads: list[tuple[str, int, int]] = []
        self._end = 0

    def add(
        self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, **more: object
    ) -> int:
        start = self._end
        if kind is BlockKind.HEADING:
            self._heads.append((text, level, start))
        if more:
            self._attributes[len(self._parts)] = more
        self._parts.append(text)
        self._starts.append(start)
        self._kinds.append(kind)
        self._levels.append(level)
        self._end += len(text) + 1
        return start

    def span(self, words: str, kind: SpanKind, target: str = "", *, skip: int = 0) -> None:
        """Mark words, but for some letters they begin with."""
        start = "\n".join(self._parts).rindex(words)
        self._spans.append(Span(start + skip, start + len(words), kind, target))

    def build(self) -> Content:
        text = "\n".join(self._parts)
        starts = array("I", [*self._starts, len(text) + 1 if self._parts else 0])
        blocks = Blocks(starts, bytes(self._kinds), bytes(self._levels), self._attributes)
        return Content(
            text,
            blocks,
            tuple(sorted(self._spans, key=lambda s: s.start)),
            self._sections(len(text)),
        )

    def _sections(self, length: int) -> tuple[Section, ...]:
        made = []
        for number, (title, level, start) in enumerate(self._heads):
            later = (p for _, other, p in self._heads[number + 1 :] if other <= level)
            made.append(Section(title, level, start, next(later, length)))
        return tuple(made)


WORDS = [
    "the",
    "register",
    "of",
    "arrivals",
    "was",
    "not",
    "kept",
    "at",
    "night",
    "so",
    "nobody",
    "could",
    "say",
    "who",
    "came",
    "when",
    "and",
    "where",
    "they",
    "were",
    "sent",
]


def long_content(blocks: int) -> Content:
    """Return a text with headings every forty blocks and paragraphs of many lengths."""
    draft = Draft()
    for number in range(blocks):
        if number % 40 == 0:
            draft.add(f"Section {number}", BlockKind.HEADING, 2 if number % 200 else 1)
        else:
            length = 8 + (number * 37) % 90
            words = [WORDS[(number * 7 + k * 3) % len(WORDS)] for k in range(length)]
            draft.add(f"{number} " + " ".join(words) + ".")
    return draft.build()


def long_table(rows: int, columns: int = 5) -> Content:
    """Return a text with a long table whose cells wrap; each word is there once."""
    cells = [
        " ".join(f"w{row}c{column}n{number}" for number in range(1 + row * 7 % 12))
        for row in range(rows)
        for column in range(columns)
    ]
    lines = ["\t".join(cells[n : n + columns]) for n in range(0, len(cells), columns)]
    draft = Draft()
    draft.add("Before the table.")
    draft.add("\x1e".join(lines), BlockKind.TABLE, header_rows=1)
    draft.add("After the table. " * 300)
    return draft.build()


def make_highlight(content: Content, name: str, start: int, end: int, **more: object) -> Highlight:
    """Return a highlight over a range."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    status = more.pop("status", PlacementStatus.SAME)
    return Highlight(
        id=name, document_id="d", anchor=Anchor(1, start, end, content.text[start:end], "", ""),
        placement=Placement(1, start, end, status), colour=str(more.pop("colour", "yellow")),
        created=now, modified=now, style=more.pop("style", HighlightStyle.FILL),
        note=str(more.pop("note", "")), tags=tuple(more.pop("tags", ())),
    )  # fmt: skip


def quoted(content: Content, name: str, words: str, **more: object) -> Highlight:
    """Return a highlight over the first occurrence of some words."""
    start = content.text.index(words)
    return make_highlight(content, name, start, start + len(words), **more)


def find_all(view: ReaderView, text: str, *, case: bool = False) -> int:
    """Find all places of a text at once; return how many there are."""
    return view.finding.find_all(text, whole_words=False, case=case, regex=False)


class Hands:
    """A reader and someone who uses it with real events."""

    def __init__(self, view: ReaderView) -> None:
        self.view = view

    def point(self, offset: int) -> QPoint:
        """Return a point on the glyph at an offset: its middle."""
        rects = self.view.rects_of(offset, offset + 1)
        assert rects, f"{offset} is not on screen"
        return rects[0].center().toPoint()

    def at(self, words: str) -> int:
        """Return where some words begin."""
        return self.view.content.text.index(words)

    def select(self, words: str) -> None:
        """Select some words."""
        start = self.at(words)
        self.view.set_selection(start, start + len(words))

    @property
    def popup(self) -> QWidget:
        """Return the bar beside a selection."""
        return self.view.findChild(QWidget, "selectionPopup")

    def edge(self, offset: int) -> QPoint:
        """Return the point of the caret before an offset."""
        rect = self.view.caret_rect(offset)
        assert rect is not None
        return QPointF(rect.x(), rect.center().y()).toPoint()

    def click(self, offset: int, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, modifier, self.point(offset))

    def double_click(self, offset: int) -> None:
        for event in (QTest.mouseClick, QTest.mouseDClick):
            event(self.view.viewport(), LEFT, PLAIN, self.point(offset))

    def slide(self, point: QPoint) -> None:
        """Move the mouse with its button held."""
        # QTest.mouseMove holds no button, so this has to be told by hand.
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point),
            QPointF(self.view.viewport().mapToGlobal(point)),
            Qt.MouseButton.NoButton, LEFT, PLAIN,
        )  # fmt: skip
        QApplication.sendEvent(self.view.viewport(), event)

    def drag(self, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(self.view.viewport(), LEFT, PLAIN, start)
        for step in range(1, 5):
            self.slide(start + (end - start) * (step / 4))
        QTest.mouseRelease(self.view.viewport(), LEFT, PLAIN, end)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.view, key, modifier)

    def hover(self, point: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), point)


@pytest.fixture
def draft() -> Draft:
    return Draft()


@pytest.fixture
def reading(qtbot: QtBot) -> Callable[[Content], Hands]:
    """Return a function that shows a text in a reader of 900 by 800."""

    def show(content: Content, *highlights: Highlight) -> Hands:
        view = ReaderView()
        qtbot.addWidget(view)
        view.resize(900, 800)
        view.show()
        qtbot.waitExposed(view)
        view.show_content(content, lambda _sha: None)
        view.set_highlights(highlights, {})
        QApplication.processEvents()
        return Hands(view)

    return show


@pytest.fixture
def hands(reading: Callable[..., Hands]) -> Hands:
    """Return a reader of a page with links, a note and one highlight."""
    draft = Draft()
    draft.add("Held without charge", BlockKind.HEADING, 1)
    draft.add("The office said 1,204 people were held.1 See the appendix or the site.")
    draft.span("appendix", SpanKind.LINK, "#0")
    draft.span("site", SpanKind.LINK, "https://example.org/a")
    note = draft.add("1. On an <average> day.", BlockKind.FOOTNOTE)
    draft.span(".1", SpanKind.NOTE_REFERENCE, f"#{note}", skip=1)
    content = draft.build()
    return reading(
        content,
        quoted(content, "h", "1,204 people", tags=["figures/held"], note="Compare & check"),
    )


@pytest.fixture
def overlapping(reading: Callable[..., Hands]) -> Hands:
    """Return a reader of three highlights, each inside the one before."""
    draft = Draft()
    draft.add(OVERLAPPED)
    content = draft.build()
    return reading(
        content,
        quoted(content, "long", "said that 1,204 people were held"),
        quoted(content, "middle", "1,204 people were", colour="blue"),
        quoted(content, "short", "people", colour="green", tags=["figures"], note="Check"),
    )


@pytest.fixture
def mixed(reading: Callable[..., Hands]) -> Hands:
    """Return a reader of a paragraph in each script."""
    draft = Draft()
    for text in SCRIPTS.values():
        draft.add(text)
    return reading(draft.build())
