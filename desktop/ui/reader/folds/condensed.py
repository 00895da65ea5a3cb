"""Which blocks are shown when a text is condensed to some of its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind
from desktop.ui.reader.surface.folds import Folds, Shows

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from desktop.domain import Content, Section

_STEP = 250
"""Passages, sections or folds between one pause and the next."""
_SHORT = 200
"""Code points up to which a text takes no more room than the row that it would be folded to."""


class Condensed(NamedTuple):
    """What was found."""

    folds: Folds
    passages: int


def condensed(
    content: Content, passages: Iterable[tuple[int, int]], opened: Sequence[range] = ()
) -> Generator[None, None, Condensed]:
    """Find what is folded away around passages, pausing now and then.

    Shown are the blocks that they stand in, the headings above, and what was `opened`.
    """
    blocks, shown, count = content.blocks, bytearray(len(content.blocks)), 0
    for count, (start, end) in enumerate(passages, 1):
        first, last = blocks.at(start), blocks.at(max(start, end - 1)) + 1
        if start < len(content.text):  # and not in what pages bear beside it
            shown[first:last] = bytes([Shows.PASSAGE]) * (last - first)
        if not count % _STEP:
            yield
    yield from _show_headings(content, shown)
    for stretch in opened:
        _show(shown, stretch)
    yield
    folds = Folds(shown)
    for number, stretch in enumerate(folds.meeting(0, len(shown))):
        if blocks.starts[stretch.stop] - blocks.starts[stretch.start] <= _SHORT:
            _show(shown, stretch)
        if not number % _STEP:
            yield
    return Condensed(Folds(shown), count)


def _show(shown: bytearray, stretch: range) -> None:
    for number in stretch:
        shown[number] = shown[number] or Shows.PLACE


def _show_headings(content: Content, shown: bytearray) -> Generator[None, None, None]:
    """Show what the sections around passages begin with, if that is no running text."""
    blocks, sections = content.blocks, content.sections
    around: list[Section] = []
    for number, section in enumerate(sections):
        while around and around[-1].end <= section.start:
            around.pop()
        around.append(section)
        end = sections[number + 1].start if number + 1 < len(sections) else section.end
        if shown.find(Shows.PASSAGE, blocks.at(section.start), blocks.at(end - 1) + 1) >= 0:
            for one in around:
                head = blocks.at(one.start)
                is_brief = blocks.starts[head + 1] - blocks.starts[head] <= _SHORT
                if blocks.kinds[head] == BlockKind.HEADING or is_brief:
                    _show(shown, range(head, head + 1))
        if not number % _STEP:
            yield
