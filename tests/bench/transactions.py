"""Measure how long an import keeps others out: `python tests/bench/transactions.py [SHARE]`.

For each kind of heavy file, prints the longest time in which another process could not write, the
most processor time that one transaction took, and the time of the whole store. SHARE below 1 makes
all of them smaller. The bar: 50 milliseconds, on a machine that does nothing else; on a busy one
only the processor time tells.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
import time
from array import array
from collections import deque
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain import (
    AS_IT_IS,
    Blocks,
    Comment,
    Content,
    DocumentKind,
    Facts,
    ImportStatus,
    Parsed,
)
from desktop.domain.steps import StepCode
from desktop.workspace import Workspace
from desktop.workspace.imports.storing import Storing, Work
from desktop.workspace.imports.unfolding import Source

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

COMMENTS, HIGHLIGHTS, PICTURES, LETTERS = 20_000, 10_000, 500, 20_000_000
LARGE = 60_000_000
"""Bytes of one picture."""


def watch(path: Path, longest: Synchronized[float]) -> None:
    """Ask again and again whether one may write; keep the longest time in which one might not."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as raw:
        free = time.perf_counter()
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("ROLLBACK")
                free = time.perf_counter()
            except sqlite3.OperationalError:
                longest.value = max(longest.value, time.perf_counter() - free)
            time.sleep(0.001)


def text_of(letters: int) -> str:
    """Return lines of made-up words."""
    chosen = random.Random(3)
    words = ["".join(chosen.choices("abcdefghijklmnop", k=6)) for _ in range(5_000)]
    lines, length = [], 0
    while length < letters:
        lines.append(" ".join(chosen.choices(words, k=12)))
        length += len(lines[-1]) + 1
    return "\n".join(lines)


def parsed_of(
    text: str, comments: tuple[Comment, ...] = (), assets: dict[str, bytes] | None = None
) -> Parsed:
    """Return what an importer would have made of a file."""
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    content = Content(text, Blocks(starts, bytes(count), bytes(count)))
    facts = Facts(title="Heavy")
    return Parsed(
        content, DocumentKind.REPORT, facts, "text/plain", "text 1", assets or {}, comments
    )


class Desk:
    """A library, and the import of what was parsed into it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.workspace = Workspace.open(home / "library")
        self.storing = Storing(self.workspace.opened)
        self.longest: Synchronized[float] = multiprocessing.Value("d", 0.0)  # type: ignore[assignment]
        self._begun = self._dearest = 0.0
        event.listen(self.workspace.opened.library._store._engine, "begin", self._begin)
        event.listen(Session, "after_commit", self._end)
        path = self.workspace.opened.library.path
        multiprocessing.Process(target=watch, args=(path, self.longest), daemon=True).start()

    def measure(self, name: str, parsed: Parsed, file: str) -> str:
        """Import as `file`, print what it took, and return the document."""
        path = self.home / file
        path.write_bytes(os.urandom(16))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        work = Work(1)
        work.digests[path] = digest
        begun = time.perf_counter()
        arrival = self.storing.arrival(Source(path, ""), parsed, AS_IT_IS, work)
        ready = time.perf_counter()
        self.longest.value = self._dearest = 0.0
        [outcome] = self.storing.store_some(deque([arrival]), work).values()
        took = time.perf_counter() - ready
        assert outcome.status in {ImportStatus.IMPORTED, ImportStatus.REVISED}, outcome.error
        print(
            f"{name}: others kept out for {self.longest.value * 1000:,.0f} ms at most "
            f"({self._dearest * 1000:.0f} ms of the processor), "
            f"stored in {took:.2f} s after {ready - begun:.2f} s ahead"
        )
        return outcome.document_id

    def _begin(self, _connection: object) -> None:
        self._begun = time.thread_time()

    def _end(self, _session: object) -> None:
        self._dearest = max(self._dearest, time.thread_time() - self._begun)


def main(share: float, home: Path) -> None:
    """Import each kind into one new library."""
    desk = Desk(home)
    book = text_of(400_000)
    every = len(book) // int(COMMENTS * share)
    comments = tuple(
        Comment(n * every, n * every + 10, f"Remark {n}.", "A. Reader")
        for n in range(int(COMMENTS * share))
    )
    desk.measure(f"{len(comments):,} comments", parsed_of(book, comments), "comments.docx")
    text = text_of(1_000_000)
    document_id = desk.measure("a text of 1 MB", parsed_of(text), "revised.txt")
    content, every = parsed_of(text).content, len(text) // int(HIGHLIGHTS * share)
    with desk.workspace.opened.step(StepCode.HIGHLIGHT) as library:
        for n in range(int(HIGHLIGHTS * share)):
            library.highlights.add(document_id, content.anchor(1, n * every, n * every + 30))
    name = f"{int(HIGHLIGHTS * share):,} highlights carried"
    desk.measure(f"{name} to the same text", parsed_of(text), "revised.txt")
    desk.measure(f"{name} to another text", parsed_of("New.\n" + text), "revised.txt")
    pictures = [os.urandom(1_000_000) for _ in range(int(PICTURES * share))]
    assets = {hashlib.sha256(one).hexdigest(): one for one in pictures}
    desk.measure(f"{len(assets)} pictures of 1 MB", parsed_of("Pictures.", (), assets), "pics.docx")
    picture = os.urandom(int(LARGE * share))
    assets = {hashlib.sha256(picture).hexdigest(): picture}
    name = f"a picture of {len(picture) / 1e6:.0f} MB"
    desk.measure(name, parsed_of("Picture.", (), assets), "picture.docx")
    text = text_of(int(LETTERS * share))
    desk.measure(f"a text of {len(text) / 1e6:.0f} MB", parsed_of(text), "long.txt")
    assert desk.workspace.care.check() == []
    desk.workspace.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0, Path(name))
