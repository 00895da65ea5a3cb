"""Places of a page that have names: anchors, and the beginnings of printed pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from desktop.domain import LocatorKind
from desktop.formats.page.elements import local_name
from desktop.formats.walk.printed_pages import find_marks

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.page.attributes import Attributes
    from desktop.formats.walk.around import Around
    from desktop.formats.walk.flow import Flow
    from desktop.formats.walk.link_targets import Links
    from desktop.formats.walk.printed_pages import Mark


class Places:
    """Sets the names of elements in a Flow."""

    def __init__(self, flow: Flow, links: Links, around: Around) -> None:
        self._flow = flow
        self._links = links
        self._pages = around.pages
        self._listed = frozenset(around.pages.values())
        self._series, self._wanted = around.series, around.wanted
        self._marks: dict[_Element, Mark] = {}

    def find(self, root: _Element, attributes: Attributes) -> bool:
        """Look for the marks of printed pages; return whether there are any."""
        self._marks = find_marks(root, self._pages, self._series, attributes)
        return bool(self._marks)

    def set(self, element: _Element, name: str) -> None:
        """Say that an element with this local name begins here."""
        identifier = element.get("id")
        if identifier:
            self._name(identifier)
        if name == "a" and (identifier := element.get("name")):
            self._name(identifier)
        mark = self._marks.get(element) if self._marks else None
        if mark is not None and mark.page not in self._listed:
            self._flow.locator(LocatorKind.PAGE, mark.page)

    def _name(self, identifier: str) -> None:
        if self._wanted is None or identifier in self._wanted:
            self._flow.anchor(self._links.name(identifier))
        if identifier in self._pages:
            self._flow.locator(LocatorKind.PAGE, self._pages[identifier])

    def is_mark(self, element: _Element) -> bool:
        """Whether an element is only the number of a printed page; if so, set its place."""
        mark = self._marks.get(element)
        if mark is None or not mark.is_whole:
            return False
        if mark.parts:
            self._flow.break_block()
        for inner in element.iter(etree.Element):
            self.set(inner, local_name(inner))
        return True
