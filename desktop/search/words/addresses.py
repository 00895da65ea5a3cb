r"""Addresses pasted as a search: of pages, mail and files. They are phrases, whatever their signs.

https://example.org/a?b=c  www.example.org  example.org/a_(b)  ann@example.org  doi:10.1000/182
C:\papers\list.txt  /home/ann/list.txt
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.search.words.query import Kind, Phrase, Term
from desktop.search.words.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.search.words.query import Node

_REST = r"(?:[^\s()\"“”„«»<>]|\([^\s()\"]*\))"
ADDRESS = rf"""
    (?: [A-Za-z][A-Za-z0-9+.-]*:// | (?i:www\.|mailto:|doi:) | [A-Za-z]:[\\/] | \\\\
      | ~?/(?=[\w.-]+/) | 10\.\d{{4,9}}/
      | (?:[\w-]+\.)+[A-Za-z]{{2,}}(?::\d+)?(?=[/?\#]) | [\w.+-]+@(?=[\w-]+\.\w)
    ){_REST}+
"""
"""For a verbose pattern."""
_ADDRESS = re.compile(ADDRESS, re.VERBOSE)
_LEFT_OUT = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*://|mailto:|doi:)?/*(?:www\.)?(?=\w)")
"""What many writers leave out before an address."""


_IDENTIFIER = re.compile(r"10\.\d{4,9}/.+")
"""A DOI, which is the same behind any resolver's address."""


def literally(text: str) -> str:
    """Return a text in which the addresses hold no * and ?, which are patterns elsewhere."""
    if "://" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda match: re.sub(r"[*?]", " ", match[0]), text)


def address_node(address: str, *, unfinished: bool = False) -> Node | None:
    """Return the words of an address, one after the other."""
    words = [token.word for token in scan(_LEFT_OUT.sub("", address, count=1))]
    if not words:
        return None
    terms = [Term(word, Kind.EXACT) for word in words]
    if unfinished:
        terms[-1] = Term(words[-1], Kind.PREFIX)
    return terms[0] if len(terms) == 1 else Phrase(tuple(terms), address=address)


def shorter(address: str) -> Iterator[str]:
    """Yield parts of an address, the longest first, down to the place or the file that it names."""
    bare = _LEFT_OUT.sub("", address, count=1)
    identifier = _IDENTIFIER.search(bare)
    if identifier and identifier.start():
        yield identifier.group()
    if identifier or "@" in bare.partition("/")[0]:
        return
    is_file = re.match(r"[A-Za-z]:|[\\/~]", address) is not None
    for sign in "#?":
        head, found, _ = bare.partition(sign)
        if found and not is_file:
            bare = head
            yield bare
    sign = "\\" if "\\" in bare else "/"
    parts = [part for part in bare.split(sign) if part]
    for count in range(len(parts) - 1, 0, -1):
        yield sign.join(parts[-count:] if is_file else parts[:count])
