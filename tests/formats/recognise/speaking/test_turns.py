"""Lines that begin with the name of who speaks."""

from __future__ import annotations

import pytest

from desktop.formats.plain import plain_text
from desktop.formats.recognise.printed_lines import lines
from desktop.formats.recognise.speaking.turns import Turn, in_office, is_official, turns


def only(line: str) -> Turn | None:
    """Return the turn that a line of text is."""
    found = turns(
        lines(plain_text.parse(f"{line}\n\nNothing here is a name of anybody.\n").content)
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("line", "speaker", "seat"),
    [
        ("Ada Quill (Eastport) (HP): We must count.", "Ada Quill", "(Eastport) (HP)"),
        ("Mr. Amin (Orvanna): We must count.", "Mr. Amin", "(Orvanna)"),
        ("Ms. Quill (Westland) (spoke in French): We must.", "Ms. Quill", "(Westland)"),
        ("The President: Order.", "The President", ""),
        ("1. Ada Quill (HP) to the Minister of Health: How many?", "Ada Quill", "(HP)"),
        ("The Minister for Walls (Bo Hara)", "The Minister for Walls (Bo Hara)", ""),
    ],
)
def test_printed_names(line, speaker, seat) -> None:
    turn = only(line)
    assert turn is not None
    assert (turn.speaker, turn.seat) == (speaker, seat)
    assert is_official(turn)


def test_times_and_numbers_before_a_name() -> None:
    turn = only("Q12 Chair: Good morning.")
    assert turn is not None
    assert (turn.speaker, turn.number, turn.inline) == ("Chair", "Q12", True)
    turn = only("Senator HARA (Eastport) (15:06): Good morning.")
    assert turn is not None
    assert (turn.seat, turn.time) == ("(Eastport)", "15:06")
    turn = only("[2.30 pm] Mr Hara: Good morning.")
    assert turn is not None
    assert turn.time == "2.30 pm"


def test_a_name_in_an_office_is_known_by_itself_later() -> None:
    turn = only("The Minister for Walls (Bo Hara)")
    assert turn is not None
    assert in_office(turn) == "Bo Hara"


@pytest.mark.parametrize(
    "line",
    [
        "in the end: nothing",
        "He asked who came? Nobody: nothing",
        "www.example.org (3 May)",
        "• Ada",
    ],
)
def test_other_lines(line) -> None:
    assert only(line) is None
