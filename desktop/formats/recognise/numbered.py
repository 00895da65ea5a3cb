"""Numbered paragraphs, as reports of the United Nations and of committees have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import Locator, LocatorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Content
    from desktop.formats.recognise.printed_lines import Line

# For: 12. The tide rose.
_NUMBER = re.compile(r"(?P<number>\d{1,4})(?:\.(?=\s)|\.(?=[A-ZÀ-Þ“\"])|\s{2,}|\t)\s*(?=\S)")
# For: [12] The tide rose.
_BRACKETED = re.compile(r"\[(?P<number>\d{1,4})\]\s+(?=\S)")
# For: 3.12 The tide rose.
_DOTTED = re.compile(
    r"(?P<above>\d{1,3}(?:\.\d{1,3})?)\.(?P<number>\d{1,3})\.?\s+(?=[A-ZÀ-Þ“\"‘'(\[])"
)
# For: 12.
_BARE = re.compile(r"(?P<number>\d{1,4})\.?")
# For: (a) The tide rose.
_SUB = re.compile(r"\((?P<letter>[a-z]{1,2}|[ivx]{1,5})\)\s+(?=\S)")
# For: (iv)
_SUB_MARKER = re.compile(r"\(?(?P<letter>[a-z]{1,2}|[ivx]{1,5})[.)]")
# Shorter lists are in every document, and their numbers are no paragraph numbers.
_FEWEST = 8
# Letters from which a line is a paragraph. Items of lists are shorter.
_LONG = 60
# Headings and items between the numbered paragraphs have none.
_MOSTLY = 0.6
_SKIPS = 2
"""How far a number may jump: one paragraph may have lost its number."""


class _Numbered(NamedTuple):
    line: Line
    number: int
    above: str = ""
    """The numbers before the last one, of a paragraph such as 2.13."""

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return f"{self.above}.{self.number}" if self.above else str(self.number)

    def may_follow(self, before: _Numbered) -> bool:
        """Whether this is the next number after another, or the first of the next chapter."""
        if self.above == before.above:
            return before.number < self.number <= before.number + _SKIPS
        return bool(self.above and before.above) and self.number == 1


def locators(content: Content, found: Sequence[Line]) -> list[Locator]:
    """Return where numbered paragraphs begin, when they count up through the text."""
    runs = _runs([each for line in found if (each := _numbered(content, line))])
    kept = [each for run in runs for each in run]
    return _with_parts(content, found, kept)


def is_report(found: Sequence[Line], numbers: Sequence[Locator]) -> bool:
    """Whether most of the paragraphs are numbered; judgments have their numbers in brackets."""
    bracketed = {line.start for line in found if _BRACKETED.match(line.text)}
    places = {locator.start for locator in numbers} - bracketed
    long = [line.start for line in found if len(line.text) >= _LONG]
    return sum(start in places for start in long) >= _MOSTLY * len(long)


def _numbered(content: Content, line: Line) -> _Numbered | None:
    if dotted := _DOTTED.match(line.text):
        return _Numbered(line, int(dotted["number"]), dotted["above"])
    match = _NUMBER.match(line.text) or _BRACKETED.match(line.text)
    if not match and line.whole:
        marker = content.blocks.attributes.get(line.block, {}).get("marker", "")
        match = _BARE.fullmatch(marker)
    return _Numbered(line, int(match["number"])) if match else None


def _runs(numbered: Sequence[_Numbered]) -> list[list[_Numbered]]:
    """Return the counts upwards that are long enough and made of sentences, not of items."""
    runs: list[list[_Numbered]] = []
    for each in numbered:
        if runs and each.may_follow(runs[-1][-1]):
            runs[-1].append(each)
        elif each.number == 1 or not runs:
            runs.append([each])
    return [run for run in runs if len(run) >= _FEWEST and _is_prose(run)]


def _is_prose(run: Sequence[_Numbered]) -> bool:
    return sum(len(each.line.text) >= _LONG for each in run) >= _MOSTLY * len(run)


def _with_parts(
    content: Content, found: Sequence[Line], kept: Sequence[_Numbered]
) -> list[Locator]:
    numbers = {each.line.start: each.label for each in kept}
    made: list[Locator] = []
    current = ""
    for line in found:
        if line.start in numbers:
            current = numbers[line.start]
            made.append(Locator(line.start, LocatorKind.PARAGRAPH, current))
        elif current:
            letter = _letter(content, line)
            if letter:
                label = f"{current}({letter})"
                made.append(Locator(line.start, LocatorKind.PARAGRAPH, label))
    return made


def _letter(content: Content, line: Line) -> str:
    match = _SUB.match(line.text)
    if not match and line.whole:
        marker = content.blocks.attributes.get(line.block, {}).get("marker", "")
        match = _SUB_MARKER.fullmatch(marker)
    return match["letter"] if match else ""
