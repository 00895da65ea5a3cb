"""List numbers of an OpenDocument text."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.door.xmltree import child, local, text_of
from desktop.formats.odt.namespaces import STYLE, TEXT, XML
from desktop.formats.walk.list_numbers import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.odt.styles import Styles

BULLET = "•"
_LARGEST = 7
_FORMS = ("1", "a", "A", "i", "I")


class _Level(NamedTuple):
    form: str = "1"
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    bullet: str = ""


class _Open:
    """A list that is being written, with its counts by level."""

    def __init__(self, style: str, counts: dict[int, int], *, numbered: bool) -> None:
        self.style = style
        self.counts = counts
        self.numbered = numbered


class Lists:
    """Follows nested lists and gives their items markers."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._open: list[_Open] = []
        self._kept: dict[str, dict[int, int]] = {}
        self._outline_counts: dict[int, int] = {}
        self._outline = {} if styles.outline is None else _levels(styles.outline)

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self._open)

    def begin(self, element: _Element) -> None:
        """Open a list."""
        above = self._open[-1] if self._open else None
        style = element.get(TEXT + "style-name") or (above.style if above else "")
        if above is not None and style == above.style:
            counts = above.counts
            counts.pop(self.depth + 1, None)
        else:
            counts = self._continued(element, style)
        if element.get(XML + "id"):
            self._kept[element.get(XML + "id", "")] = counts
        self._kept[style] = counts
        self._open.append(_Open(style, counts, numbered=True))

    def end(self) -> None:
        """Close the innermost list."""
        self._open.pop()

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Be in no list inside the `with`: the text of a box belongs to none around it."""
        outside, self._open = self._open, []
        yield
        self._open = outside

    def item(self, element: _Element) -> str:
        """Return the marker of the next item of the innermost list."""
        counts = self._open[-1].counts
        _count(counts, self.depth, self._level(self.depth), element)
        counted = self._marker(self.depth, counts, self._levels[self._open[-1].style])
        return written(element) or counted

    def heading(self, element: _Element, level: int) -> str:
        """Return the number that the document gives its next heading, of `level`, or ''."""
        if element.get(TEXT + "is-list-header") == "true":
            return ""
        if not self._outline.get(level, _Level("")).form:
            return ""
        _count(self._outline_counts, level, self._outline[level], element)
        return self._marker(level, self._outline_counts, self._outline)

    def _continued(self, element: _Element, style: str) -> dict[int, int]:
        """Return the counts of the list that this one goes on with, or new ones."""
        named = element.get(TEXT + "continue-list", "")
        if not named and element.get(TEXT + "continue-numbering") == "true":
            named = style
        return self._kept.get(named, {}) if named else {}

    def _level(self, depth: int) -> _Level:
        style = self._open[-1].style
        if style not in self._levels:
            found = self._styles.lists.get(style)
            self._levels[style] = {} if found is None else _levels(found)
        return self._levels[style].get(depth, _Level(bullet=BULLET))

    def _marker(self, depth: int, counts: dict[int, int], levels: dict[int, _Level]) -> str:
        level = levels.get(depth, _Level(bullet=BULLET))
        if level.bullet:
            return level.bullet
        if not level.form:
            return ""
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        numbers = (
            printed(counts.get(n, 1), levels.get(n, level).form)
            for n in shown
            if n == depth or levels.get(n, level).form
        )
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()


def _count(counts: dict[int, int], depth: int, level: _Level, element: _Element) -> None:
    """Count an item or heading at `depth`, from what it says of its own number if it does."""
    for deeper in [n for n in counts if n > depth]:
        del counts[deeper]
    stated = element.get(TEXT + "start-value", "")
    if stated.isdecimal() and len(stated) < _LARGEST:
        counts[depth] = int(stated)
    elif element.get(TEXT + "restart-numbering") == "true":
        counts[depth] = level.start
    else:
        counts[depth] = counts.get(depth, level.start - 1) + 1


def written(element: _Element) -> str:
    """Return the number as the program that saved the file printed it, where it kept it."""
    return text_of(child(element, "number"))


def _levels(style: _Element) -> dict[int, _Level]:
    return {
        _number(element.get(TEXT + "level", ""), 1): _described(element)
        for element in style
        if "level-style" in local(element)
    }


def _described(element: _Element) -> _Level:
    if local(element).endswith(("bullet", "image")):
        sign = element.get(TEXT + "bullet-char", "")
        return _Level(bullet=BULLET if not sign or "\ue000" <= sign[0] <= "\uf8ff" else sign)
    form = element.get(STYLE + "num-format", "")
    return _Level(
        form if form in _FORMS or not form else "1",
        element.get(STYLE + "num-prefix", ""),
        element.get(STYLE + "num-suffix", ""),
        _number(element.get(TEXT + "display-levels", ""), 1),
        _number(element.get(TEXT + "start-value", ""), 1),
    )


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < _LARGEST else default
