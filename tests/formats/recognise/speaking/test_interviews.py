from __future__ import annotations

import pytest

from desktop.domain import DocumentKind

ANSWER = "We counted twelve boats in the spring, and nobody has counted them since then."


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q:", "A:"),
        ("Q1.", "A1."),
        ("Question:", "Answer:"),
        ("ADA QUILL:", "BO HARA:"),
        ("Gazette:", "Mayor:"),
    ],
)
def test_a_section_per_question(recognised, asks, answers) -> None:
    turns = [
        f"{asks} How many boats were there in {year}?\n\n{answers} {ANSWER}" for year in (1, 2, 3)
    ]
    content, kind, _ = recognised("A talk by the harbour\n\n" + "\n\n".join(turns))
    assert kind is DocumentKind.INTERVIEW
    assert [s.title for s in content.sections if s.facts] == [
        f"How many boats were there in {year}?" for year in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Q: How many?\n\nA: {ANSWER}\n",
        f"Note: {ANSWER}\n\nWarning: {ANSWER}\n\n" * 2,
        "\n\n".join([ANSWER] * 30)
        + "\n\nQ: a?\n\nA: b\n\nQ: c?\n\nA: d\n\nQ: e?\n\nA: f\n\n"
        + ANSWER,
    ],
)
def test_other_labels_are_left_alone(recognised, text) -> None:
    assert recognised(text)[1] is not DocumentKind.INTERVIEW
