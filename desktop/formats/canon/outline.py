"""Sections from headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import SOFT_BREAK, BlockKind, Section

if TYPE_CHECKING:
    from desktop.domain import Content

# Letters: a paragraph that is set as a heading is shortened where it heads a section.
LONGEST_TITLE = 200


def short(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return `text` on one line, cut between words and marked when it is too long."""
    words = " ".join(text.replace(SOFT_BREAK, " ").split())
    if len(words) <= longest:
        return words
    cut = words.rfind(" ", longest // 2, longest - 1)
    return words[: cut if cut > 0 else longest - 1].rstrip(" ,;:–-") + "…"


def outline(content: Content) -> tuple[Section, ...]:
    """Return one section per heading; each ends where one of its own level or above begins."""
    blocks = content.blocks
    headings = [
        (blocks.starts[i], max(1, blocks.levels[i]), blocks[i])
        for i, kind in enumerate(blocks.kinds)
        if kind == BlockKind.HEADING
    ]
    sections: list[Section] = []
    ends: list[tuple[int, int]] = []  # stack, innermost last: level, start of the following one
    for start, level, block in reversed(headings):
        while ends and ends[-1][0] > level:
            ends.pop()
        end = ends[-1][1] if ends else content.body_end
        ends.append((level, start))
        title = short(content.quoted(block.start, block.end).text)
        sections.append(Section(title, level, start, end))
    return tuple(reversed(sections))


def opening_heading(content: Content) -> str:
    """Return the heading that a text begins with, which a file without facts is known by."""
    for section in content.sections[:1]:
        if not content.text[: section.start].strip():
            return section.title
    return ""
