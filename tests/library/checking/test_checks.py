# ruff: noqa: S608 - the statements are ours
"""Damaged and forged rows are named, everything else is read, and what can be is mended."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import ManiculeError
from desktop.library import Library
from tests.library.checking.conftest import fill, read_all

ONE_REVISION = "WHERE document_id = (SELECT min(id) FROM documents WHERE deleted_at IS NULL)"
FORGED = {
    "facts that are no JSON": f"UPDATE revisions SET facts = '{{' {ONE_REVISION}",
    "facts that are a list": f"UPDATE revisions SET facts = '[]' {ONE_REVISION}",
    "a title that is a number": f"UPDATE revisions SET facts = '{{\"title\": 5}}' {ONE_REVISION}",
    "an unknown fact": f'UPDATE revisions SET facts = \'{{"x": "y"}}\' {ONE_REVISION}',
    "facts nested too deep": (
        f"UPDATE revisions SET facts = printf('%.*c', 20000, '[') {ONE_REVISION}"
    ),
    "JSON that ends too early": f"UPDATE revisions SET facts = '{{}},{{}}' {ONE_REVISION}",
    "remarks that are no JSON": "UPDATE revisions SET remarks = 'x'",
    "remarks nested too deep": "UPDATE revisions SET remarks = printf('%.*c', 20000, '[')",
    "an unknown kind": f"UPDATE revisions SET kind = 'poem' {ONE_REVISION}",
    "an unknown corrected kind": "UPDATE documents SET edited_kind = 'poem'",
    "corrected facts that are no JSON": "UPDATE documents SET edited_facts = 'x'",
    "a revision that is missing": "UPDATE documents SET revision = 9",
    "a number that is a word": "UPDATE documents SET revision = 'two'",
    "a broken date": "UPDATE documents SET created = '2020-13-45'",
    "an unknown status": "UPDATE placements SET status = 'nonsense'",
    "a place that ends before it begins": "UPDATE placements SET start = end + 4",
    "a place beyond the text": "UPDATE placements SET start = 4000000000, end = 5000000000",
    "a place moved a little": "UPDATE placements SET start = start + 1, end = end + 1",
    "a place that is gone": "DELETE FROM placements",
    "an unknown colour": "UPDATE highlights SET colour = 'mauve' WHERE origin = ''",
    "an unknown style": "UPDATE highlights SET style = 'wavy' WHERE origin = ''",
    "a forged note": "UPDATE highlights SET note = 'FORGED' WHERE origin = ''",
    "a note of bytes": "UPDATE highlights SET note = x'fffe' WHERE origin = ''",
    "a note that is no UTF-8": (
        "UPDATE highlights SET note = CAST(x'41ff42' AS TEXT) WHERE origin = ''"
    ),
    "a highlight without a document": (
        "UPDATE highlights SET document_id = 'nowhere' WHERE origin = ''"
    ),
    "a highlight that is gone": "DELETE FROM highlights",
    "a link of an unknown kind": "UPDATE links SET kind = 'marries'",
    "a link's note": "UPDATE links SET note = 'FORGED'",
    "a tag of bytes": "UPDATE tags SET path = x'ff' WHERE path = 'c'",
    "a tag that nobody put there": (
        "INSERT INTO highlight_tags SELECT highlights.id, tags.id, tags.created, '' "
        "FROM highlights, tags WHERE tags.path = 'c' AND highlights.note NOT LIKE 'Another%'"
    ),
    "a collection inside itself": "UPDATE collections SET parent_id = id",
    "a collection put in": (
        "INSERT INTO collections VALUES ('c1', 'x', 'c1', '2020-01-01T00:00:00+00:00')"
    ),
    "an event that was altered": 'UPDATE events SET after = \'{"note": "x"}\' WHERE seq = 5',
    "an event that is no JSON": "UPDATE events SET after = '{' WHERE seq > 3",
    "an event that was emptied": "UPDATE events SET before = NULL, after = NULL, salt = NULL",
    "an event that is gone": "DELETE FROM events WHERE seq = 4",
    "all events gone": "DELETE FROM events",
    "the newest event gone": "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
    "a step by another": "UPDATE steps SET by = 'somebody'",
    "an unknown state of a step": "UPDATE steps SET state = 'x'",
    "a text that is damaged": "UPDATE blobs SET data = x'00'",
    "a text whose name is bytes": "UPDATE blobs SET sha256 = CAST(sha256 AS BLOB)",
    "a picture without a name": "UPDATE assets SET sha256 = x'' WHERE data != x''",
    "a picture that is damaged": "UPDATE assets SET data = x'00'",
    "a picture that is gone": "DELETE FROM revision_assets",
    "the bytes of a picture that are gone": "DELETE FROM assets",
    "a reading position": "UPDATE reading_positions SET position = 7",
    "what was read": "UPDATE stretches_read SET ranges = '[0,20]', letters = 20",
    "what was read that is no JSON": "UPDATE stretches_read SET ranges = '['",
    "letters that are no number": "UPDATE stretches_read SET letters = 'x', whole = x''",
    "an unknown mark of reading": "UPDATE reading_marks SET state = 'x'",
    "the library's id": "UPDATE settings SET value = 'x'",
}


@pytest.mark.parametrize("statement", FORGED.values(), ids=FORGED)
def test_what_is_damaged_is_named_and_the_rest_is_read(damaged, statement):
    library = damaged(statement)
    assert len(library.documents.all()) == 2
    read_all(library)
    assert library.care.check()
    library.care.check(repair=True)
    read_all(library)


def test_a_whole_library_is_sound(damaged):
    assert damaged().care.check() == []


def test_a_damaged_document_says_so_in_place_of_its_title(damaged):
    library = damaged(FORGED["facts that are no JSON"])
    titles = [document.title for document in library.documents.all()]
    assert "(cannot be read: its facts are damaged)" in titles


def test_a_highlight_with_a_damaged_colour_keeps_its_quotation(damaged):
    library = damaged("UPDATE highlights SET colour = 'mauve', style = 'wavy'")
    assert "1,204" in {highlight.quote for highlight in library.highlights.all()}
    assert any("“mauve”" in line or "mauve" in line for line in library.care.check())


def test_a_document_whose_name_is_no_text_keeps_nothing_from_being_read(damaged):
    library = damaged(
        f"UPDATE revisions SET document_id = x'fffe' {ONE_REVISION}",
        f"UPDATE documents SET id = x'fffe' {ONE_REVISION.replace('document_id =', 'id =')}",
    )
    read_all(library)
    assert library.care.check()


def test_a_forged_number_of_the_format_is_not_believed(damaged):
    for number in (0, 1, 4):
        library = damaged(f"PRAGMA user_version={number}")
        assert library.care.check() == []
        library.close()


@pytest.mark.parametrize(
    "kind",
    [
        "a forged note", "a note of bytes", "an unknown colour", "a link's note",
        "an unknown style",
        "a tag of bytes", "a collection inside itself", "a highlight without a document",
        "a revision that is missing",
    ],
)  # fmt: skip
def test_what_the_history_proves_is_put_back_after_a_copy(damaged, kind):
    library = damaged(FORGED[kind])
    said = library.care.check(repair=True)
    assert any(line.endswith("It was mended.") for line in said)
    assert library.care.check() == []
    assert "Another note." in {highlight.note for highlight in library.highlights.all()}
    assert [path.name[:13] for path in (library.folder / "backups").iterdir()] == ["before repair"]


@pytest.mark.parametrize(
    "kind",
    ["facts that are no JSON", "a text that is damaged", "a picture that is damaged",
     "a highlight that is gone", "a picture that is gone", "an unknown status",
     "an event that was altered", "an event that is no JSON", "an event that was emptied",
     "an event that is gone", "all events gone", "the newest event gone", "a step by another"],
)  # fmt: skip
def test_what_a_backup_has_is_put_back(full, damaged, kind):
    with Library.open(full) as library:
        library.backups.make()
    library = damaged(FORGED[kind])
    assert library.care.check()
    library.care.check(repair=True)
    assert library.care.check() == []


def test_what_cannot_be_put_back_is_said_and_left(damaged):
    library = damaged(FORGED["facts that are no JSON"])
    said = library.care.check(repair=True)
    assert any("It could not be mended" in line for line in said)
    assert len(library.documents.all()) == 2


@pytest.fixture(scope="module")
def sample(desk_kind, tmp_path_factory):
    desk = desk_kind(tmp_path_factory.mktemp("sample"))
    fill(desk)
    desk.library.backups.make()
    desk.library.close()
    return desk.library.folder


VALUES = (
    None, "", 0, -1, 10**9, 2**62, b"\xff\xfe", "x", "{", "[]", "[1]", '{"title": 5}', "null", 1.5,
    '{"authors": "abc"}', '{"other": {"a": 1}}', "2020-13-45", "1],[2",
)  # fmt: skip


def _damage(path, choices):
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        tables = [
            row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        table = choices.choice([name for name in tables if not name.startswith("sqlite")])
        columns = raw.execute(f"PRAGMA table_info({table})").fetchall()
        keys = [column[1] for column in columns if column[5]]
        rows = raw.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()
        if not rows:
            return
        where = " AND ".join(f"{key} = ?" for key in keys)
        column, value = choices.choice(columns)[1], choices.choice(VALUES)
        with closing(raw.cursor()) as cursor:
            try:
                query = f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE {where}'
                cursor.execute(query, (value, *choices.choice(rows)))
            except sqlite3.Error:  # the table itself does not take it
                return


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_no_damage_keeps_the_rest_from_being_read(sample, seed):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        shutil.copytree(sample, folder)
        choices = random.Random(seed)
        for _ in range(choices.choice((1, 3))):
            _damage(folder / "library.sqlite3", choices)
        try:
            with Library.open(folder) as library:
                read_all(library)
                library.care.check(repair=True)
                read_all(library)
        except ManiculeError as error:
            assert str(error)  # noqa: PT017 - a sentence is an answer, too


def test_purged_words_do_not_come_back_with_the_event_that_said_them(full, damaged):
    with Library.open(full) as library:
        library.backups.make()
        [gone] = library.trash.all()
        library.trash.empty()
    library = damaged(f"DELETE FROM events WHERE noun <> 'purges' AND document_id = '{gone.id}'")
    assert library.care.check()
    library.care.check(repair=True)
    assert library.care.check() == []
    with closing(sqlite3.connect(full / "library.sqlite3")) as raw:
        said = raw.execute(
            "SELECT before, after FROM events WHERE noun <> 'purges' AND document_id = ?",
            (gone.id,),
        ).fetchall()
    assert said
    assert set(said) == {(None, None)}


def test_the_history_of_another_course_of_things_is_not_taken_for_the_lost_one(full, damaged):
    with Library.open(full) as library:
        one = next(each for each in library.highlights.all() if each.note == "Another note.")
        before = full.parent / "before.sqlite3"
        shutil.copy(full / "library.sqlite3", before)
        library.highlights.change(one.id, note="In the other course.")
        library.backups.make()
    shutil.copy(before, full / "library.sqlite3")
    with Library.open(full) as library:
        library.highlights.change(one.id, note="In this course.")
    library = damaged("DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    library.care.check(repair=True)
    notes = {each.note for each in library.highlights.all()}
    assert "In this course." in notes
    assert "In the other course." not in notes


def test_a_forged_event_does_not_make_its_row_what_it_says(damaged):
    library = damaged(
        "UPDATE events SET after = '{\"note\": \"FORGED\"}' WHERE after LIKE '%Another note.%'"
    )
    said = library.care.check(repair=True)
    assert all(line.endswith("no sound copy was found.") for line in said)
    notes = {each.note for each in library.highlights.all()}
    assert "Another note." in notes
    assert "FORGED" not in notes
