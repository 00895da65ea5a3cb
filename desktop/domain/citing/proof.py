"""What becomes of a quotation in a draft when it is looked up in the library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.text import Content


class ProofStatus(StrEnum):
    """How a quotation stands to its source, from worst to best."""

    ALTERED = "altered"
    CUT = "cut"
    """Its words are those of the source, but what negates them was left out."""
    MISATTRIBUTED = "misattributed"
    WRONG_PAGE = "wrong page"
    NOT_FOUND = "not found"
    TOO_SHORT = "too short"
    """Of so few words, or a title, that not finding it proves nothing."""
    VERBATIM = "verbatim"

    @property
    def rank(self) -> int:
        """Counts from the worst."""
        return list(ProofStatus).index(self)

    @property
    def is_good(self) -> bool:
        """Whether there is nothing to be mended."""
        return self in {ProofStatus.VERBATIM, ProofStatus.TOO_SHORT}


class Discrepancy(NamedTuple):
    """What the source says and what the draft says instead."""

    kind: str
    """Replaced, removed or inserted words; omitted ones; or the speaker, source or page."""
    source: str
    draft: str
    turns_sense: bool = False
    """Whether figures, signs or negations are others."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A quotation in a draft, and where and how it stands in the library."""

    line: int
    """Of the file that is a text; of any other, the paragraph."""
    text: str
    status: ProofStatus
    document_id: str = ""
    title: str = ""
    start: int = 0
    end: int = 0
    page: str = ""
    differences: tuple[Discrepancy, ...] = ()
    """Those that turn the sense come first."""
    parts: tuple[tuple[int, int], ...] = ()
    """Where what it says between its ellipses stands in the source, one after another."""
    omitted: tuple[tuple[int, int], ...] = ()
    """Where the words stand in the source that it leaves out, and that negate it."""
    place: tuple[int, int] = (0, 0)
    """Where it stands in the draft as it was read."""
    raw: tuple[int, int] | None = None
    """Where in the letters of its file, if that is a text in which it can be mended."""

    @property
    def badness(self) -> tuple[int, int]:
        """Sorts the worst first: a turned sense before all else, then by status."""
        turns = any(one.turns_sense for one in self.differences)
        return 0 if turns else 1, self.status.rank


class FigureStatus(StrEnum):
    """How a figure in a draft stands to what is cited in its sentence."""

    NOT_FOUND = "not found"
    WRONG_PAGE = "wrong page"
    """It stands in the document, but not on the page that is cited."""
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class ProvedFigure:
    """A figure in a draft's own words beside a citation, looked up in what is cited."""

    line: int
    text: str
    status: FigureStatus
    document_id: str
    title: str
    page: str = ""
    """The first of those cited, or where it stands instead; '' where no page is cited."""
    place: tuple[int, int] = (0, 0)
    """Where it stands in the draft as it was read."""


@dataclass(frozen=True, slots=True)
class ProvedDraft:
    """All that was looked up for a draft, and the draft as it was read."""

    path: Path
    digest: str
    """SHA-256 of the file's bytes."""
    content: Content
    proofs: tuple[Proof, ...]
    figures: tuple[ProvedFigure, ...]
    can_be_mended: bool = False
    """Whether its file is a text, whose words can be replaced without touching others."""
