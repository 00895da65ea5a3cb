from __future__ import annotations

import pytest

from desktop.formats.recognise.asking.marked_lines import Question
from tests.formats.recognise.asking.samples import marked


def test_each_line_is_what_its_label_says() -> None:
    found = marked(
        "Asked by Ada Moss\n\nTo ask whether walls hold.\n\nAnswered by: Bo Hara\n\nYes."
    )
    assert found.asked[0] == "Ada Moss"
    assert found.asked[1] is None
    assert found.answered[2] == "Bo Hara"
    assert [bool(core) for core in found.cores] == [False, True, False, False]


def test_a_label_alone_has_its_name_below() -> None:
    assert marked("Asked by\n\nAda Moss\n\nTo ask whether walls hold.").asked[0] == ""


@pytest.mark.parametrize(
    ("text", "follow"),
    [
        ("Asked by Ada Moss\n\nTo ask whether walls hold.", False),
        ("To ask whether walls hold.\n\nAsked by Ada Moss", True),
        ("The walls hold.", False),
    ],
)
def test_names_stand_above_or_below_the_words(text: str, *, follow: bool) -> None:
    assert marked(text).names_follow is follow


def test_a_name_printed_again_above_the_words_is_a_label() -> None:
    found = marked("Ada Moss\n\nQuestion:\n\nTo ask whether walls hold.")
    assert found.is_label(0)
    assert not found.is_label(2)


def test_words_on_the_line_below_the_head_that_asks() -> None:
    found = marked("Ada Moss asked His Majesty's Government:\n\nwhether the walls hold.")
    assert found.words(Question(0, 0, -1, 2, headed=False)) == "whether the walls hold."
