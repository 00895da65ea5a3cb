"""Has the pages of a window drawn elsewhere: what is wished is replaced, and never queued.

A page that ends or holds up the process that draws it costs that page alone: another process goes
on with the others.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QImage

from desktop.domain.printed.page_wishes import (
    Answer,
    Broken,
    Drawn,
    GivenUp,
    Kind,
    Linked,
    Pictured,
    Read,
    Sheets,
    Wish,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

_MOST = 2
"""Processes: the second one waits until the first is held up, or gone."""
_SLOW = 0.3
"""Seconds for which a process is at one page before the other one takes what is left."""
_STUCK = 1.0
"""Seconds after which a page that nobody looks at any more is given up."""
_TICK = 100
_SPARE_AFTER = 1500
_AHEAD = 2
"""Wishes that a process is given while it is at the first."""


Key = tuple["Path", str, str]
"""A file, what opens it, and as which of its states it was found."""


class Line(Protocol):
    """What can be waited for."""

    def fileno(self) -> int:
        """Return its descriptor."""


class Process(Protocol):
    """A page process, as `workspace.documents` has it."""

    @property
    def files(self) -> Collection[bytes]:
        """The files that it has open."""

    @property
    def line(self) -> Line:
        """What to wait for."""

    @property
    def in_hand(self) -> Wish | None:
        """The wish that it is at."""

    @property
    def wishes(self) -> Sequence[Wish]:
        """All that it has not granted yet."""

    @property
    def can_take(self) -> bool:
        """Whether it takes another wish now."""

    def seconds(self) -> float:
        """Return for how long it has been at the wish in hand."""

    def open(self, file: bytes, path: Path, password: str = "") -> None:
        """Hand it a file, under a name, and what opens it."""

    def ask(self, wish: Wish) -> None:
        """Wish something."""

    def give_up(self, wish: Wish) -> None:
        """Wish something no longer."""

    def answers(self) -> Iterator[Answer]:
        """Yield what has come; EOFError when it is gone."""

    def close(self) -> None:
        """End it."""


class PageSource(QObject):
    """The pages of one file, for one view; one that is patient comes after all others."""

    drawn = Signal(object, object)
    """A part, and its picture: it lies in the memory of the process, which draws there again."""
    read = Signal(object)
    pictured = Signal(object)
    counted = Signal(object)
    """All pages, with their sizes."""
    linked = Signal(object)
    """The links of a page."""
    broken = Signal(int)
    opened = Signal()
    """With its password a page was drawn, once."""
    unreadable = Signal()
    """The file cannot be opened."""
    locked = Signal(str)
    """The file does not open with this password."""

    def __init__(self, drawing: Drawing, name: bytes, key: Key, *, is_patient: bool) -> None:
        super().__init__()
        self._drawing = drawing
        self.name = name
        self.path, self.password, _ = key
        self.is_patient = is_patient
        self._is_open = not self.password
        self._is_shut = False
        """Whether the file did not open."""
        self._seen: tuple[Wish, ...] = ()
        self._asked: tuple[Wish, ...] = ()

    @property
    def wanted(self) -> tuple[Wish, ...]:
        """What is wished, first things first."""
        return self._asked + self._seen

    def want(self, wishes: Sequence[Wish]) -> None:
        """Wish this, in this order, and no longer what was wished so before."""
        if self._is_shut:
            return
        self._seen = tuple(dict.fromkeys(wish._replace(file=self.name) for wish in wishes))
        self._drawing.fill()

    def ask(self, wish: Wish) -> None:
        """Wish this before all else, until it is granted."""
        self._asked = (*self._asked, wish._replace(file=self.name))
        self._drawing.fill()

    def granted(self, answer: Answer) -> None:
        """Hand on what came of a wish."""
        wish = answer.wish
        if self.is_patient and wish not in self.wanted and wish.kind is not Kind.OPEN:
            return
        self._seen = tuple(one for one in self._seen if one != wish)
        self._asked = tuple(one for one in self._asked if one != wish)
        match answer:
            case Drawn():
                self._tell_open()
                step = 4 * wish.across
                form = QImage.Format.Format_RGB32
                picture = QImage(answer.picture, wish.across, wish.down, step, form)
                self.drawn.emit(wish._replace(file=b""), picture)
            case Read():
                self.read.emit(answer)
            case Pictured():
                self.pictured.emit(answer._replace(wish=wish._replace(file=b"")))
            case Sheets():
                self.counted.emit(answer)
            case Linked():
                self.linked.emit(answer)
            case _:
                self._tell_failed(answer)

    def _tell_failed(self, answer: Answer) -> None:
        """Say that a wish was not granted; where it was to open the file, none will be."""
        if answer.wish.kind is not Kind.OPEN:
            self.broken.emit(answer.wish.page)
            return
        self._is_shut, self._seen, self._asked = True, (), ()
        if isinstance(answer, Broken) and answer.is_locked:
            self.locked.emit(self.password)
        else:
            self.unreadable.emit()

    def _tell_open(self) -> None:
        if not self._is_open:
            self._is_open = True
            self.opened.emit()

    def close(self) -> None:
        """Wish nothing any more."""
        self._seen = self._asked = ()
        self._drawing.forget(self)


class _Worker:
    """A process, and what tells that it has said something."""

    def __init__(self, process: Process, listen: Callable[[_Worker], None]) -> None:
        self.process = process
        self._listen = listen
        if sys.platform == "win32":  # its pipes can only be asked
            self._asking = QTimer(interval=5)
            self._asking.timeout.connect(self._spoke)
            self._asking.start()
        else:
            kind = QSocketNotifier.Type.Read
            self._told = QSocketNotifier(process.line.fileno(), kind)
            self._told.activated.connect(self._spoke)

    def _spoke(self) -> None:
        self._listen(self)

    @property
    def is_held_up(self) -> bool:
        """Whether it has been at one page for long."""
        return self.process.seconds() > _SLOW and self.process.in_hand is not None

    def end(self) -> None:
        """End the process."""
        if sys.platform == "win32":
            self._asking.stop()
        else:
            self._told.setEnabled(False)
        self.process.close()


def _page_of(wish: Wish) -> tuple[bytes, int]:
    return wish.file, wish.page


class Drawing(QObject):
    """Keeps the processes of a window, and gives them what is wished first."""

    def __init__(self, make: Callable[[], Process], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._workers: list[_Worker] = []
        self._ended: list[_Worker] = []
        """Those that may be the very ones being listened to: they go at the next look."""
        self._sources: list[PageSource] = []
        self._names: dict[Key, bytes] = {}
        self._watch = QTimer(self, interval=_TICK)
        self._watch.timeout.connect(self._look)
        self._spare = QTimer(self, singleShot=True, interval=_SPARE_AFTER)
        self._spare.timeout.connect(self._keep_spare)

    def source(
        self, path: Path, password: str = "", *, state: str = "", is_patient: bool = False
    ) -> PageSource:
        """Return the pages of a file; whoever asks closes them.

        A file that may be written to has a `state`: in another it is opened anew.
        """
        key = (path, password, state)
        name = self._names.setdefault(key, b"%d" % (len(self._names) + 1))
        made = PageSource(self, name, key, is_patient=is_patient)
        self._sources.append(made)
        self.warm()
        return made

    def forget(self, source: PageSource) -> None:
        """Draw nothing for a source any more; without any, end all processes."""
        if source in self._sources:
            self._sources.remove(source)
        if not self._sources:
            self.stop()

    def warm(self) -> None:
        """Have a process ready before anything is wished."""
        if not self._workers:
            self._hire()

    def stop(self) -> None:
        """End all processes."""
        self._watch.stop()
        self._spare.stop()
        for worker in self._workers:
            self._end(worker)
        self._workers = []

    def _hire(self) -> _Worker:
        worker = _Worker(self._make(), self._listen)
        self._workers.append(worker)
        return worker

    def _keep_spare(self) -> None:
        if self._sources and len(self._workers) < _MOST:
            self._hire()

    # -- wishes

    def _waiting(self) -> Iterator[tuple[PageSource, Wish]]:
        """Yield what nobody is at yet, each source in turn, and then for those who are patient.

        A page that holds up one process is not wished of the other: it would hold up that, too.
        What waits behind it is.
        """
        held_up = [worker.process.in_hand for worker in self._workers if worker.is_held_up]
        running = [worker.process for worker in self._workers if not worker.is_held_up]
        taken = {wish for process in running for wish in process.wishes}
        bad = {_page_of(wish) for wish in held_up if wish is not None}
        for is_patient in (False, True):
            queues = [
                [(source, w) for w in source.wanted if w not in taken and _page_of(w) not in bad]
                for source in self._sources
                if source.is_patient is is_patient
            ]
            for place in range(max(map(len, queues), default=0)):
                yield from (queue[place] for queue in queues if place < len(queue))

    def fill(self) -> None:
        """Give the processes what is to be drawn next."""
        for source, wish in self._waiting():
            if not source.is_patient:
                self._make_way()
            worker = self._free()
            if worker is None or (source.is_patient and worker.process.wishes):
                break
            process = worker.process
            try:
                if source.name not in process.files:
                    process.open(source.name, source.path, source.password)
                process.ask(wish)
            except OSError:
                source.granted(Broken(wish._replace(kind=Kind.OPEN)))
        if any(worker.process.wishes for worker in self._workers):
            self._watch.start()

    def _make_way(self) -> None:
        """Have given up what nobody looks at any more, and what is only for those who are patient.

        The latter wish it still, and it is begun again later. What waits behind a page that holds
        up a process goes to the other one.
        """
        urgent = {w for source in self._sources if not source.is_patient for w in source.wanted}
        for worker in self._workers:
            for wish in worker.process.wishes:
                if wish not in urgent or (worker.is_held_up and wish != worker.process.in_hand):
                    worker.process.give_up(wish)

    def _free(self) -> _Worker | None:
        """Return who takes another wish: the first, unless it is held up."""
        for worker in self._workers:
            process, is_held_up = worker.process, worker.is_held_up
            if process.can_take and not is_held_up and len(process.wishes) < _AHEAD + 1:
                return worker
            if not is_held_up:
                return None
        return self._hire() if len(self._workers) < _MOST else None

    def _listen(self, worker: _Worker) -> None:
        if worker not in self._workers:
            return
        try:
            for answer in worker.process.answers():
                self._hand_on(answer)
        except EOFError:
            self._lose(worker, worker.process.in_hand)
        self.fill()
        if not self._spare.isActive() and len(self._workers) < _MOST:
            self._spare.start()

    def _hand_on(self, answer: Answer) -> None:
        if isinstance(answer, GivenUp):
            return
        for source in list(self._sources):
            if source.name == answer.wish.file:
                source.granted(answer)

    def _lose(self, worker: _Worker, blamed: Wish | None) -> None:
        """Go on without a process; the page that it was at is not tried again."""
        self._workers.remove(worker)
        self._end(worker)
        if blamed is not None:
            self._hand_on(Broken(blamed))

    def _end(self, worker: _Worker) -> None:
        worker.end()
        self._ended.append(worker)
        QTimer.singleShot(0, self, self._ended.clear)

    def _is_in_the_way(self, worker: _Worker) -> bool:
        """Whether all processes are held up, and something is wished more than what this is at."""
        wish = worker.process.in_hand
        if len(self._workers) < _MOST or not all(one.is_held_up for one in self._workers):
            return False
        source, first = next(self._waiting(), (None, None))
        if source is None or wish not in source.wanted:
            return False
        return source.wanted.index(first) < source.wanted.index(wish)

    def _look(self) -> None:
        """See that no page holds up the others."""
        busy = [worker for worker in self._workers if worker.process.wishes]
        for worker in busy:
            process = worker.process
            wanted = {wish for source in self._sources for wish in source.wanted}
            is_stuck = process.seconds() > _STUCK
            if is_stuck and (process.in_hand not in wanted or self._is_in_the_way(worker)):
                self._lose(worker, None)
            else:
                self._listen(worker)
        self.fill()
        if not busy:
            self._watch.stop()
