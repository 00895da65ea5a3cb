"""Letters that travelled as base64, and what happens to them on the way."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.door.transfer import unpack

WORDS = b"The hearing was held in May and nine witnesses came. " * 8
LETTERS = base64.encodebytes(WORDS)
FILLER = b"?"


@given(st.binary(max_size=300))
def test_what_is_sound_comes_out_as_it_was(data: bytes) -> None:
    assert unpack(base64.encodebytes(data)) == (data, False)
    assert unpack(base64.b64encode(data)) == (data, False)


@pytest.mark.parametrize(
    ("written", "begins", "ends"),
    [
        (LETTERS.replace(b"=", b""), WORDS, b"came. "),
        (base64.urlsafe_b64encode(b"\xff\xfe\xfb" * 9), b"\xff\xfe\xfb", b"\xff\xfe\xfb"),
        (LETTERS + b"\n____\nThe list, see below\n", WORDS, b"The list, see below\n"),
        (b"Just words, no letters.\nNine came.", b"Just words", b"Nine came."),
        (b"dGVu\nIA==\nbWVu", b"ten men", b"ten men"),
    ],
)
def test_what_is_only_unusual_is_no_damage(written: bytes, begins: bytes, ends: bytes) -> None:
    data, is_damaged = unpack(written, FILLER)
    assert data.startswith(begins)
    assert data.endswith(ends)
    assert not is_damaged


@pytest.mark.parametrize(
    ("written", "data"),
    [
        (LETTERS[:30] + b"!" + LETTERS[31:], b"The hearing was held ?May and nine"),
        (LETTERS[:30] + b"\x01" + LETTERS[30:], WORDS),
        (LETTERS[:30] + LETTERS[31:], b"The hearing was held i"),
        (
            b"VGhlIGhlYXJpbmcgd2FzIGhlbGQgaW4gTWF5IGFuZCBuaW5lIGNhb!!",
            b"The hearing was held in May",
        ),
        (LETTERS[:101], WORDS[:74]),
    ],
)
def test_of_what_is_damaged_the_rest_is_read(written: bytes, data: bytes) -> None:
    found = unpack(written, FILLER)
    assert found.data.startswith(data)
    assert found.is_damaged or len(written) == 101


def test_one_line_that_lost_a_letter_spoils_no_other() -> None:
    found = unpack(LETTERS[:30] + LETTERS[31:], FILLER)
    assert found.data.endswith(WORDS[60:])


@given(st.binary(max_size=300), st.binary(max_size=3))
def test_anything_can_be_unpacked(written: bytes, filler: bytes) -> None:
    assert isinstance(unpack(written, filler).data, bytes)
