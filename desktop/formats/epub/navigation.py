"""A book's table of contents and its list of printed pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import Section
from desktop.formats.archive import resolve
from desktop.formats.notes import types
from desktop.formats.outline import short
from desktop.formats.xmltree import attribute, child, children, descendants, local, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from desktop.domain import Content

_DEEPEST = 100
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


def sections(
    navigation: Navigation, places: Mapping[str, int], content: Content
) -> tuple[Section, ...]:
    """Return the table of contents as sections of the text; entries that lead nowhere are dropped.

    `places` says where the anchors named 'part' and 'part#id' stand.
    """
    found: list[tuple[int, Entry]] = []
    untargeted: list[Entry] = []
    for entry in navigation.contents:
        start = _place(navigation.part, entry.href, places)
        if start is None:
            untargeted.append(entry)
            continue
        # A heading that leads nowhere itself begins where its first entry does.
        found.extend((start, above) for above in untargeted if above.level < entry.level)
        untargeted.clear()
        found.append((start, entry))
    found.sort(key=lambda pair: pair[0])
    return tuple(_closed(found, len(content.text)))


def _place(part: str, href: str, places: Mapping[str, int]) -> int | None:
    if not href:
        return None
    name, fragment = resolve(part, href)
    exact = places.get(f"{name}#{fragment}") if fragment else None
    return places.get(name) if exact is None else exact


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
