from __future__ import annotations

import pytest

from desktop.formats.canon.outline import short


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("a\u2028 b", 20, "a b"),
        ("one two three four", 12, "one two…"),
        ("x" * 30, 10, "x" * 9 + "…"),
        ("exactly ten", 11, "exactly ten"),
    ],
)
def test_a_title_is_cut_between_words(text, longest, expected) -> None:
    made = short(text, longest)
    assert made == expected
    assert len(made) <= longest
