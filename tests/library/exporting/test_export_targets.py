from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from desktop.domain.exchanged.kept_export import (
    Became,
    Kept,
    KeptForm,
    KeptReport,
    Remark,
    WrittenNote,
)
from desktop.errors import InvalidValueError, NotFoundError

NOTE = WrittenNote("d1", "deep/A.md", ("one",), {"h": "^m-h"}, {"title": "x"}, "A")


@pytest.fixture
def targets(desk):
    return desk.library.export_targets


@pytest.fixture
def target(targets):
    return targets.add(Kept("Vault", "/notes"))


def test_a_target_is_what_was_chosen(desk, targets):
    inside = desk.library.collections.add("Papers")
    kept = Kept(
        "All", "/notes", KeptForm.TEMPLATE, "tag:x", "s", inside.id, "t.jinja", "{{ x }}",
        automatic=True,
    )  # fmt: skip
    made = targets.add(kept)
    assert made.kept == kept
    assert desk.reopen().export_targets.all() == [made]


def test_names_are_unique_and_not_empty(targets, target):
    for name in ("", " ", "Vault", "x" * 101):
        with pytest.raises(InvalidValueError):
            targets.add(Kept(name, "/notes"))
    other = targets.add(Kept("Other", "/notes"))
    with pytest.raises(InvalidValueError):
        targets.change(other.id, Kept("Vault", "/notes"))
    assert targets.change(target.id, Kept("Vault", "/else")).kept.folder == "/else"
    with pytest.raises(NotFoundError):
        targets.change("nowhere", Kept("x", "/notes"))


def test_what_was_written_is_remembered_with_what_was_before(targets, target):
    targets.put(target.id, NOTE)
    assert targets.note(target.id, "d1") == NOTE
    for number in range(10):
        digests = (str(number),)
        targets.put(target.id, WrittenNote("d1", "B.md", digests, {}, {}))
    (note,) = targets.notes(target.id).values()
    assert note.path == "B.md"
    assert note.digests == tuple(map(str, range(2, 10)))
    assert targets.note(target.id, "d2") is None


def test_the_last_report_is_kept(targets, target):
    report = KeptReport(
        datetime(2026, 3, 1, tzinfo=UTC),
        {Became.CREATED: 2, Became.KEPT: 1},
        (Remark(Became.KEPT, "A.md", "Changed there."),),
        "",
    )
    targets.put_report(target.id, report)
    (found,) = targets.all()
    assert (found.report.counts, found.report.remarks) == (report.counts, report.remarks)
    assert targets.notes(target.id) == {}


def test_nothing_of_it_is_undone_and_the_library_stays_sound(desk, targets, target):
    targets.put(target.id, NOTE)
    targets.asked(target.id)
    assert desk.library.history.undo() is None
    assert desk.library.care.check() == []
    targets.remove(target.id)
    assert desk.library.history.undo() is None
    assert targets.all() == []
    assert targets.notes(target.id) == {}
    assert desk.library.care.check() == []


def test_a_collection_that_goes_leaves_its_target_adrift_until_it_is_back(desk, targets):
    inside = desk.library.collections.add("Papers")
    targets.add(Kept("Vault", "/notes", collection=inside.id))
    desk.library.collections.remove(inside.id)
    (found,) = targets.all()
    assert (found.kept.collection, found.is_adrift) == (None, True)
    desk.library.history.undo()
    (found,) = targets.all()
    assert (found.kept.collection, found.is_adrift) == (inside.id, False)
    assert desk.library.care.check() == []


def test_a_new_collection_that_is_undone_takes_nothing_with_it(desk, targets):
    inside = desk.library.collections.add("Papers")
    targets.add(Kept("Vault", "/notes", collection=inside.id))
    desk.library.history.undo()
    (found,) = targets.all()
    assert found.is_adrift
    desk.library.history.redo()
    assert not targets.all()[0].is_adrift


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"marks": 3, "counts": [1]}', "\x00"])
def test_damage_costs_what_was_remembered_and_nothing_else(desk, targets, target, damage):
    targets.put(target.id, NOTE)
    targets.put_report(target.id, KeptReport(datetime.now(UTC), {Became.CREATED: 1}))
    with closing(sqlite3.connect(desk.library.path)) as raw, raw:
        raw.execute("UPDATE export_blocks SET highlights = ?, written = ?", (damage, damage))
        raw.execute("UPDATE export_targets SET options = ?, form = ?", (damage, damage))
    (found,) = desk.reopen().export_targets.all()
    assert found.kept.name == "Vault"
    assert found.kept.form is KeptForm.MARKDOWN
    (note,) = desk.library.export_targets.notes(target.id).values()
    assert (note.digests, note.marks) == (("one",), {})
