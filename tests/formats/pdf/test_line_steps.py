from __future__ import annotations

from typing import NamedTuple

import pytest

from desktop.formats.pdf.line_steps import LineSteps


class Line(NamedTuple):
    """What is asked of a line."""

    baseline: float
    size: float = 10.0
    column: int = 0


def column(*steps: float, size: float = 10.0, number: int = 0) -> list[Line]:
    """Return lines that stand so far apart."""
    baseline, lines = 0.0, [Line(0.0, size, number)]
    for step in steps:
        baseline += step
        lines.append(Line(baseline, size, number))
    return lines


def apart(step: float, size: float = 10.0, number: int = 0) -> tuple[Line, Line]:
    return Line(0.0, size, number), Line(step, size, number)


def test_lines_are_wide_apart_by_what_is_usual_in_their_size():
    steps = LineSteps([*column(*[12.0] * 8, 24.0), *column(*[20.0] * 8, size=16.0)])
    assert not steps.is_wide(*apart(15.0))
    assert steps.is_wide(*apart(16.0))
    assert not steps.is_wide(*apart(24.0, 16.0))
    assert steps.is_wide(*apart(28.0, 16.0))


def test_without_anything_to_measure_the_size_tells():
    steps = LineSteps([])
    assert not steps.is_wide(*apart(16.0))
    assert steps.is_wide(*apart(17.0))


def test_two_lines_of_a_size_do_not_make_their_step_usual():
    steps = LineSteps([*column(*[12.0] * 8), *column(40.0, size=20.0)])
    assert steps.is_wide(*apart(40.0, 20.0))


def test_lines_stand_further_apart_than_the_even_step_of_their_column():
    steps = LineSteps(column(*[12.0] * 8, 15.0))
    assert steps.excess(*apart(12.0)) == 0
    assert steps.excess(*apart(15.0)) == pytest.approx(0.3)
    assert steps.excess(*apart(9.0)) == 0


def test_a_column_that_keeps_no_step_says_nothing_whatever_the_others_keep():
    uneven = column(11.0, 13.0, 15.0, 17.0, 19.0, 21.0, number=1)
    steps = LineSteps([*column(*[12.0] * 9), *uneven])
    assert steps.excess(*apart(15.0, number=1)) == 0
    assert steps.excess(*apart(15.0)) == pytest.approx(0.3)


def test_a_short_column_is_measured_by_all_of_its_size():
    steps = LineSteps([*column(*[12.0] * 9), *column(12.0, number=1)])
    assert steps.excess(*apart(15.0, number=1)) == pytest.approx(0.3)


@pytest.mark.parametrize("following", [Line(30.0, column=1), Line(30.0, size=12.0)])
def test_lines_of_two_columns_or_sizes_are_not_compared(following):
    steps = LineSteps(column(*[12.0] * 9))
    assert steps.excess(Line(0.0), following) == 0
