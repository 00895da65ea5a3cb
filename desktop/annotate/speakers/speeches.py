"""Quoted speech in a text: stretches of a paragraph, and those that run on over paragraphs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.speakers.attribution import Paragraph
from desktop.annotate.speakers.phrases import MASK
from desktop.annotate.speakers.quotation_marks import Stretch, marked

if TYPE_CHECKING:
    from desktop.annotate.speakers.quotation_marks import Marked
    from desktop.domain import Content

_KEPT = 512
"""Paragraphs whose marks are remembered."""
_LONGEST_SPEECH = 100
"""Paragraphs."""


class Part(NamedTuple):
    """What a paragraph holds of a speech; offsets are those of the text."""

    block: int
    start: int
    end: int


class Speeches:
    """What stands in quotation marks in a text, looked up where it is asked."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self.count = len(content.blocks)
        self._marked = lru_cache(_KEPT)(self._mark)

    def _mark(self, block: int) -> Marked:
        found = self._content.blocks[block]
        return marked(self._content.text, found.start, found.end)

    def paragraph(self, block: int) -> Paragraph:
        """Return a paragraph with its outermost quoted stretches, counted from its beginning."""
        found = self._content.blocks[block]
        return paragraph_of(
            self._content.text[found.start : found.end],
            [Stretch(s.start - found.start, s.end - found.start) for s in self._outermost(block)],
        )

    def _outermost(self, block: int) -> list[Stretch]:
        """Return the outermost stretches of a paragraph, with those that only run through it."""
        found = list(self._marked(block).stretches)
        end = self._content.blocks[block].end
        found += [
            Stretch(at, end) for at in self._marked(block).left_open if self._runs_on(block, at)
        ]
        found.sort(key=lambda one: (one.start, -one.end))
        return outermost(found)

    def _runs_on(self, block: int, at: int) -> bool:
        """Whether the next paragraph begins with the mark that opened this one's last words."""
        after = block + 1
        if after >= self.count:
            return False
        begin = self._content.blocks[after].start
        return self._content.text[begin : begin + 1] == self._content.text[at] and bool(
            [one for one in self._marked(after).stretches if one.start == begin]
            or begin in self._marked(after).left_open
        )

    def at(self, start: int, end: int) -> list[tuple[Part, ...]]:
        """Return the speeches that a passage touches."""
        blocks = self._content.blocks
        found: dict[tuple[Part, ...], None] = {}
        for block in range(blocks.at(start), blocks.at(max(start, end - 1)) + 1):
            for one in self._outermost(block):
                if one.start < end and start < one.end:
                    found[self.speech(block, one)] = None
        return list(found)

    def speech(self, block: int, stretch: Stretch) -> tuple[Part, ...]:
        """Return the whole speech that a stretch is part of."""
        parts = [Part(block, *stretch)]
        while len(parts) < _LONGEST_SPEECH and (before := self._before(parts[0])):
            parts.insert(0, before)
        while len(parts) < _LONGEST_SPEECH and (after := self._after(parts[-1])):
            parts.append(after)
        return tuple(parts)

    def _before(self, part: Part) -> Part | None:
        above = part.block - 1
        if above < 0 or part.start != self._content.blocks[part.block].start:
            return None
        last = self._outermost(above)[-1:]
        is_open = last and last[0].start in self._marked(above).left_open
        return Part(above, *last[0]) if is_open else None

    def _after(self, part: Part) -> Part | None:
        if part.start not in self._marked(part.block).left_open:
            return None
        below = part.block + 1
        first = self._outermost(below)[:1]
        return Part(below, *first[0]) if first else None

    def inside(self, part: Part) -> list[Stretch]:
        """Return what is quoted in turn within a part of a speech."""
        return [
            one
            for one in self._marked(part.block).stretches
            if part.start < one.start and one.end <= part.end
        ]


def outermost(stretches: list[Stretch]) -> list[Stretch]:
    """Return those of sorted stretches that stand in no other."""
    found: list[Stretch] = []
    for one in stretches:
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def paragraph_of(text: str, stretches: list[Stretch]) -> Paragraph:
    """Return a paragraph of these stretches."""
    parts: list[str] = []
    here = 0
    for one in stretches:
        ends = "." if _ends_sentence(text, one.end) else MASK
        parts += (text[here : one.start], MASK * (one.end - one.start - 1), ends)
        here = one.end
    return Paragraph(text, "".join((*parts, text[here:])), tuple(stretches))


def _ends_sentence(text: str, end: int) -> bool:
    """Whether quoted words that end there end the sentence too, as in: “No.” The bridge fell."""
    after = text[end : end + 2].lstrip()
    return text[end - 2] in ".!?…" and (
        not after or not (after[0].islower() or after[0] in ",;:—–")
    )
