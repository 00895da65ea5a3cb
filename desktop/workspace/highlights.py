"""Highlights: make them, change them, find them, link them."""

from __future__ import annotations

import hashlib
from array import array
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, TypedDict, Unpack

from desktop import annotate
from desktop.domain import COLOURS, Anchor, Area, HighlightStyle, tag_paths
from desktop.domain.printed.page_wishes import picture_of
from desktop.domain.printed.region import boxes_of, enclosed_at
from desktop.errors import (
    InvalidValueError,
    ManiculeError,
    NoAreaError,
    QuotationNotFoundError,
)
from desktop.workspace.tags import known

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop.domain import Highlight, Region
    from desktop.workspace.opened import Opened


_NO_PAGES = (
    "it is no document with pages, or was read by an older version of the program and is to be "
    "read again first"
)


class Marking(TypedDict, total=False):
    """How a new highlight looks and what is said of it: yellow, filled, no note, no tags."""

    colour: str
    style: HighlightStyle
    note: str
    tags: Sequence[str]


class Highlights:
    """What can be done with highlights and the links between them."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def add(self, document_id: str, start: int, end: int, **marking: Unpack[Marking]) -> Highlight:
        """Keep the passage from `start` to `end` of the newest revision.

        Raises OutOfRangeError when that is no passage, InvalidValueError for a bad colour or tag.
        """
        colour = _checked_colour(marking.get("colour", COLOURS[0]))
        tags = tuple(dict.fromkeys(map(tag_paths.checked, marking.get("tags", ()))))
        anchor = self._anchor(document_id, start, end)
        return self._opened.store(
            lambda library: library.highlights.add(
                document_id,
                anchor,
                colour=colour,
                style=marking.get("style", HighlightStyle.FILL),
                note=marking.get("note", ""),
                tags=tags,
            )
        )

    def rehearse(self) -> None:
        """Be ready to keep a passage as soon as one is chosen; for any thread."""
        library = self._library
        for document_id, revision in islice(library.documents.revisions().items(), 1):
            first = Anchor(revision, 0, 1, "a", "", "")
            with suppress(ManiculeError):  # one that has no text, a library that another changes
                library.history.rehearse(lambda: library.highlights.add(document_id, first))  # noqa: B023
                library.documents.all([document_id])

    def add_quotation(
        self, document_id: str, quotation: str, occurrence: int = 1, **marking: Unpack[Marking]
    ) -> Highlight:
        """Keep a passage by its words; `occurrence` counts from 1.

        Raises QuotationNotFoundError when the text does not hold it that often.
        """
        words = self._opened.contents.of(document_id).quoted()
        found = annotate.occurrences(words.text, quotation)
        if not 1 <= occurrence <= len(found):
            title = self._library.documents.get(document_id).title
            raise QuotationNotFoundError(quotation, title, len(found))
        return self.add(document_id, *words.source(*found[occurrence - 1]), **marking)

    def add_area(self, document_id: str, area: Area, **marking: Unpack[Marking]) -> Highlight:
        """Keep a part of a page of the newest revision, with its picture.

        Raises InvalidValueError for a bad colour or tag.
        """
        colour = _checked_colour(marking.get("colour", COLOURS[0]))
        tags = tuple(dict.fromkeys(map(tag_paths.checked, marking.get("tags", ()))))
        anchor = self.area_anchor(document_id, area)
        note = marking.get("note", "")
        return self._opened.store(
            lambda library: library.highlights.add(
                document_id, anchor, colour=colour, note=note, tags=tags, picture=area.picture
            )
        )

    def area(self, document_id: str, region: Region, password: str = "") -> Area:
        """Return all that is to be kept of a part of a page; this takes a second.

        Raises NoAreaError where there is no such page, or it cannot be drawn.
        """
        from desktop.formats.pages import asked  # only where no window draws the page

        title = self._library.documents.get(document_id).title
        pages = self._library.documents.pages(document_id)
        if pages is None:
            raise NoAreaError(title, _NO_PAGES)
        if not 0 <= region.page < len(pages):
            raise NoAreaError(title, f"it has {len(pages):,} pages, and no page {region.page + 1}")
        page = pages[region.page]
        here = region.on(page)
        if not here.is_large_enough:
            width, height = round(page.width), round(page.height)
            reason = f"too little of it is on the page, which is {width} by {height} points large"
            raise NoAreaError(title, reason)
        path = self._library.documents.source_path(document_id)
        pictured, read = asked(path, picture_of(here, page), password)
        if pictured is None:
            raise NoAreaError(title, f"page {region.page + 1} cannot be drawn")
        boxes = boxes_of(pages, read) if read is not None else array("f")
        content = self._opened.contents.of(document_id)
        return Area(here, enclosed_at(content, pages, here, boxes), pictured.data)

    def move_area(self, highlight_id: str, area: Area) -> Highlight:
        """Let an area highlight be another part of a page, keeping its id, note, tags and links."""
        document_id = self._library.highlights.get(highlight_id).document_id
        anchor = self.area_anchor(document_id, area)
        return self._opened.store(
            lambda library: library.highlights.move(highlight_id, anchor, area.picture)
        )

    def all(
        self, document_id: str | None = None, tag: str | None = None, colour: str | None = None
    ) -> list[Highlight]:
        """Return highlights in reading order; `tag` includes the tags below it.

        Raises NotFoundError for a tag that nothing bears and that is not in the codebook.
        """
        return self._library.highlights.all(
            document_id=document_id,
            tag=known(self._library.tags.all(), tag) if tag is not None else None,
            colour=_checked_colour(colour) if colour is not None else None,
        )

    def places(self, document_id: str, after: int = 0) -> tuple[list[tuple[int, str]], int]:
        """Return where some of a document's highlights begin, with their ids, in no order.

        The number is to be asked with for the next ones, 0 when there are no more.
        """
        return self._library.highlights.places(document_id, after)

    def by_id(self, ids: Collection[str]) -> list[Highlight]:
        """Return those of these highlights that are there, in reading order."""
        told = self._opened.told
        if told is not None and set(ids) == {told.id}:
            return [told]
        return self._library.highlights.by_id(ids)

    def find(self, identity: str) -> Highlight:
        """Return the highlight with this id or unique start of an id. Raises NotFoundError."""
        return self._library.highlights.get(identity)

    def move(self, highlight_id: str, start: int, end: int) -> Highlight:
        """Move the ends of a highlight, keeping its id, note, tags and links."""
        document_id = self._library.highlights.get(highlight_id).document_id
        anchor = self._anchor(document_id, start, end)
        return self._opened.store(lambda library: library.highlights.move(highlight_id, anchor))

    def change(
        self,
        highlight_id: str,
        *,
        colour: str | None = None,
        style: HighlightStyle | None = None,
        note: str | None = None,
    ) -> Highlight:
        """Change how a highlight looks or what its note says; None leaves a thing as it is."""
        if colour is not None:
            _checked_colour(colour)
        return self._opened.store(
            lambda library: library.highlights.change(
                highlight_id, colour=colour, style=style, note=note
            )
        )

    def remove(self, highlight_id: str) -> None:
        """Move a highlight to the trash."""
        with self._opened.changing() as library:
            library.highlights.remove(highlight_id)

    def removed(self) -> list[Highlight]:
        """Return the highlights in the trash, the latest first."""
        return self._library.highlights.removed()

    def restore(self, highlight_id: str) -> None:
        """Bring a highlight back from the trash."""
        with self._opened.changing() as library:
            library.highlights.restore(highlight_id)

    def add_tag(self, highlight_id: str, path: str) -> None:
        """Tag a highlight; the tag is made when missing."""
        with self._opened.changing() as library:
            library.highlights.add_tag(highlight_id, tag_paths.checked(path))

    def remove_tag(self, highlight_id: str, path: str) -> None:
        """Take a tag off a highlight."""
        with self._opened.changing() as library:
            library.highlights.remove_tag(highlight_id, tag_paths.checked(path))

    def change_tags(
        self, ids: Sequence[str], on: Sequence[str] = (), off: Sequence[str] = ()
    ) -> None:
        """Give highlights some tags and take others off, in one step; missing tags are made."""
        with self._opened.changing() as library:
            library.alike.change_tags(ids, on, off)

    def recolour(self, ids: Sequence[str], colour: str) -> None:
        """Give highlights a colour, in one step."""
        _checked_colour(colour)
        with self._opened.changing() as library:
            library.alike.recolour(ids, colour)

    def remove_all(self, ids: Sequence[str]) -> None:
        """Move highlights to the trash, in one step."""
        with self._opened.changing() as library:
            library.alike.remove(ids)

    def _anchor(self, document_id: str, start: int, end: int) -> Anchor:
        revision = self._library.documents.newest_revision(document_id)
        return annotate.make(self._opened.contents.of(document_id, revision), revision, start, end)

    def area_anchor(self, document_id: str, area: Area) -> Anchor:
        """Return the anchor of a part of a page of the newest revision."""
        revision = self._library.documents.newest_revision(document_id)
        picture = hashlib.sha256(area.picture).hexdigest() if area.picture else ""
        return area.anchor(self._opened.contents.of(document_id, revision), revision, picture)


def _checked_colour(colour: str) -> str:
    if colour not in COLOURS:
        raise InvalidValueError("colour", colour, "one of " + ", ".join(COLOURS))
    return colour
