"""An installed tesseract: which languages it knows, and the words it finds on one picture.

It gets the picture through a pipe, prints into another, and has nowhere to write but a private
folder. It may hang, die, print anything or write without end: that costs one page.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.pdf import GreyPicture

PROGRAM = "tesseract"
WORK, PATIENCE = 120, 300.0
"""Seconds of the processor's time, and on the wall, that one page may take."""
ASKING = 20.0
"""Seconds that it may take to say what it is."""
MOST_PRINTED = 16 << 20
"""Bytes of what it may print about a page."""
MOST_WRITTEN = 64 << 20
"""Bytes that it may leave in its folder."""
MEMORY = 3 << 30
"""Bytes of address space: each language takes some 200 MB of it."""
_KEPT = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Variables that it may know."""
_VERSION = re.compile(r"tesseract v?(\d[\w.\-]{0,40})")
# For: eng; chi_sim; script/Latin
_LANGUAGE = re.compile(r"[A-Za-z]\w*(?:/\w+)?")
_DIRECTIONS = "osd"
_NO_LANGUAGES = frozenset({_DIRECTIONS, "equ", "snum"})
"""Data about the direction of writing, and about formulae."""
_ROTATE = re.compile(r"^Rotate: (90|180|270)\b", re.MULTILINE)
_LEAST_DPI = 70
"""With fewer it guesses for itself, and says so."""
# Seconds between two looks at the clock and at whether it was cancelled.
_TICK = 0.05
# Seconds that are given to what reads and writes to hear that it has ended.
_PARTING = 2.0
_PIECE = 1 << 16
# Letters of its complaints: the last ones say what went wrong.
_LAST_SAID = 2_000


class FailedError(Exception):
    """It did not read a page; the words are a clause."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as it was found."""

    path: Path
    version: str
    languages: tuple[str, ...]
    knows_directions: bool = False
    """Whether it has data by which it tells how a page is turned."""

    @property
    def name(self) -> str:
        """Its name with its version."""
        return f"{PROGRAM} {self.version}"

    def words(
        self,
        picture: GreyPicture,
        languages: Sequence[str],
        folder: Path,
        cancelled: Callable[[], bool],
    ) -> bytes:
        """Return the table of words that it prints of a picture; what it writes goes into `folder`.

        Raises FailedError or CancelledError.
        """
        return self._said(picture, ["-l", "+".join(languages), "tsv"], folder, cancelled)

    def turn(self, picture: GreyPicture, folder: Path, cancelled: Callable[[], bool]) -> int:
        """Return by how many quarters a picture is to be turned clockwise to stand upright."""
        if not self.knows_directions:
            return 0
        try:
            said = self._said(picture, ["--psm", "0"], folder, cancelled)
        except FailedError:  # it found too few letters to tell
            return 0
        found = _ROTATE.search(said.decode("utf-8", "replace"))
        return int(found[1]) // 90 % 4 if found else 0

    def _said(
        self,
        picture: GreyPicture,
        wanted: Sequence[str],
        folder: Path,
        cancelled: Callable[[], bool],
    ) -> bytes:
        options = ["stdin", "stdout", "--dpi", str(max(_LEAST_DPI, picture.dpi)), *wanted]
        head = f"P5\n{picture.width} {picture.height}\n255\n".encode()
        with _Run([str(self.path), *options], folder) as run:
            return run.printed(head + picture.pixels, PATIENCE, cancelled)


def found(folder: Path) -> Tesseract | None:
    """Return the program that is installed, None for none that answers; `folder` is for it."""
    path = shutil.which(PROGRAM)
    if path is None:
        return None
    try:
        version = _VERSION.search(_said(path, "--version", folder))
        listed = _said(path, "--list-langs", folder).splitlines()
    except FailedError:
        return None
    if version is None:
        return None
    known = {line.strip() for line in listed}
    languages = sorted(one for one in known - _NO_LANGUAGES if _LANGUAGE.fullmatch(one))
    return Tesseract(Path(path), version[1], tuple(languages), _DIRECTIONS in known)


