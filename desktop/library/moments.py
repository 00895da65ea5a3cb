"""When each thing that can be handed on was changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from desktop.library.file.tables import EventRow
from desktop.library.file.values import NO_MOMENT, moment

if TYPE_CHECKING:
    from datetime import datetime

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
        after, before = (
            case((func.json_valid(side) == 1, side)) for side in (EventRow.after, EventRow.before)
        )
        source = func.json_extract(func.coalesce(after, before), "$.source_id")
        rest = func.json_remove(after, "$.collection_id")
        only_moved = (EventRow.noun == "documents") & (rest == "{}")
        query = (
            select(EventRow.key, source, func.max(EventRow.at))
            .where(EventRow.noun.in_(_NOUNS), ~func.coalesce(only_moved, False))
            .group_by(EventRow.noun, EventRow.key, source)
        )
        found: dict[str, datetime] = {}
        with self._store.reading() as session:
            for key, link_source, at in session.execute(query):
                identity = str(link_source or key).partition(" ")[0]
                found[identity] = max(moment(at), found.get(identity, NO_MOMENT))
        return found
