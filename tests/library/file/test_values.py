from __future__ import annotations

import gc
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.library.file.values import (
    as_json,
    clean,
    loaded,
    loaded_all,
    now,
    rows_as_json,
    stored_moment,
    uncollected,
)


@given(st.text(st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=60)
def test_clean_text_can_be_stored_and_keeps_all_else(text):
    kept = clean(text)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert clean(kept) == kept
    if text.isprintable():
        assert kept == text


def test_values_come_back_from_json():
    assert loaded(as_json({"a": 1, "b": None, "c": "\ud800é"})) == {
        "a": 1,
        "b": None,
        "c": "\ufffdé",
    }
    assert loaded(None) is None
    texts = [as_json({"n": n}) for n in range(3)]
    assert loaded_all(texts) == [json.loads(text) for text in texts]
    assert loaded_all([]) == []
    assert loaded_all(["1", f'"{"x" * 200_000}"', '{"a":2}']) == [1, "x" * 200_000, {"a": 2}]


def test_times_sort_as_they_came():
    times = [now() for _ in range(20)]
    assert times == sorted(times)
    assert len({len(time) for time in times}) == 1


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(was_on):
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
        with pytest.raises(KeyError), uncollected():
            {}["missing"]
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2020", "2020-01-01T00:00:00.000000+00:00"),
        ("2020-05", "2020-05-01T00:00:00.000000+00:00"),
        ("2020-05-06T07:08:09Z", "2020-05-06T07:08:09.000000+00:00"),
        ("2020-05-06T07:08:09+02:00", "2020-05-06T05:08:09.000000+00:00"),
    ],
)
def test_moments_are_kept_as_exact_as_they_are_said(said, kept):
    assert stored_moment(said) == kept


def test_a_moment_that_cannot_be_read_is_now():
    assert stored_moment("once upon a time").startswith("20")


@given(st.lists(st.tuples(*2 * [st.one_of(st.none(), st.integers(), st.booleans(), st.text())])))
def test_rows_are_written_as_json_as_each_by_itself(rows):
    names = ("a", "50 %s")
    assert rows_as_json(names, rows) == [as_json(dict(zip(names, row))) for row in rows]  # noqa: B905


def test_half_a_letter_in_a_row_becomes_one_that_a_database_can_hold():
    assert rows_as_json(["a"], [["x\ud800"], ["\0"]]) == ['{"a":"x\ufffd"}', '{"a":"\\u0000"}']