def _said(path: str, question: str, folder: Path) -> str:
    with _Run([path, question], folder) as run:
        printed = run.printed(b"", ASKING, lambda: False)
        # Older ones answer such questions where others complain.
        return (printed + b"\n" + run.complaint).decode("utf-8", "replace")


class _Run:
    """One run of the program, which is ended with whatever it has started."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(dir=folder))
        self.complaint = b""
        self._output = bytearray()
        self._threads: list[threading.Thread] = []
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
        environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME"), str(self._folder))
        try:
            self._process = subprocess.Popen(  # noqa: S603  # no shell, and words of our own
                command, cwd=self._folder, env=environment, start_new_session=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as error:
            raise FailedError(f"tesseract cannot be started: {error.strerror}") from error
        _limit(self._process.pid)

    def __enter__(self) -> _Run:
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def printed(self, given: bytes, patience: float, cancelled: Callable[[], bool]) -> bytes:
        """Return all that it prints; raises FailedError or CancelledError."""
        threads = self._threads = [
            threading.Thread(target=self._give, args=(given,), daemon=True),
            threading.Thread(target=self._take, daemon=True),
            threading.Thread(target=self._listen, daemon=True),
        ]
        for thread in threads:
            thread.start()
        until = time.monotonic() + patience
        while any(thread.is_alive() for thread in threads) or self._process.poll() is None:
            self._look(until, cancelled)
            threads[1].join(_TICK)
            if not threads[1].is_alive():
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_TICK)
        if self._process.returncode:
            raise FailedError(self._how_it_died())
        return bytes(self._output)

    def _look(self, until: float, cancelled: Callable[[], bool]) -> None:
        if cancelled():
            raise CancelledError("Recognising text")
        if time.monotonic() > until:
            raise FailedError("tesseract took too long over it")
        if len(self._output) > MOST_PRINTED:
            raise FailedError("tesseract printed without end")
        if _written(self._folder) > MOST_WRITTEN:
            raise FailedError("tesseract wrote without end")

    def _how_it_died(self) -> str:
        said = self.complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
        said = "".join(sign for sign in said if sign.isprintable())[:200]
        return f"tesseract ended with an error ({said or self._process.returncode})"

    def _give(self, given: bytes) -> None:
        stream = self._process.stdin
        if stream is not None:
            with contextlib.suppress(OSError), stream:
                stream.write(given)

    def _take(self) -> None:
        stream = self._process.stdout
        while stream is not None and len(self._output) <= MOST_PRINTED:
            piece = stream.read(_PIECE)
            if not piece:
                return
            self._output += piece

    def _listen(self) -> None:
        stream = self._process.stderr
        while stream is not None and (piece := stream.read(_PIECE)):
            self.complaint = (self.complaint + piece)[-_LAST_SAID:]

    def _end(self) -> None:
        """End it and all that it has started, and let the pipes go."""
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        until = time.monotonic() + _PARTING
        for thread in self._threads:  # what it held open is shut, so they come to an end
            thread.join(max(0.0, until - time.monotonic()))
        for stream in (self._process.stdout, self._process.stderr, self._process.stdin):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _limit(process: int) -> None:
    """Limit what the program may use, where the system can do that to a running one."""
    if sys.platform == "linux":
        import resource  # does not exist on Windows

        with contextlib.suppress(OSError):  # it has ended already
            for limit, most in (
                (resource.RLIMIT_AS, MEMORY),
                (resource.RLIMIT_CPU, WORK),
                (resource.RLIMIT_FSIZE, MOST_WRITTEN),
                (resource.RLIMIT_CORE, 0),
            ):
                resource.prlimit(process, limit, (most, most))


def _written(folder: Path) -> int:
    """Return how many bytes lie in a folder."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                size += os.lstat(Path(place) / name).st_size
    return size
