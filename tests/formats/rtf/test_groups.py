from __future__ import annotations

from desktop.formats.rtf.groups import NOT_TEXT, PASSED, groups
from desktop.formats.rtf.lexer import Token, tokens


def written(group: list[Token]) -> str:
    return "".join(token.data.decode() or token.word or "{}"[token.kind] for token in group)


def test_the_outermost_groups_are_told_apart() -> None:
    found = list(groups(tokens(rb"a{b{c}d}e{}{\f1 f")))
    assert [written(group) for group in found] == ["b{c}d", ""]


def test_no_group_is_both_left_out_and_passed_through() -> None:
    assert not NOT_TEXT & PASSED
