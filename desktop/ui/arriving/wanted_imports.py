"""Imports that are asked for and not done, kept on disk: the program may end at any moment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.errors import ManiculeError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Draft
    from desktop.ui.arriving.arriving_tab import ArrivingTab
    from desktop.ui.desk import Desk
    from desktop.ui.work.tasks import Call

T = TypeVar("T")
_NOUN = "import"
State = tuple[int, int, int]


@dataclass(slots=True, eq=False)
class Wanted:
    """One import: of files and folders, or of a text that was pasted."""

    paths: tuple[Path, ...] = ()
    collection: str = ""
    text: str = ""
    is_html: bool = False
    times: int = 0
    """How often it was taken up after an end of the program that came without notice."""
    id: str = ""
    state: State | None = None
    """Of its one file when it was asked for."""
    job: int = 0
    tab: ArrivingTab | None = None
    is_awaited: bool = True
    """Whether what comes is to be shown: somebody has asked for it since the program began."""

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return f"“{self.paths[0].name}”" if self.paths else "a pasted text"

    def told(self) -> str:
        """Return it as it is kept."""
        kept = {"collection": self.collection, "times": self.times}
        if not self.paths:
            return json.dumps({**kept, "text": self.text, "html": self.is_html})
        return json.dumps({**kept, "paths": [str(path.absolute()) for path in self.paths]})

    @classmethod
    def of(cls, draft: Draft) -> Wanted | None:
        """Return what was kept, None where it cannot be told any more."""
        try:
            told = json.loads(draft.text)
            paths = tuple(Path(str(path)) for path in told.get("paths", ()))
            text, place = str(told.get("text", "")), str(told.get("collection", ""))
            times = int(told.get("times", 0))
            is_html = bool(told.get("html"))
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            return None
        if not (paths or text):
            return None
        return cls(paths, place, text, is_html, times, draft.id, is_awaited=False)


class WantedImports:
    """Those of this window, and those that windows have left which are no more."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[str, Wanted] = {}

    def begin(self, wanted: Wanted) -> None:
        """Keep an import until it is done."""
        wanted.id = self._desk.workspace.wanted.new_id(_NOUN)
        wanted.state = _state(wanted.paths)
        self._kept[wanted.id] = wanted
        self._write(wanted)

    def run(
        self,
        wanted: Wanted,
        asked: Call[T],
        then: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> int:
        """Have the worker make an import, and keep it until `then` or `failed` is called."""
        if wanted.id not in self._kept:
            self.begin(wanted)
        tasks = self._desk.tasks

        def done(value: T) -> None:
            self._done(wanted)
            then(value)

        def fail(sentence: str) -> None:
            self._done(wanted)
            (failed or tasks.broke.emit)(sentence)

        wanted.job = tasks.run(asked, text="Importing", then=done, failed=fail)
        return wanted.job

    def _done(self, wanted: Wanted) -> None:
        if self._kept.pop(wanted.id, None) is not None and self._desk.is_open:
            self._desk.workspace.wanted.remove(wanted.id)

    def under_way(self, paths: Sequence[Path], collection: str) -> Wanted | None:
        """Return the import of the same file, with the same bytes, that is not done yet."""
        state = _state(tuple(paths))
        for one in self._kept.values():
            here = one.paths == tuple(paths) and one.collection == collection
            if here and one.job and state is not None and state == one.state:
                return one
        return None

    def left(self) -> list[Wanted]:
        """Return what was begun and left, the oldest first; it is for this window to see to."""
        drafts = reversed(self._desk.workspace.wanted.all(_NOUN))
        found = [wanted for draft in drafts if (wanted := Wanted.of(draft)) is not None]
        return [one for one in found if one.id not in self._kept]

    def take_over(self, left: Wanted) -> None:
        """Keep as an import of this window what another has left."""
        before = left.id
        left.times += 1
        self.begin(left)
        self._desk.workspace.wanted.remove(before)

    def drop(self, left: Wanted) -> None:
        """Forget what another window has left."""
        self._desk.workspace.wanted.remove(left.id)

    def end(self) -> None:
        """Keep that the program ended as it should, whatever was under way."""
        for wanted in self._kept.values() if self._desk.is_open else ():
            if wanted.times:
                wanted.times = 0
                self._write(wanted)

    def _write(self, wanted: Wanted) -> None:
        try:
            self._desk.workspace.wanted.keep(wanted.id, wanted.told())
        except ManiculeError:
            return  # there is no room: the import says so, should it need any


def _state(paths: tuple[Path, ...]) -> State | None:
    """Return what changes when the one file does, None for anything else."""
    if len(paths) != 1:
        return None
    try:
        stat = paths[0].stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
