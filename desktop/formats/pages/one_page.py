"""One page asked of a page process of its own, where no window has one."""

from __future__ import annotations

from contextlib import closing
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from desktop.domain.printed.page_wishes import Broken, Kind, Pictured, Read, Wish
from desktop.formats.pages.page_process import PageProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.domain.printed.page_wishes import Answer

_FILE = b"1"
# Seconds between two looks at whether the export was cancelled.
_WAITING = 0.1


def asked(path: Path, wish: Wish, password: str = "") -> tuple[Pictured | None, Read | None]:
    """Return a picture of a page of a file, and where its characters are; None for what cannot be.

    This takes a second. Raises OSError when there is no file.
    """
    pictured = read = None
    with closing(PageProcess()) as process:
        process.open(_FILE, path, password)
        for one in (wish._replace(file=_FILE), Wish(Kind.READ, _FILE, wish.page)):
            process.ask(one)
        for answer in _answers(process):
            pictured = answer if isinstance(answer, Pictured) else pictured
            read = answer if isinstance(answer, Read) else read
            if isinstance(answer, Broken) and answer.wish.kind is Kind.OPEN:
                break
    return pictured, read


def _answers(process: PageProcess) -> Iterator[Answer]:
    try:
        while process.wishes:
            wait([process.line], _WAITING)
            yield from process.answers()
    except EOFError:
        return
