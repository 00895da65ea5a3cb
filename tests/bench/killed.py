"""Kill sessions at random, again and again: `killed.py [TIMES [EDITS [WINDOWS [LIBRARIES]]]]`.

A process makes 1,000 edits of every kind and says after each which step it was. It is killed with
SIGKILL at one of them, anywhere in it: half the time once that edit was said, half the time in the
middle of the next. Then the library must open, its chain and all its rows must hold, the step that
was said last must be there with what it did, receipts must agree with themselves, and the index
must come level with the store. The next session goes on in the same library. WINDOWS of the
sessions, 5 if nothing is said, are those of a window that shows all this, a tenth as long.
LIBRARIES, one for each processor if nothing is said, are gone through side by side, since a session
waits for the disk most of the time; each sees its share of the sessions, one after another.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.domain.noted.reading_progress import ReadingState
from desktop.domain.steps import StepCode
from desktop.errors import ManiculeError
from desktop.workspace import Workspace
from desktop.workspace.receipts.consistency import contradictions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

EDITS = 1_000
MANY = 60
"""Highlights, from which on as many are removed as are made."""
RECEIPTS = 5
"""Highlights whose receipts must agree with themselves after each session."""
MARKS = (ReadingState.READ, ReadingState.UNREAD)
WORDS = "The office counted 904 applications in 2025 and refused 415 of them, it says. "


class Editing:
    """Makes changes of every kind in one library, fast."""

    def __init__(
        self, workspace: Workspace, chance: random.Random, raw: sqlite3.Connection
    ) -> None:
        self._workspace = workspace
        self._chance = chance
        self._raw = raw
        """Says which highlights there are: listed as for a window they take longer than an edit."""
        self._document = workspace.documents.all()[0]

    def once(self) -> None:
        """Make one change, of any kind."""
        chance, workspace = self._chance, self._workspace
        live = "SELECT id FROM highlights WHERE deleted_at IS NULL ORDER BY id"
        ids = [row[0] for row in self._raw.execute(live)]
        if len(ids) < MANY // 2:
            self._mark()
            return
        one, other = chance.sample(ids, 2)
        acts = [
            self._mark if len(ids) < MANY else lambda: workspace.highlights.remove(one),
            lambda: self._edit(one),
            lambda: self._tag(one),
            lambda: self._argue(one, other),
            lambda: self._write(one),
            lambda: self._arrange(one),
            lambda: self._read(one),
            workspace.history.undo,
            workspace.history.redo,
        ]
        chance.choice(acts)()

    def _mark(self) -> None:
        start = self._chance.randrange(self._document.characters - 60)
        tags = self._chance.choice(((), ("a/b",), ("a/b", "c")))
        self._workspace.highlights.add(self._document.id, start, start + 40, tags=tags)

    def _edit(self, one: str) -> None:
        highlights, number = self._workspace.highlights, self._chance.randrange(10**6)
        start = self._chance.randrange(self._document.characters - 60)
        self._chance.choice(
            [
                lambda: highlights.change(one, note=f"Note {number}"),
                lambda: highlights.change(one, colour=self._chance.choice(("green", "blue"))),
                lambda: highlights.move(one, start, start + 30),
                lambda: self._workspace.speakers.say([one], f"Speaker {number % 5}"),
                lambda: highlights.restore(self._chance.choice(highlights.removed()).id),
            ]
        )()

    def _tag(self, one: str) -> None:
        chance, tags, highlights = self._chance, self._workspace.tags, self._workspace.highlights
        path = f"t{chance.randrange(9)}/u{chance.randrange(3)}"
        some = chance.choice(tags.all() or [tags.ensure(path)])
        chance.choice(
            [
                lambda: highlights.add_tag(one, path),
                lambda: highlights.remove_tag(one, some.path),
                lambda: tags.rename(some.id, path),
                lambda: tags.change(some.id, definition=f"Meant is {path}"),
                lambda: tags.remove(some.id),
                lambda: tags.find_nothing(self._document.id, some.path),
                lambda: tags.find_nothing(self._document.id, some.path, found=True),
                lambda: tags.put_on(self._document.id, [path]),
                lambda: tags.take_off(self._document.id, some.path),
            ]
        )()

    def _argue(self, one: str, other: str) -> None:
        claims, chance = self._workspace.claims, self._chance
        links = self._workspace.links.all()
        known = claims.all()

        def claim() -> None:
            with self._workspace.step(StepCode.NEW_CLAIM):
                made = claims.add(f"Claim {chance.randrange(10**6)}")
                claims.put(made, [one, other], Stance.SUPPORTS)

        acts = [claim, lambda: self._workspace.links.add(one, other, "supports")]
        if len(known) > MANY // 2:
            acts = [lambda: claims.remove(chance.choice(known).id)]
        if known:
            some = chance.choice(known).id
            acts += [
                lambda: claims.put(some, [one], Stance.CONTRADICTS),
                lambda: claims.move(some, 0),
                lambda: claims.edit(some, sentence=f"Claim {chance.randrange(10**6)}"),
                lambda: claims.remove(some),
            ]
        if links:
            acts.append(lambda: self._workspace.links.remove(chance.choice(links).id))
        chance.choice(acts)()

    def _write(self, one: str) -> None:
        chance, notes = self._chance, self._workspace.notes
        number, known = chance.randrange(10**6), self._workspace.notes.all()
        acts = [
            lambda: notes.add(title=f"Note {number}", text=notes.quoting(one)),
            lambda: self._workspace.bookmarks.add(
                self._document.id, number % 900, f"Here {number}"
            ),
            lambda: self._workspace.questions.save(f"Smart {number % 9}", "colour:green"),
        ]
        if len(known) > MANY // 2:
            acts = [lambda: notes.remove(chance.choice(known).id)]
        if smart := self._workspace.questions.saved():
            acts.append(lambda: self._workspace.questions.remove(chance.choice(smart).id))
        if known:
            some = chance.choice(known).id
            acts += [
                lambda: notes.change(some, text=f"Words {number}."),
                lambda: notes.remove(some),
            ]
        chance.choice(acts)()

    def _read(self, one: str) -> None:
        chance, workspace, document = self._chance, self._workspace, self._document
        start = chance.randrange(document.characters - 60)
        chance.choice(
            [
                lambda: workspace.readings.add(document.id, 1, [(start, start + 50)]),
                lambda: workspace.documents.set_reading_position(document.id, start),
                lambda: workspace.readings.mark([document.id], chance.choice(MARKS)),
                lambda: workspace.receipts.make(one),
            ]
        )()

    def _arrange(self, one: str) -> None:
        outlines, chance = self._workspace.outlines, self._chance
        known = outlines.all()
        if len(known) < 2:
            outlines.add(f"Outline {chance.randrange(10**6)}")
            return
        some = chance.choice(known)
        passage = Line("", LineKind.PASSAGE, highlight_id=one)
        acts = [
            lambda: outlines.put(some.id, 0, [passage, Line("", LineKind.HEADING, 1, "Part")]),
            lambda: outlines.rename(some.id, f"Outline {chance.randrange(10**6)}"),
        ]
        if some.lines:
            line = chance.choice(some.lines).id
            acts += [lambda: outlines.move(some.id, [line], 0), lambda: outlines.take([line])]
        chance.choice(acts)()


def seals(folder: Path) -> dict[int, str]:
    """Return the seals of all events, which stand for what was done."""
    with closing(sqlite3.connect(folder / "library.sqlite3")) as raw:
        return dict(raw.execute("SELECT seq, hex(seal) FROM events"))


def shown(workspace: Workspace) -> Callable[[], object]:
    """Show the library in a window, and return what lets that do its work."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.app import make_application
    from desktop.ui.remembered import WindowSettings
    from desktop.ui.window import MainWindow

    application = make_application()
    window = MainWindow(WindowSettings(workspace.folder.with_suffix(".ini")))
    window.prepare()
    window.show()
    window.open_library(workspace)
    window.desk.open_passage(workspace.documents.all()[0].id)
    window.start_background()
    return lambda: (application.processEvents(), window)


