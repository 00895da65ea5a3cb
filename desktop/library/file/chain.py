"""Events in a chain: the seal of each covers all before it, so that what was altered shows.

A seal is the SHA-256 of the seal before it and of what the event and its step say. Of the words
before and after it takes a digest made with a salt. Emptying the trash takes words and salt and
leaves the digest: the chain holds, and nobody can try out what a short note may have said.

Nothing here is secret. Who can write the file can make the whole chain anew; whoever kept a copy,
or the newest seal, then sees that it is another one.
"""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

SALT = 16
"""Bytes."""
DIGITS = 32
"""Of a row's digest in hexadecimal: 128 bits, as each stands beside a long key in an import."""
BEGINNING = b""
"""Stands before the first event."""
UNTRACKED = {"documents": {"revision"}}
"""Columns that an import changes without an event of the row: they are no part of its digest."""


class StepSaid(NamedTuple):
    """What a seal covers of a step; whether it still holds changes, and is not covered."""

    code: str
    at: str
    by: str
    window: str
    kind: str
    of: int | None


class EventSaid(NamedTuple):
    """What a seal covers of an event, besides its step and the digest of its words."""

    seq: int
    step_id: int
    noun: str
    key: str
    document_id: str | None
    at: str


def new_salt() -> bytes:
    """Return a salt that nobody can guess."""
    return os.urandom(SALT)


def new_salts(count: int) -> list[bytes]:
    """Return as many of them, asked for at once."""
    drawn = os.urandom(SALT * count)
    return [drawn[at : at + SALT] for at in range(0, SALT * count, SALT)]


def words_digest(salt: bytes | None, before: str | None, after: str | None) -> bytes:
    """Return the digest of an event's words."""
    said = f"[{_spelled(before)},{_spelled(after)}]"
    return hashlib.sha256((salt or b"") + said.encode("ascii")).digest()


def words_digests(
    salts: Iterable[bytes], befores: Iterable[str | None], afters: Iterable[str | None]
) -> list[bytes]:
    """Return what `words_digest` does of many events."""
    nothing, spelled = "null", encode_basestring_ascii
    said = (
        f"[{nothing if before is None else spelled(before)},"
        f"{nothing if after is None else spelled(after)}]"
        for before, after in zip(befores, afters, strict=False)
    )
    return [
        hashlib.sha256(salt + words.encode("ascii")).digest()
        for salt, words in zip(salts, said, strict=False)
    ]


class Begun:
    """The first words after an event that says nothing of before, digested ahead of the rest."""

    def __init__(self, words: str) -> None:
        self.salt = new_salt()
        self._words = words
        self._digest = hashlib.sha256(self.salt + b'[null,"' + _plain(words)[1:-1])

    def ended(self, rest: str) -> tuple[str, bytes]:
        """Return all the words, with the rest of them, and the digest of these."""
        digest = self._digest.copy()
        digest.update(_plain(rest)[1:-1] + b'"]')
        return self._words + rest, digest.digest()


def seal(previous: bytes, event: EventSaid, step: StepSaid, digest: bytes) -> bytes:
    """Return the seal of an event that follows on another."""
    said = f"[[{','.join(map(_spelled, event))}],{_step_spelled(*step)}]"
    return hashlib.sha256(previous + digest + said.encode("ascii")).digest()


def seals(
    last: tuple[int, bytes], events: Iterable[Sequence[Any]], steps: Mapping[int, StepSaid]
) -> list[tuple[int, bytes]]:
    """Return the numbers and seals of events that follow on the last: `seal` for ten thousand.

    Of an event its step, noun, key and document come first, its time and digest seventh and ninth.
    """
    seq, previous = last
    by_step = {key: _step_spelled(*step) for key, step in steps.items()}
    spelled = _Spelled()
    found = []
    for step_id, noun, key, document_id, _, _, at, _, digest in events:
        seq += 1
        said = (
            f"[[{seq},{step_id},{spelled[noun]},{encode_basestring_ascii(key)},"
            f"{spelled[document_id]},{spelled[at]}],{by_step[step_id]}]"
        )
        previous = hashlib.sha256(previous + digest + said.encode("ascii")).digest()
        found.append((seq, previous))
    return found


class _Spelled(dict[str | None, str]):
    """What many events say alike: their nouns, documents and times."""

    def __missing__(self, value: str | None) -> str:
        self[value] = _spelled(value)
        return self[value]


def as_seal(stored: object) -> bytes:
    """Return a seal as it was stored; where that is none, the chain goes on from its beginning."""
    return stored if isinstance(stored, bytes) else BEGINNING


def row_digest(noun: str, values: Mapping[str, Any]) -> str:
    """Return the digest of a row's columns. Empty columns do not count, so that some may be added.

    For rows that are written without an event of their own: their step's record has it instead.
    """
    passed_over = UNTRACKED.get(noun, set())
    counted = {
        name: value
        for name, value in sorted(values.items())
        if value is not None and name not in passed_over
    }
    return hashlib.sha256(_plain(counted)).hexdigest()[:DIGITS]


def _plain(value: object) -> bytes:
    """Return JSON as bytes; of a value of no type that a column may hold, what Python calls it."""
    return _ENCODER.encode(value).encode("ascii")


