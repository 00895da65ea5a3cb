"""Values in the form a database can hold."""

from __future__ import annotations

import gc
import json
import re
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import String, bindparam, func, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Select

Values = dict[str, Any]
"""Columns by name: text, whole numbers or None."""

NO_MOMENT = datetime.fromtimestamp(0, UTC)
"""Stands for a time that cannot be read."""
# Letters that take JSON milliseconds by themselves.
_LARGE = 100_000
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SURROGATES = re.compile("[\ud800-\udfff]")


def now() -> str:
    """Return the time as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def moment(stored: object) -> datetime:
    """Return a time as it was stored, NO_MOMENT where that cannot be read."""
    try:
        found = datetime.fromisoformat(stored) if isinstance(stored, str) else NO_MOMENT
    except ValueError:
        return NO_MOMENT
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def stored_moment(said: str) -> str:
    """Return a moment as it is stored, now where nothing can be read of what a file says."""
    found = moment(said)
    if found == NO_MOMENT and len(said) in (len("2026"), len("2026-11")):
        found = moment(f"{said}-01-01"[: len("2026-11-28")])
    if found == NO_MOMENT:
        return now()
    with suppress(OverflowError):  # at the ends of time
        found = found.astimezone(UTC)
    return found.isoformat(timespec="microseconds")


def text_of(stored: object) -> str:
    """Return a text as it was stored, or what can be read of it."""
    if isinstance(stored, str):
        return stored
    return stored.decode("utf-8", "replace") if isinstance(stored, bytes) else str(stored or "")


def whole_of(stored: object) -> int:
    """Return a whole number that is not negative as it was stored, 0 where it is none."""
    return max(0, stored) if isinstance(stored, int) else 0


def clean(text: str) -> str:
    """Return `text` without what a database cannot hold: lone surrogates and NUL."""
    return _SURROGATES.sub("\ufffd", text).replace("\0", "")


def as_json(value: object) -> str:
    """Return `value` as compact JSON that a database can hold."""
    return clean(_ENCODER.encode(value))


def rows_as_json(names: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return what `as_json` makes of many rows whose columns have these names, and sooner.

    An encoder is slow to start, and many rows say the same.
    """
    spelled = _Spelled()
    columns = [
        [spelled[value] if type(value) is str else as_json(value) for value in column]
        for column in zip(*rows, strict=True)
    ]
    row = ",".join(f"{spelled[name].replace('%', '%%')}:%s" for name in names)
    return list(map(f"{{{row}}}".__mod__, zip(*columns, strict=True)))


class _Spelled(dict[str, str]):
    """Texts as JSON, by what they say."""

    def __missing__(self, text: str) -> str:
        self[text] = as_json(text) if _SURROGATES.search(text) else encode_basestring(text)
        return self[text]


def all_of(values: Iterable[str]) -> Select[str]:
    """Return a query for these values: one parameter, however many they are."""
    rows = func.json_each(as_json([text_of(value) for value in values])).table_valued("value")
    return select(rows.c.value.cast(String))


NAMED = select(
    func.json_each(bindparam("named", type_=String)).table_valued("value").c.value.cast(String)
)
"""A query for the values of `named`, for statements that are put together once."""


def named(values: Iterable[str]) -> Values:
    """Return the parameter of a statement that asks by NAMED for these values."""
    return {"named": as_json([text_of(value) for value in values])}


def loaded(text: str | None) -> Values | None:
    """Return one side of an event."""
    return None if text is None else cast("Values", json.loads(text))


def said(text: object) -> Values:
    """Return what one side of an event says; nothing where it is empty or damaged."""
    values = json_or_none(text)
    return values if isinstance(values, dict) else {}


def json_or_none(text: object) -> Any:  # noqa: ANN401 - JSON says anything
    """Return what JSON says, None where it is none."""
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None


def loaded_all(texts: Iterable[str]) -> list[Any]:
    """Return the values of many JSON texts, read in one go: ten thousand small ones take long.

    Not so where one is large: meanwhile no other thread gets on, and the window is one.
    """
    all_texts = list(texts)
    if any(len(text) > _LARGE for text in all_texts):
        return [json.loads(text) for text in all_texts]
    return cast("list[Any]", json.loads(f"[{','.join(all_texts)}]"))


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking ten thousand new values over and over.

    They hold no cycles, and what it finds otherwise it finds a moment later.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
