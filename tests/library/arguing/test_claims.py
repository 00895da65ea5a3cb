from __future__ import annotations

import pytest

from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError


@pytest.fixture
def kept(desk):
    document = desk.keep()
    return [desk.highlight(document, words).id for words in ("1,204", "no data", "2019")]


def sentences(library):
    return [claim.sentence for claim in library.claims.all()]


def passages(library):
    (claim,) = library.claims.all()
    return [(one.highlight_id, one.stance) for one in claim.passages]


def test_claims_stand_in_an_order_of_ones_own(library):
    ids = [library.claims.add(f"Claim {number}.") for number in range(4)]
    library.claims.move(ids[3], 0)
    library.claims.move(ids[0], 2)
    assert sentences(library) == ["Claim 3.", "Claim 1.", "Claim 0.", "Claim 2."]
    library.history.undo()
    assert sentences(library) == ["Claim 3.", "Claim 0.", "Claim 1.", "Claim 2."]


def test_moving_often_between_the_same_two(library):
    ids = [library.claims.add(f"{number}") for number in range(3)]
    for turn in range(60):
        library.claims.move(ids[turn % 2], 1)
        assert sentences(library)[1] == f"{turn % 2}"


def test_a_sentence_is_one_line_and_not_empty(library):
    key = library.claims.add("  It \n is so. ", "A note.")
    assert sentences(library) == ["It is so."]
    library.claims.edit(key, sentence="It is not so.")
    library.claims.edit(key, note=" Another. ")
    (claim,) = library.claims.all()
    assert (claim.sentence, claim.note) == ("It is not so.", "Another.")
    for wrong in (" \n", "x" * 1001):
        with pytest.raises(InvalidValueError):
            library.claims.edit(key, sentence=wrong)
    with pytest.raises(NotFoundError):
        library.claims.edit("nowhere", note="")


def test_passages_speak_to_a_claim(library, kept):
    key = library.claims.add("So.")
    library.claims.put(key, kept[:2], Stance.SUPPORTS)
    library.claims.put(key, [kept[2]], Stance.QUALIFIES)
    library.claims.put(key, [kept[0]], Stance.CONTRADICTS)
    assert passages(library) == [
        (kept[0], Stance.CONTRADICTS),
        (kept[1], Stance.SUPPORTS),
        (kept[2], Stance.QUALIFIES),
    ]
    library.claims.move_passage(key, kept[2], 0)
    assert [one for one, _ in passages(library)] == [kept[2], kept[0], kept[1]]
    library.claims.take_off(key, [kept[0]])
    assert [one for one, _ in passages(library)] == [kept[2], kept[1]]
    assert library.claims.claimed() == frozenset(kept[1:])
    assert library.claims.of(kept[1]) == [(key, "So.", Stance.SUPPORTS)]
    assert library.claims.of(kept[0]) == []
    assert library.claims.passages() == 2
    with pytest.raises(NotFoundError):
        library.claims.take_off(key, [kept[0]])


def test_what_supports_each_claim_is_known_in_its_order(library, kept):
    first, second, _ = (library.claims.add(f"{number}.") for number in range(3))
    library.claims.put(first, kept, Stance.SUPPORTS)
    library.claims.put(first, kept[:1], Stance.QUALIFIES)
    library.claims.move_passage(first, kept[2], 0)
    library.claims.put(second, kept[:1], Stance.CONTRADICTS)
    assert library.claims.supported() == {first: (kept[2], kept[1])}


def test_who_looks_is_told_of_claims_and_of_their_highlights(library, kept):
    key = library.claims.add("So.")
    library.history.take_changes()
    library.claims.put(key, kept[:1], Stance.SUPPORTS)
    changes = library.history.take_changes()
    assert changes.claims == {key}
    assert changes.highlights == {kept[0]}


def test_a_claim_that_is_removed_leaves_its_sentence_in_outlines(library, kept):
    key = library.claims.add("So.")
    library.claims.put(key, kept, Stance.SUPPORTS)
    outline = library.outlines.add("Draft")
    library.outlines.put(outline, 0, [Line("", LineKind.CLAIM, claim_id=key)])
    before = library.claims.all(), library.outlines.all()
    library.claims.remove(key)
    (line,) = library.outlines.all()[0].lines
    assert (line.kind, line.text, line.claim_id) == (LineKind.TEXT, "So.", "")
    assert library.claims.all() == []
    assert library.history.undo() is StepCode.REMOVE_CLAIM
    assert (library.claims.all(), library.outlines.all()) == before


def test_a_highlight_deleted_for_good_leaves_its_claims(desk, library, kept):
    key = library.claims.add("So.")
    library.claims.put(key, kept, Stance.SUPPORTS)
    outline = library.outlines.add("Draft")
    library.outlines.put(outline, 0, [Line("", LineKind.PASSAGE, highlight_id=kept[0])])
    for document in library.documents.all():
        library.trash.put(document.id)
    library.trash.empty()
    assert passages(library) == []
    assert library.outlines.all()[0].lines == ()
    assert library.care.check() == []