def _spelled(value: object) -> str:
    """Return what `_plain` does, as a text, and sooner: an encoder is slow to start."""
    if type(value) is str:
        return encode_basestring_ascii(value)
    if type(value) is int:
        return str(value)
    return "null" if value is None else _ENCODER.encode(value)


@lru_cache(maxsize=1_000, typed=True)
def _step_spelled(*said: object) -> str:
    return f"[{','.join(map(_spelled, said))}]"


_ENCODER = json.JSONEncoder(separators=(",", ":"), default=repr)  # dumps would make one each time


def chain_events(raw: sqlite3.Connection) -> None:
    """Seal the events there are, and note the digests of the rows there are; to format 5."""
    for column in ("salt", "digest", "seal"):
        raw.execute(f"ALTER TABLE events ADD COLUMN {column} BLOB")
    raw.execute(_DIGESTS)
    for key, value in raw.execute("SELECT key, value FROM settings").fetchall():
        note_digest(raw, "settings", key, {"key": key, "value": value})
    for document_id, position, at in raw.execute(
        "SELECT document_id, position, at FROM reading_positions"
    ).fetchall():
        values = {"document_id": document_id, "position": position, "at": at}
        note_digest(raw, "reading_positions", document_id, values)
    _note_rows(raw)
    steps = {
        row[0]: StepSaid(*row[1:])
        for row in raw.execute("SELECT id, code, at, by, window, kind, of FROM steps")
    }
    nowhere = StepSaid("", "", "", "", "", None)
    previous, sealed = BEGINNING, []
    columns = "seq, step_id, noun, key, document_id, at, before, after"
    for *said, before, after in raw.execute(f"SELECT {columns} FROM events ORDER BY seq"):  # noqa: S608
        event = EventSaid(*said)
        is_blank = before is None and after is None
        salt = None if is_blank else new_salt()
        digest = words_digest(salt, before, after)
        previous = seal(previous, event, steps.get(event.step_id, nowhere), digest)
        sealed.append((salt, digest, previous, event.seq))
    raw.executemany("UPDATE events SET salt = ?, digest = ?, seal = ? WHERE seq = ?", sealed)


_DIGESTS = """
    CREATE TABLE digests (
        noun VARCHAR NOT NULL, "key" VARCHAR NOT NULL, digest VARCHAR NOT NULL,
        CONSTRAINT pk_digests PRIMARY KEY (noun, "key")
    ) WITHOUT ROWID
"""


def note_digest(raw: sqlite3.Connection, noun: str, key: str, values: Mapping[str, Any]) -> None:
    """Note the digest of a row that changes without an event."""
    digest = row_digest(noun, values)
    raw.execute("INSERT OR REPLACE INTO digests VALUES (?, ?, ?)", (noun, key, digest))


_ROWS = {
    "documents": ("id", "SELECT * FROM documents WHERE id = ?"),
    "revisions": ("document_id number", "SELECT * FROM revisions WHERE document_id = ?"),
    "highlights": ("id", "SELECT * FROM highlights WHERE document_id = ?"),
    "placements": ("highlight_id revision", "SELECT * FROM placements WHERE document_id = ?"),
}
_ASSETS = "SELECT revision, sha256 FROM revision_assets WHERE document_id = ? ORDER BY sha256"


def _note_rows(raw: sqlite3.Connection) -> None:
    """Record, document by document, what rows say that no event tells of."""
    documents = [row[0] for row in raw.execute("SELECT id FROM documents ORDER BY id")]
    if not documents:
        return
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    step = raw.execute(
        "INSERT INTO steps (code, at, by, window, kind, state) "
        "VALUES ('new-format', ?, '', '', 'record', 'done')",
        (at,),
    ).lastrowid
    for document_id in documents:
        after = json.dumps({"digests": _digests(raw, document_id)}, separators=(",", ":"))
        raw.execute(
            "INSERT INTO events (step_id, noun, key, document_id, after, at) "
            "VALUES (?, 'formats', ?, ?, ?, ?)",
            (step, document_id, document_id, after, at),
        )


def _digests(raw: sqlite3.Connection, document_id: str) -> dict[str, dict[str, str]]:
    assets: dict[int, list[str]] = {}
    for number, sha256 in raw.execute(_ASSETS, (document_id,)):
        assets.setdefault(number, []).append(sha256)
    digests: dict[str, dict[str, str]] = {}
    for noun, (keys, query) in _ROWS.items():
        rows = raw.execute(query, (document_id,))
        names = [column[0] for column in rows.description]
        found = digests.setdefault(noun, {})
        for row in rows:
            values = dict(zip(names, row, strict=True))
            if noun == "revisions":
                values["assets"] = assets.get(values["number"])
            found[" ".join(str(values[name]) for name in keys.split())] = row_digest(noun, values)
    return digests


def merged_digests(
    rows: Iterable[tuple[str, str, Mapping[str, Any]]],
) -> dict[str, dict[str, str]]:
    """Return digests of rows, given by noun, key and columns, as a record notes them."""
    digests: dict[str, dict[str, str]] = {}
    for noun, key, values in rows:
        digests.setdefault(noun, {})[key] = row_digest(noun, values)
    return digests
