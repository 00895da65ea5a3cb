"""Divisions printed as plain lines become an outline; lists and contents do not."""

from __future__ import annotations

import pytest

from desktop.formats.plain import plain_text
from desktop.formats.recognise import divisions
from desktop.formats.recognise.printed_lines import lines

BODY = "The board met and heard the auditor, and then it chose to publish all of the accounts.\n\n"


def outline(source: str, *, in_report: bool = False) -> list[tuple[str, int]]:
    """Return titles and levels of the divisions of a plain text."""
    found = lines(plain_text.parse(source).content)
    return [(item.title, item.level) for item in divisions.items(found, in_report=in_report)]


def test_romans_hold_letters() -> None:
    source = (
        f"I. Introduction\n\n{BODY}II. Walls\n\nA. North\n\n{BODY}B. South\n\n{BODY}"
        f"III. Doors\n\nA. Only one\n\n{BODY}"
    )
    assert outline(source) == [
        ("I. Introduction", 2),
        ("II. Walls", 2),
        ("A. North", 3),
        ("B. South", 3),
        ("III. Doors", 2),
    ]


def test_numbers_alone_stand_above_parts() -> None:
    assert outline(f"On walls\n\nI\n\n{BODY}II\n\n{BODY}III\n\n{BODY}") == [
        ("I", 2),
        ("II", 2),
        ("III", 2),
    ]


def test_a_report_has_a_summary_and_annexes() -> None:
    source = f"Report\n\nSummary\n\n{BODY}I. One\n\n{BODY}II. Two\n\n{BODY}Annex\n\n{BODY}"
    assert [title for title, _ in outline(source, in_report=True)] == [
        *("Summary", "I. One", "II. Two", "Annex"),
    ]
    assert outline(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "Contents\n\nI. One ... 3\n\nII. Two ... 5\n\nIII. Three ... 9\n\nIV. Four ... 12\n\n",
        "I. One\n\nII. Two\n\nIII. Three\n\nIV. Four\n\n",
        f"I. We met;\n\n{BODY}II. We spoke;\n\n{BODY}III. We left.\n\n{BODY}",
        f"I went home\n\n{BODY}I slept\n\n{BODY}I woke\n\n{BODY}",
        f"II. Two\n\n{BODY}III. Three\n\n{BODY}IV. Four\n\n{BODY}",
        f"Mix the two\n\n{BODY}C. Ford\n\n{BODY}",
    ],
)
def test_what_is_no_division(source) -> None:
    assert outline(source) == []


@pytest.mark.parametrize(
    ("roman", "number"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("LXII", 62)]
)
def test_values(roman, number) -> None:
    assert divisions.value(roman) == number


@pytest.mark.parametrize("roman", ["IIII", "VX", "IL", "XXXXX", "VV", "IIX"])
def test_letters_that_are_no_number(roman) -> None:
    assert divisions.value(roman) == 0
