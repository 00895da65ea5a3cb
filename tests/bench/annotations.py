"""Measure questions to highlights: `python tests/bench/annotations.py [SHARE]`.

A library of 1,000 documents, 50,000 highlights and 2,000 tags is made, and asked; beside each
question stands the same in plain SQL on the same file, and their ratio. SHARE below 1 makes it all
smaller. The bars: a list opens in 300 ms, any filter or count in 100, a tag is put on in 20, a
rename of a tag with 10,000 uses takes 500 and its undo too, a matrix 1,000.

Then a window is put on it, and scrolled, typed and clicked in (`views.py`).
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
import tempfile
import time
from array import array
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain import Blocks, Content, DocumentKind, Facts, Parsed, Section
from desktop.domain.asking.kept import Order, Side
from desktop.library import Library
from desktop.workspace import Workspace
from tests.bench import views

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENTS, HIGHLIGHTS, TAGS, COMMON = 1_000, 50_000, 2_000, 10_000
PARAGRAPHS, LETTERS = 60, 300
WORDS = (
    "The office counted {n} applications in {y} and refused {m} of them; asylum seekers waited "
    "{d} days for an answer, the ministry of document {k} says, and 12 per cent were detained. "
)
NOW = "2026-01-01T00:00:00.000000+00:00"


def fill(folder: Path, share: float) -> None:
    """Make the library: documents by the way that imports go, highlights row by row."""
    documents = max(4, round(DOCUMENTS * share))
    with Library.open(folder) as library:
        ids = [_document(library, folder, number) for number in range(documents)]
    with closing(sqlite3.connect(folder / "library.sqlite3")) as raw, raw:
        _mark(raw, ids, share)


def paragraph(document: int, block: int) -> str:
    """Return a paragraph of a document, as long as all others."""
    chance = document * 31 + block * 7
    figures = {"n": 900 + chance % 97, "m": 100 + chance % 89, "d": 20 + chance % 61}
    said = WORDS.format(k=document, y=2010 + chance % 15, **figures)
    return (said * 2)[: LETTERS - 2].ljust(LETTERS - 2) + "."


def _document(library: Library, folder: Path, number: int) -> str:
    text = "\n".join(paragraph(number, block) for block in range(PARAGRAPHS))
    starts = array("I", range(0, LETTERS * (PARAGRAPHS + 1), LETTERS))
    facts = {
        "asked_by": f"Member {number % 97}",
        "answered_by": f"Minister {number % 13}",
        "asked_of": f"Department {number % 19}",
        "date": f"20{10 + number % 15}-{1 + number % 12:02}-11",
    }
    half = PARAGRAPHS // 2 * LETTERS
    sections = (Section("First", 1, 0, half, facts), Section("Second", 1, half, len(text), facts))
    content = Content(text, Blocks(starts, bytes(PARAGRAPHS), bytes(PARAGRAPHS)), sections=sections)
    about = Facts(title=f"Document {number}", date=f"20{10 + number % 15}")
    parsed = Parsed(content, DocumentKind.REPORT, about, "text/plain", "bench 1")
    source = folder / f"{number}.txt"
    source.write_text(f"{number}")
    made = library.imports.put(parsed, source, hashlib.sha256(source.read_bytes()).hexdigest())
    source.unlink()
    return made.id


def _path(number: int) -> str:
    return ("common", "usual")[number] if number < 2 else f"level {number % 40}/tag {number}"


def _mark(raw: sqlite3.Connection, documents: list[str], share: float) -> None:
    chance = random.Random(1)
    tags = [str(uuid4()) for _ in range(max(10, round(TAGS * share)))]
    raw.executemany(
        "INSERT INTO tags VALUES (?, ?, '', '', ?, 'bench', NULL, NULL)",
        [(key, _path(number), NOW) for number, key in enumerate(tags)],
    )
    count = max(40, round(HIGHLIGHTS * share))
    for number in range(count):
        key, document = str(uuid4()), documents[number % len(documents)]
        block = chance.randrange(PARAGRAPHS)
        start, length = block * LETTERS, chance.randrange(40, LETTERS - 20)
        quotation = paragraph(number % len(documents), block)[:length].rstrip()
        end = start + len(quotation)
        colour = chance.choice(("yellow", "green", "blue", "pink"))
        note = "A note" if number % 3 == 0 else ""
        raw.execute(
            "INSERT INTO highlights VALUES (?, ?, 1, ?, ?, ?, '', '', NULL, ?, 'fill', ?, '', ?,"
            " 'bench', ?, NULL, NULL, NULL, NULL, NULL)",
            (key, document, start, end, quotation, colour, note, NOW, NOW),
        )
        raw.execute(
            "INSERT INTO placements VALUES (?, 1, ?, ?, ?, 'same', ?)",
            (key, document, start, end, NOW),
        )
        borne = {chance.choice(tags[2:])}
        if number < 2 * COMMON * share:
            borne.add(tags[number >= COMMON * share])
        raw.executemany(
            "INSERT INTO highlight_tags VALUES (?, ?, ?, 'bench')",
            [(key, tag, NOW) for tag in borne],
        )


def timed(act: Callable[[], object], times: int = 5) -> float:
    """Return the shortest of some times, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - begun)
    return best * 1000


