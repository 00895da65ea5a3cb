"""Highlights as marks to be written into a copy of their PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import OWN_IDENTITY, HighlightStyle, PlacementStatus
from desktop.domain.printed.page_map import Mark, PrintedLine

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
        _page(highlight, pages),
        tuple(_printed(highlight, pages)) if highlight.anchor.region is None else (),
        made.origin,
        bool(made.origin) and highlight.created == highlight.modified,
        highlight.anchor.region,
        tuple(_pictured(highlight, pages)) if highlight.anchor.region is None else (),
    )


def _page(highlight: Highlight, pages: PageMap) -> int:
    """Return the page that a highlight begins on; an area may be beside the text that it has."""
    region = highlight.anchor.region
    if region is None or highlight.placement.status is not PlacementStatus.SAME:
        return pages.page_of(highlight.start)
    return min(region.page, len(pages) - 1)


def _printed(highlight: Highlight, pages: PageMap) -> Iterator[Characters]:
    """Yield the characters that a highlight is printed with.

    Those that were recognised on a picture are not in the file.
    """
    for found in pages.characters(highlight.start, highlight.end):
        if pages.recognised is None or found.page not in pages.recognised:
            yield found


def _pictured(highlight: Highlight, pages: PageMap) -> Iterator[PrintedLine]:
    """Yield the lines of those words of a highlight that were recognised on pictures."""
    for found in pages.characters(highlight.start, highlight.end):
        if pages.recognised is None or found.page not in pages.recognised:
            continue
        sides = pages.recognised.boxes(found.page)[4 * found.first : 4 * found.last]
        line: PrintedLine | None = None
        for at in range(0, len(sides), 4):
            letter = PrintedLine(found.page, *sides[at : at + 4])
            if line and not _is_beside(line, letter):
                yield line
                line = None
            line = _around(line, letter) if line else letter
        if line:
            yield line


def _is_beside(line: PrintedLine, letter: PrintedLine) -> bool:
    """Whether a letter goes on with a line, which on a turned page runs up or down."""
    across = min(line.right, letter.right) - max(line.left, letter.left)
    down = min(line.bottom, letter.bottom) - max(line.top, letter.top)
    wide, high = letter.right - letter.left, letter.bottom - letter.top
    return 2 * down > high or (2 * across > wide and 2 * down > -high)


def _around(line: PrintedLine, letter: PrintedLine) -> PrintedLine:
    return PrintedLine(
        line.page,
        min(line.left, letter.left),
        min(line.top, letter.top),
        max(line.right, letter.right),
        max(line.bottom, letter.bottom),
    )
