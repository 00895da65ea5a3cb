"""Words of a book that a reading app kept only the place of, taken out of its EPUB file.

A place is a path of steps down the tree and an offset. What cannot be followed to the letter gives
nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import UnreadableFileError
from desktop.formats.door.archive import Archive
from desktop.formats.door.source import Source
from desktop.formats.door.xmltree import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lxml.etree import _Element

_POINT = re.compile(r"(.{1,1000})#point\(/1((?:/\d{1,6}){1,100}):(\d{1,9})\)")
_ASSERTED = re.compile(r"\[(?:\^.|[^\]^])*\]")
_CFI = re.compile(r"/2((?:/\d{1,6}){1,100}):(\d{1,9})")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "blockquote",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "figure",
        "figcaption",
        "article",
        "aside",
        "header",
        "footer",
        "hr",
        "br",
        "body",
    ]
)

Node = tuple["_Element", bool]
"""A text node: the element that it is the first in, or, if so marked, comes after."""


class Place(NamedTuple):
    """A point in a file of a book."""

    file: str
    steps: tuple[int, ...]
    """From the root on; the last one is of the text node."""
    offset: int
    find: Callable[[_Element, int], Node | None]
    """Tells which node the last step means."""
    codec: str
    """What the offset counts: the units of this encoding."""


def of_kobo(place: str) -> Place | None:
    """Return what a Kobo means by `x.html#point(/1/4/770/1:550)`: bytes in the first child."""
    found = _POINT.fullmatch(place)
    if found is None:
        return None
    return Place(found[1], _steps(found[2]), int(found[3]), _child_of_number, "utf-8")


def of_calibre(file: str, place: str) -> Place | None:
    """Return what calibre means by `/2/4/2[part]/20/2/1:4`, which is a CFI without its package."""
    found = _CFI.fullmatch(_ASSERTED.sub("", place))
    if found is None or not file:
        return None
    return Place(file, _steps(found[1]), int(found[2]), _text_after, "utf-16-le")


class Book:
    """An EPUB file, of which parts are read as they are needed."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._archive: Archive | None = None
        self._trees: dict[str, _Element | None] = {}
        with suppress(UnreadableFileError):
            self._archive = Archive(Source(path, data))

    def words(self, start: Place | None, end: Place | None) -> str:
        """Return the words between two places in one file, or ''."""
        if start is None or end is None or start.file != end.file:
            return ""
        root = self._tree(start.file)
        first = _node(root, start) if root is not None else None
        last = _node(root, end) if root is not None else None
        if root is None or first is None or last is None:
            return ""
        texts = list(_texts(root))
        begin = next((at for at, (node, _) in enumerate(texts) if node == first), -1)
        until = next((at for at, (node, _) in enumerate(texts) if node == last), -1)
        if not 0 <= begin <= until:
            return ""
        head, tail = _characters(texts[begin][1], start), _characters(texts[until][1], end)
        if -1 in {head, tail}:
            return ""
        pieces = [text for _, text in texts[begin : until + 1]]
        pieces[-1] = pieces[-1][:tail]
        pieces[0] = pieces[0][head:]
        lines = (" ".join(line.split()) for line in "".join(pieces).split("\0"))
        return "\n".join(filter(None, lines))

    def _tree(self, name: str) -> _Element | None:
        if self._archive is not None and name not in self._trees:
            self._trees[name] = self._archive.optional_tree(name)
        return self._trees.get(name)


def _steps(written: str) -> tuple[int, ...]:
    return tuple(int(step) for step in written.split("/")[1:])


def _node(root: _Element, place: Place) -> Node | None:
    element = root
    for step in place.steps[:-1]:
        if step % 2 or not 0 < step // 2 <= len(element):
            return None
        element = element[step // 2 - 1]
    return place.find(element, place.steps[-1])


def _child_of_number(element: _Element, step: int) -> Node | None:
    """Return a text node by its place among all children, from 1."""
    nodes: list[Node | None] = [(element, False)] if element.text else []
    for each in element:
        nodes.append(None)
        if each.tail:
            nodes.append((each, True))
    return nodes[step - 1] if 0 < step <= len(nodes) else None


def _text_after(element: _Element, step: int) -> Node | None:
    """Return a text node by twice the number of elements before it, and 1."""
    number = step // 2
    if step % 2 == 0 or number > len(element):
        return None
    return (element[number - 1], True) if number else (element, False)


def _texts(root: _Element) -> Iterator[tuple[Node | None, str]]:
    """Yield all text nodes in their order, and a NUL where a block begins or ends."""
    open_: list[tuple[_Element, bool]] = [(root, False)]
    while open_:
        element, is_done = open_.pop()
        if local(element) in _BLOCKS:
            yield None, "\0"
        if is_done:
            if element is not root:
                yield (element, True), element.tail or ""
            continue
        yield (element, False), element.text or ""
        open_.append((element, True))
        open_.extend((each, False) for each in reversed(element))


def _characters(text: str, place: Place) -> int:
    """Return an offset in code points, or -1 where it is none of this text."""
    data = text.encode(place.codec, "surrogatepass")
    at = place.offset * (2 if place.codec == "utf-16-le" else 1)
    try:
        return len(data[:at].decode(place.codec)) if at <= len(data) else -1
    except UnicodeDecodeError:
        return -1
