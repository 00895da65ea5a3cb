"""Tables of a stranger as text: CSV with any of the usual separators, in any encoding."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.formats.door.source import Source

_SEPARATORS = (",", ";", "\t")
_HEAD = 64 << 10
"""Letters in which the names of all columns stand."""
LONGEST_FIELD = 4 << 20
"""Characters; no note and no quotation is as long."""


def rows(source: Source, needed: Collection[str]) -> list[dict[str, str]] | None:
    """Return rows by the names of their columns in small letters, each name once.

    None for a table without the columns that are `needed`. Raises UnreadableFileError for one that
    cannot be read.
    """
    text = source.text().text.replace("\0", "")
    csv.field_size_limit(LONGEST_FIELD)  # one for all readers of the process
    try:
        for separator in _SEPARATORS:
            head = next(csv.reader(io.StringIO(text[:_HEAD]), delimiter=separator), [])
            if set(needed) <= set(map(_name, head)):
                return _rows(text, separator)
    except csv.Error as error:
        reason = "a field of its table is longer than any note, or its quotation marks do not match"
        raise source.unreadable(reason) from error
    return None


def _rows(text: str, separator: str) -> list[dict[str, str]]:
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = list(map(_name, next(table)))
    return [dict(zip(names, row, strict=False)) for row in table if any(row)]


def _name(heading: str) -> str:
    return " ".join(heading.strip("\ufeff").split()).casefold()
