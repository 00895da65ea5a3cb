"""What is begun and not done, such as a note, each in a small file beside the library.

In a file, and not in the store: it is kept too while the library is read-only or another process
writes, it is part of no backup and no history, and windows that write at the same time have one
file each. It outlives the program's end, however that comes.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING
from uuid import uuid4

from desktop import paths
from desktop.domain import Draft
from desktop.errors import StorageError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"(?P<highlight>[\w-]+)\.(?P<window>[\w-]+)\.[0-9a-f]{32}")
_FILE, _PART, _LOCK = ".json", ".part", ".lock"


class Drafts:
    """A draft that is being written here, or in another window that lives, is nobody else's."""

    def __init__(
        self, folder: Path, library_id: str, window: str, kind: str = "", *, read_only: bool
    ) -> None:
        """Notes have no `kind`; all others of one kind are apart from them."""
        own, cache = folder / "drafts" / kind, paths.drafts_folder(library_id) / kind
        self._places = (cache,) if read_only else (own, cache)
        """Where drafts are kept: in the first that can be written."""
        self._readable = (own, cache)
        self._window = window
        self._written: set[str] = set()
        self._locks: list[IO[bytes]] = []

    def new_id(self, highlight_id: str) -> str:
        """Return the id of a draft that is about to be written here."""
        return f"{highlight_id}.{self._window}.{uuid4().hex}"

    def keep(self, draft_id: str, text: str) -> None:
        """Keep what is written by now; it is being written until it is put aside or removed.

        Raises StorageError when there is no room for it anywhere.
        """
        self._written.add(draft_id)
        self._live()
        told = json.dumps({"text": text, "at": datetime.now(UTC).isoformat()})
        failed: OSError | None = None
        for place in self._places:
            try:
                place.mkdir(parents=True, exist_ok=True)
                # Replaced, so that there is the older or the newer text at any moment.
                part = place / f"{draft_id}{_PART}"
                part.write_text(told, encoding="utf-8")
                part.replace(place / f"{draft_id}{_FILE}")
            except OSError as error:
                failed = error
            else:
                return
        if failed is not None:
            raise StorageError(self._places[0], reason_of(failed)) from failed

    def put_aside(self, draft_id: str) -> None:
        """Offer a draft again: nobody writes it any more."""
        self._written.discard(draft_id)

    def remove(self, draft_id: str) -> None:
        """Forget a draft that has become a note, or that nobody wants."""
        self._written.discard(draft_id)
        for place in self._readable:
            for suffix in (_FILE, _PART):
                with suppress(OSError):
                    (place / f"{draft_id}{suffix}").unlink(missing_ok=True)

    def all(self, highlight_id: str = "") -> list[Draft]:
        """Return what was left unfinished, or what was of one highlight; the newest first."""
        kept = sorted(self._read(highlight_id), key=lambda draft: draft.at)
        newest = {draft.id: draft for draft in kept}  # one may lie in both places
        return list(reversed(newest.values()))

    def close(self) -> None:
        """Let go: what is being written here is so no longer."""
        self._written.clear()
        for lock in self._locks:
            lock.close()
            with suppress(OSError):
                Path(lock.name).unlink()
        self._locks.clear()

    def _read(self, highlight_id: str) -> Iterator[Draft]:
        alive: dict[str, bool] = {self._window: False}
        for place in self._readable:
            for name in _names(place):
                told = _NAME.fullmatch(name.removesuffix(_FILE))
                if not name.endswith(_FILE) or told is None or told[0] in self._written:
                    continue
                if highlight_id not in ("", told["highlight"]):
                    continue
                window = told["window"]
                if window not in alive:
                    alive[window] = any(map(_is_held, self._lock_paths(window)))
                draft = None if alive[window] else _draft(place / name, told[0], told["highlight"])
                if draft is not None:
                    yield draft

    # Who lives: a lock ends with its process, even when that is killed.

    def _lock_paths(self, window: str) -> list[Path]:
        return [place / f"{window}{_LOCK}" for place in self._readable]

    def _live(self) -> None:
        if self._locks:
            return
        for place in self._places:
            with suppress(OSError):
                place.mkdir(parents=True, exist_ok=True)
                lock = (place / f"{self._window}{_LOCK}").open("ab")
                self._locks.append(lock)
                _take(lock)
                return


def _names(place: Path) -> list[str]:
    try:
        return [path.name for path in place.iterdir()]
    except OSError:
        return []


def _draft(path: Path, draft_id: str, highlight_id: str) -> Draft | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        at = datetime.fromisoformat(told["at"])
        return Draft(draft_id, highlight_id, str(told["text"]), at.astimezone(UTC))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None  # cut off when the power went, or not ours


def _is_held(path: Path) -> bool:
    try:
        lock = path.open("rb")
    except OSError:
        return False
    with lock:
        try:
            _take(lock)
        except OSError:
            return True
    with suppress(OSError):
        path.unlink()
    return False


def _take(lock: IO[bytes]) -> None:
    """Lock a file until it is closed; raise OSError when another has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
