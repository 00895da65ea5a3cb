from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.printed.page_wishes import Kind, Wish
from desktop.formats.pages import wire

number = st.integers(0, 2**31 - 1)
names = st.binary(max_size=16).filter(lambda name: not name.endswith(b"\0"))
wishes = st.builds(Wish, st.sampled_from(Kind), names, number, st.integers(0, 3), *[number] * 6)


@given(wishes, number, st.integers(0, wire.SLOTS - 1))
def test_a_wish_arrives_as_it_was_sent(wish, ordinal, slot):
    assert wire.unpacked(wire.packed(wish, ordinal, slot)) == (ordinal, slot, wish)
