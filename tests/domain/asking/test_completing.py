from __future__ import annotations

import pytest

from desktop.domain.asking.completing import completions
from desktop.domain.asking.which import Field

TAGS = ["asylum/figures", "data not held", "figures", "method"]
NAMES = {
    Field.COLOUR: ["key claim"],
    Field.ASKED: ["Lord Alton", "Rowan Pask"],
    Field.DOC: ['A "quoted" title', "Columns"],
}


@pytest.mark.parametrize(
    ("typed", "start", "words"),
    [
        ("fig", 0, ("figures", "asylum/figures")),
        ("method and da", 11, ('"data not held"', "date:")),
        ("ta", 0, ("tag:", '"data not held"')),
        ("(da", 1, ('"data not held"', "date:")),
        ('method "data n', 7, ('"data not held"',)),
        ("-fig", 1, ("figures", "asylum/figures")),
        ("colour:gr", 0, ("colour:green",)),
        ("colour:k", 0, ('colour:"key claim"', "colour:pink")),
        ("has:", 0, ("has:note", "has:tag", "has:link")),
        ("a asked:al", 2, ('asked:"Lord Alton"',)),
        ("doc:", 0, ('doc:"A ""quoted"" title"', "doc:Columns")),
        ("near:met", 0, ("near:method/3",)),
        ("nonsense:x", 10, ()),
        ('"data not held" ', 16, ()),
        ("method", 0, ()),
        ("a:b:c", 5, ()),
    ],
)
def test_the_last_word_may_go_on(typed, start, words):
    assert completions(typed, TAGS, NAMES)[:2] == (start, words)


@pytest.mark.parametrize(
    ("typed", "is_whole"),
    [
        ("figures", True), ("Figures", True), ("asylum/figures", True), ("igures", False),
        ("fig", False), ("colour:green", True), ("colour:gr", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_written_out_is_told_from_what_goes_on(typed, is_whole):
    assert completions(typed, TAGS, NAMES).is_whole is is_whole
