from __future__ import annotations

from desktop.domain.arguing.claims import Claim, ClaimPassage, Doubt, Evidence, Stance, Strength
from desktop.domain.arguing.weighing import weigh
from tests.domain.arguing.evidence import passage


def weighed(*told: tuple[Evidence, Stance]):
    passages = tuple(ClaimPassage(one.highlight_id, stance) for one, stance in told)
    claim = Claim("c", "It is so.", passages=passages)
    return weigh(claim, {one.highlight_id: one for one, _ in told})


def supported(*evidence: Evidence):
    return weighed(*((one, Stance.SUPPORTS) for one in evidence))


def doubts(claim) -> dict[Doubt, tuple[int, tuple[str, ...]]]:
    return {one.doubt: (one.count, one.said) for one in claim.warnings}


def test_strength_counts_who_is_independent():
    claim = supported(
        passage("a", document="1", publisher="Courier", people=("Ann Ray",)),
        passage("b", document="2", publisher="courier", people=("Bo Lind", "ANN RAY")),
        passage("c", document="2", publisher="Ledger"),
    )
    assert claim.strength == Strength(2, 2, 2)
    assert claim.warnings == ()


def test_what_nothing_supports():
    assert doubts(weighed()) == {Doubt.UNSUPPORTED: (0, ())}
    against = weighed((passage("a"), Stance.CONTRADICTS), (passage("b"), Stance.QUALIFIES))
    assert doubts(against) == {Doubt.UNSUPPORTED: (0, ()), Doubt.CONTRADICTED: (1, ())}


def test_one_document_one_person_and_one_publisher_are_one_source():
    assert doubts(supported(passage("a"), passage("b"))) == {Doubt.ONE_SOURCE: (2, ("Title d",))}
    said = {"people": ("Ann Ray",)}
    quoted = supported(
        passage("a", document="1", publisher="X", **said),
        passage("b", document="2", publisher="Y", **said),
    )
    assert doubts(quoted) == {Doubt.ONE_SOURCE: (2, ("Ann Ray",))}
    printed = supported(
        passage("a", document="1", publisher="X", people=("A",)),
        passage("b", document="2", publisher="X", people=("B",)),
    )
    assert doubts(printed) == {Doubt.ONE_SOURCE: (2, ("X",))}
    unknown = supported(passage("a", document="1", publisher="X"), passage("b", document="2"))
    assert doubts(unknown) == {}


def test_copies_of_one_text_are_one_source():
    wire = (
        passage("a", document="1", publisher="X", people=("A",)),
        passage("b", document="2", publisher="Y", people=("B",)),
    )
    apart = passage("c", document="3", publisher="Z")
    told = [(one, Stance.SUPPORTS) for one in (*wire, apart)]
    claim = Claim("c", "So.", passages=tuple(ClaimPassage(o.highlight_id, s) for o, s in told))
    known = {one.highlight_id: one for one in (*wire, apart)}
    assert weigh(claim, known).strength == Strength(3, 3, 2)
    copied = weigh(claim, known, [frozenset("ab")])
    assert copied.strength == Strength(2, 2, 1)
    assert doubts(copied) == {Doubt.COPIED: (2, ("Title 1", "Title 2"))}
    both = weigh(claim, known, [frozenset("abc")])
    assert both.strength == Strength(1, 1, 1)
    assert doubts(both)[Doubt.ONE_SOURCE] == (3, ("Title 1",))


def test_passages_of_one_document_are_no_copies_of_each_other():
    one, other = passage("a", document="1"), passage("b", document="1")
    told = ClaimPassage("a", Stance.SUPPORTS), ClaimPassage("b", Stance.SUPPORTS)
    weighed = weigh(Claim("c", "So.", passages=told), {"a": one, "b": other}, [frozenset("ab")])
    assert Doubt.COPIED not in doubts(weighed)


def test_passages_that_need_a_look():
    claim = weighed(
        (passage("a", document="1"), Stance.SUPPORTS),
        (passage("b", document="2", status="review"), Stance.SUPPORTS),
        (passage("c", document="3", is_removed=True), Stance.SUPPORTS),
        (passage("d", status="record"), Stance.CONTRADICTS),
        (Evidence("e"), Stance.QUALIFIES),
    )
    assert claim.strength.documents == 2
    assert doubts(claim) == {Doubt.TO_REVIEW: (1, ()), Doubt.REMOVED: (3, ())}


def test_figures_that_support_one_claim_and_disagree():
    counted = passage("a", "It counted 1,300 applications.", document="1")
    other = passage("b", "There were 902 applications.", document="2")
    assert doubts(supported(counted, other)) == {
        Doubt.FIGURES_DIFFER: (1, ("1,300 applications", "902 applications"))
    }
    assert Doubt.FIGURES_DIFFER not in doubts(
        weighed((counted, Stance.SUPPORTS), (other, Stance.CONTRADICTS))
    )
