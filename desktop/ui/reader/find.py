"""Finding in one text. Hits are code-point ranges in that very text, whatever the letter case."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from desktop.ui.reader.folding import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOW = 50_000
_FOLDING = 0.006
_STRETCH = 40_000
_HURRY = 0.02
_PATIENCE = 1.0
"""Seconds a reader's own expression may take over many blocks at once, and over one."""
_ENDS = re.compile(r"\\[Zz]")
"""What means the end of the text to an expression: here, that of a block."""


class BadPatternError(ValueError):
    """A regular expression that cannot be used; the message says why."""


class _Match(Protocol):
    def span(self) -> tuple[int, int]: ...


class _Pattern(Protocol):
    pattern: str

    def finditer(self, text: str, pos: int, endpos: int, *, timeout: float) -> Iterator[_Match]: ...


def _expression(needle: str, *, whole_words: bool) -> re.Pattern[str]:
    """Return an expression for a needle; its literal start is what makes it fast."""
    # A space finds any white space: line ends and hard spaces too.
    source = [r"\s+" if c.isspace() else re.escape(c) for c in needle]
    if whole_words:
        word = next((n for n, c in enumerate(needle) if c.isspace()), len(needle))
        if needle[:1].isalnum():
            # What stands before is looked at after the first word, which is found quickly.
            source.insert(word, rf"(?<!\w{re.escape(needle[:word])})")
        if needle[-1:].isalnum():
            source.append(r"(?!\w)")
    return re.compile("".join(source))


def _reach(needle: str) -> int:
    """Return how far a hit may reach beyond where it begins, long runs of spaces included."""
    return 2 * len(needle) + 400


class Search:
    """Finds all hits of one needle in slices, so that typing never waits.

    Raises:
        BadPatternError: the regular expression has a mistake.
    """

    def __init__(
        self,
        text: str,
        needle: str,
        *,
        whole_words: bool = False,
        case: bool = False,
        regex: bool = False,
        folded: Folded | None = None,
    ) -> None:
        self.starts, self.ends = array("I"), array("I")
        self.done = not needle
        self.problem = ""
        self._text = text
        if regex:
            self._source = self._own_expression(needle, whole_words=whole_words, case=case)
        elif case:
            self._source = self._same_places(needle, text, whole_words=whole_words)
        else:
            self._source = self._any_case(
                fold(needle), folded or Folded(text), whole_words=whole_words
            )

    def __len__(self) -> int:
        return len(self.starts)

    def run(self, seconds: float) -> bool:
        """Look for hits for a while; say whether the whole text has been searched."""
        deadline = perf_counter() + seconds
        while not self.done and perf_counter() < deadline:
            self.done = next(self._source, True)
        return self.done

    def finish(self) -> Search:
        """Look through the rest of the text."""
        while not self.done:
            self.run(3600)
        return self

    def _any_case(self, needle: str, folded: Folded, *, whole_words: bool) -> Iterator[bool]:
        while not folded.run(_FOLDING):
            yield False
        if folded.same_places:
            yield from self._same_places(needle, folded.folded, whole_words=whole_words)
        else:
            yield from self._whole_letters(_expression(needle, whole_words=whole_words), folded)

    def _same_places(self, needle: str, text: str, *, whole_words: bool) -> Iterator[bool]:
        if whole_words or any(c.isspace() for c in needle):
            pattern = _expression(needle, whole_words=whole_words)
            return self._matches(pattern, text, _reach(needle))
        return self._plain(needle, text)

    def _plain(self, needle: str, text: str) -> Iterator[bool]:
        # Splitting finds hits by the thousand without a step of ours for each.
        size, here = len(needle), 0
        while here < len(text):
            edge = here + _WINDOW
            parts = text[here : edge + size - 1].split(needle)
            ends = list(accumulate(map(size.__add__, map(len, parts)), initial=here))[1:-1]
            self.starts.extend([end - size for end in ends])
            self.ends.extend(ends)
            here = max(edge, ends[-1]) if ends else edge
            yield False
        yield True

    def _matches(self, pattern: re.Pattern[str], text: str, reach: int) -> Iterator[bool]:
        here = 0
        while here < len(text):
            edge = here + _WINDOW
            spans = list(map(re.Match.span, pattern.finditer(text, here, edge + reach)))
            while spans and spans[-1][0] >= edge:
                spans.pop()
            if spans:
                starts, ends = zip(*spans, strict=True)
                self.starts.extend(starts)
                self.ends.extend(ends)
                edge = max(edge, ends[-1])
            here = edge
            yield False
        yield True

    def _whole_letters(self, pattern: re.Pattern[str], folded: Folded) -> Iterator[bool]:
        """Keep the hits that do not begin or end inside what is one letter in the text."""
        found, tries = pattern.search(folded.folded), 0
        while found:
            start, end = folded.place(found.start()), folded.place(found.end())
            after = found.start() + 1
            if start is not None and end is not None:
                self.starts.append(start)
                self.ends.append(end)
                after = found.end()
            tries += 1
            if tries % 1000 == 0:
                yield False
            found = pattern.search(folded.folded, after)
        yield True

    def _own_expression(self, needle: str, *, whole_words: bool, case: bool) -> Iterator[bool]:
        # Only this engine can be given a time limit; an expression may take for ever.
        import regex as engine  # noqa: PLC0415

        flags = engine.MULTILINE | (0 if case else engine.IGNORECASE)
        try:
            pattern = engine.compile(
                rf"(?<!\w)(?:{needle})(?!\w)" if whole_words else needle, flags
            )
        except engine.error as error:
            raise BadPatternError(str(error)) from error
        return self._patient(pattern)

    def _patient(self, pattern: _Pattern) -> Iterator[bool]:
        start = 0
        while start <= len(self._text) and not self.problem:
            end = self._text.find("\n", start + _STRETCH)
            end = len(self._text) if end < 0 else end
            if not self._try_stretch(pattern, start, end):
                yield from self._by_block(pattern, start, end)
            start = end + 1
            yield False
        yield True

    def _try_stretch(self, pattern: _Pattern, start: int, end: int) -> bool:
        """Look through many blocks at once, unless that is slow or a hit leaves its block."""
        if _ENDS.search(pattern.pattern):
            return False
        try:
            spans = [m.span() for m in pattern.finditer(self._text, start, end, timeout=_HURRY)]
        except TimeoutError:
            return False
        if any(self._text.find("\n", *span) >= 0 for span in spans):
            return False
        for span in spans:
            self._keep(*span)
        return True

    def _by_block(self, pattern: _Pattern, start: int, end: int) -> Iterator[bool]:
        # One block at a time: '.' and '$' then mean what the reader sees, and no step is long.
        while start <= end:
            stop = self._text.find("\n", start, end)
            stop = end if stop < 0 else stop
            try:
                for match in pattern.finditer(self._text, start, stop, timeout=_PATIENCE):
                    self._keep(*match.span())
            except TimeoutError:
                self.problem = "This expression takes too long. Make it simpler."
                return
            start = stop + 1
            yield False

    def _keep(self, start: int, end: int) -> None:
        if end > start:
            self.starts.append(start)
            self.ends.append(end)
