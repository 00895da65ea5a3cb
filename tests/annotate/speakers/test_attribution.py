from __future__ import annotations

import pytest

from desktop.annotate.speakers.attribution import sayings, signature


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Ray has also said it; Tom Lowe, a baker, told us.", ["Ann Ray", "Tom Lowe"]),
        ("According to Ann Ray, it is late.", ["Ann Ray"]),
        ("As Ann Ray put it, it is late.", ["Ann Ray"]),
        ("Ann Ray will say so.", ["Ann Ray"]),
        ("Ann Ray was told, never said, and did not say.", []),
        ("His wife said so.", [None]),
        ("The claims and reports came.", []),
    ],
)
def test_whoever_is_told_to_speak_is_found_with_the_verb(text, told):
    found = sayings(text, 0, len(text))
    assert [one.phrase and text[one.phrase.start : one.phrase.end] for one in found] == told


def test_a_signature_is_a_dash_and_a_name():
    told = signature(" — Leeds baker Ann Ray, on Monday")
    assert told is not None
    assert told.phrase is not None
    assert signature(" — the bridge") is None
    assert signature("—CRUISE IN A WHALE BOAT.") is None
    assert signature("—SIR T. HERBERT’S VOYAGES INTO ASIA.") is None
    assert signature("—SIR A. RAY. OF BRIDGES.") is not None
    assert signature(" Ann Ray") is None
