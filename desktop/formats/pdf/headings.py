"""Headings: as the file's outline names them; by how they are set where it has none."""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from desktop.formats.pdf.order.page_lines import Line
    from desktop.pdf import Bookmark

_MOST_LINES = 6
_LEVELS = 6
_CUT = 40
"""Letters: a title as long as that may have been cut short."""
_MOST_OF_IT = 0.5
"""Of the words of a line: how many more than that a title has, if the line is its heading."""
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
        title = _printed(pages[bookmark.page : bookmark.page + 2], bookmark.title)
        found += bool(title)
        for line in title:
            line.heading, line.part = min(_LEVELS, bookmark.level), number
    return found


def by_size(
    paragraphs: Sequence[list[Line]], body: float, recognised: AbstractSet[int] = frozenset()
) -> None:
    """Mark the paragraphs that are set larger than the text, or short and in bold.

    On pages whose words were `recognised` sizes are guessed: only what is much larger counts, and
    not the last of a page, which is a foot more likely than the heading of what is on the next.
    """
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, lines in enumerate(paragraphs):
        first.setdefault(lines[0].page, number)
        last[lines[0].page] = number
    bold: dict[int, int] = defaultdict(int)
    for lines in paragraphs:
        bold[lines[0].page] += all(line.bold for line in lines)
    found = [
        lines
        for number, lines in enumerate(paragraphs)
        if (
            lines[0].page not in recognised
            or first[lines[0].page] == number
            or last[lines[0].page] != number
        )
        and (lines[0].page not in recognised or _is_clearly_larger(lines, body))
        and _is_set_apart(lines, body, is_rare=bold[lines[0].page] <= _MOST_ON_A_PAGE)
    ]
    sizes = sorted({_size(lines, body) for lines in found}, reverse=True)
    for number, lines in enumerate(found, 1):
        for line in lines:
            line.heading = min(_LEVELS, sizes.index(_size(lines, body)) + 1)
            line.part = number


def _printed(pages: Sequence[Sequence[Line]], title: str) -> Sequence[Line]:
    """Return the lines of a title: on its page or the next, as a whole, cut short, or in part."""
    for find in (_title_in, _begun_in):
        for lines in pages:
            if found := find(lines, title):
                return found
    return _alike_in(pages[0], title) if pages else ()


def _begun_in(lines: Sequence[Line], title: str) -> Sequence[Line]:
    """Return the lines of a heading that a title is only the beginning of: some programs cut it."""
    wanted = _key(_NUMBERED.sub("", title))
    if len(title) < _CUT:
        return ()
    for first, line in enumerate(lines):
        text, last = _key(_NUMBERED.sub("", line.text)), first + 1
        while text and wanted.startswith(text) and last < min(len(lines), first + _MOST_LINES):
            text, last = text + _key(lines[last].text), last + 1
        if not text.startswith(wanted) or any(one.part for one in lines[first:last]):
            continue
        while last < min(len(lines), first + _MOST_LINES) and _is_set_like(line, lines[last]):
            last += 1
        return lines[first:last]
    return ()


def _is_set_like(line: Line, following: Line) -> bool:
    """Whether a line in bold goes on in the next one."""
    is_near = 0 < following.baseline - line.baseline < _MOST_LINES * line.size
    return line.bold and following.bold and line.size == following.size and is_near


def _alike_in(lines: Sequence[Line], title: str) -> Sequence[Line]:
    """Return the line that says most of a title in other words: the first, or one that stands out.

    What an outline calls a page is at times not what is printed there.
    """
    words = set(_words(title))
    usual = median_low([line.size for line in lines]) if lines else 0.0

    def share(line: Line) -> float:
        said = _words(line.text)
        return sum(word in words for word in said) / len(said) if said else 0.0

    standing_out = [
        line
        for number, line in enumerate(lines)
        if not (line.part or line.table) and (not number or line.bold or line.size > usual)
    ]
    best = max(standing_out, key=share, default=None)
    return [best] if best and share(best) > _MOST_OF_IT else ()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


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
    if (
        lines[0].table
        or len(lines) > _MOST_LINES
        or len(text) > _LONGEST
        or not any(map(str.isalpha, text))
    ):
        return False
    if lines[0].size >= _LARGER * body:
        return True
    is_bold = all(line.bold for line in lines) and lines[0].size > body / _LARGER
    return is_bold and is_rare and len(text) <= _LONGEST_BOLD and not _UNLIKE.search(text)


def _size(lines: Sequence[Line], body: float) -> float:
    return max(round(lines[0].size * 2) / 2, body)
