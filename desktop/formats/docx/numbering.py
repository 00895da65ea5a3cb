"""List numbers of a Word document, counted as Word counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.docx.package import W
from desktop.formats.docx.styles import is_on, value
from desktop.formats.door.xmltree import children
from desktop.formats.walk.list_numbers import printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

BULLET = "•"
# As many as Word has (ECMA-376 17.9.6).
LEVELS = 9
_FORMS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "chicago": "*",
}
_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Letters: 'Section 12.3.4 (a)' and the like. Some write whole sentences into the pattern.
_LONGEST_MARKER = 40


class _Level(NamedTuple):
    form: str = "decimal"
    text: str = ""
    start: int = 1
    figures: bool = False
    """All numbers of the marker are printed in figures."""
    restarts: bool = True
    style: str = ""
    """The paragraph style that belongs to this level."""


class _List(NamedTuple):
    counter: str
    """Lists made from one definition go on counting together."""
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """Gives each list paragraph its marker; call it once per paragraph, in order."""

    def __init__(self, root: _Element | None, list_of_style: Callable[[str], str]) -> None:
        self._definitions: dict[str, _Element] = {}
        self._numbers: dict[str, _Element] = {}
        self._list_of_style = list_of_style
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._definitions = _by_id(root, "abstractNum", "abstractNumId")
            self._numbers = _by_id(root, "num", "numId")

    def level_of(self, number: str, style: str) -> int | None:
        """Return the level of list `number` that paragraphs of `style` are on, if one is theirs."""
        found = self._found(number)
        levels = () if found is None else found.levels.items()
        return next((n for n, level in levels if style and level.style == style), None)

    def marker(self, number: str, level: int) -> str | None:
        """Return the next marker of list `number`, or None when there is no such list."""
        level = min(level, LEVELS - 1)
        found = self._found(number)
        if found is None:
            return None
        described = found.levels.get(level, _Level())
        if described.form == "bullet":
            return _PRIVATE.sub(BULLET, described.text).strip() or BULLET
        counts = self._advance(number, found, level)
        return _marker(found, described, counts)

    def _advance(self, number: str, found: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.counter, {})
        if level in found.restarts and (number, level) not in self._begun:
            counts[level] = found.restarts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.levels.get(level, _Level()).start
        self._begun.add((number, level))
        for deeper in [n for n in counts if n > level]:
            if found.levels.get(deeper, _Level()).restarts:
                del counts[deeper]
        return counts

    def _found(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._list(number)
        return self._lists[number]

    def _list(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        name = value(element, "abstractNumId")
        definition = self._definitions.get(name)
        style = value(definition, "numStyleLink")
        linked = self._numbers.get(self._list_of_style(style)) if style else None
        if linked is not None:
            name = value(linked, "abstractNumId")
            definition = self._definitions.get(name)
        levels = {} if definition is None else _levels(definition)
        restarts: dict[int, int] = {}
        for override in children(element, "lvlOverride"):
            level = _number(override.get(W + "ilvl", ""), 0)
            levels.update(_levels(override))
            if override.find(W + "startOverride") is not None:
                restarts[level] = _number(value(override, "startOverride"), 1)
        return _List(name, levels, restarts)


def _by_id(root: _Element, name: str, key: str) -> dict[str, _Element]:
    return {element.get(W + key, ""): element for element in children(root, name)}


def _levels(element: _Element) -> dict[int, _Level]:
    return {
        _number(level.get(W + "ilvl", ""), 0): _Level(
            value(level, "numFmt") or "decimal",
            value(level, "lvlText"),
            _number(value(level, "start"), 1),
            figures=bool(is_on(level, "isLgl")),
            restarts=value(level, "lvlRestart") != "0",
            style=value(level, "pStyle"),
        )
        for level in children(element, "lvl")
    }


def _marker(found: _List, described: _Level, counts: dict[int, int]) -> str:
    def place(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        other = found.levels.get(level, _Level())
        form = "decimal" if described.figures else other.form
        return in_form(counts.get(level, other.start), form)

    return _PLACE.sub(place, described.text).strip()[:_LONGEST_MARKER]


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < LEVELS else default


def in_form(number: int, form: str) -> str:
    """Return a number in one of Word's own forms; in figures for those of other scripts."""
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else printed(number, _FORMS.get(form, "1"))
