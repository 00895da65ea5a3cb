"""A book's table of contents and its list of printed pages."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import Section
from desktop.formats.canon.outline import short
from desktop.formats.door.archive import resolve
from desktop.formats.door.xmltree import attribute, child, children, descendants, local, text_of
from desktop.formats.walk.note_marks import types

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from desktop.domain import Content

# Lists in lists; read by recursion.
_DEEPEST = 100
_SHOWN = 3
_LISTS = ("ol", "ul")


class Entry(NamedTuple):
    """A line of a table of contents, or of a list of pages; `href` is as written."""

    title: str
    level: int
    href: str


class Navigation(NamedTuple):
    """What one file says about the way through a book; `part` is that file."""

    part: str
    contents: tuple[Entry, ...] = ()
    pages: tuple[Entry, ...] = ()


def read_page(part: str, root: _Element) -> Navigation:
    """Return the navigation in a page of a third edition book."""
    navs = [(types(nav), nav) for nav in descendants(root, "nav")]
    contents = next((nav for kinds, nav in navs if kinds & {"toc", "doc-toc"}), None)
    pages = next((nav for kinds, nav in navs if kinds & {"page-list", "doc-pagelist"}), None)
    return Navigation(part, tuple(_listed(contents)), tuple(_listed(pages)))


def read_ncx(part: str, root: _Element) -> Navigation:
    """Return the navigation of a second edition book."""
    contents, pages = child(root, "navMap"), child(root, "pageList")
    points = () if contents is None else _points(contents, 1)
    targets = () if pages is None else (_point(e, 1) for e in children(pages, "pageTarget"))
    return Navigation(part, tuple(points), tuple(targets))


class Outline(NamedTuple):
    """A table of contents as sections of the text, and what has to be said about it."""

    sections: tuple[Section, ...]
    remarks: tuple[str, ...]


def sections(navigation: Navigation, places: Mapping[str, int], content: Content) -> Outline:
    """Return the table of contents as sections of the text; entries that lead nowhere are dropped.

    `places` says where the anchors named 'part' and 'part#id' stand.
    """
    finder = _Places(navigation.part, places, content)
    found: list[tuple[int, Entry]] = []
    untargeted: list[Entry] = []
    for entry in navigation.contents:
        start = finder.place(entry)
        if start is None:
            untargeted.append(entry)
            continue
        # A heading that leads nowhere itself begins where its first entry does.
        found.extend((start, above) for above in untargeted if above.level < entry.level)
        untargeted.clear()
        found.append((start, entry))
    found.sort(key=lambda pair: pair[0])
    return Outline(tuple(_closed(found, len(content.text))), tuple(finder.remarks()))


class _Places:
    """Finds where entries lead, those to anchors that are not there as well as may be."""

    def __init__(self, part: str, places: Mapping[str, int], content: Content) -> None:
        self._part = part
        self._places = places
        self._content = content
        self._folded = {name.casefold(): start for name, start in places.items()}
        self._starts = sorted(start for name, start in places.items() if "#" not in name)
        self._taken: set[int] = set()
        self._astray: list[str] = []
        self._lost: list[str] = []

    def place(self, entry: Entry) -> int | None:
        """Return the offset that an entry leads to, or None."""
        name, fragment = resolve(self._part, entry.href) if entry.href else ("", "")
        if not name:
            return None
        exact = self._find(f"{name}#{fragment}" if fragment else name)
        if exact is None:
            beginning = self._find(name)
            exact = None if beginning is None else self._by_title(entry, beginning)
            (self._lost if exact is None else self._astray).append(entry.title)
        if exact is not None:
            self._taken.add(exact)
        return exact

    def remarks(self) -> Iterator[str]:
        """Yield a sentence for each kind of entry that does not lead where it says."""
        if self._astray:
            yield (
                "The table of contents names places that its pages do not have; these entries lead "
                f"to their headings or to the beginnings of their pages: {_listing(self._astray)}."
            )
        if self._lost:
            yield (
                "Entries of the table of contents that lead nowhere were left out: "
                f"{_listing(self._lost)}."
            )

    def _find(self, name: str) -> int | None:
        found = self._places.get(name)
        return self._folded.get(name.casefold()) if found is None else found

    def _by_title(self, entry: Entry, beginning: int) -> int | None:
        """Return where a page says what the entry is called, or its beginning if that is free."""
        after = bisect_right(self._starts, beginning)
        end = self._starts[after] if after < len(self._starts) else len(self._content.text)
        wanted = entry.title.casefold()
        blocks = self._content.blocks
        for index in range(blocks.at(beginning) if len(blocks) else 0, len(blocks)):
            block = blocks[index]
            if block.start >= end:
                break
            said = " ".join(self._content.text[block.start : block.end].split()).casefold()
            if said == wanted:
                return block.start
        return None if beginning in self._taken else beginning


def _listing(titles: list[str]) -> str:
    more = " and others" if len(titles) > _SHOWN else ""
    return ", ".join(f"“{short(title)}”" for title in titles[:_SHOWN]) + more


def _closed(found: list[tuple[int, Entry]], length: int) -> Iterator[Section]:
    for index, (start, entry) in enumerate(found):
        following = (at for at, other in found[index + 1 :] if other.level <= entry.level)
        end = next(following, length)
        if start < end and entry.title:
            yield Section(short(entry.title), entry.level, start, end)


def _listed(nav: _Element | None) -> Iterator[Entry]:
    if nav is not None:
        for part in nav:
            if local(part) in _LISTS:
                yield from _items(part, 1)


def _items(element: _Element, level: int) -> Iterator[Entry]:
    for item in children(element, "li"):
        label = next((e for e in item if local(e) not in _LISTS), None)
        if label is not None:
            link = label if local(label) == "a" else next(descendants(label, "a"), label)
            yield Entry(text_of(label), level, link.get("href", ""))
        for inner in item:
            if local(inner) in _LISTS and level < _DEEPEST:
                yield from _items(inner, level + 1)


def _points(element: _Element, level: int) -> Iterator[Entry]:
    for point in children(element, "navPoint"):
        yield _point(point, level)
        if level < _DEEPEST:
            yield from _points(point, level + 1)


def _point(element: _Element, level: int) -> Entry:
    content = child(element, "content")
    title = text_of(child(element, "navLabel")) or attribute(element, "value")
    return Entry(title, level, "" if content is None else content.get("src", ""))
