"""Groups of an RTF file: which of them hold text, and how they are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.rtf.lexer import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.formats.rtf.lexer import Token

PASSED = frozenset({"shppict", "shpinst", "result", "shptxt", "ud"})
"""Optional groups whose text belongs to the document."""
_NOT_TEXT = """
    aftncn aftnsep aftnsepc atnicn atnid atnref colorschememapping colortbl datafield
    datastore do falt fchars filetbl footer footerf footerl footerr formfield ftncn ftnsep ftnsepc
    generator lchars listoverridetable listtable mmathPr nonshppict objdata operator panose
    pgdsctbl pn pnseclvl private revtbl rsidtbl rxe shprslt sp tc tcl template themedata txe
    userprops xe xmlnstbl
"""
NOT_TEXT = frozenset(_NOT_TEXT.split())
"""Groups that are left out, words and all."""
FIELD_RESULT = "fldrslt"
"""The group of what a field shows, which stands for nothing where that was said already."""


def rest_of_group(tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield the tokens up to the end of the group that is open, and take its brace."""
    depth = 1
    for token in tokens:
        depth += (token.kind == OPEN) - (token.kind == CLOSE)
        if not depth:
            return
        yield token


def groups(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the outermost groups among `tokens`, without their braces."""
    depth = 0
    group: list[Token] = []
    for token in tokens:
        depth += (token.kind == OPEN) - (token.kind == CLOSE)
        if token.kind == OPEN and depth == 1:
            group = []
        elif token.kind == CLOSE and depth == 0:
            yield group
        elif depth > 0:
            group.append(token)