def session(folder: Path, seed: int, edits: int, in_window: int) -> None:
    """Edit until killed, and say each step once it is done."""
    workspace = Workspace.open(folder)
    turn = shown(workspace) if in_window else lambda: None
    raw = sqlite3.connect(folder / "library.sqlite3")
    editing = Editing(workspace, random.Random(seed), raw)
    print("ready", flush=True)
    for _ in range(edits):
        turn()
        try:
            editing.once()
        except (ManiculeError, IndexError):  # it was not possible, and says so
            print("-", flush=True)
            continue
        # What is said was read by another connection, so it is committed.
        newest = raw.execute("SELECT seq, hex(seal) FROM events ORDER BY seq DESC LIMIT 1")
        print(*newest.fetchone(), flush=True)


class Found(NamedTuple):
    """What became of one killed session."""

    said: int
    missing: int
    problems: list[str]
    is_level: bool


def begun(folder: Path, numbers: tuple[int, int, int]) -> tuple[int, int]:
    """Begin a session in a process of its own; return that, and what it says is read from.

    It is a copy of this process, which has no library open: a new one would load the program
    first, for longer than some sessions live.
    """
    heard, said = os.pipe()
    if process := os.fork():
        os.close(said)
        return process, heard
    try:
        os.dup2(said, sys.stdout.fileno())
        session(folder, *numbers)
    finally:
        os._exit(0)


