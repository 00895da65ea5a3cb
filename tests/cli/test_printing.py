from __future__ import annotations

import io
import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cli.printing import print_file, print_json, print_line, print_lines, visible

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
EVERY_CONTROL = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(st.text(st.one_of(st.sampled_from(EVERY_CONTROL), st.characters())))
def test_nothing_that_acts_is_left(text):
    assert not ACTING.search(visible(text))
    if not ACTING.search(text) and text.isprintable():
        assert visible(text) == text


def test_control_characters_are_spelt_out(capsys):
    print_line("\x1b[31mred\x07 \x9b1m \x1b]0;title\x07 \u202egnp\nThe library is sound.")
    assert capsys.readouterr().out == (
        "\\x1b[31mred\\x07 \\x9b1m \\x1b]0;title\\x07 \\u202egnp\\nThe library is sound.\n"
    )
    print_lines("one\n\ttwo\r")
    assert capsys.readouterr().out == "one\n\ttwo\\r\n"


def test_json_has_no_control_character_and_says_the_same(capsys):
    value = {EVERY_CONTROL: ["שלום " + EVERY_CONTROL]}
    print_json(value)
    out = capsys.readouterr().out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)
    assert json.loads(out) == value
    assert "שלום" in out


@pytest.mark.parametrize(
    ("stream", "printed"), [(io.StringIO, "a\x1b[2Jb\n"), (_Terminal, "a\\x1b[2Jb\n")]
)
def test_a_file_is_printed_exactly_unless_to_a_terminal(monkeypatch, stream, printed):
    monkeypatch.setattr(sys, "stdout", stream())
    print_file("a\x1b[2Jb\n")
    assert sys.stdout.getvalue() == printed
