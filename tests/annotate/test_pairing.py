from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.correspondence import Correspondence
from desktop.annotate.pairing import Lines, Pair, Pairing
from tests.domain.samples import content_of

WORDS = "ash birch cedar elm fir gorse hazel ivy juniper larch maple oak pine rowan".split()  # noqa: SIM905
LINES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8
)


def paired(old: list[str], new: list[str]) -> tuple[Pairing, Lines, Lines]:
    texts = (content_of("\n".join(lines)).quoted() for lines in (old, new))
    words = Correspondence.of(*texts)
    one, other = Lines(words.old), Lines(words.new)
    return Pairing.of(words, one, other), one, other


@given(LINES)
def test_lines_are_those_of_the_text(lines):
    _, found, _ = paired(lines, lines)
    text = "\n".join(lines)
    assert found.count == len(lines)
    for number, line in enumerate(lines):
        assert text[slice(*found.range(number, number + 1))].strip() == line
        assert found.size(number) == len(line.split())
        assert {found.at(word) for word in range(*found.firsts[number : number + 2])} == {number}


@given(LINES, LINES)
def test_no_line_is_two_and_those_that_stayed_are_in_order(old, new):
    pairing, one, other = paired(old, new)
    i = j = 0
    for pair in pairing.stayed:
        assert i <= pair.old < pair.old_end <= one.count
        assert j <= pair.new < pair.new_end <= other.count
        i, j = pair.old_end, pair.new_end
    pairs = [*pairing.stayed, *pairing.moved]
    for first, last in (("old", "old_end"), ("new", "new_end")):
        lines = [n for pair in pairs for n in range(getattr(pair, first), getattr(pair, last))]
        assert len(lines) == len(set(lines))
    assert pairing.turned.turned == Pairing(pairing.stayed, sorted(pairing.moved))


def test_a_line_that_was_divided_is_both_lines():
    old = ["ash birch cedar elm fir gorse hazel ivy"]
    new = ["ash birch cedar elm", "fir gorse hazel ivy"]
    assert paired(old, new)[0] == Pairing([Pair(0, 1, 0, 2)], [])


def test_a_line_that_stands_elsewhere_moved():
    first, second, third = " ".join(WORDS[:5]), " ".join(WORDS[5:10]), " ".join(WORDS[10:])
    pairing, *_ = paired([first, second, third], [second, third, first])
    assert pairing.stayed == [Pair(1, 2, 0, 1), Pair(2, 3, 1, 2)]
    assert pairing.moved == [Pair(0, 1, 2, 3)]


def test_a_number_goes_with_what_it_numbers():
    old = ["Article 1", "ash birch cedar elm fir", "Article 2", "gorse hazel ivy larch oak"]
    pairing, *_ = paired(old, ["Article 1", "gorse hazel ivy larch oak"])
    assert Pair(2, 3, 0, 1) in pairing.stayed
    assert Pair(0, 1, 0, 1) not in pairing.stayed
