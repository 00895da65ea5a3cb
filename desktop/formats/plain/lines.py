"""Lines of plain text: which of them belong together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile("\r\n|\r|\n")
_BLANK = re.compile("[\f\u2029]")
_MARK = re.compile(r"\s*([•◦▪‣●∙*+-])[ \t\u00a0]+\S")
_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S")
_LABEL = re.compile(r"\s*[^\W\d_][\w'’&. -]{1,40}:(?:\s|$)")
_ENDS = tuple(".!?:;…\"”’')]»")

LONG_LINE = 120
"""Nobody wraps lines by hand beyond this: where lines are longer, each is a paragraph."""
_NARROW, _WIDE = 40, 100
_ENOUGH = 6
"""Wrapped lines that a text must have before it counts as wrapped."""
_CERTAIN = 0.6
"""The share of paragraphs that must look wrapped; the others may be verse or addresses."""
# Of the lines of a text that was wrapped: paragraphs end in short ones.
_MOSTLY_FULL = 0.75
# Letters by which wrapped lines differ, as a hyphen or a wide letter may.
_SLACK = 3
_PARAGRAPH = 3
"""Lines that make a wrapped paragraph; two may be anything."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines with no blank line between them."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a whole text is laid out. `width` is 0 unless it certainly is hard-wrapped."""

    width: int = 0
    line_is_paragraph: bool = False
    items: bool = False
    bullets: Counter[str] = field(default_factory=Counter)


def chunks(text: str) -> list[Chunk]:
    """Return the runs of lines between blank lines."""
    found: list[Chunk] = []
    lines: list[str] = []
    for line in [*_LINE.split(_BLANK.sub("\n\n", text)), ""]:
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            found.append(Chunk(tuple(lines)))
            lines = []
    return found


def layout_of(parts: list[Chunk]) -> Layout:
    """Return the layout of a text from the lengths of its lines."""
    lines = [line for part in parts for line in part.lines]
    marks = (_MARK.match(line) for line in lines)
    bullets = Counter(match[1] for match in marks if match)
    items = sum(1 for line in lines if _NUMBER.match(line)) > 1
    if any(len(line) > LONG_LINE for line in lines):
        return Layout(0, line_is_paragraph=True, items=items, bullets=bullets)
    width = _wrapped_width(parts)
    no_blank_lines = len(parts) == 1
    return Layout(width, not width and no_blank_lines, items, bullets)


def paragraphs(part: Chunk, layout: Layout) -> Iterator[str]:
    """Yield the paragraphs of a chunk; lines that are meant to stand are parted by a line feed."""
    if len(part.lines) == 1 or layout.line_is_paragraph or _is_labelled(part):
        yield from (line.strip() for line in part.lines)
        return
    for lines in _by_marks(part.lines, layout):
        if not layout.width:
            yield "\n".join(line.strip() for line in lines)
        elif _is_wrapped(lines, layout.width):
            yield from _reflowed(lines, layout.width)
        else:
            yield "\n".join(line.strip() for line in lines)


def _wrapped_width(parts: list[Chunk]) -> int:
    """Return the width at which a text was wrapped, or 0 where that is not certain."""
    long = [part for part in parts if len(part.lines) >= _PARAGRAPH]
    inner = sorted(len(line) for part in long for line in part.lines[:-1])
    if len(inner) < _ENOUGH:
        return 0
    width = inner[len(inner) * 3 // 4]
    if not _NARROW <= width <= _WIDE:
        return 0
    wrapped = [part for part in long if _is_wrapped(part.lines, width)]
    enough = sum(len(part.lines) - 1 for part in wrapped) >= _ENOUGH
    return width if enough and len(wrapped) >= _CERTAIN * len(long) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    words = after.split(maxsplit=1)
    return len(line) + 1 + len(words[0]) > width - _SLACK


def _is_wrapped(lines: tuple[str, ...], width: int) -> bool:
    pairs = list(pairwise(lines))
    full = sum(_is_full(line, after, width) for line, after in pairs)
    ends = sum(not _is_full(line, after, width) and line.endswith(_ENDS) for line, after in pairs)
    return full >= _MOSTLY_FULL * len(pairs) and full + ends == len(pairs)


def _reflowed(lines: tuple[str, ...], width: int) -> Iterator[str]:
    """Yield paragraphs without their line breaks; a short line that ends a sentence ends one."""
    text = lines[0].strip()
    margin = _margin(lines)
    for line, after in pairwise(lines):
        if not _is_full(line, after, width) or _is_indented(line, after, margin):
            yield text
            text = after.strip()
        else:
            glued = text.endswith(("-", "—")) and not text.endswith((" -", " —", " --"))
            text += after.strip() if glued else " " + after.strip()
    yield text


def _margin(lines: tuple[str, ...]) -> int | None:
    """Return the indent of most lines, beyond which a paragraph begins; None where none is."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    least = min(indents)
    few = sum(indent > least for indent in indents) * 2 <= len(indents)
    return least if few else None


def _is_indented(line: str, after: str, margin: int | None) -> bool:
    """Whether the next line begins a paragraph by its indent."""
    if margin is None or not line.endswith(_ENDS):
        return False
    return len(after) - len(after.lstrip()) > margin


def _by_marks(lines: tuple[str, ...], layout: Layout) -> Iterator[tuple[str, ...]]:
    """Yield the lines of each list item, and the lines around the items."""
    group: list[str] = []
    for line in lines:
        match = _MARK.match(line)
        begins = match is not None and layout.bullets[match[1]] > 1
        if group and (begins or (layout.items and _NUMBER.match(line))):
            yield tuple(group)
            group = []
        group.append(line)
    yield tuple(group)


def _is_labelled(part: Chunk) -> bool:
    """Whether at least two lines and half of all begin with a label such as 'Date:'."""
    labels = sum(1 for line in part.lines if _LABEL.match(line))
    return labels > 1 and labels * 2 >= len(part.lines)
