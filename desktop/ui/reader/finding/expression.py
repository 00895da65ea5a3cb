"""The reader's own regular expressions: never trusted to end, and never waited for."""

from __future__ import annotations

import re
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from desktop.ui.reader.finding.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.ui.reader.finding.folding import Folded

Range = tuple[int, int]

_LONGEST = 1000
_REPEATS = 100_000
"""Beyond these an expression takes seconds to be understood, let alone found."""
_STRETCH = 40_000
_FOLDING = 0.003
_HURRY = 0.02
_PATIENCE = 1.0
"""Seconds an expression may hold the reader up, and how long it may take over one block."""
_WAIT = 0.004
_REPEAT = re.compile(r"(\)?)\{(\d*),?(\d*)\}")
_ENDS = re.compile(r"\\[Zz]")
"""What means the end of the text to an expression: here, that of a block."""
_CASELESS = re.compile(
    r"""(?x) (?: \\[wWdDsSbB] | \\[^\w\s] | [^\\\[({] | \{\d*,?\d*\}
    | \((?!\?) | \(\?(?:<?[=!]|:)
    | \[\^?(?: [a-z]-[a-z] | [A-Z]-[A-Z] | \d-\d | \\[wWdDsS] | \\[^\w\s] | [^\\\[\]-] )+\] )*"""
)
"""Expressions that find in a folded text, folded too, what they find in any case."""


class BadPatternError(ValueError):
    """A regular expression that cannot be used; the message says why."""


class TooSlowError(Exception):
    """An expression takes longer over a block than anybody waits."""


class _Match(Protocol):
    def span(self) -> Range: ...


class _Pattern(Protocol):
    pattern: str

    def finditer(
        self, text: str, pos: int, endpos: int, *, timeout: float, concurrent: bool
    ) -> Iterator[_Match]: ...


class Expression:
    """Finds its hits block by block: '.' and '$' mean what the reader sees.

    Raises:
        BadPatternError: it has a mistake.
    """

    def __init__(self, source: str, *, whole_words: bool = False, case: bool = False) -> None:
        _check(source)
        self._pattern = _compiled(source, whole_words=whole_words, case=case)
        lower = None if case else _folded(source)
        self._folded = _compiled(lower, whole_words=whole_words, case=True) if lower else None

    def hits(self, folded: Folded) -> Iterator[list[Range]]:
        """Yield some of the hits at a time, each time soon.

        Raises:
            TooSlowError: the expression takes too long.
        """
        pattern, text = self._pattern, folded.text
        if self._folded is not None:
            # Looking for small letters in small letters takes two thirds of the time.
            while not folded.run(_FOLDING):
                yield []
            if folded.same_places:
                pattern, text = self._folded, folded.folded
        start = 0
        while start <= len(text):
            end = text.find("\n", start + _STRETCH)
            end = len(text) if end < 0 else end
            hits = _across(pattern, text, start, end)
            if hits is None:
                yield from _by_block(pattern, text, start, end)
            else:
                yield hits
            start = end + 1


def _check(source: str) -> None:
    inner = outer = 1
    for group, low, high in _REPEAT.findall(source):
        times = max(int(low or 1), int(high or 1))
        if group:
            outer *= times
        else:
            inner = max(inner, times)
    if len(source) > _LONGEST or inner * outer > _REPEATS:
        raise BadPatternError("This expression is too long")


def _folded(source: str) -> str | None:
    """Return an expression without letter case, or None where that would mean something else."""
    if not _CASELESS.fullmatch(source):
        return None
    parts = re.findall(r"\\?.", source, re.DOTALL)
    folded = [part if part[0] == "\\" else fold(part) for part in parts]
    same = all(len(f) == len(p) for f, p in zip(folded, parts, strict=True))
    return "".join(folded) if same else None


def _compiled(source: str, *, whole_words: bool, case: bool) -> _Pattern:
    # Only this engine can be given a time limit, and lets others work while it looks.
    import regex as engine

    flags = engine.MULTILINE | (0 if case else engine.IGNORECASE)
    try:
        pattern: _Pattern = engine.compile(source, flags)
        if whole_words:
            pattern = engine.compile(rf"(?<!\w)(?:{source})(?!\w)", flags)
    except engine.error as error:
        raise BadPatternError(str(error)) from error
    except RecursionError as error:
        raise BadPatternError("This expression is too deep") from error
    return pattern


def _across(pattern: _Pattern, text: str, start: int, end: int) -> list[Range] | None:
    """Look through many blocks at once, unless that is slow or a hit leaves its block."""
    hits = None if _ENDS.search(pattern.pattern) else _look(pattern, text, start, end, _HURRY)
    if hits and "\n" in "".join([text[a:b] for a, b in hits]):
        return None
    return hits


def _by_block(pattern: _Pattern, text: str, start: int, end: int) -> Iterator[list[Range]]:
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        hits = _look(pattern, text, start, stop, _HURRY)
        if hits is None:
            yield from _beside(_Attempt(pattern, text, start, stop))
        else:
            yield hits
        start = stop + 1


def _look(pattern: _Pattern, text: str, start: int, end: int, seconds: float) -> list[Range] | None:
    """Return the hits, or None when that takes longer."""
    found = pattern.finditer(text, start, end, timeout=seconds, concurrent=seconds > _HURRY)
    try:
        return [span for match in found if (span := match.span())[0] < span[1]]
    except (TimeoutError, MemoryError):
        return None


class _Attempt(Thread):
    """Looks through one block for long, while the event loop goes on."""

    def __init__(self, *block: *tuple[_Pattern, str, int, int]) -> None:
        super().__init__(daemon=True)
        self._block = block
        self.hits: list[Range] | None = None

    @override
    def run(self) -> None:
        self.hits = _look(*self._block, _PATIENCE)


def _beside(attempt: _Attempt) -> Iterator[list[Range]]:
    attempt.start()
    while attempt.is_alive():
        attempt.join(_WAIT)
        yield []
    if attempt.hits is None:
        raise TooSlowError
    yield attempt.hits
