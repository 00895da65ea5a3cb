from __future__ import annotations

import pytest

from desktop.formats.formulas import MARK, remarks


@pytest.mark.parametrize(
    ("marked", "text", "told"),
    [
        (0, "", 0),
        (2, "", 2),
        (1, f"a {MARK} b", 1),
        (3, f"{MARK} and {MARK}", 2),
        (2, "none of them was kept", 0),
    ],
)
def test_what_is_told_counts_the_marks_that_a_reader_sees(marked, text, told) -> None:
    said = remarks(marked, text)
    assert len(said) == (told > 0)
    assert all(("A formula" if told == 1 else f"{told} formulas") in line for line in said)
