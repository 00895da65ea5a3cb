from __future__ import annotations

import hashlib
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from desktop.domain import Comment, DocumentKind, Facts, Parsed, Placement, PlacementStatus
from desktop.errors import CancelledError, LibraryBusyError, NotFoundError
from desktop.library import Library
from desktop.library.file.slices import LARGEST
from desktop.library.staging.carrying import SLICE
from desktop.library.staging.incoming import FEW, HEAVY

MANY = SLICE * 2 + 1


def words(count: int = MANY) -> str:
    return "\n".join(f"Word {number:05}." for number in range(count))


def comments(count: int = MANY) -> tuple[Comment, ...]:
    return tuple(Comment(n * 12, n * 12 + 11, f"Remark {n}.") for n in range(count))


@pytest.fixture
def prepare(desk):
    def prepared(text: str, **parts: object):
        parsed = Parsed(
            desk.content(text),
            DocumentKind.REPORT,
            Facts(title="Heavy"),
            "text/plain",
            "text 1",
            **parts,
        )
        return desk.library.imports.prepare(parsed, *desk.source(text, "heavy.txt"))

    return prepared


@pytest.fixture
def other(library):
    """Return the same library in another window."""
    with Library.open(library.folder) as opened:
        yield opened


@contextmanager
def counted(library):
    """Count the rows that each transaction writes, and all statements."""
    transactions, statements = [0], [0]

    def executed(_connection, _cursor, statement, parameters, _context, many):
        statements[0] += 1
        if statement.startswith("INSERT INTO"):
            transactions[-1] += len(parameters) if many else 1

    def begun(_connection):
        transactions.append(0)

    engine = library._store._engine
    event.listen(engine, "before_cursor_execute", executed)
    event.listen(engine, "begin", begun)
    yield transactions, statements
    event.remove(engine, "before_cursor_execute", executed)
    event.remove(engine, "begin", begun)


def test_no_transaction_writes_many_rows_however_many_comments_there_are(desk, library):
    asked = []
    for count in (MANY, MANY * 2):
        with counted(library) as (transactions, statements):
            document = desk.keep(words(count), comments=comments(count), name=f"{count}.docx")
        assert document.highlights == count
        assert max(transactions) <= 2 * SLICE
        asked.append(statements[0])
    assert asked[1] < asked[0] * 2
    assert library.care.check() == []


def test_no_transaction_carries_many_highlights(desk, library):
    document = desk.keep(words(), comments=comments())
    assert library.imports.carries_much(document.id)
    with counted(library) as (transactions, _):
        desk.keep("New.\n" + words(), document_id=document.id, comments=comments(SLICE + 1))
    assert max(transactions) <= 2 * SLICE
    found = library.highlights.all(document_id=document.id)
    assert {one.placement.revision for one in found} == {2}
    assert library.care.check() == []


