"""What another program's file brings: counted before anything is stored, and told afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.exchanged.located import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.domain.exchanged.project import Doubt


class Home(StrEnum):
    """Where the text of a source comes from."""

    INSIDE = "inside"
    """Its bytes are in the project's file."""
    BESIDE = "beside"
    """They lie in the folder of the project's file."""
    HERE = "here"
    """The document is in the library."""
    QUOTATIONS = "quotations"
    """Nothing of it is at hand but what was marked: a document is made of that."""
    TRASH = "trash"
    """The document that it was is in the trash, and stays there."""
    NONE = "none"
    """There is nothing to be made of it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a file holds, and how surely its highlights stand in their texts."""

    documents: int = 0
    tags: int = 0
    highlights: int = 0
    exact: int = 0
    several: int = 0
    review: int = 0
    lost: int = 0

    def with_found(self, found: Iterable[Found]) -> Tally:
        """Return it with highlights that were found so."""
        counted = [str(one) for one in found]
        more = {how.value: getattr(self, how.value) + counted.count(how.value) for how in Found}
        return replace(self, highlights=self.highlights + len(counted), **more)


@dataclass(frozen=True, slots=True)
class BroughtSource:
    """What became of one source: of its text, and of what was marked in it."""

    title: str
    home: Home
    tally: Tally = Tally()
    document_id: str = ""
    error: str = ""
    """Why its own text could not be read."""


@dataclass(frozen=True, slots=True)
class BroughtReport:
    """What a file brings, or has brought."""

    form: str
    program: str
    name: str
    counts: Tally
    without_a_home: Mapping[str, int] = field(default_factory=dict)
    """What has no place here, by kind in the plural."""
    remarks: tuple[str, ...] = ()
    sources: tuple[BroughtSource, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """How its positions may be counted, where that is yet to be said."""
    added: int = 0
    """Highlights that were not here before."""
    changed: int = 0
    """Highlights that say something else there than when they came last."""
    kept: int = 0
    """Highlights that were edited or removed here, and stay so."""
    vanished: int = 0
    """Highlights that the file has no more; they stay here."""
    is_tried: bool = False
    """Whether nothing of it is stored yet."""
    has_facts_only: bool = False
    """Whether it is a bibliography."""
