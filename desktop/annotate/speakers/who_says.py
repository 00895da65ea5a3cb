"""Say who speaks in a passage, where the text leaves no doubt of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.annotate.speakers import hedging
from desktop.annotate.speakers.attribution import (
    Paragraph,
    Saying,
    closing,
    leading,
    sayings,
    signature,
    trailing,
)
from desktop.annotate.speakers.naming import Naming
from desktop.annotate.speakers.phrases import sentences, tokens
from desktop.annotate.speakers.quotation_marks import Stretch
from desktop.annotate.speakers.speeches import Speeches, outermost, paragraph_of
from desktop.domain import BlockKind
from desktop.domain.section_facts import speaking

if TYPE_CHECKING:
    from desktop.annotate.speakers.speeches import Part
    from desktop.domain import Content

_AROUND = " \t\u00a0\u2028\n"
_GOING_ON = frozenset({",", ":", ";", "and", "that", "adding", "—", "–"})
_ENDS = frozenset(".!?…")


class WhoSays:
    """Who speaks in the passages of one text."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._speeches = Speeches(content)
        self._naming = Naming(content, self._speeches)

    def of(self, start: int, end: int) -> str:
        """Return who says a passage; '' where it is nobody's words or is not wholly clear."""
        text = self._content.text
        end = min(end, len(text))
        while start < end and text[start] in _AROUND:
            start += 1
        while start < end and text[end - 1] in _AROUND:
            end -= 1
        if start >= end or start >= self._content.aside_start:
            return ""
        touched = self._speeches.at(start, end)
        part = next((p for one in touched for p in one if p.start <= start and end <= p.end), None)
        if part is not None:
            return self._within(touched[0], part, start, end)
        own = speaking(self._content, start, end)
        if own or not touched:
            return own or self._set_apart(start, end)
        said = sum(
            min(end, p.end) - max(start, p.start)
            for one in touched
            for p in one
            if p.start < end and start < p.end
        )
        names = {self._speaker(one) for one in touched}
        return names.pop() if len(names) == 1 and said * 2 >= end - start else ""

    def _within(self, speech: tuple[Part, ...], part: Part, start: int, end: int) -> str:
        inner = outermost(self._speeches.inside(part))
        own = next((one for one in inner if one.holds(start, end)), None)
        if own is None:
            return self._speaker(speech)
        base = part.start + 1
        shifted = [Stretch(one.start - base, one.end - base) for one in inner]
        paragraph = paragraph_of(self._content.text[base : part.end], shifted)
        told = _beside(paragraph, Stretch(own.start - base, own.end - base))
        return self._naming.name(told, part.block, base) if told else ""

    def _speaker(self, speech: tuple[Part, ...]) -> str:
        first, last = speech[0], speech[-1]
        names = set()
        for part in dict.fromkeys((first, last)):
            base = self._content.blocks[part.block].start
            paragraph = self._speeches.paragraph(part.block)
            stretch = Stretch(part.start - base, part.end - base)
            told = _beside(paragraph, stretch, is_first=part == first, is_last=part == last)
            if told is not None:
                names.add(self._naming.name(told, part.block, base))
        if names:
            return names.pop() if len(names) == 1 else ""
        blocks = self._content.blocks
        if first.start != blocks[first.block].start:
            return ""
        below = last.block + 1
        if last.end == blocks[last.block].end and below < len(blocks):
            return self._above(first.block) or self._signature(below)
        return self._above(first.block)

    def _above(self, block: int) -> str:
        """Return who is said to speak by the line before, if it ends in a colon."""
        above = block - 1
        if above < 0:
            return ""
        paragraph = self._speeches.paragraph(above)
        masked = paragraph.masked.rstrip()
        if not masked.endswith(":"):
            return ""
        told = leading(paragraph, Stretch(len(masked), len(masked)))
        return self._naming.name(told, above, self._content.blocks[above].start) if told else ""

    def _set_apart(self, start: int, end: int) -> str:
        """Return who says a block that is a quotation without having marks."""
        blocks = self._content.blocks
        first, last = blocks.at(start), blocks.at(end - 1)
        kinds = {blocks[block].kind for block in range(first, last + 1)}
        if kinds != {BlockKind.QUOTATION}:
            return ""
        while first and blocks[first - 1].kind is BlockKind.QUOTATION:
            first -= 1
        while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.QUOTATION:
            last += 1
        signed = [self._signature(block) for block in (last, last + 1) if block < len(blocks)]
        return self._above(first) or next(filter(None, signed), "")

    def _signature(self, block: int) -> str:
        """Return the name that a line “— Ann Ray” gives."""
        found = self._content.blocks[block]
        told = signature(self._content.text[found.start : found.end])
        return self._naming.name(told, block, found.start) if told else ""


def _beside(
    paragraph: Paragraph, stretch: Stretch, *, is_first: bool = True, is_last: bool = True
) -> Saying | None:
    """Return what tells in its paragraph who says a quoted stretch, if it is the only thing."""
    if is_first and hedging.is_called(tokens(paragraph.masked, 0, stretch.start)[-1:]):
        return None
    signed = signature(paragraph.masked, stretch.end) if stretch.start == 0 else None
    behind = signed or trailing(paragraph, stretch) if is_last else None
    if not is_first:
        return behind
    carried = _carried(paragraph, stretch)
    if carried is not None and behind is not None:
        is_new = paragraph.masked[: stretch.start].rstrip()[-1:] in _ENDS
        return behind if is_new or _words(paragraph, carried) == _words(paragraph, behind) else None
    before = carried or leading(paragraph, stretch)
    behind = behind or (closing(paragraph, stretch) if before and not carried else None)
    if before and behind:
        return before if _words(paragraph, before) == _words(paragraph, behind) else None
    return before or behind or _closed(paragraph, stretch)


def _words(paragraph: Paragraph, told: Saying) -> str:
    return paragraph.text[told.phrase.start : told.phrase.end] if told.phrase else ""


def _closed(paragraph: Paragraph, stretch: Stretch) -> Saying | None:
    """Return who is named at the sentence's end, unless somebody is before the quoted words."""
    start = [begin for begin, _ in sentences(paragraph.masked, 0, stretch.start)][-1:]
    if start and sayings(paragraph.masked, start[0], stretch.start):
        return None
    return closing(paragraph, stretch)


def _carried(paragraph: Paragraph, stretch: Stretch) -> Saying | None:
    """Return who said the words before, if only that stands between: “…,” she said. “…”."""
    before = [one for one in paragraph.stretches if one.end <= stretch.start][-1:]
    if not before:
        return None
    told = trailing(paragraph, before[0])
    if told is None:
        return None
    gap = list(sentences(paragraph.masked, before[0].end, stretch.start))
    if len([one for one in gap if paragraph.masked[slice(*one)].strip()]) != 1:
        return None
    after = tokens(paragraph.masked, told.end, stretch.start)
    if after and after[-1].word not in _GOING_ON | _ENDS:
        return None
    others = [one for one in sayings(paragraph.masked, *gap[0]) if one.end > told.end]
    others = [one for one in others if one.phrase is None or one.phrase != told.phrase]
    return None if others else told
