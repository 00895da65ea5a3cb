"""Exports that are kept up, and what each wrote into which file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.exchanged.kept_export import (
    Became,
    ExportTarget,
    Kept,
    KeptForm,
    KeptReport,
    Remark,
    WrittenNote,
)
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.file.tables import DigestRow, ExportBlockRow, ExportTargetRow
from desktop.library.file.values import as_json, clean, moment, now, said, text_of
from desktop.library.ordering import natural
from desktop.library.steps.digests import keep_digest

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History

LONGEST = 100
"""Characters of a name."""
# Kept of a run that went wrong in every note; the count is kept whole.
MOST_REMARKS = 200
# Of one block: as many windows may write at once before one takes another's text for a person's.
_MOST_DIGESTS = 8
_BLOCKS = ExportBlockRow.__tablename__
_REPORT = "report"
"""The part of a target under which its last report is kept: no document has such an id."""
_OPTIONS = ("smart_tag", "template", "file_name")


class ExportTargets:
    """What can be done with kept exports. None of it is undone: files would not follow."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[ExportTarget]:
        """Return the kept exports by name."""
        with self._store.reading() as session:
            rows = session.scalars(select(ExportTargetRow)).all()
            where = ExportBlockRow.part == _REPORT
            told = {
                row.target_id: row for row in session.scalars(select(ExportBlockRow).where(where))
            }
            found = [_target(row, told.get(row.id)) for row in rows]
        return sorted(found, key=lambda one: natural(one.kept.name))

    def add(self, kept: Kept) -> ExportTarget:
        """Keep an export; raise InvalidValueError for a name that is taken, empty or too long."""
        with self._history.change(StepCode.KEEP_EXPORT, undoable=False) as journal:
            values = _values(journal.session, kept, "")
            row = ExportTargetRow(
                id=str(uuid4()), created=now(), created_by=journal.by, exported=None, **values
            )
            journal.insert(row)
            return _target(row, None)

    def change(self, target_id: str, kept: Kept) -> ExportTarget:
        """Keep an export in another way from now on; raises what `add` raises."""
        with self._history.change(StepCode.CHANGE_EXPORT, undoable=False) as journal:
            row = _found(journal.session, target_id)
            journal.update(row, **_values(journal.session, kept, target_id))
            return _target(row, None)

    def remove(self, target_id: str) -> None:
        """Keep an export no longer; its files stay as they are."""
        with self._history.change(StepCode.STOP_EXPORT, undoable=False) as journal:
            row = _found(journal.session, target_id)
            journal.session.execute(
                delete(ExportBlockRow).where(ExportBlockRow.target_id == target_id)
            )
            of_blocks = (DigestRow.noun == _BLOCKS) & DigestRow.key.startswith(f"{target_id} ")
            journal.session.execute(delete(DigestRow).where(of_blocks))
            journal.delete(row)

    def notes(self, target_id: str) -> dict[str, WrittenNote]:
        """Return what was written, by document."""
        where = (ExportBlockRow.target_id == target_id) & (ExportBlockRow.part != _REPORT)
        with self._store.reading() as session:
            rows = session.scalars(select(ExportBlockRow).where(where)).all()
            return {row.part: _note(row) for row in rows}

    def note(self, target_id: str, document_id: str) -> WrittenNote | None:
        """Return what was written of a document, as it is remembered now."""
        with self._store.reading() as session:
            row = session.get(ExportBlockRow, (target_id, document_id))
            return _note(row) if row is not None else None

    def put(self, target_id: str, note: WrittenNote) -> None:
        """Remember what was written, or is about to be.

        What was written just before counts, too: two may do so at the same time, and a person may
        go back to it.
        """
        noted = {"marks": note.marks, "front": note.front, "name": note.name}
        self._put(target_id, note.document_id, note.path, note.digests, noted)

    def put_report(self, target_id: str, report: KeptReport) -> None:
        """Remember what became of a kept export."""
        noted = {
            "counts": report.counts,
            "remarks": report.remarks[:MOST_REMARKS],
            "error": report.error,
        }
        self._put(target_id, _REPORT, "", (), noted)

    def asked(self, target_id: str) -> None:
        """Note that somebody asked for an export, for the record."""
        with self._history.change(StepCode.EXPORT, undoable=False) as journal:
            journal.update(_found(journal.session, target_id), exported=now())

    def _put(
        self, target_id: str, part: str, path: str, digests: tuple[str, ...], noted: object
    ) -> None:
        with self._store.writing() as session:
            row = session.get(ExportBlockRow, (target_id, part))
            before = text_of(row.digest).split() if row else []
            known = [one for one in before if one not in digests]
            values = {
                "target_id": target_id,
                "part": part,
                "path": clean(path),
                "digest": " ".join([*known, *digests][-_MOST_DIGESTS:]),
                "highlights": as_json(noted),
                "written": now(),
            }
            session.execute(
                insert(ExportBlockRow)
                .values(values)
                .on_conflict_do_update(index_elements=["target_id", "part"], set_=values)
            )
            keep_digest(session, _BLOCKS, f"{target_id} {part}", values)


