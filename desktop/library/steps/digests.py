"""Digests of rows that change without an event: history does not remember them, damage shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.sqlite import insert

from desktop.library.file.chain import row_digest
from desktop.library.file.tables import DigestRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def keep_digest(session: Session, noun: str, key: str, values: Mapping[str, Any]) -> None:
    """Note what a row says now."""
    digest = row_digest(noun, values)
    session.execute(
        insert(DigestRow)
        .values(noun=noun, key=key, digest=digest)
        .on_conflict_do_update(index_elements=["noun", "key"], set_={"digest": digest})
    )
