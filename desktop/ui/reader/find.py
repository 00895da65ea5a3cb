"""Finding in one text. Hits are code-point ranges in that very text, whatever the letter case."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from functools import cache
from itertools import chain
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST_STRETCH = 6
_PATIENCE = 1.0
"""Seconds a reader's own expression may take over one stretch of text."""
_STRETCH = 200_000


class BadPatternError(ValueError):
    """A regular expression that cannot be used; the message says why."""


class _Match(Protocol):
    def span(self) -> tuple[int, int]: ...


_EXPANDING = (
    range(0xDF, 0x588), range(0x1E96, 0x1E9F), range(0x1F50, 0x2000), range(0xFB00, 0xFB18),
)  # fmt: skip
"""Where the letters are that fold to more than one; looking everywhere would take too long."""


@cache
def _expanding() -> Mapping[str, str]:
    """Return folded forms of two or three characters with a class of what folds to them."""
    found: defaultdict[str, str] = defaultdict(str)
    for point in chain.from_iterable(_EXPANDING):
        folded = chr(point).casefold()
        if len(folded) > 1:
            found[folded] += chr(point)
    return dict(found)


def _one_character(character: str) -> str:
    if character.isspace():
        # A space in the field finds any white space: line ends and hard spaces too.
        return r"\s+"
    same = {character, character.lower(), character.upper(), character.casefold()}
    single = sorted(c for c in same if len(c) == 1)
    return re.escape(single[0]) if len(single) == 1 else re.escape(character)


def _folded_pattern(needle: str) -> str:
    """Return an expression for a needle in any letter case: 'ß' is 'ss', 'ﬁ' is 'fi'."""
    folded, out, here = needle.casefold(), [], 0
    while here < len(folded):
        end = _stretch(folded, here)
        ways = _ways(folded[here:end])
        out.append(ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")
        here = end
    return "".join(out)


def _stretch(folded: str, start: int) -> int:
    """Return where the letters end that could, together, be fewer letters in the text."""
    end, here = start + 1, start
    while here < end:
        for length in (2, 3):
            if folded[here : here + length] in _expanding():
                end = max(end, here + length)
        here += 1
    return min(end, start + _LONGEST_STRETCH)


def _ways(letters: str) -> list[str]:
    """Return the expressions for every way in which a text may write some folded letters."""
    if not letters:
        return [""]
    ways = [_one_character(letters[0]) + rest for rest in _ways(letters[1:])]
    for length in (2, 3):
        single = _expanding().get(letters[:length])
        if single and len(letters) >= length:
            ways += [f"[{re.escape(single)}]{rest}" for rest in _ways(letters[length:])]
    return ways


def _exact_pattern(needle: str) -> str:
    return "".join(r"\s+" if c.isspace() else re.escape(c) for c in needle)


def _ended(pattern: str, needle: str) -> str:
    return rf"{pattern}(?!\w)" if needle[-1:].isalnum() else pattern


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _spaced(text: str) -> bool:
    return any(c.isspace() for c in text)


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
    ) -> None:
        self.starts, self.ends = array("I"), array("I")
        self.done = not needle
        self.problem = ""
        self._text = text
        if regex:
            self._source = self._own_expression(needle, whole_words=whole_words, case=case)
        elif case and not whole_words and not _spaced(needle):
            self._source = self._plain(needle)
        else:
            pattern = _exact_pattern(needle) if case else _folded_pattern(needle)
            flags = 0 if case else re.IGNORECASE
            if whole_words:
                self._source = self._words(re.compile(_ended(pattern, needle), flags), needle)
            else:
                self._source = self._matches(re.compile(pattern, flags))

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

    def _plain(self, needle: str) -> Iterator[bool]:
        text, size, here = self._text, len(needle), 0
        starts, find = self.starts, self._text.find
        while True:
            for _ in range(2000):
                here = find(needle, here)
                if here < 0:
                    yield True
                    return
                starts.append(here)
                self.ends.append(here + size)
                here += size
            yield here >= len(text)

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[bool]:
        add_start, add_end = self.starts.append, self.ends.append
        for number, match in enumerate(pattern.finditer(self._text), 1):
            start, end = match.span()
            add_start(start)
            add_end(end)
            if number % 1000 == 0:
                yield False
        yield True

    def _words(self, pattern: re.Pattern[str], needle: str) -> Iterator[bool]:
        # What stands before is looked at here: a pattern that begins with it is thrice as slow.
        text, bounded = self._text, needle[:1].isalnum()
        found, tries = pattern.search(text), 0
        while found:
            start, end = found.span()
            inside = bounded and start > 0 and _is_word(text[start - 1])
            if not inside:
                self.starts.append(start)
                self.ends.append(end)
            tries += 1
            if tries % 1000 == 0:
                yield False
            found = pattern.search(text, start + 1 if inside else end)
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
