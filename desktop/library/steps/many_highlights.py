"""Columns of very many highlights changed in one go, with an event for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.library.file.tables import HighlightRow
from desktop.library.file.values import all_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.library.file.values import Values
    from desktop.library.steps.journal import Change, Journal

APART = frozenset({"modified", "colour", "style", "note", "deleted_at", "said_by"})
"""Columns of which each means the same whatever the others say."""


def change_highlights(journal: Journal, wanted: Mapping[str, Values]) -> bool:
    """Change columns of highlights, by id; return whether any of them is there.

    What is so already does not count. None of them may be held by the session.
    """
    table = HighlightRow.__table__.c
    names = sorted({name for values in wanted.values() for name in values})
    journal.session.flush()
    query = select(table.id, table.document_id, *(table[name] for name in names))
    rows = journal.session.execute(query.where(table.id.in_(all_of(wanted)))).all()
    alike: dict[tuple[str, ...], list[Change]] = {}
    for key, document_id, *found in rows:
        now = dict(zip(names, found, strict=True))
        after = {name: value for name, value in wanted[key].items() if now[name] != value}
        if after:
            sides = {name: now[name] for name in after}, after
            alike.setdefault(tuple(after), []).append(({"id": key}, document_id, sides))
    for changes in alike.values():
        journal.update_all(HighlightRow, changes)
    return bool(rows)
