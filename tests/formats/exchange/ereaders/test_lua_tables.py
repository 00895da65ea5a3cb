from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.ereaders.lua_tables import NoDataError, read_table

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
VALUES = st.recursive(
    WORDS | st.booleans() | st.integers(-(10**6), 10**6).map(float),
    lambda inner: st.dictionaries(WORDS | st.integers(1, 99).map(float), inner, max_size=4),
    max_leaves=20,
)


def quoted(text: str) -> bytes:
    """Write a string as Lua's own %q does."""
    written = text.encode().replace(b"\\", b"\\\\").replace(b'"', b'\\"')
    written = written.replace(b"\n", b"\\\n").replace(b"\r", b"\\r").replace(b"\0", b"\\000")
    return b'"' + written + b'"'


def lua(value: object) -> bytes:
    if isinstance(value, dict):
        pairs = (b"[" + lua(name) + b"] = " + lua(each) for name, each in value.items())
        return b"{\n" + b",\n".join(pairs) + b"}"
    if isinstance(value, bool):
        return str(value).lower().encode()
    return quoted(value) if isinstance(value, str) else str(value).encode()


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_what_a_program_wrote_is_read(table):
    data = b"-- notes\nreturn " + lua(table)
    assert read_table(data) == table


def test_all_that_a_table_may_have_in_it():
    data = rb"""--[==[ long
    ]] ]==] return {1; "two", x = 'it\'s \065\xc3\xa4 \u{20AC}', [4] = [[
long]], y = nil, -.5e1, 0x10, {true,},
    -- a last word
    }"""
    assert read_table(data) == {
        1.0: 1.0, 2.0: "two", "x": "it's Aä €", 4.0: {1.0: True}, "y": None, 3.0: -5.0,
    } | {4.0: 16.0, 5.0: {1.0: True}}  # fmt: skip


@pytest.mark.parametrize(
    "program",
    [
        b'os.execute("rm -rf /")',
        b'return os.execute("rm -rf /")',
        b"return {f()}",
        b"return {a = function() end}",
        b'local x = {} return x',
        b"return {} print(1)",
        b"while true do end",
        b'return {"a" .. "b"}',
        b"",
    ],
)  # fmt: skip
def test_a_program_is_told_and_not_run(program):
    with pytest.raises(NoDataError, match="programs are not run"):
        read_table(program)


@pytest.mark.parametrize(
    "data",
    [
        b"return " + b"{" * 100_000,
        b"return " + b"{" * 100_000 + b"}" * 100_000,
        b"return {" + b"--[[\n" * 500_000,
        b"return {" + b'"' + b"\\\n" * 1_000_000,
        b"return {" + b"1," * 3_000_000 + b"}",
        b"return {" * 3 + b"\0",
        b"return {" + b" " * (17 << 20),
    ],
)
def test_what_is_too_deep_too_long_or_broken_is_given_up_soon(data):
    begun = time.process_time()
    with pytest.raises(NoDataError):
        read_table(data)
    assert time.process_time() - begun < 5


def test_numbers_of_any_length_are_numbers():
    data = b"return {" + b"9" * 1_000_000 + b", 0x" + b"f" * 1_000_000 + b", 1e999}"
    assert read_table(data) == {1.0: 1e15, 2.0: 1e15, 3.0: 1e15}


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_none(data):
    for given_data in (data, b"return {" + data):
        with contextlib.suppress(NoDataError):
            assert isinstance(read_table(given_data), dict)
