from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.escape import inline
from desktop.formats.exchange.marked.styled_words import plain_words, unescaped


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Bold**, *slanted* and ==marked==", "Bold, slanted and marked"),
        ("[a](https://b.example/c_(d))", "a"),
        ("branch[[1]](https://b.example/#x) of", "branch[1] of"),
        ("[[A page]] and [[page|shown]]", "A page and shown"),
        ("![x](https://a.example/x.png)[so](zotero://open/x)", "so"),
        ("2*3*4, a_b_c, 5 == 5", "2*3*4, a_b_c, 5 == 5"),
        ('<mark style="background: #fff">x</mark><br>', "x"),
        ("a < b > c", "a < b > c"),
        ("\\*so\\* &#32;x", "*so*  x"),
        ("[sic] (so)", "[sic] (so)"),
    ],
)
def test_signs_go_and_words_stay(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words


@given(st.text(max_size=80))
def test_what_our_export_escaped_comes_back(text: str) -> None:
    shown = " ".join(text.split())
    assert " ".join(unescaped(inline(shown)).split()) == " ".join(shown.split())


@pytest.mark.parametrize("sign", ["[", "![", "[[", "**", "*", "__", "==", "[a](https://", "<mark "])
def test_endless_signs_are_read_quickly(sign: str) -> None:
    begun = time.process_time()
    plain_words(sign * 20_000)
    assert time.process_time() - begun < 2
