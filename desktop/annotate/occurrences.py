"""Find where a quotation occurs, as typed by a person."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, decomposition, normalize

from desktop.domain import raised

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = {"'": "'‘’‚‛ʼ`´′", '"': '"“”„‟«»″', "-": "-‐‑‒–—―−"}
_PLAIN = {sign: plain for plain, signs in _ALIKE.items() for sign in signs}
_UNSEEN = frozenset("\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff")
_READ_ALIKE = frozenset(
    (
        "<compat>",
        "<noBreak>",
        "<wide>",
        "<narrow>",
        "<font>",
        "<initial>",
        "<medial>",
        "<final>",
        "<isolated>",
    )
)
"""Compatibility forms that read the same: ﬁ is fi. But 10⁶ is not 106, nor ½ 12."""
_SPACES = rf" [ {''.join(_UNSEEN)}]* "
_DASHES = "-{2,3}"
_EXPONENT = r"(?<=\w)\^[-−+]?\d+"
"""10⁶ as it is typed: 10^6"""
_BROKEN_WORD = r"(?P<dropped>(?<=[^\W\d_])- +(?=[^\W\d_]))|"
"""sur-
vivors"""
_SYLLABLES = range(0xAC00, 0xD7A4)
_WORD = re.compile(r"\w+")
_LOOKED_AT = 12
"""Words of a passage of which the rarest is looked for."""
_JAMO = frozenset(map(chr, range(0x1100, 0x1200)))


def occurrences(text: str, quotation: str) -> list[tuple[int, int]]:
    """Return every place where `quotation` stands, verbatim if it does so anywhere.

    Otherwise white space, line breaks, invisible signs, the shapes of quotation marks, dashes, dots
    and ligatures, and how accents are encoded may differ; if that finds nothing either, words may
    be broken at the end of a line.
    """
    wanted = quotation.strip()
    if not wanted:
        return []
    if found := _verbatim(text, wanted):
        return found
    signs = set(text) | set(wanted)
    text, wanted = _levelled(text, signs), _levelled(wanted, signs)
    unlike = _unlike(signs)
    return (
        _alike(text, wanted, unlike)
        or _equivalent(text, wanted, signs)
        or _alike(text, wanted, _BROKEN_WORD + unlike)
    )


class SearchedText:
    """A text in which many quotations are looked for: it is written one way once for all of them.

    Unlike `occurrences` it finds all places that read the same, verbatim or not, and those that
    overlap: who puts a passage on one of them must know of each. It does not find accents of one
    letter in another order.
    """

    def __init__(self, text: str, quotations: Iterable[str]) -> None:
        """Take a text, and all that will be looked for in it."""
        self.text = text
        self._signs = set(text).union(*map(set, quotations))

    def places(self, quotation: str) -> list[tuple[int, int]]:
        """Return every place where a quotation stands, whatever may differ."""
        wanted = quotation.strip()
        if not wanted:
            return []
        levelled = _levelled(wanted, set(wanted))
        return (
            self._alike(levelled, self._folded, self._unlike)
            or self._alike(levelled, self._rejoined, self._broken)
            or _verbatim(self.text, wanted)
        )

    def _alike(
        self, wanted: str, indexed: tuple[_Folded, _Words], pattern: re.Pattern[str]
    ) -> list[tuple[int, int]]:
        folded, words = indexed
        plain = _folded(wanted, pattern).text
        return folded.spans(words.spans(plain)) if plain.strip() else []

    @cached_property
    def _unlike(self) -> re.Pattern[str]:
        return re.compile(_unlike(self._signs))

    @cached_property
    def _broken(self) -> re.Pattern[str]:
        return re.compile(_BROKEN_WORD + _unlike(self._signs))

    @cached_property
    def _levelled(self) -> str:
        return _levelled(self.text, self._signs)

    @cached_property
    def _folded(self) -> tuple[_Folded, _Words]:
        folded = _folded(self._levelled, self._unlike)
        return folded, _Words(folded.text)

    @cached_property
    def _rejoined(self) -> tuple[_Folded, _Words]:
        folded = _folded(self._levelled, self._broken)
        return folded, _Words(folded.text)


def _number(word: tuple[list[int], int]) -> int:
    return len(word[0])


class _Words:
    """A text, and where each word of it begins: by its rarest word a passage is found at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[str, list[int]] = {}
        for match in _WORD.finditer(text):
            self._starts.setdefault(match[0], []).append(match.start())

    def spans(self, wanted: str) -> list[tuple[int, int]]:
        """Return where a stretch of letters stands; such places may overlap."""
        all_words = islice(_WORD.finditer(wanted), _LOOKED_AT)
        inner = [
            (self._starts.get(match[0], []), match.start())
            for match in all_words
            if match.start() > 0 and match.end() < len(wanted)  # the others may be parts of words
        ]
        if not inner:
            return self._anywhere(wanted)
        starts, before = min(inner, key=_number)
        places = (at - before for at in starts)
        return [
            (start, start + len(wanted))
            for start in places
            if start >= 0 and self._text.startswith(wanted, start)
        ]

    def _anywhere(self, wanted: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        at = self._text.find(wanted)
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = self._text.find(wanted, at + 1)
        return found


def _verbatim(text: str, wanted: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(re.escape(wanted), text)]


def _alike(text: str, wanted: str, unlike: str) -> list[tuple[int, int]]:
    pattern = re.compile(unlike)
    return _alike_in(_folded(text, pattern), wanted, pattern)


def _alike_in(folded: _Folded, wanted: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    plain = _folded(wanted, pattern).text
    if not plain.strip():
        return []
    return folded.spans(_verbatim(folded.text, plain))


def _equivalent(text: str, wanted: str, signs: set[str]) -> list[tuple[int, int]]:
    """Return where signs stand that are the same to Unicode, also within a stack of accents.

    There the order may differ, so that what is sought is no stretch of the folded text.
    """
    if not any(map(combining, signs)):
        return []
    target = normalize("NFD", wanted)
    weight = {sign: (len(d := normalize("NFD", sign)), sum(map(ord, d))) for sign in signs}
    sought = len(target), sum(map(ord, target))
    found: list[tuple[int, int]] = []
    size = total = end = 0
    for start, first in enumerate(text):
        while size < sought[0] and end < len(text):
            more, worth = weight[text[end]]
            size, total, end = size + more, total + worth, end + 1
        alike = (size, total) == sought and (not found or start >= found[-1][1])
        if alike and normalize("NFD", text[start:end]) == target:
            found.append((start, end))
        size, total = size - weight[first][0], total - weight[first][1]
    return found


class _Folded(NamedTuple):
    """A text with what may differ written one way, and where that stands in the source."""

    text: str
    firsts: list[int]
    lasts: list[int]
    places: list[tuple[int, int]]

    def spans(self, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return where stretches stand in the source, without those inside a sign."""
        places = ((self.start(first), self.end(last)) for first, last in found)
        return [(start, end) for start, end in places if start is not None and end is not None]

    def start(self, offset: int) -> int | None:
        """Return where what begins here begins in the source; None inside a sign."""
        number = bisect_right(self.firsts, offset) - 1
        if number >= 0 and self.firsts[number] <= offset < self.lasts[number]:
            return self.places[number][0] if offset == self.firsts[number] else None
        return self._after(number, offset)

    def end(self, offset: int) -> int | None:
        """Return where what ends here ends in the source; None inside a sign."""
        number = bisect_left(self.firsts, offset) - 1
        return None if number >= 0 and offset < self.lasts[number] else self._after(number, offset)

    def _after(self, number: int, offset: int) -> int:
        return offset - self.lasts[number] + self.places[number][1] if number >= 0 else offset


def _folded(text: str, unlike: re.Pattern[str]) -> _Folded:
    folded = _Folded("", [], [], [])
    parts: list[str] = []
    size = at = 0
    for match in unlike.finditer(text):
        plain = "" if match.lastgroup else _plain(match[0])
        if plain == match[0]:
            continue
        start, end = match.span()
        parts += (text[at:start], plain)
        size, at = size + start - at, end
        folded.firsts.append(size)
        size += len(plain)
        folded.lasts.append(size)
        folded.places.append((start, end))
    return folded._replace(text="".join((*parts, text[at:])))


def _levelled(text: str, signs: set[str]) -> str:
    """Write signs of one shape that stand for one sign, which leaves all others where they are."""
    for sign in signs:
        plain = _plain(sign)
        if len(plain) == 1 and plain != sign:
            text = text.replace(sign, plain)
    return text


def _unlike(signs: set[str]) -> str:
    """Return a pattern of all that can be written otherwise, in texts of these signs."""
    marks = _class(sign for sign in signs if combining(sign))
    by_parts = not signs.isdisjoint(_JAMO)
    others = _class(
        sign
        for sign in signs
        if len(_plain(sign)) != 1 and (by_parts or ord(sign) not in _SYLLABLES)
    )
    accented = rf"[^\s{marks}][{marks}]+" if marks else ""
    single = f"[{others}]" if others else ""
    return "|".join(filter(None, (_SPACES, _DASHES, _EXPONENT, accented, single)))


def _class(signs: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(signs)))


@lru_cache(maxsize=1 << 14)
def _plain(raw: str) -> str:
    """Return the one way to write a sign, a letter with its accents, a run of space or dashes."""
    if raw.isspace():
        return " "
    if raw[0] == "^" and len(raw) > 1:
        return raised(raw[1:])
    if raw.isascii() and raw.strip("-") == "":
        return "-"
    return normalize("NFD", "".join(map(_letter, raw)))


def _letter(sign: str) -> str:
    if sign in _UNSEEN:
        return ""
    if sign in _PLAIN:
        return _PLAIN[sign]
    if decomposition(sign).partition(" ")[0] in _READ_ALIKE:
        plain = normalize("NFKD", sign)
        if not plain[:1].isspace():
            return "".join(_PLAIN.get(one, one) for one in plain)
    return sign
