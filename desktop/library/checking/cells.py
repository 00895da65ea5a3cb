"""Whether every value in every row is one that this version understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from desktop.domain import (
    COLOURS,
    DocumentKind,
    HighlightStyle,
    LinkKind,
    PlacementStatus,
    Region,
)
from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import LineKind
from desktop.domain.noted.reading_progress import ReadingState
from desktop.library.bibliography import readable_facts
from desktop.library.checking.stored import TABLES
from desktop.library.collections import is_round
from desktop.library.documents import is_remarks
from desktop.library.file.chain import row_digest
from desktop.library.file.staged import PREFIX
from desktop.library.file.store import BEGUN_ANEW
from desktop.library.file.tables import (
    DigestRow,
    ExportBlockRow,
    ReadingMarkRow,
    ReadingPositionRow,
    SettingRow,
    StretchesReadRow,
)
from desktop.library.file.values import NO_MOMENT, json_or_none, moment, text_of
from desktop.library.noted.reading_progress import ranges_in

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from enum import StrEnum

    from sqlalchemy import Column, Table

    from desktop.library.checking.stored import Stored

_BYTES = re.compile("[\ud800-\udfff]")
"""Bytes that are no text, as they are read while checking."""
_TIMES = {"created", "imported", "modified", "deleted_at", "decided", "added", "at"}
SHOWN_VALUE = 60
"""Characters of a value that cannot be understood."""
_DIGESTED = {
    row.__tablename__ for row in (SettingRow, ReadingPositionRow, StretchesReadRow, ExportBlockRow)
}
"""What changes without an event."""
_CODE_POINTS = {"start", "end", "characters", "sections", "position", "letters", "whole"}


def _one_of(values: type[StrEnum]) -> Callable[[Any], bool]:
    return {each.value for each in values}.__contains__


def _is_region(text: Any) -> bool:  # noqa: ANN401
    try:
        Region.unpack(text)
    except ValueError:
        return False
    return True


_UNDERSTOOD: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("revisions", "kind"): _one_of(DocumentKind),
    ("documents", "edited_kind"): _one_of(DocumentKind),
    ("revisions", "facts"): lambda facts: readable_facts(facts, "{}") is not None,
    ("documents", "edited_facts"): lambda facts: readable_facts("{}", facts) is not None,
    ("revisions", "remarks"): lambda remarks: is_remarks(json_or_none(remarks)),
    ("highlights", "colour"): COLOURS.__contains__,
    ("highlights", "style"): _one_of(HighlightStyle),
    ("highlights", "original"): lambda anchor: isinstance(json_or_none(anchor), dict),
    ("highlights", "region"): _is_region,
    ("placements", "status"): _one_of(PlacementStatus),
    ("claim_passages", "stance"): _one_of(Stance),
    ("outline_lines", "kind"): _one_of(LineKind),
    ("reading_marks", "state"): _one_of(ReadingState),
    ("stretches_read", "ranges"): lambda ranges: ranges_in(ranges) is not None,
    ("steps", "kind"): {"change", "undo", "redo", "record"}.__contains__,
    ("steps", "state"): {"done", "undone", "cut"}.__contains__,
}
_WORDS = {
    "start": "beginning",
    "edited_facts": "corrected facts",
    "edited_kind": "corrected kind",
    "deleted_at": "time of removal",
    "created_by": "maker",
    "collection_id": "collection",
    "parent_id": "outer collection",
    "original": "first anchor",
}


def cell_problems(stored: Stored) -> Iterator[str]:
    """Yield a sentence about each value that cannot be understood, and each loose row."""
    for cls in TABLES:
        noun = cls.__tablename__
        columns = list(cast("Table", cls.__table__).columns)
        for key, row in stored.of(noun):
            for column in columns:
                if not _is_understood(noun, column, row[column.name]):
                    what = _WORDS.get(column.name, column.name.replace("_", " "))
                    yield (
                        f"{stored.called(noun, key)}: the {what} cannot be understood: "
                        f"{_shown(row[column.name])}."
                    )
    yield from _ranges(stored)
    yield from _without_events(stored)
    yield from _loose(stored)


def _is_understood(noun: str, column: Column[Any], value: Any) -> bool:  # noqa: ANN401 - anything
    if value is None:
        return bool(column.nullable)
    if type(value) is not column.type.python_type:
        return False
    if isinstance(value, str) and _BYTES.search(value):
        return False
    if column.name in _TIMES:
        return moment(value) != NO_MOMENT
    if column.name in _CODE_POINTS:
        return bool(value >= 0)
    understood = _UNDERSTOOD.get((noun, column.name))
    return understood is None or understood(value)


def _ranges(stored: Stored) -> Iterator[str]:
    for noun in ("highlights", "placements"):
        for key, row in stored.of(noun):
            start, end = row["start"], row["end"]
            if isinstance(start, int) and isinstance(end, int) and start > end:
                yield f"{stored.called(noun, key)} ends before it begins."


def _without_events(stored: Stored) -> Iterator[str]:
    """Yield a sentence about each row that changes without an event and is not what was written.

    One that is gone with its digest, or altered with it, cannot be told from one that the reader
    never wrote, or wrote since: each scroll would need an event. A mark that says "read" has one.
    """
    for _, digest in stored.of(DigestRow.__tablename__):
        noun, key = digest["noun"], digest["key"]
        row = stored.rows.get((noun, key))
        if row is not None and row_digest(noun, row) != digest["digest"]:
            yield f"{stored.called(noun, key)} was altered."
    for noun, key in stored.rows:
        is_digested = noun in _DIGESTED and not (noun == "settings" and _is_bare(key))
        if is_digested and ("digests", f"{noun} {key}") not in stored.rows:
            yield f"{stored.called(noun, key)} has lost its digest: it may have been altered."
    since = {row["since"] for _, row in stored.of(StretchesReadRow.__tablename__)}
    for key, row in stored.of(ReadingMarkRow.__tablename__):
        if row["state"] == ReadingState.READ.value and row["mark"] not in since:
            called = stored.called(StretchesReadRow.__tablename__, key)
            yield f"{called} is missing, though it was marked as read."


def _is_bare(setting: str) -> bool:
    """Whether a setting is written without a digest: it lasts for an import, or tells of a loss."""
    return setting.startswith(PREFIX) or setting == BEGUN_ANEW


def loose_digests(stored: Stored, purged: Container[str | None]) -> Iterator[str]:
    """Yield a sentence about each digest of a row that is not there, though nothing took it."""
    for _, digest in stored.of(DigestRow.__tablename__):
        noun, key = text_of(digest["noun"]), text_of(digest["key"])
        if (noun, key) in stored.rows or key.partition(" ")[0] in purged:
            continue
        if noun in _DIGESTED:
            called = stored.called(noun, key)
            yield f"{called} is missing, or the digest of another one was altered."
        else:
            yield f"The digest of {_shown(noun)} {_shown(key)} was altered: there is no such table."


def _loose(stored: Stored) -> Iterator[str]:
    """Yield a sentence about each row that has lost what it belongs to."""
    for key, row in stored.of("highlights"):
        if ("documents", row["document_id"]) not in stored.rows:
            yield f"{stored.called('highlights', key)} belongs to a document that is missing."
    parents = {key: row["parent_id"] for key, row in stored.of("collections")}
    for key, row in stored.of("collections"):
        if is_round(parents, key):
            yield f"The collection “{_shown(row['name'])}” lies in itself."
    kinds = {*map(str, LinkKind), *(key for key, _ in stored.of("link_kinds"))}
    for key, row in stored.of("links"):
        if row["kind"] not in kinds:
            called = stored.called("links", key)
            yield f"{called} is of a kind that is missing: {_shown(row['kind'])}."
    yield from _newest(stored)


def _newest(stored: Stored) -> Iterator[str]:
    """Yield a sentence about each document whose newest revision is another one."""
    newest: dict[str, int] = {}
    for _, row in stored.of("revisions"):
        if isinstance(row["number"], int):
            newest[row["document_id"]] = max(row["number"], newest.get(row["document_id"], 0))
    for key, row in stored.of("documents"):
        if row["revision"] != newest.get(key):
            yield (
                f"The document “{stored.title(key)}” says that its newest revision is "
                f"{_shown(row['revision'])}, but that is {newest.get(key, 'missing')}."
            )


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    clear = _BYTES.sub("\ufffd", text)
    return clear if len(clear) <= SHOWN_VALUE else f"{clear[:SHOWN_VALUE]}…"
