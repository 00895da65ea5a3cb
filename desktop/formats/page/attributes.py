"""The elements of a page that have attributes, gathered in one pass: most have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.page.elements import EPUB

if TYPE_CHECKING:
    from lxml.etree import _Element


class Attributes:
    """Elements by what they say, each list in the page's order."""

    def __init__(self, root: _Element) -> None:
        self.named: list[_Element] = []
        self.linked: list[_Element] = []
        self.typed: list[_Element] = []
        """With a role or a type of the EPUB vocabulary."""
        self.classed: list[_Element] = []
        lists = {
            "id": self.named,
            "name": self.named,
            "href": self.linked,
            "role": self.typed,
            "epub:type": self.typed,  # so called in a tree parsed as HTML
            EPUB + "type": self.typed,
            "class": self.classed,
            "data-page-number": self.classed,
        }
        for element in root.iter():
            for key in element.keys():  # noqa: SIM118  # an element yields its children
                if key in lists:
                    lists[key].append(element)
