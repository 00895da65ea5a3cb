from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.reader.surface.folds import Folds
from desktop.ui.reader.surface.surface import Pin
from tests.ui.reader.conftest import long_content

CONTENT = long_content(60)
PLACES = st.integers(0, len(CONTENT.text))
SHOWN = st.lists(st.sampled_from((0, 0, 1, 2)), min_size=60, max_size=60).map(bytes)


@pytest.fixture
def view(qtbot) -> ReaderView:
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show_content(CONTENT, lambda _sha: None)
    return made


def hidden_in(view: ReaderView, start: int, end: int) -> list[int]:
    """Return which blocks of a range are folded away."""
    at = CONTENT.blocks.at
    numbers = range(at(start), at(end - 1) + 1) if start < end else ()
    return [number for number in numbers if view.coverage.fold_at(number) is not None]


@given(SHOWN, PLACES, PLACES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_range_reaches_into_what_is_folded_away(
    view: ReaderView, shown: bytes, fixed: int, moving: int
) -> None:
    view.condensing.text.fold(Folds(shown), Pin(0, 0))
    reached = view.coverage.reach(fixed, moving)
    start, end = sorted((fixed, reached))
    assert not hidden_in(view, start, end)
    assert min(fixed, moving) <= reached <= max(fixed, moving)
    if not hidden_in(view, *sorted((fixed, moving))):
        assert reached == moving


@given(SHOWN, PLACES, PLACES)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
def test_what_is_uncovered_is_on_show_and_what_was_in_view_stays(
    view: ReaderView, shown: bytes, one: int, other: int
) -> None:
    view.condensing.text.fold(Folds(shown), Pin(0, 0))
    before, (start, end) = view.pin(), sorted((one, other))
    kept = [n for n in range(60) if shown[n]]
    view.coverage.uncover(start, end)
    assert not hidden_in(view, start, end)
    assert all(view.coverage.fold_at(number) is None for number in kept)
    if CONTENT.blocks.at(before.offset) in kept and any(shown):
        assert view.is_in_view(before.offset) or before.y < 0


def test_what_stands_as_it_did_is_not_told(view: ReaderView, qtbot) -> None:
    told = []
    view.coverage.changed.connect(lambda: told.append(view.coverage.rows))
    shown = bytes([2] * 10 + [0] * 50)
    for _ in range(2):
        view.condensing.text.fold(Folds(shown), Pin(0, 0))
    view.coverage.uncover(0, CONTENT.blocks.starts[10] - 1)
    assert told == [11]


def test_a_selection_that_goes_on_against_a_fold_is_told_once(view: ReaderView) -> None:
    told = []
    view.coverage.stopped.connect(lambda: told.append(1))
    view.condensing.text.fold(Folds(bytes([2] * 10 + [0] * 50)), Pin(0, 0))
    last = CONTENT.blocks.starts[10] - 1
    for moving in (last - 3, last + 50, last + 90, last + 500):
        view.coverage.reach(5, moving)
    assert told == [1]
    view.coverage.reach(5, last - 3)
    view.coverage.reach(5, last + 50)
    assert told == [1, 1]
