from __future__ import annotations

import pytest

from desktop.formats.encoding.signs import score


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("it’s", "Rozdzia³a"),
        ("“Yes", "caf‚"),
        ("£5", "d£d"),
        ("12 m²", "O²"),
        ("© 2020", "©PATN"),
        ("col·legi", "se·or"),
        ("25°", "k°"),
        ("═══", "╠a╬"),
        ("a – b", "se–or"),
    ],
)
def test_signs_are_likely_only_where_they_belong(right: str, wrong: str) -> None:
    def of(text: str) -> float:
        return score(text, next(place for place, sign in enumerate(text) if sign > "\x7f"))

    assert of(right) > of(wrong)
