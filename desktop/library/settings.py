"""Small values by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import insert

from desktop.library.file.store import LIBRARY_ID
from desktop.library.file.tables import SettingRow
from desktop.library.file.values import clean, text_of
from desktop.library.steps.digests import keep_digest

if TYPE_CHECKING:
    from desktop.library.steps.history import History


class Settings:
    """What the library remembers besides documents and highlights; history does not."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def get(self, key: str) -> str:
        """Return a value, '' when it was never set."""
        with self._store.reading() as session:
            row = session.get(SettingRow, key)
            return text_of(row.value) if row else ""

    def set(self, key: str, value: str) -> None:
        """Remember a value."""
        if key == LIBRARY_ID:
            raise ValueError("a library keeps its id")
        value = clean(value)
        with self._store.writing() as session:
            session.execute(
                insert(SettingRow)
                .values(key=key, value=value)
                .on_conflict_do_update(index_elements=["key"], set_={"value": value})
            )
            keep_digest(session, SettingRow.__tablename__, key, {"key": key, "value": value})
