from __future__ import annotations

import pytest

from desktop.domain import DocumentKind, LocatorKind

SPEECH = "I beg to move that the boats be counted, and counted by daylight, for the fog has lifted."


def test_speakers_on_lines_of_their_own(recognised) -> None:
    content, kind, _ = recognised(
        "Harbour Bill\n\n2.30 pm\n\nMadam Deputy Speaker\n\n" + SPEECH + "\n\n"
        f"Ada Quill (Eastport) (HP)\n\n{SPEECH}\n\n{SPEECH}\n\n"
        f"The Minister for Ports (Bo Hara)\n\n{SPEECH}\n\n"
        f"Column 123\n\n2.45 pm\n\nAda Quill\n\n{SPEECH}\n"
    )
    assert kind is DocumentKind.DEBATE
    assert [dict(s.facts) for s in content.sections] == [
        {"speaker": "Madam Deputy Speaker", "time": "2.30 pm"},
        {"speaker": "Ada Quill", "party": "HP", "constituency": "Eastport"},
        {"speaker": "The Minister for Ports (Bo Hara)"},
        {"speaker": "Ada Quill", "time": "2.45 pm"},
    ]
    (column,) = content.locators
    assert (column.kind, column.label) == (LocatorKind.PAGE, "123")
    assert content.text.startswith("Column 123", column.start)


def test_speakers_with_a_colon(recognised) -> None:
    content, kind, _ = recognised(
        f"Mr Hara: {SPEECH}\n\nThe Chair: Thank you.\n\nMs Quill (Eastport): {SPEECH}\n\n"
        f"{SPEECH}\n\nMr Hara: {SPEECH}\n\nThe Chair: Order.\n"
    )
    assert kind is DocumentKind.DEBATE
    assert [s.title for s in content.sections] == [
        "Mr Hara", "The Chair", "Ms Quill", "Mr Hara", "The Chair",
    ]  # fmt: skip
    assert content.sections[2].facts["constituency"] == "Eastport"


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Quill\n\n{SPEECH}\n\nBo Hara\n\n{SPEECH}\n\nCara Ford\n\n{SPEECH}\n\nDan Lake",
        "Members\n\nAda Quill (Eastport)\nBo Hara (Westport)\nCara Ford (Midport)\nDan Lake\n",
        f"Note: {SPEECH}\n\nDate: 3 May\n\nNote: {SPEECH}\n\nPlace: Eastport\n\n{SPEECH}",
        "".join(f"Chorus: Oh\n\nCook: A\n\nCook: {SPEECH}\n\nChorus: Oh\n\n" for _ in range(4))
        + "The President: Well\n\nMr Hara: No\n\nMs Quill: Yes\n\nBo: x\n",
        f"{SPEECH}\n\n" * 20
        + f"Mr Hara: {SPEECH}\n\nMs Quill: {SPEECH}\n\nMr Hara: {SPEECH}\n\nMs Quill: x y\n",
    ],
)
def test_names_alone_make_no_debate(recognised, text) -> None:
    assert recognised(text)[1] is not DocumentKind.DEBATE


def test_a_committee_numbers_its_questions(recognised) -> None:
    content, kind, _ = recognised(
        f"Oral evidence: Walls\n\nWitness: Tariq Amin.\n\nQ1 Chair: Who are you?\n\n"
        f"Tariq Amin: {SPEECH}\n\nQ2 Bo Hara: How many?\n\nTariq Amin: {SPEECH}\n\n"
        f"Chair: Thank you.\n\nQ3 Chair: Is there more?\n\nTariq Amin: {SPEECH}\n"
    )
    assert kind is DocumentKind.DEBATE
    numbered = [s.facts["number"] for s in content.sections if "number" in s.facts]
    assert numbered == ["Q1", "Q2", "Q3"]


def test_first_words_are_no_title_and_an_office_is_no_constituency(recognised) -> None:
    content, kind, facts = recognised(
        "1. ADA QUILL (Leader of the Opposition) to the Prime Minister: Does she stand by it?\n\n"
        f"Rt Hon BO HARA (Prime Minister): {SPEECH}\n\nAda Quill: Why?\n\n"
        f"Rt Hon BO HARA: {SPEECH}\n\nMr SPEAKER: Order!\n"
    )
    assert kind is DocumentKind.DEBATE
    assert facts.title == ""
    assert content.sections[0].facts == {"speaker": "ADA QUILL", "role": "Leader of the Opposition"}
    assert content.sections[1].facts["role"] == "Prime Minister"
