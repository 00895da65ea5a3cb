from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.refi.conventions import (
    CRLF_AS_ONE,
    LF_AS_TWO,
    UTF_16,
    Convention,
    Text,
    named,
)

LETTERS = st.text(st.sampled_from("ab \n😀é🇬"), min_size=1)


def counted(text: str, at: int, convention: Convention) -> int:
    """Return a position in the plainest way: as the length of what stands before it."""
    before = text[:at]
    if convention.ends == LF_AS_TWO:
        before = before.replace("\n", "\r\n")
    elif convention.ends == CRLF_AS_ONE:
        before = before.replace("\r\n", "\n").replace("\r", "")
    units = len(before.encode("utf-16-le")) // 2 if convention.unit == UTF_16 else len(before)
    return units + convention.counts_mark


@given(LETTERS, st.booleans(), st.booleans(), st.data())
def test_every_convention_finds_what_it_has_counted(plain, crlf, mark, data):
    text = plain.replace("\n", "\r\n") if crlf else plain
    read = Text("\ufeff" * mark + text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if crlf:  # no program stops between the two
        start -= text[start - 1 : start + 1] == "\r\n"
        end += text[end - 1 : end + 1] == "\r\n"
    for convention in read.conventions():
        positions = (counted(text, at, convention) for at in (start, end))
        first, last = positions
        found = read.scale(convention).range(first, last - convention.inclusive)
        assert found == (start, end), convention


@given(LETTERS, st.integers(-5, 400), st.integers(-5, 400))
def test_no_position_leads_out_of_the_text(text, start, end):
    read = Text(text)
    for convention in read.conventions():
        found = read.scale(convention).range(start, end)
        assert found is None or 0 <= found[0] <= found[1] <= len(read.text)


def test_only_conventions_that_make_a_difference_are_tried():
    assert [c.name for c in Text("plain").conventions()] == [
        "code points",
        "code points, to the last letter",
    ]
    assert len(list(Text("\ufeffone 😀\r\ntwo").conventions())) == 16


def test_each_has_a_name_that_is_understood():
    conventions = list(Text("\ufeffone 😀\ntwo").conventions())
    assert [named(f" {one.name.upper()} ") for one in conventions] == conventions
    assert named("") is named("something else") is None
