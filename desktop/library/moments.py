"""When each thing that can be handed on was changed last."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.library.file.tables import EventRow

if TYPE_CHECKING:
    from desktop.library.steps.history import History

_NOUNS = ("documents", "revisions", "highlights", "placements", "highlight_tags", "tags", "links")


class Moments:
    """What can be asked of the past."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def last_changes(self) -> dict[str, datetime]:
        """Return when each document, highlight and tag, by id, was changed last.

        A link counts for the highlight it starts from. Where a document stands in the tree does
        not count.
        """
        source = func.json_extract(func.coalesce(EventRow.after, EventRow.before), "$.source_id")
        rest = func.json_remove(EventRow.after, "$.collection_id")
        only_moved = (EventRow.noun == "documents") & (rest == "{}")
        query = (
            select(EventRow.key, source, func.max(EventRow.at))
            .where(EventRow.noun.in_(_NOUNS), ~func.coalesce(only_moved, False))
            .group_by(EventRow.noun, EventRow.key, source)
        )
        found: dict[str, str] = {}
        with self._store.reading() as session:
            for key, link_source, at in session.execute(query):
                identity = link_source or key.partition(" ")[0]
                found[identity] = max(at, found.get(identity, ""))
        return {identity: datetime.fromisoformat(at) for identity, at in found.items()}
