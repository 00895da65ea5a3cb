"""What may end a paragraph of Markdown, asked once for each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    Rule = Callable[[StateBlock, int, int, bool], bool]

_FIRST = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "html_block": "<",
    "heading": "#",
    "footnote_def": "[",
}
"""The characters that a line begins with when a rule can apply to it."""
_SECOND_LINE_OF_TABLE = frozenset("|:-")
_ALSO_END = {
    "fence": ["reference", "blockquote", "list"],
    "blockquote": ["reference", "blockquote", "list"],
    "hr": ["reference", "blockquote", "list"],
    "list": ["reference", "blockquote"],
    "html_block": ["reference", "blockquote"],
    "heading": ["reference", "blockquote"],
    "footnote_def": ["reference"],
    "table": ["reference"],
}
"""What else the rules end, as the parser has it."""


def quicken(parser: MarkdownIt) -> None:
    """Ask of each line of a paragraph only what its first character allows.

    The parser asks each of its rules, twice; in a file of long paragraphs that is nearly all it
    does. What comes out is the same.
    """
    ruler = parser.block.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    for name, others in _ALSO_END.items():
        ruler.at(name, rules[name], {"alt": others})
    ruler.push("interruption", _interruption(rules), {"alt": ["paragraph"]})


def _interruption(rules: dict[str, Rule]) -> Rule:
    by_first: dict[str, list[Rule]] = {}
    for name, characters in _FIRST.items():
        for character in characters:
            by_first.setdefault(character, []).append(rules[name])
    table = rules["table"]

    # The parser hands over four arguments by their place.
    def interrupts(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        begins_table = line + 1 < end and _first(state, line + 1) in _SECOND_LINE_OF_TABLE
        if begins_table and table(state, line, end, silent):
            return True
        possible = by_first.get(_first(state, line), ())
        return any(rule(state, line, end, silent) for rule in possible)

    return interrupts


def _first(state: StateBlock, line: int) -> str:
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 1]
