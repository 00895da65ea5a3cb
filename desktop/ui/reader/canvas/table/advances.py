"""How wide text is in one font, without asking the font where there is no need."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF, QRawFont

if TYPE_CHECKING:
    from desktop.ui.reader.canvas.boxes import Setting

_KERNING = 0.08
"""How much wider than its letters one by one a text may be."""
_SIMPLE = (
    range(0x20, 0x7F),
    range(0xA0, 0x250),
    range(0x370, 0x483),
    range(0x48A, 0x530),
    range(0x2010, 0x2028),
    range(0x2030, 0x205F),
    range(0x20A0, 0x20C0),
)
"""Letters and signs that stand one after another as they are, whatever is beside them."""
_SOFT_HYPHEN = "\u00ad"


class Advances:
    """Widths in one font; texts are remembered, since cells repeat each other."""

    def __init__(self, setting: Setting) -> None:
        self._metrics = QFontMetricsF(setting.font)
        self._is_low = self._metrics.height() <= setting.step
        self._average = self._metrics.averageCharWidth()
        self._raw = QRawFont.fromFont(setting.font)
        self._letters: dict[str, float] = {}
        self._exact: dict[str, float] = {}
        self._rough: dict[str, float] = {}

    def exact(self, text: str) -> float:
        """Return the width of a text."""
        found = self._exact.get(text)
        if found is None:
            found = self._exact[text] = self._metrics.horizontalAdvance(text)
        return found

    def rough(self, text: str) -> float:
        """Return the width of a text's letters one by one, infinity where that says nothing."""
        found = self._rough.get(text)
        if found is None:
            letters = self._letters
            try:
                found = sum([letters[letter] for letter in text])
            except KeyError:
                found = sum([self._letter(letter) for letter in text])
            self._rough[text] = found
        return found

    def _letter(self, letter: str) -> float:
        found = self._letters.get(letter)
        if found is None:
            found = self._letters[letter] = self._width_of(letter)
        return found

    def _width_of(self, letter: str) -> float:
        # One that the font lacks comes from another, which may be higher.
        code = ord(letter)
        simple = letter != _SOFT_HYPHEN and any(code in part for part in _SIMPLE)
        known = simple and self._raw.supportsCharacter(code)
        return self._metrics.horizontalAdvance(letter) if known else inf

    def is_wider(self, text: str, width: float) -> bool:
        """Say whether a text is wider than that."""
        return self.rough(text) * (1 + _KERNING) > width and self.exact(text) > width

    def fits(self, rough: float, width: float) -> bool:
        """Say whether a text so wide is one line for sure, and no higher than any other."""
        return self._is_low and rough * (1 + _KERNING) <= width

    def is_one_line(self, text: str, width: float) -> bool:
        """Say whether a text is one line for sure: shaping it can wait until it is seen."""
        return self._is_low and self.rough(text) < inf and not self.is_wider(text, width)

    def lines(self, text: str, width: float) -> int:
        """Guess on how many lines of a width a text stands."""
        long = self.rough(text)
        if long == inf:
            long = len(text) * self._average
        # A line ends where the next word does not fit: half a word before the edge, nearly.
        half_a_word = long / (2 + 2 * text.count(" "))
        return 1 + int(long / max(width / 2, width - half_a_word))
