from __future__ import annotations

from pathlib import Path

from desktop.domain.citing.proof import (
    Discrepancy,
    FigureStatus,
    Proof,
    ProofStatus,
    ProvedDraft,
    ProvedFigure,
)
from desktop.ui.proving.proof_rows import FIGURES, TURNED, choices, rows
from tests.domain.samples import content_of

CHANGED = Discrepancy("replaced", "408", "418", turns_sense=True)
PROOFS = (
    Proof(1, "one", ProofStatus.VERBATIM, "d"),
    Proof(2, "two", ProofStatus.NOT_FOUND),
    Proof(3, "three", ProofStatus.ALTERED, "d", differences=(Discrepancy("replaced", "a", "b"),)),
    Proof(4, "four", ProofStatus.ALTERED, "d", differences=(CHANGED,)),
    Proof(5, "five", ProofStatus.TOO_SHORT),
)
DRAFT = ProvedDraft(
    Path("draft.md"),
    "",
    content_of("one"),
    PROOFS,
    (
        ProvedFigure(6, "418", FigureStatus.NOT_FOUND, "d", "Survey", "4"),
        ProvedFigure(7, "902", FigureStatus.FOUND, "d", "Survey"),
    ),
)


def test_the_worst_comes_first_under_heads_that_stand_once():
    found = rows(DRAFT, "wrong")
    assert [(row.key, row.head) for row in found] == [
        ("3", TURNED), ("2", "Altered"), ("1", "Not found"), ("figure 0", FIGURES),
    ]  # fmt: skip
    assert [words.text for words in found[0].words] == [
        "Line 4 · altered", "“four”", "source: 408; your text: 418",
    ]  # fmt: skip


def test_all_come_in_the_order_of_the_draft_or_those_of_one_kind():
    assert [row.key for row in rows(DRAFT, "all")] == ["0", "1", "2", "3", "4"]
    assert [row.key for row in rows(DRAFT, "altered")] == ["2", "3"]
    assert [row.key for row in rows(DRAFT, "figures")] == ["figure 0", "figure 1"]


def test_what_can_be_listed_is_counted():
    told = {name: text for text, name in choices(DRAFT)}
    assert told["wrong"] == "What to look at (4)"
    assert told["altered"] == "Altered (2)"
    assert "cut" not in told
