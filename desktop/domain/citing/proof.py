"""What becomes of a quotation in a draft when it is looked up in the library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


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

    @property
    def badness(self) -> tuple[int, int]:
        """Sorts the worst first: a turned sense before all else, then by status."""
        turns = any(one.turns_sense for one in self.differences)
        return 0 if turns else 1, self.status.rank
