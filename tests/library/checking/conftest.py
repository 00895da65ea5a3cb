"""A small library with a row of every kind, and a way to damage it from outside."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from hashlib import sha256

import pytest

from desktop.domain import Comment, LinkKind, Section
from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.domain.noted.free_notes import Home
from desktop.domain.noted.reading_progress import ReadingState
from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.library.file.slices import LARGEST

PICTURE = b"picture"
LARGE = PICTURE * (LARGEST // len(PICTURE) + 1)


@pytest.fixture(scope="session")
def _filled(desk_kind, tmp_path_factory):
    desk = desk_kind(tmp_path_factory.mktemp("filled"))
    fill(desk)
    desk.library.close()
    return desk.library.folder


@pytest.fixture
def full(_filled, tmp_path):
    """Return the folder of a closed library in which something stands in every table."""
    return shutil.copytree(_filled, tmp_path / "library")


def fill(desk):
    library = desk.library
    inner = library.collections.add("Inner", library.collections.add("Outer").id)
    assets = {sha256(picture).hexdigest(): picture for picture in (PICTURE, LARGE)}
    one = desk.keep(sections=(Section("One", 1, 0, 17),), assets=assets)
    remark = Comment(0, 6, "A remark.", "A. Writer", "2020-01-01")
    two = desk.keep("Second: 17 boats.", title="Second", name="2.txt", comments=(remark,))
    library.documents.move(two.id, inner.id)
    made = desk.highlight(one, "1,204", note="A note.", tags=["a/b", "c"])
    other = desk.highlight(two, "17 boats", colour="green")
    library.links.add(made.id, other.id, LinkKind.REPEATS, "Why.")
    library.highlights.change(made.id, note="Another note.")
    claim = library.claims.add("Boats came.", "Counted twice.")
    library.claims.put(claim, [made.id], Stance.CONTRADICTS)
    library.claims.put(claim, [other.id], Stance.SUPPORTS)
    outline = library.outlines.add("Draft")
    heading = Line("", LineKind.HEADING, 1, "Arrivals")
    passage = Line("", LineKind.PASSAGE, highlight_id=other.id)
    library.outlines.put(outline, 0, [heading, Line("", LineKind.CLAIM, claim_id=claim), passage])
    desk.keep("Second: 17 boats. More.", title="Second", name="2.txt", document_id=two.id)
    library.documents.set_reading_position(one.id, 5)
    library.readings.mark([two.id], ReadingState.READ)
    library.readings.add(one.id, 1, [(0, 9), (12, 20)], one.characters)
    library.documents.set_sections(one.id, (Section("Two", 1, 0, 20),))
    library.highlights.remove(desk.highlight(one, "2019").id)
    library.history.undo()
    library.bookmarks.add(one.id, 5, "figures", "Figures")
    note = library.notes.add("Plan", "First.", Home(one.id))
    library.notes.change(note.id, text="Second.")
    library.notes.move(library.notes.add("Elsewhere").id, Home(None, inner.id))
    gone = desk.keep("Gone.", title="Gone", name="3.txt")
    desk.highlight(gone, "Gone")
    library.trash.put(gone.id)


@pytest.fixture
def damaged(full):
    """Return a function that runs SQL on the library's file and opens it again."""
    opened = []

    def run(*statements):
        with closing(sqlite3.connect(full / "library.sqlite3")) as raw, raw:
            raw.execute("PRAGMA foreign_keys=OFF")
            for statement in statements:
                raw.execute(statement)
        opened.append(Library.open(full))
        return opened[-1]

    yield run
    for library in opened:
        library.close()


def read_all(library):
    """Ask a library for everything that a window shows at its start."""
    found = [
        library.documents.all(), library.trash.all(), library.highlights.all(),
        library.highlights.removed(), library.tags.all(), library.tags.totals(),
        library.links.all(), library.collections.all(), library.history.steps(),
        library.notes.all(), library.notes.removed(), library.bookmarks.all(),
        library.claims.all(), library.claims.claimed(), library.outlines.all(),
        library.history.next_undo(), library.readings.all(), library.moments.last_changes(),
        library.documents.newest_contents(library.documents.revisions()),
    ]  # fmt: skip
    for document in library.documents.all():
        library.documents.reading_position(document.id)
        with suppress(NotFoundError):  # its newest revision may be missing, or its id be bytes
            library.readings.stretches(document.id)
            library.documents.reading_choice(document.id)
        library.highlights.places(document.id)
    return found
