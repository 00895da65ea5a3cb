"""Many highlights changed alike, in bulk: with an event for each row, as ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain import tag_paths
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library.file.tables import HighlightRow, HighlightTagRow, TagRow
from desktop.library.file.values import all_of, now, text_of
from desktop.library.steps.many_highlights import change_highlights
from desktop.library.tags import found_or_new_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desktop.library.file.values import Values
    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal

_H, _T = HighlightRow.__table__.c, HighlightTagRow.__table__.c


class HighlightsAlike:
    """What is done with highlights however many there are; each change is one step."""

    def __init__(self, history: History) -> None:
        self._history = history

    def change_tags(self, ids: Sequence[str], on: Iterable[str], off: Iterable[str]) -> None:
        """Give highlights some tags, made when they are missing, and take others off."""
        on = list(dict.fromkeys(map(tag_paths.checked, on)))
        off = [path for path in dict.fromkeys(map(tag_paths.checked, off)) if path not in on]
        with self._history.change(StepCode.TAG if on else StepCode.UNTAG) as journal:
            documents = _documents(journal.session, ids)
            changed = set[str]()
            for path in off:
                changed |= _take_off(journal, path, documents)
            for path in on:
                changed |= _put_on(journal, path, documents)
            at = now()
            change_highlights(journal, {key: {"modified": at} for key in changed})

    def recolour(self, ids: Sequence[str], colour: str) -> None:
        """Give highlights a colour."""
        with self._history.change(StepCode.CHANGE_COLOUR) as journal:
            documents, at = _documents(journal.session, ids), now()
            wanted = {key: {"colour": colour, "modified": at} for key in documents}
            change_highlights(journal, wanted)

    def remove(self, ids: Sequence[str]) -> None:
        """Move highlights to the trash."""
        with self._history.change(StepCode.REMOVE_HIGHLIGHT) as journal:
            documents, at = _documents(journal.session, ids), now()
            change_highlights(journal, {key: {"deleted_at": at} for key in documents})


def _documents(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Return the documents of highlights that are not in the trash; raise NotFoundError."""
    session.flush()
    query = select(_H.id, _H.document_id).where(_H.id.in_(all_of(ids)), _H.deleted_at.is_(None))
    found = {text_of(key): text_of(document_id) for key, document_id in session.execute(query)}
    if missing := [one for one in ids if one not in found]:
        raise NotFoundError("highlight", missing[0])
    return found


def _put_on(journal: Journal, path: str, documents: dict[str, str]) -> set[str]:
    tag = found_or_new_tag(journal, path)
    journal.session.flush()
    there = _bearing(journal.session, tag.id, documents)
    values = {"tag_id": tag.id, "added": now(), "added_by": journal.by}
    fresh = [key for key in documents if key not in there]
    rows = [({"highlight_id": key, **values}, documents[key]) for key in fresh]
    journal.insert_all(HighlightTagRow, rows)
    return set(fresh)


def _take_off(journal: Journal, path: str, documents: dict[str, str]) -> set[str]:
    session = journal.session
    tag_id = session.scalar(select(TagRow.id).where(TagRow.path == path))
    if tag_id is None:
        return set()
    there = _bearing(session, tag_id, documents)
    rows = [(values, documents[key]) for key, values in there.items()]
    journal.delete_all(HighlightTagRow, rows)
    return set(there)


def _bearing(session: Session, tag_id: str, ids: Iterable[str]) -> dict[str, Values]:
    """Return the rows that say of some highlights that they bear a tag, by the highlight."""
    query = select(HighlightTagRow.__table__)
    wanted = query.where(_T.tag_id == tag_id, _T.highlight_id.in_(all_of(ids)))
    return {row["highlight_id"]: dict(row) for row in session.execute(wanted).mappings()}
