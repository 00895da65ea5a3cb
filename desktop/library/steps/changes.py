"""What events changed, in the form the views are told."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from desktop.domain import Changes
from desktop.library.file.tables import (
    DocumentTagRow,
    EventRow,
    HighlightRow,
    HighlightTagRow,
    OutlineLineRow,
    StepRow,
)
from desktop.library.steps.event import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop.library.steps.event import Event


class Noted(NamedTuple):
    """An event as history walks it."""

    seq: int
    step_id: int
    noun: str
    key: str
    document_id: str | None
    before: str | None
    after: str | None


NOTED = tuple(getattr(EventRow, name) for name in Noted._fields)
# Columns rather than rows of the class: an import leaves thousands of events, and all are read.
TOLD = (EventRow.noun, EventRow.key, EventRow.document_id, EventRow.before, EventRow.after)
_TOLD_BY = {
    "collections": ("collections",),
    "tags": ("tags",),
    "smart_tags": ("tags",),
    "highlight_tags": ("highlights", "tags"),
    "document_tags": ("documents", "tags"),
    "nothing_found": ("documents", "tags"),
    "reading_marks": ("readings",),
    "free_notes": ("notes",),
    "bookmarks": ("bookmarks",),
    "claims": ("claims",),
    "claim_passages": ("claims", "highlights"),
    "outlines": ("outlines",),
    "link_kinds": ("link_kinds",),
    "brought": (),
    "brought_documents": (),
    "export_targets": ("exports",),
}
"""Where `Changes` tells of what the parts of a row's key name."""
EVENTS = select(*TOLD).join(StepRow, StepRow.id == EventRow.step_id)


def changes_where(session: Session, condition: ColumnElement[bool]) -> Changes:
    """Return what the events that fulfil `condition` changed."""
    return changed_by(session, map(Told._make, session.execute(EVENTS.where(condition))))


def changed_by(session: Session, events: Iterable[Told | Event]) -> Changes:
    """Return what events changed, as the views need it."""
    found = _Found()
    for noun, some in groupby(events, attrgetter("noun")):
        if noun in _TOLD_BY:
            found.take_keys(_TOLD_BY[noun], [event.key for event in some])
        else:
            for event in some:
                found.take(event)
    return found.changes(session)


class _Found:
    """Gathers ids out of events."""

    def __init__(self) -> None:
        self.ids: dict[str, set[str]] = {
            field: set() for told in _TOLD_BY.values() for field in told
        }
        self.ids["texts"] = set()
        self.appeared: set[str] = set()
        self.whole: set[str] = set()
        self.lines: set[str] = set()

    def take_keys(self, fields: Iterable[str], keys: Iterable[str]) -> None:
        """Take what parts of keys name, of rows of one noun."""
        parts = [key.partition(" ") for key in keys]
        for field, at in zip(fields, (0, 2), strict=False):
            self.ids[field].update([part[at] for part in parts])

    def take(self, event: Told | Event) -> None:
        noun, key, document_id = event.noun, event.key, event.document_id
        if noun in {"highlights", "placements"}:
            self._take_highlight(key.partition(" ")[0], document_id, event.columns)
        elif noun == "outline_lines":
            self._take_line(key, event.columns)
        elif noun == "links":
            values = event.columns
            ends = {values[end] for end in ("source_id", "target_id") if end in values}
            self.ids["highlights"] |= ends
        elif document_id:
            self._take_document(noun, document_id, event.columns)

    def _take_highlight(
        self, highlight_id: str, document_id: str | None, values: Mapping[str, Any]
    ) -> None:
        self.ids["highlights"].add(highlight_id)
        # A highlight that comes or goes changes the counts of its document and of its tags.
        if "deleted_at" in values and document_id:
            self.ids["documents"].add(document_id)
            self.appeared.add(highlight_id)

    def _take_line(self, line_id: str, values: Mapping[str, Any]) -> None:
        if "outline_id" in values:
            self.ids["outlines"].add(values["outline_id"])
        else:
            self.lines.add(line_id)

    def _take_document(self, noun: str, document_id: str, values: Mapping[str, Any]) -> None:
        self.ids["documents"].add(document_id)
        self.ids["texts"].add(document_id)
        if noun in {"imports", "places"} or "deleted_at" in values:
            self.whole.add(document_id)
        if noun == "purges":
            self.ids["highlights"] |= set(values.get("highlights", ()))
            self.ids["tags"] |= set(values.get("tags", ()))
            self.ids["notes"] |= set(values.get("notes", ()))

    def changes(self, session: Session) -> Changes:
        own = set(self.ids["highlights"])
        self.ids["highlights"] |= _ids(
            session, select(HighlightRow.id), HighlightRow.document_id, self.whole
        )
        self.ids["tags"] |= _ids(
            session,
            select(HighlightTagRow.tag_id).distinct(),
            HighlightTagRow.highlight_id,
            self.appeared | (self.ids["highlights"] - own),
        )
        self.ids["tags"] |= _ids(
            session, select(DocumentTagRow.tag_id), DocumentTagRow.document_id, self.whole
        )
        self.ids["documents"] |= _ids(
            session,
            select(DocumentTagRow.document_id).distinct(),
            DocumentTagRow.tag_id,
            self.ids["tags"],
        )
        self.ids["outlines"] |= _ids(
            session, select(OutlineLineRow.outline_id).distinct(), OutlineLineRow.id, self.lines
        )
        found: dict[str, Any] = {field: frozenset(ids) for field, ids in self.ids.items()}
        return Changes(**found)


def _ids(
    session: Session,
    query: Select[str],
    column: InstrumentedAttribute[str],
    wanted: Iterable[str],
) -> set[str]:
    found: set[str] = set()
    chosen = sorted(wanted)
    for i in range(0, len(chosen), 500):
        found |= set(session.scalars(query.where(column.in_(chosen[i : i + 500]))))
    return found


def last_event(session: Session) -> int:
    """Return the number of the newest event, 0 when there is none."""
    return session.scalar(select(func.max(EventRow.seq))) or 0