def _values(session: Session, kept: Kept, target_id: str) -> dict[str, Any]:
    """Return the columns of a target."""
    name = " ".join(clean(kept.name).split())
    if not 0 < len(name) <= LONGEST:
        raise InvalidValueError("name", name, f"1 to {LONGEST} characters")
    other = session.scalars(select(ExportTargetRow).where(ExportTargetRow.name == name)).first()
    if other is not None and other.id != target_id:
        raise InvalidValueError("new name", name, "one that no other kept export has")
    options: dict[str, object] = {key: clean(getattr(kept, key)) for key in _OPTIONS}
    return {
        "name": name,
        "form": str(kept.form),
        "question": clean(kept.question),
        "collection_id": kept.collection,
        "folder": clean(kept.folder),
        "options": json.dumps({**options, "of_collection": kept.collection is not None}),
        "automatic": int(kept.automatic),
    }


def _found(session: Session, target_id: str) -> ExportTargetRow:
    row = session.get(ExportTargetRow, target_id)
    if row is None:
        raise NotFoundError("kept export", target_id)
    return row


def _target(row: ExportTargetRow, report: ExportBlockRow | None) -> ExportTarget:
    options = said(text_of(row.options))
    form = text_of(row.form)
    kept = Kept(
        text_of(row.name),
        text_of(row.folder),
        KeptForm(form) if form in set(KeptForm) else KeptForm.MARKDOWN,
        text_of(row.question),
        collection=row.collection_id,
        automatic=bool(row.automatic),
        **{key: text_of(options.get(key)) for key in _OPTIONS},
    )
    is_adrift = bool(options.get("of_collection")) and row.collection_id is None
    return ExportTarget(row.id, kept, is_adrift, _report(report) if report else None)


def _report(row: ExportBlockRow) -> KeptReport:
    noted = said(text_of(row.highlights))
    counts = {key: many for key, many in _words(noted.get("counts")).items() if many.isdigit()}
    remarks = noted.get("remarks")
    found = [one for one in remarks if isinstance(one, list)] if isinstance(remarks, list) else []
    return KeptReport(
        moment(row.written),
        {one: int(counts[one]) for one in Became if one in counts},
        tuple(
            Remark(Became(kind), str(path), str(sentence))
            for kind, path, sentence in (one for one in found if len(one) == len(Remark._fields))
            if kind in set(Became)
        ),
        text_of(noted.get("error")),
    )


def _note(row: ExportBlockRow) -> WrittenNote:
    noted = said(text_of(row.highlights))
    return WrittenNote(
        text_of(row.part),
        text_of(row.path),
        tuple(text_of(row.digest).split()),
        _words(noted.get("marks")),
        _words(noted.get("front")),
        text_of(noted.get("name")),
    )


def _words(noted: object) -> dict[str, str]:
    """Return names and words as they were noted; nothing where that is damaged."""
    return {str(key): str(value) for key, value in noted.items()} if isinstance(noted, dict) else {}
