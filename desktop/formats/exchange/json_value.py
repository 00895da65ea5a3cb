"""JSON of a stranger: read whole, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.formats.door.source import Source

_LONGEST_NUMBER = 18
"""Digits beyond which a number is none that anybody meant."""


def parsed(source: Source) -> Any | None:  # noqa: ANN401 - whatever stands there
    """Return the object or list in a file, or None for a file that does not begin with one.

    Raises UnreadableFileError for one that is broken off or damaged.
    """
    text = source.text().text
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return json.loads(text, parse_int=_whole, parse_constant=lambda _name: None)
    except (ValueError, RecursionError) as error:
        raise source.unreadable("it is broken off or damaged: its JSON cannot be read") from error


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float(digits)


def text_of(value: object) -> str:
    """Return a text, or a number as one; '' for anything else. Halves of letters are left out."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode()
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**_LONGEST_NUMBER:
        value = int(value)
    return str(value) if isinstance(value, int | float) else ""


def texts_of(value: object) -> list[str]:
    """Return the texts in a list, or a single one."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(text_of, values) if text]


def number_of(value: object) -> float | None:
    """Return a number that can be one of letters."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 10**12 else None


def object_of(value: object) -> dict[str, Any]:
    """Return an object, an empty one in the place of anything else."""
    return value if isinstance(value, dict) else {}


def objects_of(value: object) -> list[dict[str, Any]]:
    """Return the objects in a list, or a single one."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, dict)]
