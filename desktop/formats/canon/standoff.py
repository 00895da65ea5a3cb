"""What is said of a text while it is being built, by offset: styles, anchors and locators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import Locator
from desktop.formats.canon.stretches import (
    Mark,
    Stretch,
    after,
    resolved,
    spans_of,
    with_whole_marks,
)

if TYPE_CHECKING:
    from desktop.domain import Blocks, LocatorKind, Span, SpanKind


class Standoff:
    """Collects marks on a text; the last ones move when the block they stand in is dropped."""

    def __init__(self) -> None:
        self._stretches: list[Stretch] = []
        self._open: list[Stretch] = []
        self._anchors: list[Mark] = []
        self._locators: list[Mark] = []

    @property
    def is_open(self) -> bool:
        """Whether a style has begun and not ended."""
        return bool(self._open)

    def style(self, start: int, end: int, kind: SpanKind, target: str = "") -> None:
        """Style a stretch."""
        self._stretches.append(Stretch(start, end, kind, target))

    def begin(self, at: int, kind: SpanKind, target: str) -> None:
        """Begin a style."""
        self._open.append(Stretch(at, 0, kind, target))

    def end(self, at: int) -> None:
        """End the style begun last."""
        stretch = self._open.pop()
        stretch.end = at
        self._stretches.append(stretch)

    def anchor(self, at: int, name: str) -> None:
        """Name a place."""
        self._anchors.append(Mark(at, name))

    def locator(self, at: int, kind: LocatorKind, label: str) -> None:
        """Say that a printed page, paragraph or line begins at a place."""
        self._locators.append(Mark(at, label, kind))

    def forget(self, base: int) -> None:
        """Move what stands in the text after `base`, which is dropped, to what comes there next."""
        for marks in (self._anchors, self._locators):
            for mark in after(marks, base, "at"):
                mark.at = base
        for stretch in after(self._stretches, base, "end"):
            stretch.end = base
            stretch.start = min(stretch.start, base)
        for stretch in self._open:
            stretch.start = min(stretch.start, base)

    def places(self, length: int) -> dict[str, int]:
        """Return where the anchors stand in a text of this length; the first of a name counts."""
        places: dict[str, int] = {}
        for mark in self._anchors:
            places.setdefault(mark.name, min(mark.at, length))
        return places

    def spans(self, text: str, blocks: Blocks) -> tuple[Span, ...]:
        """Return the styles on a finished text, links led to where their anchors stand."""
        found = resolved(self._stretches, self.places(len(text)))
        return tuple(with_whole_marks(list(spans_of(found, blocks)), text))

    def locators(self, length: int) -> tuple[Locator, ...]:
        """Return the locators on a finished text of this length, in its order."""
        found = sorted((min(m.at, length), m.kind, m.name) for m in self._locators)
        return tuple(Locator(*locator) for locator in dict.fromkeys(found))
