"""Marks of a source put on the text of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate import make
from desktop.annotate.locating.recipe import Sought, located
from desktop.domain import Anchor, Area, BlockKind, Placement, PlacementStatus, Region, tidy
from desktop.domain.exchanged.located import Found, Located
from desktop.domain.printed.region import enclosed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Content, PageMap
    from desktop.domain.exchanged.project import ForeignPassage
    from desktop.workspace.imports.exchanging.marks import Mark

    Told = Callable[[int, int], None]

_HALF = 180
"""Degrees by which a page may be turned and stay as wide and high as it is."""
_AHEAD = 50
"""Blocks among which the next quotation is looked for: a long one fills several."""
_CONTEXT = 200
"""Characters that are kept of what stood beside a passage that has no place."""
_STATUS = {
    Found.EXACT: PlacementStatus.SAME,
    Found.SEVERAL: PlacementStatus.SAME,
    Found.REVIEW: PlacementStatus.REVIEW,
    Found.LOST: PlacementStatus.LOST,
}


class Text(NamedTuple):
    """The text of a document at a revision, or one that is yet to be stored."""

    content: Content
    pages: PageMap | None = None
    document_id: str = ""
    revision: int = 0
    is_quoted: bool = False
    """Whether it is made of quotations alone."""


def places_in(
    text: Text, marks: Sequence[Mark], length: float | None, told: Told | None = None
) -> list[Located]:
    """Return where marks stand in a text; `length` is where their own positions would end."""
    words = [one for one in marks if not one.first.is_area]
    if text.is_quoted:
        found = iter(_in_order(text.content, words))
    else:
        wanted = [sought(text, one.first) for one in words]
        found = iter(located(text.content, wanted, length, told))
    return [_on_page(text, one.first) if one.first.is_area else next(found) for one in marks]


def region_of(text: Text, passage: ForeignPassage) -> Region | None:
    """Return the part of a page that an area is, None where the text has no such page."""
    printed, pages = passage.printed, text.pages
    if printed is None or pages is None or not printed.boxes:
        return None
    if not 0 <= printed.page < len(pages) or pages.range_of(printed.page) is None:
        return None
    page = pages[printed.page]
    height = page.width if page.rotation % _HALF else page.height
    lefts, bottoms, rights, tops = zip(*printed.boxes, strict=True)
    upper, lower = height - max(tops), height - min(bottoms)
    region = Region(printed.page, min(lefts), upper, max(rights), lower).on(page)
    return region if region.is_large_enough else None


def _on_page(text: Text, passage: ForeignPassage) -> Located:
    region = region_of(text, passage)
    there = text.pages.range_of(region.page) if text.pages and region else None
    return Located(Found.EXACT, *there) if there else Located(Found.LOST, 0, 0)


def sought(text: Text, passage: ForeignPassage) -> Sought:
    """Return a passage as it is looked for."""
    printed, pages = passage.printed, text.pages
    within = None
    if printed is not None and pages is not None and 0 <= printed.page < len(pages):
        within = pages.range_of(printed.page)
    return Sought(
        passage.quotation,
        passage.prefix,
        passage.suffix,
        passage.at,
        within,
        is_sure=passage.is_verbatim and not passage.is_ambiguous and not passage.is_cut,
    )


def anchored(text: Text, mark: Mark, found: Located) -> tuple[Anchor, Placement]:
    """Return what a highlight is made on, and where it stands.

    One without a place has its words alone, as its anchor is empty: they stand in no text here.
    """
    status = _STATUS[found.how]
    region = region_of(text, mark.first) if mark.first.is_area else None
    if region is not None and text.pages is not None:
        here = enclosed(text.content, text.pages, region.page, ())
        anchor = Area(region, here, b"").anchor(text.content, text.revision, "")
        return anchor, Placement(text.revision, anchor.start, anchor.end, status)
    if found.start < found.end:
        anchor = make(text.content, text.revision, found.start, found.end)
        return anchor, Placement(text.revision, anchor.start, anchor.end, status)
    first = mark.first
    start = min(found.start, len(text.content.text))
    before, after = first.prefix[-_CONTEXT:], first.suffix[:_CONTEXT]
    words = tidy.note(first.quotation)
    anchor = Anchor(text.revision, start, start, "", before, after, words)
    return anchor, Placement(text.revision, start, start, status)


def _in_order(content: Content, marks: Sequence[Mark]) -> list[Located]:
    """Find quotations in the text that was made of them, one after the other.

    Earlier ones of it that the file has no more may stand after these.
    """
    words = content.quoted()
    starts = [
        words.place(block.start) for block in content.blocks if block.kind is not BlockKind.HEADING
    ]
    found: list[Located] = []
    at = 0
    for one in marks:
        here = _next_block(words.text, starts, at, one.first.quotation)
        if here is None:
            found.append(Located(Found.LOST, 0, 0))
            continue
        at, end = here
        found.append(Located(Found.EXACT, *words.source(starts[at], end)))
        at += 1
    lost = [number for number, one in enumerate(found) if one.how is Found.LOST]
    again = located(content, [Sought(marks[number].first.quotation) for number in lost])
    for number, place in zip(lost, again, strict=True):
        found[number] = place
    return found


def _next_block(
    text: str, starts: Sequence[int], first: int, quotation: str
) -> tuple[int, int] | None:
    """Return the next block that begins with a quotation, and where that ends in the text."""
    wanted = "".join(quotation.split())
    for number in range(first, min(first + _AHEAD, len(starts))):
        at, done = starts[number], 0
        while done < len(wanted) and at < len(text):
            if text[at].isspace():
                at += 1
            elif text[at] == wanted[done]:
                at, done = at + 1, done + 1
            else:
                break
        if wanted and done == len(wanted):
            return number, at
    return None
