from __future__ import annotations

import pytest

from desktop.domain import Changes
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library.file.values import loaded


def test_an_error_caught_inside_a_step_takes_back_only_its_part(desk, library):
    document = desk.keep()
    library.history.take_changes()

    def part(highlight_id):
        with library.history.step(StepCode.CHANGE_HIGHLIGHT):
            library.highlights.add_tag(highlight_id, "b")
            library.tags.remove("nowhere")

    with library.history.step(StepCode.CHANGE_HIGHLIGHT):
        made = desk.highlight(document, "1,204")
        with pytest.raises(NotFoundError):
            library.tags.remove("nowhere")
        with pytest.raises(NotFoundError):
            part(made.id)
    assert library.tags.all() == []
    assert library.history.take_changes() == Changes(frozenset([document.id]), frozenset([made.id]))
    library.history.undo()
    assert library.highlights.all() == []


def test_a_new_change_ends_redo_but_history_keeps_all(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    library.highlights.change(made.id, note="First.")
    library.history.undo()
    events = library._store._raw.execute("SELECT seq, before, after FROM events").fetchall()
    library.highlights.change(made.id, note="Second.")
    assert library.history.redo() is None
    library.history.undo()
    library.history.undo()
    assert library.history.undo() is None
    kept = library._store._raw.execute("SELECT seq, before, after FROM events").fetchall()
    assert kept[: len(events)] == events
    codes = [(step.code, step.kind, step.holds) for step in library.history.steps()]
    assert codes == [
        (StepCode.UNDO, "undo", True),
        (StepCode.UNDO, "undo", True),
        (StepCode.EDIT_NOTE, "change", False),
        (StepCode.UNDO, "undo", True),
        (StepCode.EDIT_NOTE, "change", False),
        (StepCode.HIGHLIGHT, "change", False),
        (StepCode.IMPORT, "record", True),
    ]
    assert len(library.history.steps(2)) == 2
    assert library.history.steps(1)[0].by == library.history.by
    assert all(step.events for step in library.history.steps())


def test_a_value_that_was_there_already_leaves_no_event(desk, library):
    made = desk.highlight(desk.keep(), "1,204")
    library.highlights.change(made.id, note="N.")
    before = len(library.history.steps())
    library.highlights.change(made.id, note="N.")
    assert len(library.history.steps()) == before


def test_an_event_tells_what_stood_there_before_and_what_stands_there_now(desk, library):
    made = desk.highlight(desk.keep(), "1,204")
    library.highlights.change(made.id, note="N.")
    noun, key, before, after = library._store._raw.execute(
        "SELECT noun, key, before, after FROM events ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    assert (noun, key) == ("highlights", made.id)
    assert (loaded(before)["note"], loaded(after)["note"]) == ("", "N.")
