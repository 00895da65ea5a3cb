"""Who put which tags where, and when: what is told to others with a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.exchanged.given import Given
from desktop.library.file.tables import DocumentTagRow, HighlightRow, HighlightTagRow, TagRow
from desktop.library.file.values import moment, text_of

if TYPE_CHECKING:
    from desktop.library.steps.history import History


class GivenTags:
    """The tags that highlights and documents bear, with who gave them."""

    def __init__(self, history: History) -> None:
        self._store = history.store

    def on_highlights(self, document_id: str) -> dict[str, list[Given]]:
        """Return the tags of each highlight of a document, by its id."""
        row = HighlightTagRow
        query = (
            select(row.highlight_id, TagRow.path, row.added_by, row.added)
            .join(TagRow, TagRow.id == row.tag_id)
            .join(HighlightRow, HighlightRow.id == row.highlight_id)
            .where(HighlightRow.document_id == document_id)
            .order_by(TagRow.path)
        )
        found: dict[str, list[Given]] = {}
        with self._store.reading() as session:
            for key, *given in session.execute(query):
                found.setdefault(text_of(key), []).append(_given(*given))
        return found

    def on_document(self, document_id: str) -> list[Given]:
        """Return the tags of a document as a whole."""
        row = DocumentTagRow
        query = (
            select(TagRow.path, row.added_by, row.added)
            .join(TagRow, TagRow.id == row.tag_id)
            .where(row.document_id == document_id)
            .order_by(TagRow.path)
        )
        with self._store.reading() as session:
            return [_given(*given) for given in session.execute(query)]


def _given(path: object, by: object, at: object) -> Given:
    return Given(text_of(path), text_of(by), moment(at))
