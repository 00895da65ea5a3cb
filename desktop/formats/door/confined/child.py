"""A child as its parent sees it: what it is given, and how much of what it says is believed."""

from __future__ import annotations

import json
import logging
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain import AS_IT_IS, Parsed, ReadingChoice
from desktop.domain.exchanged.project import Project
from desktop.errors import PasswordNeededError, UnreadableFileError, WrongPasswordError
from desktop.formats.door import companions, limits, sniff
from desktop.formats.door.confined import answers, reader
from desktop.formats.door.confined.channel import NonsenseError
from desktop.formats.door.confined.process import ChildProcess
from desktop.formats.door.confined.project_answers import unpack_project

if TYPE_CHECKING:
    import socket
    import struct
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from desktop.domain.printed.recognised import RecognisedPages

Answer = Parsed | Project | UnreadableFileError
Told = Callable[[Path, int, int], None]
"""Takes a file and how many of its parts are read, of how many."""

_LOG = logging.getLogger(__name__)
_MOST_LINES = 50
"""Lines that one file may add to the log."""
_TOO_MUCH_MEMORY = "it needs more memory than one file may use"
_TOO_MUCH_WORK = "reading it takes more than {} of work, the most for a file of its size"
_TOO_LATE = "reading it made no headway; try again when the computer has less to do"
_MISTAKE = "its importer made a mistake ({})"


