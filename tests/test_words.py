from __future__ import annotations

import pytest

from desktop import words
from desktop.domain.steps import StepCode


@pytest.mark.parametrize("code", StepCode)
def test_every_step_has_words_to_be_shown(code):
    assert words.step(code)[0].isupper()
    assert words.step(code) != code.value


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, ""),
        ({"same": 212}, ""),
        ({"same": 4, "manual": 1, "record": 2}, ""),
        ({"lost": 1, "same": 1212, "edited": 9, "review": 4, "moved": 3},
         "1,212 same, 9 edited, 3 moved, 4 to review, 1 lost"),
    ],
)  # fmt: skip
def test_a_change_is_told_only_where_it_touched_highlights(counts, told):
    assert words.standing(counts) == told
