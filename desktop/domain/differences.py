"""What became of a text in another revision: passages that changed, and the words inside them.

Offsets count Unicode code points, from 0, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.domain.text import Content


class DifferenceKind(StrEnum):
    """What became of some words."""

    EQUAL = "equal"
    REPLACED = "replaced"
    REMOVED = "removed"
    INSERTED = "inserted"


class Difference(NamedTuple):
    """Words that are equal or changed, from first to last; what was removed has no new ones.

    White space between differences is in none.
    """

    kind: DifferenceKind
    old: tuple[int, int]
    new: tuple[int, int]
    turns_sense: bool = False
    """Whether figures, signs or negations are others."""


class ChangeKind(StrEnum):
    """What became of a passage."""

    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class TextChange:
    """Whole lines or paragraphs that another revision has otherwise.

    The range of what was inserted is empty in old, where it would stand; so is that of what was
    deleted in new.
    """

    kind: ChangeKind
    old: tuple[int, int]
    new: tuple[int, int]
    differences: tuple[Difference, ...] = ()
    """The words that differ inside what was edited, or moved and edited too; nothing equal."""
    figures: tuple[tuple[str, str], ...] = ()
    """Figures that are others now, as written, old and new; '' where there is none."""

    left: int | None = None
    """Where in the new text what moved away would stand; None for what did not move."""

    @property
    def turns_sense(self) -> bool:
        """Whether figures, signs or negations differ in what was kept."""
        return any(one.turns_sense for one in self.differences)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes between two revisions, in the order of the new text.

    What no change covers is the same in both, word for word. Changes that did not move are in the
    order of the old text too.
    """

    changes: tuple[TextChange, ...] = ()

    def count(self, kind: ChangeKind) -> int:
        """Return how many changes are of this kind."""
        return sum(1 for change in self.changes if change.kind is kind)


class Fate(StrEnum):
    """What became of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_AWAY = "moved-away"
    MOVED_HERE = "moved-here"


class Fated(NamedTuple):
    """Words in a text, from first to last, that another revision has otherwise."""

    start: int
    end: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class Woven:
    """Two revisions as one text: the new one, with what was taken out at the place it stood."""

    comparison: Comparison
    content: Content
    words: tuple[Fated, ...]
    """What is not the same in both, in order."""
    places: tuple[tuple[int, int], ...]
    """Where each change of the comparison stands in it."""