def killed(folder: Path, numbers: tuple[int, int, int], chance: random.Random) -> Found:
    """Run a session, kill it at one of its edits, and open the library again."""
    wanted = chance.randrange(1, numbers[1])
    process, heard = begun(folder, numbers)
    with os.fdopen(heard, encoding="ascii") as lines:
        lines.readline()  # it is ready
        said = [lines.readline() for _ in range(wanted)]
        if chance.random() < 0.5:
            time.sleep(chance.random() * 0.02)  # so that it is within the next
        os.kill(process, signal.SIGKILL)
        said += [line for line in lines if line.endswith("\n")]
    os.waitpid(process, 0)
    acknowledged = [line.split() for line in said if line != "-\n"]
    with closing(Workspace.open(folder)) as workspace:
        kept = seals(folder)
        missing = sum(kept.get(int(number)) != seal for number, seal in acknowledged)
        problems = workspace.care.check()
        for one in workspace.highlights.all()[:RECEIPTS]:
            problems += contradictions(workspace.receipts.make(one.id))
        workspace.search.sync()
        found = workspace.search.find("applications").total
        return Found(len(acknowledged), missing, problems, is_level=found > 0)


def each_killed(
    number: int, sessions: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, Found]]:
    """Yield what became of sessions in one library, each with its number."""
    chance = random.Random(number)
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = str(Path(place) / "cache")
        folder, text = Path(place) / "library", Path(place) / "text.txt"
        text.write_text(WORDS * 200)
        with closing(Workspace.open(folder)) as workspace:
            workspace.imports.files([text])
        for numbers in sessions:
            yield numbers[0], killed(folder, numbers, chance)


def line(number: int, sessions: Sequence[tuple[int, int, int]], found: object) -> None:
    """Put into a queue what became of each session in one library, and None at the end."""
    for each in each_killed(number, sessions):
        found.put(each)
    found.put(None)


def main() -> None:
    """Print what did not hold, and totals."""
    defaults = (50, EDITS, 5, os.cpu_count() or 1)
    times, edits, windows, libraries = (*map(int, sys.argv[1:]), *defaults[len(sys.argv) - 1 :])
    sessions = [(number, edits, 0) for number in range(times)]
    sessions += [(times + number, max(2, edits // 10), 1) for number in range(windows)]
    found, since, processes = [], time.perf_counter(), get_context("spawn")
    queue = processes.SimpleQueue()
    lines = [
        processes.Process(target=line, args=(number, sessions[number::libraries], queue))
        for number in range(libraries)
    ]
    for one in lines:
        one.start()
    while libraries:
        if (told := queue.get()) is None:
            libraries -= 1
            continue
        number, last = told
        found.append(last)
        if last.problems or last.missing or not last.is_level:
            print(f"session {number}: {last}", flush=True)
        if len(found) % 10 == 0:
            tell(found, since)
    print(f"{times} sessions of {edits:,} edits, then {windows} of windows:", end=" ")
    tell(found, since)


def tell(found: list[Found], since: float) -> None:
    """Print totals."""
    print(
        f"{len(found)} killed: {sum(one.said for one in found):,} edits "
        f"acknowledged, {sum(one.missing for one in found)} missing; "
        f"{sum(not one.problems for one in found)} libraries whose chain and rows hold, "
        f"{sum(one.is_level for one in found)} whose index is level; "
        f"{time.perf_counter() - since:.0f} s, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
