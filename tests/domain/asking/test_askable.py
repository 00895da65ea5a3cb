from __future__ import annotations

import pytest

from desktop.domain.asking.askable import FARTHEST, days, near


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", "2025", "2025"),
        ("2025-03-26", "2025-03-26", "2025-03-26"),
        ("2025..", "2025", ""),
        ("..2026-03", "", "2026-03"),
        ("2025..2026-03", "2025", "2026-03"),
    ],
)
def test_days_are_from_one_to_another(typed, first, last):
    assert days(typed) == (first, last)


@pytest.mark.parametrize("typed", ["", "..", "26 March", "2025-3", "2025...2026", "2025-03-26-01"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError, match="date"):
        days(typed)


def test_a_distance_follows_the_tag():
    assert near("asylum/figures/10") == ("asylum/figures", 10)
    assert near(f"a/{FARTHEST * 9}") == ("a", FARTHEST)
    with pytest.raises(ValueError, match="distance"):
        near("figures")
