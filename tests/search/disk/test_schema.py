from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.search.disk.schema import PLACES_WIDTH, Places, Words, schema
from desktop.search.words.compounds import SIGN
from desktop.search.words.passages import MOST_WORDS

WORDS = st.lists(st.sampled_from(["a", "b", "é", "long"]), max_size=MOST_WORDS)


def placed(words: list[str]) -> dict[str, set[int]]:
    found = {}
    for word, count, weight, places in Words().index(words):
        bits = int.from_bytes(places, "little")
        assert len(places) == PLACES_WIDTH
        assert (count, weight) == (bits.bit_count(), float(bits.bit_count()))
        assert Places().decode_frequency(places) == count
        found[word.decode()] = {place for place in range(MOST_WORDS) if bits >> place & 1}
    return found


@given(WORDS)
def test_every_place_of_every_word_is_kept(words):
    assert placed(words) == {
        word: {place for place, one in enumerate(words) if one == word} for word in words
    }


def test_a_compound_is_counted_as_often_as_it_stands():
    ((_, *once), (_, *twice)) = list(Words().index(["a", f"{SIGN}b c", f"{SIGN}b c"]))
    bits = [int.from_bytes(found[-1], "little") for found in (once, twice)]
    assert bits == [1, 0b11]
    assert [found[:-1] for found in (once, twice)] == [[1, 1.0], [2, 2.0]]


def test_places_of_two_postings_are_joined():
    one, other = ((1 << place).to_bytes(PLACES_WIDTH, "little") for place in (0, 127))
    joined = Places().combine([one, other])
    assert int.from_bytes(joined, "little") == 1 | 1 << 127


def test_no_word_is_stored_beside_its_postings():
    stored = [name for name, field in schema().items() if field.stored]
    assert stored == ["facts"]
