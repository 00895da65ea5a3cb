from __future__ import annotations

from desktop.domain.asking.understanding import read
from desktop.domain.asking.which import ANYTHING, with_part, without_part


def test_a_part_is_asked_for_once_and_never_for_and_against():
    asked = read("a and not b")
    assert with_part(asked, read("c")) == read("a and not b and c")
    assert with_part(asked, read("b")) == read("a and b")
    assert with_part(asked, read("not a")) == read("not b and not a")
    assert without_part(asked, read("b")) == read("a")
    assert without_part(read("a"), read("a")) == ANYTHING
    assert with_part(read("a or b"), read("c")) == read("(a or b) and c")
    assert with_part(ANYTHING, read("c")) == read("c")
