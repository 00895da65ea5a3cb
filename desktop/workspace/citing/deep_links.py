"""Links that lead here from other programs: made, and followed to what they point to."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain.exchanged.deep_link import link_to, read_link
from desktop.domain.exchanged.destination import Destination
from desktop.errors import DeadLink, DeadLinkError, NotFoundError

if TYPE_CHECKING:
    from desktop.domain import Highlight
    from desktop.domain.exchanged.deep_link import DeepLink
    from desktop.workspace.opened import Opened

_LONGEST = 80
"""Letters of a passage that is gone that are told."""


class DeepLinks:
    """Links that name a library, a document and a highlight by their ids, and nothing else."""

    def __init__(self, opened: Opened) -> None:
        self._library = opened.library

    def to_document(self, document_id: str) -> str:
        """Return the link to a document. Raises NotFoundError."""
        return link_to(self._library.id, self._library.documents.get(document_id).id)

    def to_highlight(self, highlight_id: str) -> str:
        """Return the link to a highlight. Raises NotFoundError."""
        one = self._library.highlights.get(highlight_id)
        return link_to(self._library.id, one.document_id, one.id)

    def followed(self, text: str) -> Destination:
        """Return where a link leads.

        Raises DeadLinkError, which says what it pointed to as far as that is known.
        """
        link = read_link(text)
        if link is None:
            raise DeadLinkError(DeadLink.NO_LINK)
        if link.library_id != self._library.id:
            raise DeadLinkError(DeadLink.OTHER_LIBRARY)
        if not link.highlight_id:
            return self._of_document(link.document_id)
        with suppress(NotFoundError):
            one = self._library.highlights.get(link.highlight_id)
            self._of_document(one.document_id)
            return Destination(one.document_id, one.start, one.end, one.id)
        raise self._gone(link)

    def _of_document(self, document_id: str) -> Destination:
        with suppress(NotFoundError):
            return Destination(self._library.documents.get(document_id).id)
        trashed = {one.id: one.title for one in self._library.trash.all()}
        if document_id in trashed:
            raise DeadLinkError(DeadLink.DOCUMENT_TRASHED, title=trashed[document_id])
        if document_id in self._library.trash.purged():
            raise DeadLinkError(DeadLink.DOCUMENT_DELETED)
        raise DeadLinkError(DeadLink.UNKNOWN)

    def _gone(self, link: DeepLink) -> DeadLinkError:
        """Return what became of a highlight that is not there."""
        for one in self._library.highlights.removed():
            if one.id == link.highlight_id:
                return self._removed(one)
        try:
            destination = self._of_document(link.document_id)
        except DeadLinkError as error:
            return error
        title = self._library.documents.get(destination.document_id).title
        words = self._library.past.words_of(link.highlight_id, link.document_id)
        why = DeadLink.UNKNOWN if words is None else DeadLink.HIGHLIGHT_GONE
        return DeadLinkError(why, title, _short(words or ""), link.document_id)

    def _removed(self, one: Highlight) -> DeadLinkError:
        known = {each.id: each.title for each in self._library.documents.all()}
        title = known.get(one.document_id, "")
        place = one.document_id if title else ""
        return DeadLinkError(DeadLink.HIGHLIGHT_TRASHED, title, _short(one.quote), place)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
