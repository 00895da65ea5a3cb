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
        f"{SPEECH}\n\n" * 20
        + f"Mr Hara: {SPEECH}\n\nMs Quill: {SPEECH}\n\nMr Hara: {SPEECH}\n\nMs Quill: x y\n",
    ],
)
def test_names_alone_make_no_debate(recognised, text) -> None:
    assert recognised(text)[1] is not DocumentKind.DEBATE
