"""What a reader sees of the form fields of an RTF file that hold no text."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from desktop.formats.office.fields import check_box
from desktop.formats.rtf.lexer import CLOSE, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.formats.rtf.lexer import Token

_CHECK_BOX, _CHOICE = 1, 2
_UNSET = 25
"""The result of a field that stands as it was made."""


def form_state(tokens: list[Token], plain: Callable[[Iterable[Token]], str]) -> str:
    """Return the state of the form field in the instruction `tokens`, '' when there is none."""
    start = next((n for n, token in enumerate(tokens) if token.word == "formfield"), None)
    if start is None:
        return ""
    field = tokens[start:]
    said = {token.word: token.number or 0 for token in field if token.kind == WORD}
    result = said.get("ffres", _UNSET)
    result = said.get("ffdefres", 0) if result == _UNSET else result
    if said.get("fftype") == _CHECK_BOX:
        return check_box(checked=bool(result))
    if said.get("fftype") != _CHOICE:
        return ""
    starts = [n for n, token in enumerate(field) if token.word == "ffl"]
    entries = [plain(takewhile(_is_inside, field[n + 1 :])).strip() for n in starts]
    return entries[result] if 0 <= result < len(entries) else ""


def _is_inside(token: Token) -> bool:
    return token.kind != CLOSE
