"""What an import has written ahead is taken out again: it failed, or it was killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, union

from desktop.library.file.staged import RECORDS, Record
from desktop.library.file.tables import (
    AssetRow,
    BlobRow,
    DocumentRow,
    HighlightRow,
    PlacementRow,
    RevisionAssetRow,
    RevisionRow,
    SettingRow,
    SliceRow,
)
from desktop.library.file.values import all_of
from desktop.library.staging.carrying import sliced
from desktop.library.trash import pictures_of_areas

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, CompoundSelect
    from sqlalchemy.orm import Session

    from desktop.library.file.store import Store
    from desktop.library.file.tables import Row

PICTURES = 4
"""That are taken out in one transaction."""
_D, _R, _H = DocumentRow.__table__.c, RevisionRow.__table__.c, HighlightRow.__table__.c
_P, _A = PlacementRow.__table__.c, RevisionAssetRow.__table__.c
_L = SliceRow.__table__.c


def remove_leftovers(store: Store) -> None:
    """Take out what imports that are no more have written ahead; whose turn it is may do so."""
    with store.reading() as session:
        records = [Record.of(row) for row in session.scalars(RECORDS)]
    for record in records:
        remove_staged(store, record)


def remove_staged(store: Store, record: Record) -> None:
    """Take out what one import has written ahead, in short transactions; not what is finished."""
    document_id, revision = record.document_id, record.revision
    with store.reading() as session:
        setting = session.get(SettingRow, record.row.key)
        if setting is None or setting.value != record.row.value:
            return
        here = _H.document_id == document_id, _H.revision == revision
        made = session.scalars(select(_H.id).where(*here)).all()
        here = _P.document_id == document_id, _P.revision == revision
        carried = session.scalars(select(_P.highlight_id).where(*here)).all()
        here = _A.document_id == document_id, _A.revision == revision
        pictures = session.scalars(select(_A.sha256).where(*here)).all()
    for some in sliced(made):
        _delete(store, HighlightRow, _H.id.in_(all_of(some)))
    for some in sliced(carried):
        _delete(store, PlacementRow, _P.highlight_id.in_(all_of(some)) & (_P.revision == revision))
    with store.writing_ahead() as session:
        _forget(session, RevisionRow, (_R.document_id == document_id) & (_R.number == revision))
        _forget(session, DocumentRow, (_D.id == document_id) & (_D.revision == 0))
        _forget(session, SettingRow, SettingRow.key == record.row.key)
    used: CompoundSelect[str] = union(
        select(RevisionRow.text_blob),
        select(RevisionRow.structure_blob),
        select(RevisionRow.pages_blob).where(RevisionRow.pages_blob.is_not(None)),
    )
    for sha256 in record.texts:
        _delete(store, BlobRow, (BlobRow.sha256 == sha256) & BlobRow.sha256.not_in(used))
    shown = select(RevisionAssetRow.sha256)
    if pictures:
        with store.reading() as session:
            pictures = sorted(set(pictures) - pictures_of_areas(session))
    for some in sliced(pictures, PICTURES):
        _delete(store, AssetRow, AssetRow.sha256.in_(all_of(some)) & AssetRow.sha256.not_in(shown))
    for sha256 in record.large:
        _remove_slices(store, sha256)


def _remove_slices(store: Store, sha256: str) -> None:
    with store.reading() as session:
        numbers = session.scalars(select(_L.number).where(_L.sha256 == sha256)).all()
    whole = union(select(BlobRow.sha256), select(AssetRow.sha256))
    for number in numbers:
        one = (_L.sha256 == sha256) & (_L.number == number)
        _delete(store, SliceRow, one & _L.sha256.not_in(whole))


def _delete(store: Store, table: type[Row], condition: ColumnElement[bool]) -> None:
    with store.writing_ahead() as session:
        _forget(session, table, condition)


def _forget(session: Session, table: type[Row], condition: ColumnElement[bool]) -> None:
    session.execute(
        delete(table).where(condition), execution_options={"synchronize_session": False}
    )
