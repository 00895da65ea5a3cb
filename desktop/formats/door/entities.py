"""Entities that a file declares for itself, written out within narrow bounds.

Nothing outside the file is looked at, and a file that multiplies itself stays as it is.
"""

from __future__ import annotations

import re

MOST_ADDED = 100_000
"""Characters that the entities of one file may add to it in all."""
# Letters of all that one entity stands for: a name, an address, a line of licence.
_LONGEST = 10_000
# Entities in entities; each level may multiply, which is what “a billion laughs” does.
_DEEPEST = 8
# Letters in which a document type has begun, comments above it and all.
_HEAD = 10_000
# Letters: that of HTML with all its names of letters is a quarter.
_LARGEST_SUBSET = 200_000
_BEGIN = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_PIECE = re.compile(r"\"[^\"]*\"|'[^']*'|<!--|<\?|[\[\]>]")
_CLOSING = {"<!--": "-->", "<?": "?>"}
# Letters of a comment between two declarations.
_LONGEST_REMARK = 2000
# <!ENTITY press "Old Press &amp; Co.">, but neither SYSTEM nor PUBLIC nor %
_DECLARED = re.compile(r"<!ENTITY\s+([^\W\d][\w:.-]*)\s+(?:\"([^\"]*)\"|'([^']*)')\s*>")
_REFERENCE = re.compile(r"&([^\W\d][\w:.-]*);")


def written_out(text: str) -> str:
    """Return a file's text with its own entities in the place of references to them."""
    start, end = _subset(text)
    if start == end:
        return text
    declared: dict[str, str] = {}
    for name, first, second in _DECLARED.findall(_without_comments(text[start:end])):
        declared.setdefault(name, first or second)
    if not declared:
        return text
    values = _Values(declared)
    left = MOST_ADDED

    def replaced(match: re.Match[str]) -> str:
        nonlocal left
        value = values.get(match[1])
        if value is None or len(value) > left:
            return match[0]
        left -= len(value)
        return value

    return text[:end] + _REFERENCE.sub(replaced, text[end:])


def without_subset(text: str) -> str:
    """Return a page without declarations in its DOCTYPE, which browsers would show in part."""
    start, end = _subset(text)
    return text[: start - 1] + text[end + 1 :] if start < end else text


def _subset(text: str) -> tuple[int, int]:
    """Return where the declarations inside a DOCTYPE begin and end."""
    begin = _BEGIN.search(text, 0, _HEAD)
    if begin is None:
        return 0, 0
    start, here = 0, begin.end()
    while (piece := _PIECE.search(text, here, begin.end() + _LARGEST_SUBSET)) is not None:
        here = piece.end()
        if piece[0] in _CLOSING:
            here = _after(text, here, _CLOSING[piece[0]])
        elif piece[0] == "[" and not start:
            start = here
        elif piece[0] == "]" and start:
            return start, piece.start()
        elif piece[0] == ">" and not start:
            break
    return 0, 0


def _after(text: str, here: int, closing: str) -> int:
    """Return where a remark that began just before `here` ends, `here` when nothing closes it."""
    found = text.find(closing, here, here + _LONGEST_REMARK)
    return found + len(closing) if found >= 0 else here


def _without_comments(text: str) -> str:
    parts: list[str] = []
    at = here = 0
    while (begin := text.find("<!--", here)) >= 0:
        here = _after(text, begin + 4, "-->")
        if here > begin + 4:
            parts.append(text[at:begin])
            at = here
    return "".join((*parts, text[at:]))


class _Values:
    """What each declared entity stands for; None for one that is too long or a circle."""

    def __init__(self, declared: dict[str, str]) -> None:
        self._declared = declared
        self._known: dict[str, str | None] = {}

    def get(self, name: str, depth: int = _DEEPEST) -> str | None:
        """Return an entity's text with those in it written out."""
        if name not in self._known:
            self._known[name] = None  # should it come upon itself
            self._known[name] = self._whole(self._declared.get(name), depth)
        return self._known[name]

    def _whole(self, value: str | None, depth: int) -> str | None:
        if value is None or not depth or len(value) > _LONGEST:
            return None
        parts: list[str] = []
        at = size = 0
        for match in _REFERENCE.finditer(value):
            inner = self.get(match[1], depth - 1)
            if inner is None and match[1] not in self._declared:
                continue
            if inner is None or size > _LONGEST:
                return None
            parts += [value[at : match.start()], inner]
            size += len(inner)
            at = match.end()
        whole = "".join([*parts, value[at:]])
        return whole if len(whole) <= _LONGEST else None
