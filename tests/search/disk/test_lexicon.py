from __future__ import annotations

import pytest
from whoosh.codec.whoosh3 import W3TermInfo

from desktop.search.disk.lexicon import Lexicon, read

WORDS = ["1.300", "don't", "police", "policy", "polo", "été", "人"]


def lexicon() -> Lexicon:
    made = Lexicon.empty()
    for number, word in enumerate(WORDS):
        info = W3TermInfo(weight=1.0, df=number + 1, minid=number, maxid=number * 2)
        info.set_extent(number * 100, 7)
        made.add(word, info)
    return made


def test_what_is_packed_is_read() -> None:
    assert read(lexicon().packed()) == lexicon()
    assert read(Lexicon.empty().packed()) == Lexicon.empty()


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b"x" + b[1:], lambda b: b + b"x"])
def test_something_else_is_refused(damage) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read(damage(lexicon().packed()))


def test_words_are_found_by_themselves_and_by_their_beginning() -> None:
    found = lexicon()
    assert found.find("policy") == WORDS.index("policy")
    assert found.find("poli") == -1
    assert [WORDS[index] for index in found.beginning("poli")] == ["police", "policy"]
    assert list(found.beginning("zz")) == []
    assert len(found.beginning("")) == len(WORDS)
    assert [WORDS[index] for index in found.odd] == ["1.300", "don't"]
