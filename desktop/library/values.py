"""Values in the form a database can hold."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any, cast

Values = dict[str, Any]
"""Columns by name: text, whole numbers or None."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def now() -> str:
    """Return the time as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def clean(text: str) -> str:
    """Return `text` without what a database cannot hold: lone surrogates and NUL."""
    return _SURROGATES.sub("\ufffd", text).replace("\0", "")


def as_json(value: object) -> str:
    """Return `value` as compact JSON that a database can hold."""
    return clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def loaded(text: str | None) -> Values | None:
    """Return one side of an event."""
    return None if text is None else cast("Values", json.loads(text))
