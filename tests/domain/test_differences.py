"""What became of a text is counted by kind, and figures that turn its sense are told."""

from __future__ import annotations

from desktop.domain.differences import (
    ChangeKind,
    Comparison,
    Difference,
    DifferenceKind,
    TextChange,
)


def test_changes_are_counted_by_kind():
    edited = TextChange(ChangeKind.EDITED, (0, 5), (0, 6))
    moved = TextChange(ChangeKind.MOVED, (6, 9), (20, 23))
    comparison = Comparison((edited, moved, edited))
    assert comparison.count(ChangeKind.EDITED) == 2
    assert comparison.count(ChangeKind.MOVED) == 1
    assert comparison.count(ChangeKind.DELETED) == 0


def test_one_word_that_turns_the_sense_is_enough():
    plain = Difference(DifferenceKind.REPLACED, (0, 4), (0, 5))
    turns = plain._replace(turns_sense=True)
    assert not TextChange(ChangeKind.EDITED, (0, 9), (0, 9), (plain,)).turns_sense
    assert TextChange(ChangeKind.EDITED, (0, 9), (0, 9), (plain, turns)).turns_sense
    assert not TextChange(ChangeKind.DELETED, (0, 9), (0, 0)).turns_sense
