from __future__ import annotations

import os
import signal

import pytest

from desktop.domain import Comment
from desktop.library.staging.carrying import SLICE
from tests.quick_workers import exit_code_of

MANY = SLICE * 2 + 1
SCRIPT = """
import hashlib, os, signal, sys
from array import array
from pathlib import Path
from sqlalchemy import event
from desktop.domain import Blocks, Comment, Content, DocumentKind, Facts, Parsed
from desktop.library import Library

folder, document_id, last, many = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
text = "\\n".join(f"Word {number:05}." for number in range(many))
comments = tuple(Comment(n * 12, n * 12 + 11, f"Remark {n}.") for n in range(many))
starts = array("I", range(0, 12 * many + 1, 12))
content = Content(text, Blocks(starts, bytes(many), bytes(many)))
picture = b"picture"
assets = {hashlib.sha256(picture).hexdigest(): picture}
facts = Facts(title="Heavy")
parsed = Parsed(content, DocumentKind.REPORT, facts, "text/plain", "text 1", assets, comments)
source = folder.parent / "heavy.txt"
source.write_text(text)
library = Library.open(folder)
done = 0

def ended(_connection):
    global done
    done += 1
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(library._store._engine, "commit", ended)
digest = hashlib.sha256(text.encode()).hexdigest()
library.imports.put(parsed, source, digest, document_id=document_id or None)
"""


def put_and_die(library, document_id: str, last: int) -> int | None:
    """Import in a process that is killed before its transaction number `last`, if it has that."""
    return exit_code_of(SCRIPT, library.folder, document_id, last, MANY)


KILLS = [4, 9, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 16))]


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize("revised", [False, True])
@pytest.mark.parametrize("last", KILLS)
def test_a_kill_at_any_moment_leaves_all_or_nothing(desk, library, last, revised):
    text = "\n".join(f"Word {number:05}." for number in range(MANY))
    document_id = desk.keep("Before.\n" + text, comments=comments()).id if revised else ""
    before = [one.id for one in library.documents.all()]
    died = put_and_die(library, document_id, last)
    assert died in {-signal.SIGKILL, 0}
    library = desk.reopen()
    for _ in range(2):
        assert library.care.check() == []
        if died:
            assert [one.id for one in library.documents.all()] == before
            assert library.documents.revisions() == dict.fromkeys(before, 1)
            assert len(library.highlights.all()) == MANY * revised
            assert [one.highlights for one in library.documents.all()] == [MANY] * revised
        assert library.care.check(repair=True) == []
    stored = {"documents": 1, "revisions": 1, "highlights": MANY, "placements": MANY, "blobs": 2}
    if died:
        assert desk.rows() == {
            "assets": 0,
            **{name: count * revised for name, count in stored.items()},
        }
    assert put_and_die(library, document_id, 1_000) == 0
    [document] = library.documents.all()
    assert library.documents.content(document.id).text == text
    assert library.care.check() == []


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_the_next_import_of_much_takes_out_what_a_killed_one_left(desk, library):
    document = desk.keep()
    assert put_and_die(library, document.id, 7) == -signal.SIGKILL
    assert desk.rows()["revisions"] == 2
    with library.imports.turn():
        pass
    assert desk.rows() == {
        "documents": 1,
        "revisions": 1,
        "highlights": 0,
        "placements": 0,
        "blobs": 2,
        "assets": 0,
    }


def comments() -> tuple[Comment, ...]:
    """Return comments like the ones of the script, further on in the text."""
    return tuple(Comment(n * 12 + 8, n * 12 + 19, f"Remark {n}.") for n in range(MANY))