def test_large_pictures_are_written_one_by_one(desk, library):
    pictures = [bytes([number]) * (HEAVY // 2) for number in range(4)]
    assets = {hashlib.sha256(data).hexdigest(): data for data in pictures}
    with counted(library) as (transactions, _):
        desk.keep("Pictures.", assets=assets)
    assert len(transactions) > len(pictures)
    assert all(library.documents.asset(sha256) == data for sha256, data in assets.items())


def test_nobody_sees_what_is_written_ahead(desk, library, other, prepare):
    document = desk.keep(words(SLICE + 1), comments=comments(SLICE + 1), name="old.docx")
    before = other.documents.all(), other.highlights.all(), other.documents.revisions()
    for document_id in (None, document.id):
        prepared = prepare(words(), comments=comments())
        with library.imports.turn(), library.imports.written_ahead(prepared, document_id):
            assert (
                other.documents.all(),
                other.highlights.all(),
                other.documents.revisions(),
            ) == before
            assert other.documents.at(str(prepared.source)) is None
            assert other.documents.find_source(prepared.sha256) == []
            assert len(other.highlights.places(document.id)[0]) == SLICE + 1
            assert other.trash.all() == []
            assert other.care.check(repair=True) == []
            other.trash.empty()
        assert other.care.check() == []
    assert library.documents.all() == before[0]


def test_a_sweep_in_another_window_takes_nothing_that_is_written_ahead(library, other, prepare):
    picture = b"\x89PNG..."
    sha256 = hashlib.sha256(picture).hexdigest()
    prepared = prepare(words(), comments=comments(), assets={sha256: picture})
    with library.imports.turn(), library.imports.written_ahead(prepared) as ahead:
        other.care.check(repair=True)
        other.trash.empty()
        made = library.imports.put_prepared(prepared, ahead=ahead)
    assert library.documents.content(made.document_id).text == words()
    assert library.documents.asset(sha256) == picture
    assert len(other.highlights.all()) == MANY
    assert library.care.check() == []


def test_what_is_written_ahead_and_not_shown_is_taken_out_again(desk, library, prepare):
    picture = b"\x89PNG..."
    assets = {hashlib.sha256(picture).hexdigest(): picture}
    prepared = prepare(words(), comments=comments(), assets=assets)
    asked = iter([False] * 6 + [True])
    with (
        library.imports.turn(),
        pytest.raises(CancelledError),
        library.imports.written_ahead(prepared, stopped=lambda: next(asked)),
    ):
        raise AssertionError("it was stopped before")
    assert set(desk.rows().values()) == {0}
    assert not library.history.take_changes()


def test_what_is_made_and_moved_meanwhile_is_carried(desk, library, other, prepare):
    document = desk.keep(words(), comments=comments())
    first, second, *_ = library.highlights.all()
    text = "New.\n" + words()
    foreseen = {
        one.id: (
            one.anchor,
            Placement(0, one.anchor.start + 5, one.anchor.end + 5, PlacementStatus.SAME),
        )
        for one in library.highlights.all()
    }
    prepared = prepare(text)
    content = library.documents.content(document.id)
    with (
        library.imports.turn(),
        library.imports.written_ahead(prepared, document.id, foreseen) as ahead,
    ):
        made = other.highlights.add(document.id, content.anchor(1, 3, 9))
        other.highlights.move(first.id, content.anchor(1, 5, 11))
        other.highlights.remove(second.id)
        other.documents.set_sections(document.id, [])
        kept = library.imports.put_prepared(prepared, ahead=ahead)
    assert kept.late == {first.id, made.id}
    by_id = {one.id: one.placement for one in library.highlights.all()}
    assert by_id[made.id] == Placement(2, 3, 3, PlacementStatus.WAITING)
    assert by_id[first.id] == Placement(2, 5, 5, PlacementStatus.WAITING)
    assert second.id not in by_id
    others = by_id.keys() - {made.id, first.id}
    assert {by_id[key].status for key in others} == {PlacementStatus.SAME}
    assert library.care.check() == []


def test_an_outline_edited_meanwhile_stays_with_the_same_text(desk, library, other, prepare):
    document = desk.keep(words(), comments=comments())
    prepared = prepare(words())
    with library.imports.turn(), library.imports.written_ahead(prepared, document.id) as ahead:
        outline = other.documents.set_sections(document.id, [])
        library.imports.put_prepared(prepared, ahead=ahead)
    assert library.documents.content(document.id).sections == outline.sections


def test_a_small_import_does_not_overtake_one_that_is_written_ahead(desk, library, other, prepare):
    document = desk.keep()
    prepared = prepare(words(), comments=comments())
    small = prepare("Small.")
    with library.imports.turn(), library.imports.written_ahead(prepared, document.id) as ahead:
        with pytest.raises(LibraryBusyError):
            other.imports.put_prepared(small, document_id=document.id)
        library.imports.put_prepared(prepared, ahead=ahead)
    assert other.imports.put_prepared(small, document_id=document.id).revision == 3
    assert library.documents.content(document.id, 2).text == words()
    assert library.care.check() == []


def test_two_windows_import_a_revision_of_the_same_document(desk, library, other):
    document = desk.keep()
    failures = []

    def put(into: Library, text: str) -> None:
        parsed = Parsed(
            desk.content(text),
            DocumentKind.REPORT,
            Facts(),
            "text/plain",
            "text 1",
            {},
            comments(),
        )
        path, sha256 = desk.source(text, f"{text[:5]}.txt")
        try:
            into.imports.put(parsed, path, sha256, document_id=document.id)
        except Exception as error:  # noqa: BLE001
            failures.append(error)

    threads = [
        threading.Thread(target=put, args=(library, "First\n" + words())),
        threading.Thread(target=put, args=(other, "Other\n" + words())),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    texts = {library.documents.content(document.id, number).text[:5] for number in (2, 3)}
    assert texts == {"First", "Other"}
    assert library.documents.revisions() == {document.id: 3}
    assert library.care.check() == []


def test_a_document_gone_meanwhile_is_not_found(desk, library, other, prepare):
    document = desk.keep()
    prepared = prepare(words(), comments=comments())
    with library.imports.turn(), library.imports.written_ahead(prepared, document.id) as ahead:
        other.trash.put(document.id)
        other.trash.empty()
        with pytest.raises(NotFoundError):
            library.imports.put_prepared(prepared, ahead=ahead)
    assert library.documents.all() == []
    assert library.care.check() == []


@pytest.mark.parametrize("count", [MANY, pytest.param(20_000, marks=pytest.mark.slow)])
def test_all_the_while_another_window_writes(desk, library, other, count):
    document = desk.keep()
    made, done = [], threading.Event()
    anchor = desk.anchor(document, "1,204")

    def write() -> None:
        while not done.is_set():
            made.append(other.highlights.add(document.id, anchor).id)
            time.sleep(0.002)  # SQLite is not fair: who never pauses keeps out everybody else

    writer = threading.Thread(target=write)
    writer.start()
    try:
        desk.keep(words(count), comments=comments(count), name="heavy.docx")
    finally:
        done.set()
        writer.join()
    assert made
    assert {one.id for one in library.highlights.all(document_id=document.id)} == set(made)
    assert len(library.highlights.all()) == len(made) + count


def test_what_is_made_and_undone_meanwhile_leaves_nothing_to_miss(desk, library, other, prepare):
    text = words(40)
    document = desk.keep(text)
    kept = desk.highlight(document, "Word 00003.")
    gone = other.highlights.add(document.id, desk.anchor(document, "Word 00005."))
    moved = other.highlights.add(document.id, desk.anchor(document, "Word 00007."))
    prepared = prepare(f"{text}\nmore")
    with library.imports.turn(), library.imports.written_ahead(prepared, document.id) as ahead:
        other.highlights.move(moved.id, desk.anchor(document, "Word 00008."))
        other.history.undo()
        other.history.undo()  # of the newest highlight
        other.history.undo()
        library.imports.put_prepared(prepared, ahead=ahead)
    assert {one.id for one in library.highlights.all()} == {kept.id}
    assert {one.id for one in library.highlights.removed()} == {gone.id, moved.id}
    assert library.care.check() == []
    other.history.redo()
    other.history.redo()
    assert library.care.check() == []


def test_what_is_carried_last_is_sealed_like_the_rest(desk, library, other, prepare):
    document = desk.keep(words(40))
    kept = desk.highlight(document, "Word 00003.")
    prepared = prepare(f"{words(40)}\nmore")
    with library.imports.turn(), library.imports.written_ahead(prepared, document.id) as ahead:
        other.highlights.move(kept.id, desk.anchor(document, "Word 00008."))
        late = other.highlights.add(document.id, desk.anchor(document, "Word 00005."))
        library.imports.put_prepared(prepared, ahead=ahead)
    assert library.care.check() == []
    raw = library._store._raw
    for one in (kept, late):
        where = f"highlight_id = '{one.id}' AND revision = 2"
        raw.execute(f"UPDATE placements SET start = start - 1 WHERE {where}")  # noqa: S608
        [problem] = library.care.check()
        assert "was altered, and by no step" in problem
        raw.execute(f"UPDATE placements SET start = start + 1 WHERE {where}")  # noqa: S608
    assert library.care.check() == []


def test_no_transaction_writes_many_letters_however_long_the_comments_are(desk, library):
    count, text = 40, words(20_000)
    whole = tuple(Comment(0, len(text), f"Remark {n}.") for n in range(count))
    weights = [0]

    def executed(_connection, _cursor, statement, parameters, _context, many):
        if statement.startswith("INSERT INTO highlights"):
            rows = parameters if many else [parameters]
            weights[-1] += sum(len(cell) for row in rows for cell in row if isinstance(cell, str))

    engine = library._store._engine
    event.listen(engine, "before_cursor_execute", executed)
    event.listen(engine, "begin", lambda _connection: weights.append(0))
    document = desk.keep(text, comments=whole)
    assert document.highlights == count
    assert sum(weights) >= count * len(text)
    assert max(weights) <= 2 * FEW


@pytest.mark.parametrize("revised", [False, True])
def test_large_texts_and_pictures_that_are_not_shown_are_taken_out(
    desk, library, other, prepare, revised
):
    picture = b"picture" * (LARGEST // 7 + 1)
    assets = {hashlib.sha256(picture).hexdigest(): picture}
    document_id = desk.keep().id if revised else None
    before = desk.rows()
    prepared = prepare("word\n" * (LARGEST // 4), assets=assets)
    slices = "SELECT count(*) FROM slices"
    with library.imports.turn(), library.imports.written_ahead(prepared, document_id):
        assert library._store._raw.execute(slices).fetchone() == (4,)
        other.trash.empty()
        assert other.care.check(repair=True) == []
        assert library._store._raw.execute(slices).fetchone() == (4,)
    assert library._store._raw.execute(slices).fetchone() == (0,)
    assert desk.rows() == before
    with library.imports.turn(), library.imports.written_ahead(prepared, document_id) as ahead:
        made = library.imports.put_prepared(prepared, ahead=ahead)
    assert library.documents.content(made.document_id).text == prepared.parsed.content.text
    assert library.documents.asset(next(iter(assets))) == picture
    assert library.care.check() == []


def test_a_large_text_that_another_document_shows_stays(desk, library, prepare):
    text = "word\n" * (LARGEST // 4)
    shown = desk.keep(text)
    with library.imports.turn(), library.imports.written_ahead(prepare(text)):
        pass
    assert library.documents.content(shown.id).text == text
    assert library.care.check() == []


def test_a_mark_is_as_old_as_its_file_says(desk):
    said = Comment(0, 5, "", "Ada", "2020-02-07T13:51:36+02:00", identity="plain")
    unsaid = Comment(6, 9, "Look.", "Ada", "last spring")
    desk.keep("Alpha and omega.", comments=(said, unsaid), name="marked.pdf")
    old, new = desk.library.highlights.all()
    assert old.created.isoformat() == "2020-02-07T11:51:36+00:00"
    assert old.modified == old.created
    assert new.created > old.created + timedelta(days=365)
    assert desk.library.care.check() == []
