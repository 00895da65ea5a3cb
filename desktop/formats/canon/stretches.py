"""Styles and named places while a text is still being built."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from desktop.domain import LocatorKind, Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.domain import Blocks

Entry = TypeVar("Entry", "Mark", "Stretch")


_PARTING = frozenset(",;.·/[](){} \u00a0\u2009\u202f–-")
_LISTING = frozenset(",; \u00a0\u2009\u202f–-")
"""What stands between the numbers of marks that share a pair of brackets."""
_BRACKETS = frozenset({"[]", "()"})
_SETTING_OFF = frozenset(".:)")
# Letters between two styled stretches that are one: a space, or a mark and a space.
_FARTHEST = 4


class Mark:
    """A named point: an anchor, or a locator of a kind."""

    __slots__ = ("at", "kind", "name")

    def __init__(self, at: int, name: str, kind: LocatorKind = LocatorKind.PAGE) -> None:
        self.at = at
        self.name = name
        self.kind = kind


class Stretch:
    """A styled stretch, still free to cross blocks."""

    __slots__ = ("end", "kind", "start", "target")

    def __init__(self, start: int, end: int, kind: SpanKind, target: str) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.target = target


def after(entries: list[Entry], base: int, field: str) -> Iterator[Entry]:
    """Yield the entries whose `field` lies after `base`, the last one first."""
    for entry in reversed(entries):
        if getattr(entry, field) <= base:
            return
        yield entry


def resolved(stretches: Iterable[Stretch], places: Mapping[str, int]) -> Iterator[Stretch]:
    """Yield the stretches with links to anchors turned into links to offsets.

    A link to nowhere is dropped; a reference to a note that is not there stays raised.
    """
    for stretch in stretches:
        if stretch.target.startswith("#"):
            place = places.get(stretch.target[1:])
            if place is None and stretch.kind is SpanKind.LINK:
                continue
            stretch.target = "" if place is None else f"#{place}"
            if place is None:
                stretch.kind = SpanKind.SUPERSCRIPT
        yield stretch


def spans_of(stretches: Iterable[Stretch], blocks: Blocks) -> Iterator[Span]:
    """Yield sorted spans, joined where they touch and cut where a block ends."""
    ordered = sorted(stretches, key=lambda s: (s.kind, s.target, s.start, s.end))
    pieces: list[Span] = []
    for stretch in _joined(ordered):
        pieces.extend(_by_block(stretch, blocks))
    yield from sorted(pieces, key=lambda s: (s.start, s.end, s.kind, s.target))


def with_whole_marks(spans: list[Span], text: str) -> list[Span]:
    """Return the spans with marks of notes that cover their brackets and what parts them.

    Writers raise “[1]” or “1, 2” as a whole and link the numbers only; without its number a bracket
    or comma says nothing.
    """
    marks = [span for span in spans if span.kind is SpanKind.NOTE_REFERENCE]
    if not marks:
        return spans
    raised = {
        at
        for span in spans
        if span.kind is SpanKind.SUPERSCRIPT
        for at in range(span.start, span.end)
        if text[at] in _PARTING
    }
    whole: list[Span] = []
    for group in _groups(marks, text, raised):
        whole.extend(_grown(group, text, raised))
    others = (span for span in spans if span.kind is not SpanKind.NOTE_REFERENCE)
    return sorted([*others, *whole], key=lambda s: (s.start, s.end, s.kind, s.target))


def _groups(marks: list[Span], text: str, raised: set[int]) -> Iterator[list[Span]]:
    """Yield the marks that only what parts marks stands between."""
    group = marks[:1]
    for mark in marks[1:]:
        between = range(group[-1].end, mark.start)
        near = group[-1].end <= mark.start and len(between) <= _FARTHEST
        if not near or any(at not in raised and text[at] not in _LISTING for at in between):
            yield group
            group = []
        group.append(mark)
    yield group


def _grown(group: list[Span], text: str, raised: set[int]) -> Iterator[Span]:
    start, end = _edges(group[0].start, group[-1].end, raised)
    bracketed = text[start - 1 : start] + text[end : end + 1] in _BRACKETS
    between = (at for a, b in pairwise(group) for at in range(a.end, b.start))
    if len(group) > 1 and not bracketed and any(at not in raised for at in between):
        for mark in group:
            yield from _grown([mark], text, raised)
        return
    start += min(len(text[start:end]) - len(text[start:end].lstrip()), group[0].start - start)
    end -= min(len(text[start:end]) - len(text[start:end].rstrip()), end - group[-1].end)
    if text[start - 1 : start] in ("", "\n") and text[end : end + 1] in _SETTING_OFF:
        end += 1  # at the head of a note
    edges = [start - bracketed, *(mark.start for mark in group[1:]), end + bracketed]
    for mark, (begin, finish) in zip(group, pairwise(edges), strict=True):
        yield Span(begin, finish, mark.kind, mark.target)


def _edges(start: int, end: int, raised: set[int]) -> tuple[int, int]:
    """Return where the raised signs around a stretch begin and end."""
    while start - 1 in raised:
        start -= 1
    while end in raised:
        end += 1
    return start, end


def _joined(ordered: list[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for stretch in ordered:
        same = last is not None and (last.kind, last.target) == (stretch.kind, stretch.target)
        if (
            last is not None
            and same
            and stretch.start <= last.end
            and stretch.kind is not SpanKind.NOTE_REFERENCE
        ):
            last.end = max(last.end, stretch.end)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last


def _by_block(stretch: Stretch, blocks: Blocks) -> Iterator[Span]:
    index = blocks.at(stretch.start) if len(blocks) else 0
    while index < len(blocks):
        block = blocks[index]
        if block.start >= stretch.end:
            return
        start, end = max(stretch.start, block.start), min(stretch.end, block.end)
        if start < end:
            yield Span(start, end, stretch.kind, stretch.target)
        index += 1
