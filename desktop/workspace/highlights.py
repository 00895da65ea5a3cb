"""Highlights: make them, change them, find them, link them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from desktop import annotate
from desktop.domain import COLOURS, HighlightStyle, tag_paths
from desktop.errors import InvalidValueError, QuotationNotFoundError
from desktop.workspace.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.domain import Highlight, Link, LinkKind


class Marking(TypedDict, total=False):
    """How a new highlight looks and what is said of it: yellow, filled, no note, no tags."""

    colour: str
    style: HighlightStyle
    note: str
    tags: Sequence[str]


class Highlights(Tags):
    """What can be done with highlights and the links between them."""

    def highlight(
        self, document_id: str, start: int, end: int, **marking: Unpack[Marking]
    ) -> Highlight:
        """Keep the passage from `start` to `end` of the newest revision.

        Raises OutOfRangeError when that is no passage, InvalidValueError for a bad colour or tag.
        """
        colour = _checked_colour(marking.get("colour", COLOURS[0]))
        tags = tuple(dict.fromkeys(map(tag_paths.checked, marking.get("tags", ()))))
        revision = self.library.document(document_id).revision
        content = self._revision_content(document_id, revision)
        anchor = annotate.make(content, revision, start, end)
        with self._changing() as library:
            return library.add_highlight(
                document_id,
                anchor,
                colour=colour,
                style=marking.get("style", HighlightStyle.FILL),
                note=marking.get("note", ""),
                tags=tags,
            )

    def highlight_quotation(
        self, document_id: str, quotation: str, occurrence: int = 1, **marking: Unpack[Marking]
    ) -> Highlight:
        """Keep a passage by its words; `occurrence` counts from 1.

        Raises QuotationNotFoundError when the text does not hold it that often.
        """
        words = self._newest_content(document_id).quoted()
        found = annotate.occurrences(words.text, quotation)
        if not 1 <= occurrence <= len(found):
            title = self.library.document(document_id).title
            raise QuotationNotFoundError(quotation, title, len(found))
        return self.highlight(document_id, *words.source(*found[occurrence - 1]), **marking)

    def highlights(
        self, document_id: str | None = None, tag: str | None = None, colour: str | None = None
    ) -> list[Highlight]:
        """Return highlights in reading order; `tag` includes the tags below it.

        Raises NotFoundError for a tag that nothing bears and that is not in the codebook.
        """
        return self.library.highlights(
            document_id=document_id,
            tag=self.known_tag(tag) if tag is not None else None,
            colour=_checked_colour(colour) if colour is not None else None,
        )

    def highlight_places(self, document_id: str) -> list[tuple[int, str]]:
        """Return where a document's highlights begin, with their ids, in that order."""
        return self.library.highlight_places(document_id)

    def highlights_by_id(self, ids: Iterable[str]) -> list[Highlight]:
        """Return those of these highlights that are there, in reading order."""
        return self.library.highlights_by_id(ids)

    def find_highlight(self, identity: str) -> Highlight:
        """Return the highlight with this id or unique start of an id. Raises NotFoundError."""
        return self.library.highlight(identity)

    def move_highlight(self, highlight_id: str, start: int, end: int) -> Highlight:
        """Move the ends of a highlight, keeping its id, note, tags and links."""
        document_id = self.library.highlight(highlight_id).document_id
        revision = self.library.document(document_id).revision
        content = self._revision_content(document_id, revision)
        anchor = annotate.make(content, revision, start, end)
        with self._changing() as library:
            return library.move_highlight(highlight_id, anchor)

    def change_highlight(
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
        with self._changing() as library:
            return library.change_highlight(highlight_id, colour=colour, style=style, note=note)

    def remove_highlight(self, highlight_id: str) -> None:
        """Move a highlight to the trash."""
        with self._changing() as library:
            library.remove_highlight(highlight_id)

    def removed_highlights(self) -> list[Highlight]:
        """Return the highlights in the trash, the latest first."""
        return self.library.removed_highlights()

    def restore_highlight(self, highlight_id: str) -> None:
        """Bring a highlight back from the trash."""
        with self._changing() as library:
            library.restore_highlight(highlight_id)

    def links(self, highlight_id: str | None = None) -> list[Link]:
        """Return the links from and to a highlight, or all of them."""
        return self.library.links(highlight_id)

    def add_link(self, source_id: str, target_id: str, kind: LinkKind, note: str = "") -> Link:
        """Say what one highlight has to do with another."""
        if source_id == target_id:
            raise InvalidValueError("target", target_id, "another highlight")
        with self._changing() as library:
            return library.add_link(source_id, target_id, kind, note)

    def remove_link(self, link_id: str) -> None:
        """Take a link away."""
        with self._changing() as library:
            library.remove_link(link_id)


def _checked_colour(colour: str) -> str:
    if colour not in COLOURS:
        raise InvalidValueError("colour", colour, "one of " + ", ".join(COLOURS))
    return colour
