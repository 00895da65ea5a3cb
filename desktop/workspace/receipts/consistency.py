"""Whether a receipt agrees with itself: its seals, its history, and what they made of the passage.

What an event says under its seal is believed; all else on the receipt must say the same.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

from desktop.domain import PlacementStatus
from desktop.domain.past.happenings import HIGHLIGHT_TAGS, HIGHLIGHTS, PLACEMENTS
from desktop.domain.past.receipt import Head, history_of, side_of
from desktop.library.file import chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain.past.receipt import Receipt, Sealed

    Rows = dict[tuple[str, str], dict[str, Any]]


def contradictions(receipt: Receipt) -> Iterator[str]:
    """Yield a sentence about each thing on a receipt that does not agree with another."""
    if receipt.own_digest() != receipt.digest:
        yield "The receipt was altered after it was made: its digest is of something else."
    yield from _seals(receipt)
    if receipt.history != history_of(receipt.chain, dict(receipt.names)):
        yield "Its history is not what its events say."
    retold = _Retold(receipt)
    rows = retold.rows
    yield from retold.gaps
    yield from _highlight(receipt, rows.get((HIGHLIGHTS, receipt.highlight.id), {}))
    yield from _tags(receipt, rows)
    yield from _standings(receipt, rows)
    yield from _import(receipt)
    yield from _picture(receipt)


def _seals(receipt: Receipt) -> Iterator[str]:
    last: Sealed | None = None
    for event in receipt.chain:
        if not _is_about(event, receipt):
            yield f"Event {event.seq} tells of something else."
        if not _has_its_words(event):
            yield f"Event {event.seq}: what it says was altered; its digest is of other words."
        if chain.seal(_bytes(event.previous), _said(event), _step(event), _bytes(event.digest)) != (
            _bytes(event.seal)
        ):
            yield f"Event {event.seq} is not what was sealed: it, its step or its seal was altered."
        if last is not None and event.seq <= last.seq:
            yield f"Event {event.seq} comes after event {last.seq}."
        if last is not None and event.seq == last.seq + 1 and event.previous != last.seal:
            yield f"Event {event.seq} does not follow on event {last.seq}."
        last = event
    head = receipt.head
    is_of_last = last is not None and (head.seq <= last.seq or head.seal == last.seal)
    if last is not None and is_of_last and head != Head(last.seq, last.at, last.seal):
        yield f"The newest seal is not that of event {last.seq} or of a later one."


def _is_about(event: Sealed, receipt: Receipt) -> bool:
    if event.document != receipt.document.id:
        return False
    if event.withheld:
        return event.noun == "imports" and event.key == receipt.document.id
    highlight = event.key.partition(" ")[0]
    return event.noun in {HIGHLIGHTS, PLACEMENTS, HIGHLIGHT_TAGS} and (
        highlight == receipt.highlight.id
    )


def _has_its_words(event: Sealed) -> bool:
    if event.withheld:
        return (event.before, event.after, event.salt) == (None, None, "")
    return chain.words_digest(_bytes(event.salt), event.before, event.after) == _bytes(event.digest)


def _said(event: Sealed) -> chain.EventSaid:
    return chain.EventSaid(event.seq, event.step, event.noun, event.key, event.document, event.at)


def _step(event: Sealed) -> chain.StepSaid:
    return chain.StepSaid(event.code, event.step_at, event.by, event.window, event.kind, event.of)


def _bytes(digits: str) -> bytes:
    """Return what hexadecimal digits say; of others, what no digest is."""
    try:
        found = bytes.fromhex(digits)
    except ValueError:
        return b"?"
    return found if found.hex() == digits else b"?"


class _Retold:
    """What events made of rows, as far as they tell; rows that were taken out are gone."""

    def __init__(self, receipt: Receipt) -> None:
        self.rows: Rows = {}
        self.gaps: list[str] = []
        """Sentences about events before which another one must have been."""
        if receipt.highlight.came_with_file:
            self.rows[HIGHLIGHTS, receipt.highlight.id] = {}
        for event in receipt.chain:
            if not event.withheld:
                self._take(event)

    def _take(self, event: Sealed) -> None:
        row = event.noun, event.key
        before, after = side_of(event.before), side_of(event.after)
        known = self.rows.get(row)
        if event.noun == PLACEMENTS and known is None:
            known = {}  # the first places come with the highlight or its revision
        if before is None:
            # An undo may note once more, in its own way, what an import had brought.
            is_next = known is None or known == after
        else:
            is_next = known is not None and all(
                known.get(name, was) == was for name, was in before.items()
            )
        if not is_next:
            self.gaps.append(f"Event {event.seq}: one that came before it is missing.")
        if after is None:
            self.rows.pop(row, None)
        else:
            self.rows.setdefault(row, {}).update(after)


def _highlight(receipt: Receipt, row: Mapping[str, Any]) -> Iterator[str]:
    """Compare with a row of which little may be known: comments come in with their file."""
    if not row and not receipt.highlight.came_with_file:
        yield "The event that made the highlight is missing."
    kept, passage, picture = receipt.highlight, receipt.passage, receipt.passage.picture
    region = None if picture is None else [picture.page - 1, *picture.rectangle]
    shown = {
        "document_id": receipt.document.id,
        "revision": receipt.source.revision,
        "start": passage.start,
        "end": passage.end,
        "quotation": passage.quotation,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
        "words": None if passage.words == passage.quotation else passage.words,
        "region": region,
        "picture": (picture.sha256 or None) if picture else None,
        "colour": kept.colour,
        "note": kept.note,
        "created": kept.created,
        "created_by": kept.created_by,
        "modified": kept.modified,
        "deleted_at": None,
    }
    for name, value in shown.items():
        known = row.get(name, value)
        if name == "region" and isinstance(known, str):
            known = _region(known)
        if known != value:
            called = name.replace("_", " ")
            yield f"The {called} of the highlight is not what its events made of it."


def _region(packed: str) -> object:
    try:
        return json.loads(packed)
    except (ValueError, RecursionError):
        return packed


def _tags(receipt: Receipt, rows: Rows) -> Iterator[str]:
    names = dict(receipt.names)
    if len(names) != len(receipt.names):
        yield "An id has two names."
    borne = {key.rpartition(" ")[2] for noun, key in rows if noun == HIGHLIGHT_TAGS}
    if sorted(names.get(tag, tag) for tag in borne) != sorted(receipt.highlight.tags):
        yield "The tags of the highlight are not those that its events gave it."


def _standings(receipt: Receipt, rows: Rows) -> Iterator[str]:
    if receipt.source.revision not in {one.revision for one in receipt.standings}:
        yield f"Its place in revision {receipt.source.revision} is missing."
    for one in receipt.standings:
        own = one.revision == receipt.source.revision
        # In the revision it was made on it stood the same, and stays so unless an event says not.
        first = {"status": PlacementStatus.SAME.value} if own else {}
        row = first | rows.get((PLACEMENTS, f"{receipt.highlight.id} {one.revision}"), {})
        shown = {"status": one.status, "start": one.start, "end": one.end}
        if any(row.get(name, value) != value for name, value in shown.items()):
            yield f"Its place in revision {one.revision} is not what its events made of it."
        if own and (one.sha256, one.imported) != (receipt.source.sha256, receipt.source.imported):
            yield f"Revision {one.revision} is told of in two ways."
        if own and (one.start, one.end) != (receipt.passage.start, receipt.passage.end):
            yield f"Its place in revision {one.revision} is not where its quotation is."


def _import(receipt: Receipt) -> Iterator[str]:
    if any(event.withheld and event.by != receipt.source.imported_by for event in receipt.chain):
        yield "Another person imported the source, as the event of its import says."


def _picture(receipt: Receipt) -> Iterator[str]:
    picture = receipt.passage.picture
    if picture is None or not picture.sha256:
        return
    try:
        png = base64.b64decode(picture.png, validate=True)
    except ValueError:
        png = b""
    if hashlib.sha256(png).hexdigest() != picture.sha256:
        yield "The picture of the area is not the one that was kept."
