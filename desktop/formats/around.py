"""What the rest of a book says about one of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container

    from desktop.formats.printed_pages import Series


class Around(NamedTuple):
    """The numbers of printed pages in all of a book, and the ids that its links lead to.

    None stands for what is not known, as of a page on its own.
    """

    series: Series | None = None
    wanted: Container[str] | None = None
