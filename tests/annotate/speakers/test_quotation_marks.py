from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.speakers.quotation_marks import marked


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in marked(text, 0, len(text)).stretches]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("He said “a” and ‘b’.", ["“a”", "‘b’"]),
        ("«a», »b«, „c“, ‚d‘, ‹e›, 「f」", ["«a»", "»b«", "„c“", "‚d‘", "‹e›", "「f」"]),
        ("« a » and ”b”", ["« a »", "”b”"]),
        ('She: "a" (or "b")', ['"a"', '"b"']),
        ("'It's the bridge's,' he said.", ["'It's the bridge's,'"]),
        ("'The ministers' reply was late,' he said.", ["'The ministers' reply was late,'"]),
        ("the ministers' reply, the keepers' bridge", []),
        ("in the '90s and rock 'n' roll’s", ["'n'"]),
        ("“a ‘b’ c”", ["“a ‘b’ c”", "‘b’"]),
        ("the U.N.’s bridge is ’s", []),
        ("“a", []),
        ("a” b", []),
    ],
)
def test_marks_of_any_kind_are_paired_and_apostrophes_are_none(text, stretches):
    assert quoted(text) == stretches


def test_words_that_no_mark_closes_may_go_on():
    text = "She said: “It is late."
    assert marked(text, 0, len(text)).left_open == (text.index("“"),)


@given(st.text("“”‘’'\"«»„ a.,s\n", max_size=60))
def test_stretches_begin_and_end_with_marks_and_never_cross(text):
    found = marked(text, 0, len(text)).stretches
    for one in found:
        assert not text[one.start].isalnum()
        assert not text[one.end - 1].isalnum()
        for other in found:
            apart = other.end <= one.start or one.end <= other.start
            assert apart or one.holds(other.start, other.end) or other.holds(one.start, one.end)
