"""What an import has written ahead, and nobody is shown yet.

Such a revision has a number above its document's own, which for a new document is 0; its highlights
bear that number. One setting for the document says so until the import is finished.
"""

from __future__ import annotations

import json
from typing import NamedTuple, Self

from sqlalchemy import func, select, true

from desktop.library.file.tables import HighlightRow, SettingRow
from desktop.library.file.values import as_json

PREFIX = "staged "
"""Of the names of such settings, before the id of the document."""
_H, _S = HighlightRow.__table__.c, SettingRow.__table__.c
_STAGED = (_S.key >= PREFIX) & (_S.key < PREFIX[:-1] + chr(ord(PREFIX[-1]) + 1))
_TEXTS, _LARGE = (
    func.json_each(_S.value, path).table_valued("value") for path in ("$.texts", "$.large")
)

RECORDS = select(SettingRow).where(_STAGED)
STAGED_TEXTS = (
    select(_TEXTS.c.value).select_from(SettingRow.__table__).join(_TEXTS, true()).where(_STAGED)
)
"""Digests of texts that may stand here already, while no revision refers to them yet."""
STAGED_LARGE = (
    select(_LARGE.c.value).select_from(SettingRow.__table__).join(_LARGE, true()).where(_STAGED)
)
"""Digests of what may stand here in slices already, while its own row is not yet there."""
STAGED_COUNTED = (
    select(_H.document_id, func.count())
    .select_from(SettingRow.__table__)
    .join(HighlightRow.__table__, _H.document_id == func.substr(_S.key, len(PREFIX) + 1))
    .where(_STAGED, _H.revision == func.json_extract(_S.value, "$.revision"))
    .where(_H.deleted_at.is_(None))
    .group_by(_H.document_id)
)
"""How many highlights of documents nobody is shown yet; mostly there is nothing to count."""


class Record(NamedTuple):
    """What a setting says of a revision that is being written."""

    document_id: str
    revision: int
    token: str
    """Of the import that writes it."""
    texts: tuple[str, ...]
    large: tuple[str, ...] = ()
    """Digests of the texts and pictures that are too large for one row."""

    @property
    def row(self) -> SettingRow:
        """The setting."""
        value = self._asdict()
        return SettingRow(key=key_of(value.pop("document_id")), value=as_json(value))

    @classmethod
    def of(cls, row: SettingRow) -> Self:
        """Return what a setting says."""
        value = json.loads(row.value)
        document_id = row.key.removeprefix(PREFIX)
        texts, large = tuple(value["texts"]), tuple(value.get("large", ()))
        return cls(document_id, value["revision"], value["token"], texts, large)


def key_of(document_id: str) -> str:
    """Return the name of the setting."""
    return PREFIX + document_id
