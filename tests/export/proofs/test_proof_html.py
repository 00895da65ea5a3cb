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
from desktop.domain.differences import Difference, DifferenceKind
from desktop.domain.reviews import Excerpt
from desktop.export import ProvedSides, proof_html
from tests.domain.samples import content_of

HOSTILE = "<script>alert(1)</script>"
PROOF = Proof(
    3, "418 were granted", ProofStatus.ALTERED, "d", HOSTILE, 0, 16, "4",
    (Discrepancy("replaced", "408", "418", turns_sense=True),),
)  # fmt: skip
SIDES = ProvedSides(
    PROOF,
    Excerpt("It says ", "418 were granted", f" {HOSTILE}"),
    Excerpt("", "408 were granted", ""),
    (Difference(DifferenceKind.REPLACED, (0, 3), (0, 3), turns_sense=True),),
)
GOOD = ProvedSides(Proof(5, "So it is", ProofStatus.VERBATIM, "d", "Survey"),
                   Excerpt("", "So it is", ""), Excerpt("", "So it is", ""), ())  # fmt: skip
FIGURE = ProvedFigure(7, HOSTILE, FigureStatus.NOT_FOUND, "d", "Survey", "9")


def page(*sides: ProvedSides, figures: tuple[ProvedFigure, ...] = ()) -> str:
    proofs = tuple(one.proof for one in sides)
    draft = ProvedDraft(Path(f"{HOSTILE}.md"), "0a1b", content_of("x"), proofs, figures)
    return proof_html(draft, sides)


def test_what_is_wrong_is_shown_in_both_texts_and_what_is_right_is_listed():
    made = page(SIDES, GOOD, figures=(FIGURE,))
    assert "<del><b>418</b></del> were granted" in made
    assert "<ins><b>408</b></ins> were granted" in made
    assert "source: 408; your text: 418" in made
    assert "So it is" in made.partition("<h2>Verbatim</h2>")[2]
    assert "not in what is cited" in made
    assert made == page(SIDES, GOOD, figures=(FIGURE,))


def test_words_of_strangers_do_nothing():
    assert "<script" not in page(SIDES, GOOD, figures=(FIGURE,))


def test_a_draft_without_quotations_says_so():
    assert "0 quotations: none." in page()