def untold(_path: Path, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass
class _Task:
    """A file in hand; `heaviest` is the most that may be said of its weight."""

    path: Path
    heaviest: int
    has_password: bool = False
    recognised: RecognisedPages | None = None
    is_weighed: bool = False
    lines: int = 0
    work: float = 0.0
    worked: float = 0.0
    """What the child had worked before, in seconds of the processor."""
    deadline: float = 0.0
    careful: bool = False
    part: int | None = None
    """The part that it is at, as far as it has told."""
    parts: int = 0


class Child:
    """One child process and the file it is at."""

    was_killed = False
    """Whether somebody else ended the child before it had read the file."""
    ran_out = False
    """Whether it was ended for too much work, or for making no headway."""

    def __init__(self, memory: int, allowance: limits.Allowance) -> None:
        level = _LOG.getEffectiveLevel()
        self.running = ChildProcess(reader.serve, memory, allowance, level, memory=memory)
        self._allowance = allowance
        self._task = _Task(Path(), 0)
        self._alive = True

    @property
    def path(self) -> Path:
        """The file that the child is at, or was at last."""
        return self._task.path

    @property
    def stuck_at(self) -> int | None:
        """The part of the file that the child came to grief at, if it told each of them."""
        task = self._task
        is_known = task.careful and task.part is not None and task.part < task.parts
        return task.part if is_known and (self.was_killed or self.ran_out) else None

    @property
    def has_parts(self) -> bool:
        """Whether the file that it is at, or was at last, is read in parts."""
        return self._task.parts > 0

    @property
    def line(self) -> socket.socket | Connection:
        """What to wait for until the child has said something."""
        return self.running.line.line

    @property
    def process(self) -> SpawnProcess:
        """The child as the system has it."""
        return self.running.process

    @property
    def is_alive(self) -> bool:
        """Whether the child can take another file."""
        return self._alive and self.process.is_alive()

    def begin(
        self,
        opened: sniff.Opened,
        choice: ReadingChoice = AS_IT_IS,
        left_out: Sequence[int] | None = None,
    ) -> None:
        """Hand the child an open file; its time runs from now.

        Given parts to be `left_out`, which may be none, it tells of each of the others.
        """
        size = os.fstat(opened.file.fileno()).st_size
        heaviest = max(size, sniff.heaviest(size))
        self._task = _Task(opened.path, heaviest, has_password=bool(choice.password))
        self._task.careful, self._task.recognised = left_out is not None, choice.recognised
        self.was_killed = self.ran_out = False
        self._allow(self._allowance.seconds)
        request = {
            "name": self.path.name,
            "whole_page": choice.whole_page,
            "encoding": choice.encoding,
            "password": choice.password,
            "recognised": choice.recognised is not None,
            "taken_as": choice.taken_as,
            "positions": choice.positions,
            "left_out": None if left_out is None else list(left_out),
        }
        try:
            self.running.line.send(json.dumps(request).encode(), opened.file.fileno())
        except OSError:
            self._alive = False

    def answer(self, told: Told = untold) -> Answer | None:
        """Return what became of the file, or None while the child is at work."""
        try:
            for message in self.running.line.messages():
                answer = self._heard(message[:1], message[1:], told)
                if answer is not None:
                    return answer
        except (EOFError, OSError):
            return self._death()
        except NonsenseError as error:
            _LOG.error("A child sent what cannot be: %s", error)
            self.kill()
            return UnreadableFileError(self.path, _MISTAKE.format(error))
        if not self._alive:
            return self._death()
        if time.monotonic() > self._task.deadline:
            self.kill()
            self.ran_out = True
            return UnreadableFileError(self.path, _TOO_LATE)
        return None

    def kill(self) -> None:
        """End the child at once."""
        self._alive = False
        self.running.kill()

    def dismiss(self) -> None:
        """Let an idle child end by itself, or end it."""
        self._alive = False
        self.running.dismiss()

    def _heard(self, what: bytes, said: bytes, told: Told) -> Answer | None:
        """Take in one message; NonsenseError when it is none of those that a child sends."""
        if what == reader.PROGRESS:
            done, total = _numbers(reader.PARTS, said)
            self._come_to(done, total)
            told(self.path, min(done, total), total)
        elif what == reader.WEIGHED:
            self._weigh(*_numbers(reader.WEIGHT, said))
        elif what == reader.BESIDE:
            self._hand(_text(said))
        elif what == reader.RECOGNISED:
            self._hand_recognised()
        elif what == reader.LOGGED:
            self._write_down(said)
        else:
            return self._ended(what, said)
        return None

    def _ended(self, how: bytes, said: bytes) -> Answer:
        if how in {reader.DOCUMENT, reader.PROJECT}:
            return answers.unpack(said) if how == reader.DOCUMENT else unpack_project(said)
        if how == reader.FAILED:
            return UnreadableFileError(self.path, " ".join(_text(said).split()))
        if how == reader.LOCKED:
            if self._task.has_password:
                return WrongPasswordError(self.path)
            return PasswordNeededError(self.path)
        if how == reader.MEMORY:
            self._alive = False
            return UnreadableFileError(self.path, _TOO_MUCH_MEMORY)
        if how == reader.MISTAKE:
            return self._mistaken(_text(said))
        raise NonsenseError("it sent no message")

    def _weigh(self, weight: int) -> None:
        if self._task.is_weighed:
            raise NonsenseError("it weighed its file twice")
        self._task.is_weighed = True
        self._allow(self._allowance.work(min(weight, self._task.heaviest)))

    def _allow(self, work: float) -> None:
        """Give the file so many seconds of the processor's time from now."""
        self._task.work = work
        self._task.deadline = time.monotonic() + self._allowance.wait(work)
        self._task.worked = limits.limit_work_of(self.running.pid, work)

    def _come_to(self, part: int, parts: int) -> None:
        """Give the file more time for each part that is read."""
        task, allowance = self._task, self._allowance
        gained = allowance.gained(part) - allowance.gained(task.part or 0)
        task.part, task.parts = max(part, task.part or 0), parts
        if gained > 0:
            task.work += gained
            task.deadline += allowance.patience * gained
            limits.limit_work_of(self.running.pid, task.work, task.worked)

    def _hand(self, address: str) -> None:
        """Give what lies beside the file, should it be something that a document may show."""
        found = companions.opened(self.path, address)
        if found is None:
            self.running.line.send(b"")
            return
        with found:
            self.running.line.send(b"", found.fileno())

    def _hand_recognised(self) -> None:
        """Give the words on pictures of pages, in a file that has no name."""
        words = self._task.recognised
        if words is None:
            raise NonsenseError("it asked for words that there are none of")
        with tempfile.TemporaryFile() as file:
            file.write(words.pack())
            file.seek(0)
            self.running.line.send(b"", file.fileno())

    def _write_down(self, said: bytes) -> None:
        self._task.lines += 1
        if self._task.lines <= _MOST_LINES and said:
            _LOG.log(min(said[0], logging.ERROR), "%s", _text(said[1:]))

    def _mistaken(self, trace: str) -> UnreadableFileError:
        self._alive = False
        _LOG.error("An importer failed on %s\n%s", self.path, trace)
        last = trace.strip().rpartition("\n")[2]
        return UnreadableFileError(self.path, _MISTAKE.format(last))

    def _death(self) -> UnreadableFileError:
        code = self.running.exit_code()
        self.kill()
        if code == limits.OUT_OF_MEMORY:
            return UnreadableFileError(self.path, _TOO_MUCH_MEMORY)
        if limits.worked_too_long(code):
            self.ran_out = True
            work = self._task.work
            seconds = f"{work:,.0f} second{'' if round(work) == 1 else 's'}"
            return UnreadableFileError(self.path, _TOO_MUCH_WORK.format(seconds))
        self.was_killed = True
        return UnreadableFileError(self.path, "reading it brought the importer down")


def _numbers(form: struct.Struct, said: bytes) -> tuple[int, ...]:
    if len(said) != form.size:
        raise NonsenseError("it sent no numbers")
    return form.unpack(said)


def _text(said: bytes) -> str:
    """Return a few words of a child, without what a terminal would obey."""
    if len(said) > 4 * reader.LONGEST_LINE:
        raise NonsenseError("it sent too long a text")
    text = said.decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text)
