"""What the rest of a book says about one of its pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from desktop.domain import SpanKind
    from desktop.formats.walk.printed_pages import Series


class Around(NamedTuple):
    """What is known beside the page; None stands for what is not, as of a page on its own."""

    pages: Mapping[str, str] = MappingProxyType({})
    """Labels of printed pages by id, from the book's own list of them."""
    series: Series | None = None
    """The numbers of printed pages in all of the book."""
    wanted: Container[str] | None = None
    """The ids that links of the book lead to."""
    shifted: Mapping[str, SpanKind] | None = None
    """The classes that its style sheets set above or below the line."""


ALONE = Around()
