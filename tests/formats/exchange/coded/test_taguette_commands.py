from __future__ import annotations

import json

import pytest

from desktop.formats.exchange.coded.taguette_commands import Commands, Deed


class Rows:
    """Tables with one table, of commands."""

    def __init__(self, *rows: tuple[object, object, object]) -> None:
        self._rows = rows

    def rows(self, _table: str, *_columns: str):
        return iter(self._rows)


def add(by: str, day: int, highlight: object, tags: object = ()) -> tuple[str, str, str]:
    said = {"type": "highlight_add", "highlight_id": highlight, "tags": tags}
    return by, f"2024-03-{day:02} 10:00:00", json.dumps(said)


def at(day: int) -> str:
    return f"2024-03-{day:02}T10:00:00Z"


def merge(old: object, new: object) -> tuple[str, str, str]:
    said = {"type": "tag_merge", "src_tag_id": old, "dest_tag_id": new}
    return "cy", "2024-03-09 10:00:00", json.dumps(said)


def test_who_made_a_highlight_stays_when_another_changes_it():
    told = Commands(Rows(add("ann", 1, 7, [1]), add("bob", 2, 7, [1, 2])))
    assert told.made(7) == Deed("ann", at(1))
    assert told.changed(7) == at(2)
    assert told.tagged(7, 1) == Deed("ann", at(1))
    assert told.tagged(7, 2) == Deed("bob", at(2))


def test_a_tag_that_became_another_was_given_by_whoever_gave_the_first():
    told = Commands(Rows(add("ann", 1, 7, [1]), merge(1, 3), merge(3, 4), add("bob", 2, 7, [4])))
    assert told.tagged(7, 3) == told.tagged(7, 4) == Deed("ann", at(1))


def test_two_highlights_of_one_moment_are_known_by_none():
    told = Commands(Rows(add("ann", 1, 7), add("ann", 1, 8), add("ann", 2, 9)))
    assert [told.identity(one) for one in (7, 8, 9, 10)] == ["", "", at(2), ""]


@pytest.mark.parametrize(
    "row",
    [
        ("ann", "2024-03-01 10:00:00", "{"),
        ("ann", "2024-03-01 10:00:00", "[" * 100_000),
        ("ann", "2024-03-01 10:00:00", "[]"),
        ("ann", None, None),
        add("ann", 1, "7", [1]),
        add("ann", 1, None, [1]),
        merge("1", 2),
        merge(None, None),
    ],
)
def test_a_damaged_command_tells_nothing_and_keeps_none_from_telling(row):
    told = Commands(Rows(row, add("bob", 2, 7, ["x", 1])))
    assert told.made(7) == Deed("bob", at(2))
    assert told.tagged(7, 1) == Deed("bob", at(2))


def test_a_date_that_is_none_is_left_out():
    command = ("ann", "yesterday", add("ann", 1, 7)[2])
    assert Commands(Rows(command)).made(7) == Deed("ann", "")
