"""How Markdown looks while it is written: what it means is shown, its signs are quiet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat
from typing_extensions import override

from desktop.domain.noted.note_links import links_in
from desktop.ui.look.reading_style import monospace
from desktop.ui.look.theme import current
from desktop.ui.reader.canvas.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

_HEADING = re.compile(r"(#{1,6}\s+)(.*)")
_QUOTE = re.compile(r"\s*>[\s>]*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?=\S)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*_\w])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![*_\w])")
_CODE = re.compile(r"(`)([^`]+)`")
_LARGER = (1.5, 1.3, 1.15)
"""How much larger headings are, by their level."""
_OPEN = 1
"""The state after a line inside a fence."""


class NoteStyles(QSyntaxHighlighter):
    """Dresses the document of an editor; the letters stay as they are."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._text = ""
        self._units = Utf16("")

    @override
    def highlightBlock(self, text: str) -> None:
        self._text, self._units = text, Utf16(text)
        was_open = self.previousBlockState() == _OPEN
        is_fence = _FENCE.match(text) is not None
        self.setCurrentBlockState(_OPEN if was_open != is_fence else 0)
        if was_open or is_fence:
            self._put(0, len(text), _code())
            return
        for start, end, look in _of_line(text):
            self._put(start, end, look)
        for pattern, look in ((_STRONG, _strong()), (_EMPHASIS, _emphasis()), (_CODE, _code())):
            for found in pattern.finditer(text):
                self._add(found.start(2), found.end(2), look)
                self._add(found.start(), found.start(2), _quiet())
                self._add(found.end(2), found.end(), _quiet())
        for link in links_in(text):
            words = link.end - 2 - len(link.words)
            self._put(link.start, words, _unseen())
            self._put(words, link.end - 2, _link())
            self._put(link.end - 2, link.end, _unseen())

    def _put(self, start: int, end: int, look: QTextCharFormat) -> None:
        first = self._units.units(start)
        self.setFormat(first, self._units.units(end) - first, look)

    def _add(self, start: int, end: int, look: QTextCharFormat) -> None:
        """Put one look over another."""
        for place in range(self._units.units(start), self._units.units(end)):
            merged = QTextCharFormat(self.format(place))
            merged.merge(look)
            self.setFormat(place, 1, merged)


def _of_line(text: str) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Yield what a line looks like as a whole."""
    if heading := _HEADING.fullmatch(text):
        level = len(heading[1].rstrip())
        yield heading.start(2), heading.end(2), _heading(level)
        yield 0, heading.end(1), _quiet()
    elif quote := _QUOTE.match(text):
        yield quote.end(), len(text), _ink("muted")
        yield 0, quote.end(), _ink("accent")
    elif item := _ITEM.match(text):
        yield 0, item.end(), _ink("accent")


def _ink(name: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(current()[name]))
    return look


def _quiet() -> QTextCharFormat:
    return _ink("faint")


def _heading(level: int) -> QTextCharFormat:
    look = _strong()
    look.setFontPointSize(QFont().pointSizeF() * _LARGER[min(level, len(_LARGER)) - 1])
    return look


def _strong() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    return look


def _emphasis() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontItalic(True)
    return look


def _code() -> QTextCharFormat:
    look = _ink("ink")
    look.setFontFixedPitch(True)
    look.setFontFamilies([monospace()])
    look.setBackground(QColor(current()["hover"]))
    return look


def _link() -> QTextCharFormat:
    look = _ink("accent")
    look.setFontUnderline(True)
    return look


def _unseen() -> QTextCharFormat:
    """Return the look of what names a link's target: there, and nothing to be read."""
    look = QTextCharFormat()
    look.setForeground(QColor(0, 0, 0, 0))
    look.setFontPointSize(1)
    look.setFontStretch(1)
    look.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    look.setFontLetterSpacing(1)
    return look
