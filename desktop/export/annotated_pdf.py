"""Highlights as marks to be written into a copy of their PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import OWN_IDENTITY, HighlightStyle
from desktop.domain.printed.page_map import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain import Characters, Highlight, PageMap, Provenance
    from desktop.export.excerpts import Excerpts


def marks(
    excerpts: Excerpts, pages: PageMap, provenance: Mapping[str, Provenance]
) -> Iterator[Mark]:
    """Yield the marks of those highlights that stand in the text; of others no place is sure."""
    for highlight in excerpts.highlights:
        if highlight.placement.status.stands and highlight.start < highlight.end:
            yield _mark(highlight, pages, provenance[highlight.id])


def _mark(highlight: Highlight, pages: PageMap, made: Provenance) -> Mark:
    is_own = made.origin.startswith(OWN_IDENTITY)
    return Mark(
        # One that came in a copy keeps its name, so that whoever sent it knows it again.
        made.origin if is_own else f"{OWN_IDENTITY}{highlight.id}",
        highlight.colour,
        highlight.style is HighlightStyle.UNDERLINE,
        highlight.note,
        highlight.tags,
        made.author,
        highlight.created.isoformat(),
        highlight.modified.isoformat(),
        pages.page_of(highlight.start),
        tuple(_printed(highlight, pages)),
        made.origin,
        bool(made.origin) and highlight.created == highlight.modified,
    )


def _printed(highlight: Highlight, pages: PageMap) -> Iterator[Characters]:
    """Yield the characters that a highlight is printed with.

    Those that were recognised on a picture are not in the file: its mark stands on the whole page.
    """
    for found in pages.characters(highlight.start, highlight.end):
        if pages.recognised is None or found.page not in pages.recognised:
            yield found