QUESTIONS = {
    "common": "SELECT count(*) FROM highlight_tags JOIN tags ON id = tag_id WHERE path = 'common'",
    "colour:green has:note": "SELECT count(*) FROM highlights"
    " WHERE colour = 'green' AND note <> ''",
    "asked:'member 7'": "SELECT count(*) FROM passage_facts WHERE name = 'asked_by'"
    " AND folded LIKE '%member 7%'",
    "date:2012..2014-05": "SELECT count(*) FROM passage_facts WHERE name = '=day'"
    " AND value BETWEEN '2012' AND '2014-05~'",
    "near:'tag 7/3'": "SELECT count(*) FROM whereabouts",
    "('level 3' or 'level 4') -common text:wait": "SELECT count(*) FROM highlights"
    " WHERE quotation LIKE '%wait%'",
}


def change(workspace: Workspace) -> None:
    """Print what changes take that touch one highlight, and many."""
    one = workspace.questions.ids("")[0]
    tagged = timed(lambda: workspace.highlights.add_tag(one, str(uuid4())))
    print(f"a tag is put on: {tagged:.0f} ms")
    common = next(tag for tag in workspace.tags.all() if tag.path == "common")
    for path in ("everywhere", "level 2/tag 2", "usual"):
        renamed = timed(lambda path=path: workspace.tags.rename(common.id, path), 1)
        undone = timed(workspace.history.undo, 1)
        print(f"a tag with 10,000 uses becomes “{path}”: {renamed:.0f} ms, undo {undone:.0f}")
    removed = timed(lambda: workspace.tags.remove(common.id), 1)
    undone = timed(workspace.history.undo, 1)
    print(f"a tag with 10,000 uses is removed: {removed:.0f} ms, undo {undone:.0f}")
    print(f"uses of all tags are counted: {timed(workspace.tags.uses):.0f} ms")


def main() -> None:
    """Print a table."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        fill(folder, share)
        workspace = Workspace.open(folder)
        print(f"survey of all, once: {timed(workspace.questions.survey, 1):.0f} ms")
        raw = sqlite3.connect(folder / "library.sqlite3")
        ask = workspace.questions
        print("the list opens (all, first 60 read): "
              f"{timed(lambda: ask.kept(ask.ids('')[:60])):.0f} ms")  # fmt: skip
        for question, sql in QUESTIONS.items():
            typed = question.replace("'", '"')
            mine = timed(lambda typed=typed: ask.ids(typed))
            plain = timed(lambda sql=sql: raw.execute(sql).fetchall())
            found = len(ask.ids(typed))
            print(f"{typed}: {mine:.0f} ms, {found} found; plain SQL {plain:.1f}")
        for side in Side:
            print(f"counts by {side}: {timed(lambda side=side: ask.counts('', side)):.0f} ms")
        for order in Order:
            print(f"in the order {order}: {timed(lambda order=order: ask.ids('', order)):.0f} ms")
        matrix = timed(lambda: ask.matrix(Side.TAG, Side.DOCUMENT), 2)
        print(f"matrix of tags and documents: {matrix:.0f} ms")
        change(workspace)
        raw.close()
        workspace.close()
        views.measure(folder)


if __name__ == "__main__":
    main()
