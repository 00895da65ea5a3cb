"""Word's fields: instructions that the page shows the result of."""

from __future__ import annotations

import re

_LINK = re.compile(r"""\s*HYPERLINK\s+(?:(?:\\[a-z]\s+)*)"?([^"\s\\][^"]*?)?"?(?:\s|\Z)""", re.I)
_PLACE = re.compile(r"""\\l\s+"?([^"\s]+)"?""", re.I)


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

    def mark(self, kind: str) -> None:
        """Follow a field character: 'begin', 'separate' or 'end'."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shows = True
            self._open[-1].link = link_of(self._open[-1].instruction)
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self._open:
            self._open[-1].instruction += text

    def end_paragraph(self) -> None:
        """Drop fields that never came to a result, so that a broken one hides no text after it."""
        self._open = [field for field in self._open if field.shows]


def link_of(instruction: str) -> str:
    """Return where a HYPERLINK instruction leads, '' for other instructions."""
    found = _LINK.match(instruction)
    if not found:
        return ""
    place = _PLACE.search(instruction)
    address = found[1] or ""
    if place:
        return f"{address}#{place[1]}"
    return address
