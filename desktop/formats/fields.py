"""Fields of a word processor: instructions that the page shows the result of."""

from __future__ import annotations

import re

_PART = re.compile(r"""\\([a-z])(?:\s+(?!\\)("[^"]*"|\S+))?|("[^"]*"|\S+)""", re.IGNORECASE)
_BARE = ("m", "n")
"""Switches that take no argument of their own."""


class _Field:
    __slots__ = ("instruction", "link", "shows")

    def __init__(self) -> None:
        self.instruction = ""
        self.link = ""
        self.shows = False


class Fields:
    """Follows nested fields through the runs of a document."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def is_hidden(self) -> bool:
        """Whether text that comes now belongs to an instruction."""
        return any(not field.shows for field in self._open)

    @property
    def link(self) -> str:
        """The target of the innermost link, or ''."""
        return next((field.link for field in reversed(self._open) if field.link), "")

    def mark(self, kind: str) -> str:
        """Follow a field character: 'begin', 'separate' or 'end'.

        Return the words of a field that ends and has no other result.
        """
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shows = True
            self._open[-1].link = link_of(self._open[-1].instruction)
        elif kind == "end" and self._open:
            field = self._open.pop()
            return "" if field.shows or self.is_hidden else label_of(field.instruction)
        return ""

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self._open:
            self._open[-1].instruction += text

    def end_paragraph(self) -> None:
        """Drop fields that never came to a result, so that a broken one hides no text after it."""
        self._open = [field for field in self._open if field.shows]


def label_of(instruction: str) -> str:
    """Return what the page shows for a field that has no result, '' for nearly all of them."""
    name, _, rest = instruction.strip().partition(" ")
    return rest.strip().partition(" ")[2].strip() if name.upper() == "MACROBUTTON" else ""


def link_of(instruction: str) -> str:
    """Return where a HYPERLINK instruction leads, '' for other instructions."""
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() != "HYPERLINK":
        return ""
    address = place = ""
    for switch, argument, word in _PART.findall(rest):
        if switch.lower() == "l":
            place = argument.strip('"')
        elif not address and (not switch or switch.lower() in _BARE):
            address = (word or argument).strip('"')
    return f"{address}#{place}" if place else address
