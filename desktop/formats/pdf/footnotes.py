"""Footnotes: small print at the bottom of a page that begins with the mark of a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.formats.pdf.order.page_lines import Line

_SMALL = 0.92
"""Of the size of the text: how large a note may be set."""
_SKIPPED = 3
"""Numbers of notes that may be missing between two of one page."""
# For: 12; 12.; [3]; *; **; †
_MARK = re.compile(r"\s*[\[(]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z](?=[\])]))[\])]?[.)]?(?=\s|$|[^\W\d_])")
# For: 1; 2,3; *; a
LABEL = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|(?<![^\W\d_])[a-z](?![^\W\d_])")
# For: Review*, and ...
STAR = re.compile(r"(?<=\w)[*†‡]{1,3}(?!\w)")


@dataclass(slots=True)
class Note:
    """A footnote: its mark, and its lines, the first of which begins with the mark."""

    label: str
    page: int
    lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What links to it call it."""
        return f"note {self.page} {self.label}"


def notes(pages: Iterable[Sequence[Line]], body: float) -> list[Note]:
    """Return the footnotes of all pages; `body` is the size of the text in points."""
    found: list[Note] = []
    for lines in pages:
        low = list(_low(lines, body))
        if not low or len(low) == len(lines):
            continue
        raised = set(_raised(line for line in lines if line.size >= _SMALL * body))
        found += _of_page(low, raised, found[-1] if found else None)
    return found


def label_of(line: Line) -> tuple[str, int]:
    """Return the mark that a line begins with, and how many letters it and its signs take."""
    found = _MARK.match(line.text)
    return (found[1], found.end()) if found else ("", 0)


def _low(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """Yield the lines of small print with no text below them."""
    text = [line for line in lines if line.size >= _SMALL * body]
    for line in lines:
        if line.size < _SMALL * body and not any(_is_above(line, other) for other in text):
            yield line


def _is_above(line: Line, other: Line) -> bool:
    box, below = line.box, other.box
    return box.y0 < below.y0 and box.x0 < below.x1 and below.x0 < box.x1


def _raised(lines: Iterable[Line]) -> Iterator[str]:
    """Yield what in the text may be the mark of a note: what is raised, and stars at words."""
    for line in lines:
        for piece in line.pieces:
            yield from (LABEL if piece.script > 0 else STAR).findall(piece.text)


def _of_page(low: Sequence[Line], raised: set[str], last: Note | None) -> list[Note]:
    found: list[Note] = []
    for number, line in enumerate(low):
        label, _ = label_of(line)
        if label and _begins(line, label, raised, found):
            found.append(Note(label, line.page, [line]))
        elif found:
            found[-1].lines.append(line)
        elif last is not None and last.page == line.page - 1 and _leads_up(low[number:], raised):
            last.lines.append(line)  # a note that goes on at the foot of the next page
    return found


def _begins(line: Line, label: str, raised: set[str], before: Sequence[Note]) -> bool:
    """Whether a line that begins with a mark begins a note."""
    known = label in raised or line.pieces[0].script > 0
    if not label.isdigit() or not before or not before[-1].label.isdigit():
        return known
    step = int(label) - int(before[-1].label)
    return 0 < step <= _SKIPPED and (known or step == 1)


def _leads_up(low: Sequence[Line], raised: set[str]) -> bool:
    """Whether more notes follow in the same small print."""
    return any(label_of(line)[0] in raised for line in low)
