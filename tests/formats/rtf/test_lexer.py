from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.rtf.lexer import BINARY, BYTES, CLOSE, OPEN, SIGN, WORD, Token, tokens


def test_words_numbers_and_groups() -> None:
    assert list(tokens(rb"{\rtf1\b0 x\i-3\~}")) == [
        Token(OPEN),
        Token(WORD, "rtf", 1),
        Token(WORD, "b", 0),
        Token(BYTES, data=b"x"),
        Token(WORD, "i", -3),
        Token(SIGN, "~"),
        Token(CLOSE),
    ]


def test_line_ends_and_lone_backslashes_are_nothing() -> None:
    assert list(tokens(b"a\r\nb\\")) == [Token(BYTES, data=b"a"), Token(BYTES, data=b"b")]


def test_bytes_written_out_come_together() -> None:
    assert list(tokens(rb"\'e9\'E8x\'zz")) == [
        Token(BYTES, data=b"\xe9\xe8"),
        Token(BYTES, data=b"x"),
        Token(BYTES, data=b"'zz"),
    ]


def test_binary_data_is_not_cut() -> None:
    assert list(tokens(rb"\bin4 {\b}x\bin99 y")) == [
        Token(BINARY, data=rb"{\b}"),
        Token(BYTES, data=b"x"),
        Token(BINARY, data=b"y"),
    ]
    assert list(tokens(rb"\bin-5 a")) == [Token(BINARY), Token(BYTES, data=b"a")]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([b"\\b", b"\\'e9", b"{", b"}", b"x", b" ", b"\\", b"\xff"])))
def test_anything_can_be_cut(pieces: list[bytes]) -> None:
    found = list(tokens(b"".join(pieces)))
    assert sum(token.kind == OPEN for token in found) <= pieces.count(b"{")
    assert all(token.data for token in found if token.kind == BYTES)
