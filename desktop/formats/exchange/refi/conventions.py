"""The ways in which programs count out a passage in a text, and what each makes of a position."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE_POINTS, UTF_16 = "code points", "UTF-16"
AS_IT_IS, CRLF_AS_ONE, LF_AS_TWO = "", "CRLF as one", "LF as two"
_BOM = "\ufeff"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_CRLF = re.compile("\r\n")
_LF = re.compile("(?<!\r)\n")
_ONLY_LF = re.compile("\n")


class Convention(NamedTuple):
    """What counts one, and whether the end is the last letter or the one after it."""

    unit: str = CODE_POINTS
    ends: str = AS_IT_IS
    counts_mark: bool = False
    """Whether a byte order mark at the beginning counts."""
    inclusive: bool = False

    @property
    def name(self) -> str:
        """What it is called, which `named` understands, such as 'UTF-16, LF as two'."""
        mark = "with the byte order mark" if self.counts_mark else ""
        last = "to the last letter" if self.inclusive else ""
        return ", ".join(filter(None, (self.unit, self.ends, mark, last)))

    @property
    def oddity(self) -> int:
        """In how many ways it is unlike what most programs do."""
        return bool(self.ends) + self.counts_mark + self.inclusive


def named(name: str) -> Convention | None:
    """Return the convention of a name."""
    return next((one for one in _all() if one.name.casefold() == name.strip().casefold()), None)


class Text:
    """A text that passages were marked in, with its line ends, and what in it may count otherwise.

    Offsets into `text` are code points and do not count the byte order mark.
    """

    def __init__(self, text: str) -> None:
        self.has_mark = text.startswith(_BOM)
        self.text = text.removeprefix(_BOM)
        self._astral = [found.start() for found in _ASTRAL.finditer(self.text)]
        self._returns = [found.start() for found in _CRLF.finditer(self.text)]
        lines = _LF if self._returns else _ONLY_LF
        self._feeds = [found.start() for found in lines.finditer(self.text)]

    def conventions(self) -> Iterator[Convention]:
        """Yield the conventions that may differ in this text, that of the standard first."""
        for one in _all():
            unlike = (
                (one.unit == UTF_16 and not self._astral)
                or (one.ends == CRLF_AS_ONE and not self._returns)
                or (one.ends == LF_AS_TWO and (self._returns or not self._feeds))
                or (one.counts_mark and not self.has_mark)
            )
            if not unlike:
                yield one

    def scale(self, convention: Convention) -> Scale:
        """Return what finds positions of a convention in this text."""
        widths = dict.fromkeys(self._astral, 2) if convention.unit == UTF_16 else {}
        if convention.ends == CRLF_AS_ONE:
            widths |= dict.fromkeys(self._returns, 0)
        elif convention.ends == LF_AS_TWO:
            widths |= dict.fromkeys(self._feeds, 2)
        return Scale(len(self.text), convention, sorted(widths.items()))


class Scale:
    """Finds positions of one convention in one text."""

    def __init__(self, length: int, convention: Convention, widths: list[tuple[int, int]]) -> None:
        self._length = length
        self._mark = int(convention.counts_mark)
        self._more = int(convention.inclusive)
        self._widths = widths
        self._starts = []
        """Where each letter of an uncommon width begins, as the convention counts."""
        shift = 0
        for at, width in widths:
            self._starts.append(at + shift)
            shift += width - 1

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a passage begins and ends, or None where that can be no passage."""
        first, last = self._place(start), self._place(end + self._more)
        if first is None or last is None or not first <= last:
            return None
        return first, last

    def _place(self, position: int) -> int | None:
        position -= self._mark
        before = bisect_left(self._starts, position) - 1
        if before >= 0:
            at, width = self._widths[before]
            beyond = position - self._starts[before] - width
            if beyond < 0:
                return None  # inside a letter
            position = at + 1 + beyond
        return position if 0 <= position <= self._length else None


def _all() -> Iterator[Convention]:
    for unit in (CODE_POINTS, UTF_16):
        for ends in (AS_IT_IS, CRLF_AS_ONE, LF_AS_TWO):
            for counts_mark in (False, True):
                for inclusive in (False, True):
                    yield Convention(unit, ends, counts_mark, inclusive)
