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

_WINDOW = 200_000
_FOLDING = 0.006
_PATIENCE = 1.0
"""Seconds a reader's own expression may take over one stretch of text."""


class BadPatternError(ValueError):
    """A regular expression that cannot be used; the message says why."""


class _Match(Protocol):
    def span(self) -> tuple[int, int]: ...


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

    def _patient(self, pattern: object) -> Iterator[bool]:
        # One block at a time: '.' and '$' then mean what the reader sees, and no step is long.
        text, start = self._text, 0
        finditer = pattern.finditer  # type: ignore[attr-defined]
        while start <= len(text):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            try:
                for match in finditer(text, start, end, timeout=_PATIENCE):
                    self._keep(match)
            except TimeoutError:
                self.problem = "This expression takes too long. Make it simpler."
                break
            start = end + 1
            yield False
        yield True

    def _keep(self, match: _Match) -> None:
        start, end = match.span()
        if end > start:
            self.starts.append(start)
            self.ends.append(end)
