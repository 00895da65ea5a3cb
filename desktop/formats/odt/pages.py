"""Where the pages of an OpenDocument text began when it was last laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.door.xmltree import attribute, descendants, local
from desktop.formats.odt.namespaces import STYLE
from desktop.formats.office.page_numbers import numbered

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.domain import Content

BREAK = "soft-page-break"
_COUNTED_ALONG = frozenset({"", "auto", "0"})
_PLAIN_FORMATS = frozenset({"", "1"})


def paged(content: Content, starts: list[int], roots: list[_Element]) -> Content:
    """Add the page numbers of the last layout, where they can be trusted.

    They can when the breaks agree with the number of pages that the file states, and when all pages
    are counted on in plain numbers.
    """
    if not starts or len(starts) + 1 != _stated(roots) or _counts_in_its_own_way(roots):
        return content
    return numbered(content, starts)


def breaks_in(table: _Element) -> set[int]:
    """Return the rows of a table, counted from 0, that begin a page."""
    found: set[int] = set()
    rows = 0
    for element in table.iter("{*}table-row", "{*}" + BREAK):
        if local(element) == "table-row":
            rows += 1
        elif next(element.iterancestors("{*}p", "{*}h"), None) is None:
            found.add(rows)
    return found


def _stated(roots: list[_Element]) -> int:
    for root in roots:
        for statistic in descendants(root, "document-statistic"):
            count = attribute(statistic, "page-count")
            return int(count) if count.isdecimal() else 0
    return 0


def _counts_in_its_own_way(roots: list[_Element]) -> bool:
    return any(
        element.get(STYLE + "page-number", "") not in _COUNTED_ALONG
        or element.get(STYLE + "num-format", "") not in _PLAIN_FORMATS
        for root in roots
        for element in root.iter(
            STYLE + "paragraph-properties",
            STYLE + "table-properties",
            STYLE + "page-layout-properties",
        )
    )
