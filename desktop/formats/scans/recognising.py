"""Recognises the words of many pages: one draws them, several read what was drawn."""

from __future__ import annotations

import tempfile
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.printed.recognised import UNSURE, RecognisedPage
from desktop.errors import CancelledError
from desktop.formats.scans import tesseract, tsv

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.formats.scans.picturing import Picturing
    from desktop.formats.scans.tesseract import Tesseract
    from desktop.pdf import GreyPicture

READERS = 2
"""Pages that are read at the same time."""
_HOPELESS = 3
"""Pages that fail, with none that succeeds, after which no other is tried."""
_LONG = 4
"""Letters of a word that is wider than high."""
_NOT_DRAWN = "the page cannot be drawn"


@dataclass
class Recognised:
    """What became of the pages, by their numbers."""

    pages: dict[int, RecognisedPage] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    """Those that were not read, each with a clause that says why."""


def installed() -> Tesseract | None:
    """Return the program that is installed, if it answers."""
    with _private_folder() as folder:
        return tesseract.found(Path(folder))


def recognise(
    picturing: Picturing,
    pages: Sequence[int],
    program: Tesseract,
    languages: Sequence[str],
    told: Callable[[int, int], None],
) -> Recognised:
    """Return the words on pages of a file; raises CancelledError.

    `told` is called with how many of how many pages are read.
    """
    with _private_folder() as folder:
        reading = _Reading(program, languages, Path(folder), picturing.cancelled)
        with ThreadPoolExecutor(READERS, "tesseract") as readers:
            try:
                return _all(pages, picturing, readers, reading, told)
            except BaseException:
                reading.is_over = True  # else those at work would be waited for
                raise


def _all(
    pages: Sequence[int],
    picturing: Picturing,
    readers: ThreadPoolExecutor,
    reading: _Reading,
    told: Callable[[int, int], None],
) -> Recognised:
    found = Recognised()
    waiting = list(reversed(pages))
    busy: dict[Future[RecognisedPage], int] = {}
    told(0, len(pages))
    while waiting or busy:
        while waiting and len(busy) < READERS:
            number = waiting.pop()
            picture = picturing.picture(number)
            if picture is None:
                found.failed[number] = _NOT_DRAWN
            else:
                busy[readers.submit(reading.page, picture)] = number
        done = wait(busy, return_when=FIRST_COMPLETED).done if busy else set()
        for future in done:
            number = busy.pop(future)
            try:
                found.pages[number] = future.result()
            except (tesseract.FailedError, tsv.RubbishError) as error:
                found.failed[number] = str(error)
        told(len(found.pages) + len(found.failed), len(pages))
        if len(found.failed) >= _HOPELESS and not found.pages:
            why = next(iter(found.failed.values()))
            found.failed |= dict.fromkeys((*waiting, *busy.values()), why)
            waiting.clear()
            reading.is_over = True
            break
    return found


@dataclass
class _Reading:
    """How each page is read."""

    program: Tesseract
    languages: Sequence[str]
    folder: Path
    cancelled: Callable[[], bool]
    is_over: bool = False

    def page(self, picture: GreyPicture) -> RecognisedPage:
        """Return the words of a page, which is turned should it make no sense as it is."""
        found = self._words(picture, 0)
        if _merit(found) >= UNSURE * len(found.words) and not _is_sideways(found):
            return found
        turn = self.program.turn(picture, self.folder, self._stopped)
        if not turn:
            return found
        turned = self._words(picture, turn)
        return turned if _is_sideways(found) else max(found, turned, key=_merit)

    def _words(self, picture: GreyPicture, turn: int) -> RecognisedPage:
        if self._stopped():
            raise CancelledError("Recognising text")
        upright = picture.turned(turn)
        printed = self.program.words(upright, self.languages, self.folder, self._stopped)
        return RecognisedPage(tsv.words(printed, upright.width, upright.height), turn)

    def _stopped(self) -> bool:
        return self.is_over or self.cancelled()


def _merit(page: RecognisedPage) -> int:
    """Return how much was recognised: the per cents of all words."""
    return sum(word.confidence for word in page.words)


def _is_sideways(page: RecognisedPage) -> bool:
    """Whether most words stand on end: they are read even so, but no lines are made of them."""
    long = [word for word in page.words if len(word.text) >= _LONG]
    return sum(word.bottom - word.top > word.right - word.left for word in long) * 2 > len(long)


def _private_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="manicule-", ignore_cleanup_errors=True)
