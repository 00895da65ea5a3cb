from __future__ import annotations

from desktop.domain.citing.proof import Discrepancy, Proof, ProofStatus


def test_the_worst_come_first():
    word, figure = (
        Discrepancy("replaced", "a", "b"),
        Discrepancy("replaced", "9", "8", turns_sense=True),
    )
    proofs = [
        Proof(1, "", ProofStatus.ALTERED, differences=(figure,)),
        Proof(2, "", ProofStatus.CUT, differences=(figure,)),
        Proof(3, "", ProofStatus.ALTERED, differences=(word,)),
        Proof(4, "", ProofStatus.MISATTRIBUTED),
        Proof(5, "", ProofStatus.NOT_FOUND),
        Proof(6, "", ProofStatus.VERBATIM),
    ]
    assert sorted([*proofs[3:], *proofs[:3]], key=lambda one: one.badness) == proofs


def test_what_was_not_judged_is_nothing_to_mend():
    good = [status for status in ProofStatus if status.is_good]
    assert good == [ProofStatus.TOO_SHORT, ProofStatus.VERBATIM]
