from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.domain import Anchor, Highlight, Placement, PlacementStatus
from desktop.ui.cards import folded_words
from desktop.ui.cards.folded_words import folded
from desktop.ui.cards.gone_bar import GONE
from desktop.ui.cards.sidebar_model import HIGHLIGHT, SidebarModel

pytestmark = pytest.mark.usefixtures("qapp")
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def highlight(number: int, words: str = "words", **more) -> Highlight:
    anchor = Anchor(1, number * 10, number * 10 + 5, words, "", "")
    place = Placement(1, anchor.start, anchor.end, PlacementStatus.SAME)
    return Highlight(f"h{number}", "d", anchor, place, "yellow", NOW, NOW, **more)


@pytest.fixture
def model():
    made = SidebarModel()
    made.show_highlights(
        [
            highlight(1, "the first passage"),
            highlight(2, "another", note="Compare the Table"),
            highlight(3, "a third", tags=("detention/cells",)),
        ]
    )
    return made


def ids(model):
    return [model.index(row).data(HIGHLIGHT).id for row in range(model.rowCount())]


def test_the_model_keeps_qt_rules(model, qtmodeltester):
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("PASSAGE", ["h1"]),
        ("table compare", ["h2"]),
        ("cells", ["h3"]),
        ("yellow", ["h1", "h2", "h3"]),
        ("nothing", []),
    ],
)
def test_the_filter_looks_at_words_notes_tags_and_colours(model, typed, found):
    model.set_filter(typed)
    assert ids(model) == found
    assert model.total == 3


def test_one_changed_highlight_repaints_alone(model, qtbot):
    changed, reset = [], []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))
    model.modelReset.connect(lambda: reset.append(1))
    rows = [model.index(row).data(HIGHLIGHT) for row in range(3)]
    model.show_highlights([rows[0], replace(rows[1], note="new"), rows[2]])
    assert changed == [(1, 1)]
    assert reset == []
    assert model.index(1).data(HIGHLIGHT).note == "new"


def test_many_that_changed_are_told_at_once(model):
    changed = []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))
    model.show_highlights([replace(one, colour="blue") for one in model.shown])
    assert changed == [(0, 2)]


def test_one_new_or_removed_highlight_moves_no_other_row(model, qtmodeltester):
    inserted, removed, reset = [], [], []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.modelReset.connect(lambda: reset.append(1))
    rows = [model.index(row).data(HIGHLIGHT) for row in range(3)]
    model.show_highlights([rows[0], highlight(9), rows[1], rows[2]])
    model.show_highlights(rows[:2])
    assert inserted == [(1, 1)]
    assert ids(model) == ["h1", "h2"]
    model.show_highlights(rows[:1])
    assert removed == [(1, 1)]
    assert len(reset) == 1
    qtmodeltester.check(model)


def test_a_highlight_filtered_out_has_no_row(model):
    model.set_filter("cells")
    assert not model.index_of("h1").isValid()
    assert model.index_of("h3").row() == 0


def test_a_screen_reader_hears_note_tags_and_doubt():
    unsure = highlight(1, note="a note", tags=("x",))
    place = replace(unsure.placement, status=PlacementStatus.REVIEW)
    model = SidebarModel()
    model.show_highlights([replace(unsure, placement=place)])
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("words", "yellow highlight", "tags: x", "note: a note", "Is this still"):
        assert part in spoken


def test_filtering_folds_the_words_of_each_highlight_once(monkeypatch):
    model = SidebarModel()
    model.show_highlights([highlight(n, f"passage {n}") for n in range(500)])
    seen = []
    monkeypatch.setattr(folded_words, "folded", lambda one: seen.append(1) or folded(one))
    for typed in ("p", "passage 49", "", "passage"):
        model.set_filter(typed)
    assert len(seen) == 500
    model.set_filter("passage 49")
    assert model.rowCount() == sum("49" in str(n) for n in range(500))


def test_a_note_that_was_written_is_looked_at_while_the_filter_stands(model):
    model.set_filter("new")
    rows = [model.index_of(f"h{n}") for n in (1, 2, 3)]
    assert not any(row.isValid() for row in rows)
    model.show_highlights([highlight(1), highlight(2, note="A new note")])
    assert ids(model) == ["h2"]
    assert model.index_of("h2").row() == 0


@pytest.fixture
def with_gone(model):
    """Show three that stand, and between them three that are no longer in the text."""
    rows = [model.index(row).data(HIGHLIGHT) for row in range(3)]
    statuses = (PlacementStatus.LOST, PlacementStatus.RECORD, PlacementStatus.WAITING)
    gone = [
        replace(highlight(number, f"gone {number}"), placement=Placement(2, 15, 15, status))
        for number, status in enumerate(statuses, 4)
    ]
    model.show_highlights([rows[0], *gone, *rows[1:]])
    return model


def test_what_is_gone_is_folded_away_and_counted(with_gone):
    assert ids(with_gone) == ["h1", "h2", "h3"]
    assert (with_gone.gone, with_gone.total, with_gone.waiting, with_gone.unsure) == (3, 3, 1, 2)
    assert with_gone.is_hidden("h4")
    assert not with_gone.is_hidden("h1")


def test_the_group_opens_after_all_others(with_gone):
    with_gone.show_gone(wanted=True)
    assert ids(with_gone) == ["h1", "h2", "h3", "h4", "h5", "h6"]
    assert with_gone.total == 6
    assert [row for row in range(6) if with_gone.heading(row)] == [3]
    assert not with_gone.is_hidden("h4")


def test_the_filter_finds_what_is_gone(with_gone):
    with_gone.set_filter("gone 5")
    assert ids(with_gone) == ["h5"]
    assert with_gone.heading(0) == GONE
    with_gone.set_filter("")
    assert ids(with_gone) == ["h1", "h2", "h3"]


def test_what_is_to_review_has_what_is_lost_with_it(with_gone):
    with_gone.show_unsure_only(wanted=True)
    assert ids(with_gone) == ["h4", "h6"], "a record was decided"
