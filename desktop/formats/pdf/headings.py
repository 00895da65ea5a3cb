"""Headings: as the file's outline names them; by how they are set where it has none."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from desktop.formats.pdf.order.page_lines import Line
    from desktop.pdf import Bookmark

_MOST_LINES = 6
_LEVELS = 6
_LARGER = 1.12
"""Of the text's size."""
_CLEARLY, _FEW = 1.25, 3
"""The same, and lines, where sizes are guessed."""
_LONGEST, _LONGEST_BOLD = 200, 120
_UNLIKE = re.compile(r"[.,;:]\s*$")
_NUMBERED = re.compile(r"^(?:[\dIVXLC]+|[A-Z])(?:[.:)]\d*)*[.:)]?\s+")
_MOST_ON_A_PAGE = 12
"""Lines in bold on a page from which on they are no headings, but a table or a form."""


def by_outline(pages: Sequence[Sequence[Line]], outline: Sequence[Bookmark]) -> int:
    """Mark the lines that the outline's titles are printed in; return how many titles were."""
    found = 0
    for number, bookmark in enumerate(outline, 1):
        if bookmark.page < 0:
            continue
        for lines in pages[bookmark.page : bookmark.page + 2]:
            title = _title_in(lines, bookmark.title)
            if not title:
                continue
            found += 1
            for line in title:
                line.heading, line.part = min(_LEVELS, bookmark.level), number
            break
    return found


def by_size(
    paragraphs: Sequence[list[Line]], body: float, recognised: AbstractSet[int] = frozenset()
) -> None:
    """Mark the paragraphs that are set larger than the text, or short and in bold.

    On pages whose words were `recognised` sizes are guessed: only what is much larger counts.
    """
    bold: dict[int, int] = defaultdict(int)
    for lines in paragraphs:
        bold[lines[0].page] += all(line.bold for line in lines)
    found = [
        lines
        for lines in paragraphs
        if (lines[0].page not in recognised or _is_clearly_larger(lines, body))
        and _is_set_apart(lines, body, is_rare=bold[lines[0].page] <= _MOST_ON_A_PAGE)
    ]
    sizes = sorted({_size(lines, body) for lines in found}, reverse=True)
    for number, lines in enumerate(found, 1):
        for line in lines:
            line.heading = min(_LEVELS, sizes.index(_size(lines, body)) + 1)
            line.part = number


def _title_in(lines: Sequence[Line], title: str) -> Sequence[Line]:
    """Return the lines that a title is printed in, the largest print first, or none."""
    wanted = {_key(title), _key(_NUMBERED.sub("", title))} - {""}
    found: list[Sequence[Line]] = []
    for first, line in enumerate(lines):
        texts = {_key(line.text), _key(_NUMBERED.sub("", line.text))} - {""}
        last = first + 1
        while texts and not texts & wanted and last < min(len(lines), first + _MOST_LINES):
            begun = {text for text in texts if any(key.startswith(text) for key in wanted)}
            texts = {text + _key(lines[last].text) for text in begun}
            last += 1
        if texts & wanted and not any(line.part for line in lines[first:last]):
            found.append(lines[first:last])
    return max(found, key=lambda part: (part[0].size, part[0].bold), default=())


def _key(text: str) -> str:
    """Return the letters and figures of a title alone."""
    return "".join(filter(str.isalnum, text.casefold()))


def _is_clearly_larger(lines: Sequence[Line], body: float) -> bool:
    text = " ".join(line.text for line in lines).strip()
    unsure = any(piece.unsure for line in lines for piece in line.pieces)
    # Bullets are recognised as all kinds of signs.
    if unsure or len(lines) > _FEW or not text[:1].isalnum() or _UNLIKE.search(text):
        return False
    return all(line.size >= _CLEARLY * body for line in lines)


def _is_set_apart(lines: Sequence[Line], body: float, *, is_rare: bool) -> bool:
    text = " ".join(line.text for line in lines)
    if len(lines) > _MOST_LINES or len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return False
    if lines[0].size >= _LARGER * body:
        return True
    is_bold = all(line.bold for line in lines) and lines[0].size > body / _LARGER
    return is_bold and is_rare and len(text) <= _LONGEST_BOLD and not _UNLIKE.search(text)


def _size(lines: Sequence[Line], body: float) -> float:
    return max(round(lines[0].size * 2) / 2, body)
