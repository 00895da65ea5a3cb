"""Finding in one text. Hits are code-point ranges in that very text, whatever the letter case."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate
from operator import add
from time import perf_counter
from typing import TYPE_CHECKING

from desktop.ui.reader.finding.expression import Expression, TooSlowError
from desktop.ui.reader.finding.folding import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Quoted
    from desktop.ui.reader.finding.expression import Range

_WINDOW = 50_000
_FOLDING = 0.002


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


class Search:
    """Finds all hits of one needle in slices, so that typing never waits.

    Raises:
        BadPatternError: the regular expression has a mistake.
    """

    def __init__(
        self,
        words: Quoted,
        needle: str,
        *,
        whole_words: bool = False,
        case: bool = False,
        regex: bool = False,
        folded: Folded | None = None,
    ) -> None:
        """Look in `words`: hits are ranges of the text that they are the words of."""
        text = words.text
        self.starts, self.ends = array("I"), array("I")
        self.done = not needle
        self.problem = ""
        self._words = words
        # Hits among the words; for most texts those are places in the text as well.
        self._first = self.starts if words.is_verbatim else array("I")
        self._last = self.ends if words.is_verbatim else array("I")
        folded = folded or Folded(text)
        # An expression of letters alone is a word like any other.
        if regex and not needle.isalnum():
            expression = Expression(needle, whole_words=whole_words, case=case)
            self._source = self._own_expression(expression, folded)
        elif case:
            self._source = self._same_places(needle, text, whole_words=whole_words)
        else:
            self._source = self._any_case(fold(needle), folded, whole_words=whole_words)

    def __len__(self) -> int:
        return len(self.starts)

    def run(self, seconds: float) -> bool:
        """Look for hits for a while; say whether the whole text has been searched."""
        deadline = perf_counter() + seconds
        while not self.done and perf_counter() < deadline:
            self.done = next(self._source, True)
            self._tell_places()
        return self.done

    def _tell_places(self) -> None:
        """Say where in the text the hits are that were found since."""
        for number in range(len(self.starts), len(self._first)):
            start, end = self._words.source(self._first[number], self._last[number])
            self.starts.append(start)
            self.ends.append(end)

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
            # So far a hit may reach beyond where it begins, long runs of spaces included.
            return self._matches(pattern, text, 2 * len(needle) + 400)
        return self._plain(needle, text)

    def _plain(self, needle: str, text: str) -> Iterator[bool]:
        # Splitting finds hits by the thousand without a step of ours for each.
        size, here = len(needle), 0
        while here < len(text):
            edge = here + _WINDOW
            parts = text[here : edge + size - 1].split(needle)[:-1]
            sums = accumulate(map(len, parts), initial=here)
            next(sums)
            starts = list(map(add, sums, range(0, len(text), size)))
            self._first.extend(array("I", starts))
            self._last.extend(array("I", [start + size for start in starts]))
            here = max(edge, self._last[-1]) if starts else edge
            yield False
        yield True

    def _matches(self, pattern: re.Pattern[str], text: str, reach: int) -> Iterator[bool]:
        here = 0
        while here < len(text):
            edge = here + _WINDOW
            spans = list(map(re.Match.span, pattern.finditer(text, here, edge + reach)))
            while spans and spans[-1][0] >= edge:
                spans.pop()
            self._keep(spans)
            here = max(edge, spans[-1][1]) if spans else edge
            yield False
        yield True

    def _whole_letters(self, pattern: re.Pattern[str], folded: Folded) -> Iterator[bool]:
        """Keep the hits that do not begin or end inside what is one letter in the text."""
        here: int | None = 0
        while here is not None:
            found, here = pattern.finditer(folded.folded, here), None
            for number, match in enumerate(found, 1):
                hit = folded.whole(*match.span())
                if hit is None:
                    here = match.start() + 1
                    break
                self._first.append(hit[0])
                self._last.append(hit[1])
                if number % 1000 == 0:
                    yield False
        yield True

    def _own_expression(self, expression: Expression, folded: Folded) -> Iterator[bool]:
        try:
            for hits in expression.hits(folded):
                self._keep(hits)
                yield False
        except TooSlowError:
            self.problem = "This expression takes too long. Make it simpler."
        yield True

    def _keep(self, hits: Sequence[Range]) -> None:
        self._first.extend([start for start, _ in hits])
        self._last.extend([end for _, end in hits])
