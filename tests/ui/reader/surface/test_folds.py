from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.reader.surface.folds import Folds, Shows

SHOWN = st.lists(st.sampled_from(list(Shows)), min_size=1, max_size=60).map(bytes)


def rows_of(shown: bytes) -> list[int]:
    """Return the rows one by one: what is shown, and where a run begins that is not."""
    return [n for n, one in enumerate(shown) if one or n == 0 or shown[n - 1]]


@given(SHOWN)
def test_rows_are_what_is_shown_and_one_for_each_run_between(shown: bytes) -> None:
    folds, rows = Folds(shown), rows_of(shown)
    assert [folds.nth(place) for place in range(folds.count)] == rows
    assert folds.hidden == shown.count(0)
    assert [n for n, inside in enumerate(folds.inside) if not inside] == rows
    for number in range(len(shown)):
        place = max(k for k, row in enumerate(rows) if row <= number)
        assert (folds.place(number), folds.row(number)) == (place, rows[place])
        assert folds.before(number) == (rows[place - 1] if place else -1)
        assert folds.after(number) == [*rows, len(shown)][place + 1]


@given(SHOWN)
def test_a_fold_is_a_whole_run(shown: bytes) -> None:
    folds = Folds(shown)
    for number, one in enumerate(shown):
        fold = folds.at(number)
        assert (fold is None) == bool(one)
        if fold is not None:
            assert number in fold
            assert not any(shown[fold.start : fold.stop])
            assert all(shown[fold.start - 1 : fold.start] + shown[fold.stop : fold.stop + 1])


@given(SHOWN, st.data())
def test_a_run_of_blocks_meets_its_folds_and_counts_its_rows(shown: bytes, data) -> None:
    folds = Folds(shown)
    first = data.draw(st.integers(0, len(shown) - 1))
    last = data.draw(st.integers(first, len(shown)))
    met = {folds.at(n) for n in range(first, last)} - {None}
    assert set(folds.meeting(first, last)) == met
    assert folds.rows_in(first, last) == sum(first <= row < last for row in rows_of(shown))
    opened = folds.without(folds.meeting(first, last))
    assert all(opened.shown[first:last])
    assert [n for n in range(len(shown)) if not opened.shown[n]] == [
        n for n in range(len(shown)) if not shown[n] and folds.at(n) not in met
    ]


@given(SHOWN)
def test_what_is_shown_reaches_to_the_next_fold(shown: bytes) -> None:
    folds = Folds(shown)
    for number in range(len(shown)):
        around = folds.reach(number)
        assert all(shown[around.start : around.stop])
        assert bool(around) == (number in around) == bool(shown[number])


def test_a_whole_text_has_no_folds() -> None:
    folds = Folds.none(5)
    assert (folds.hidden, folds.count, list(folds.meeting(0, 5))) == (0, 5, [])
    assert folds.at(3) is None
    assert Folds.none(0).count == 0
