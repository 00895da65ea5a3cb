"""Claims: one sentence, the passages that speak for or against it, and how well it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain import Highlight


class Stance(StrEnum):
    """What a passage has to do with a claim. Values are stored."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"


@dataclass(frozen=True, slots=True)
class ClaimPassage:
    """A highlight that speaks to a claim."""

    highlight_id: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, with its passages in their order."""

    id: str
    sentence: str
    note: str = ""
    passages: tuple[ClaimPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage as an argument uses it, with who says it and where."""

    highlight_id: str
    highlight: Highlight | None = None
    """None where its document is in the trash."""
    is_removed: bool = False
    title: str = ""
    """Of its document."""
    publisher: str = ""
    people: tuple[str, ...] = ()
    """Who says it, as far as the source tells."""
    citation: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it was taken out of the library, or its source no longer says it."""
        highlight = self.highlight
        if highlight is None or self.is_removed:
            return True
        return not highlight.placement.status.stands and not highlight.placement.status.is_unsure

    @property
    def is_unsure(self) -> bool:
        """Whether the reader has yet to say that it still stands in its source."""
        return (
            not self.is_gone
            and self.highlight is not None
            and (self.highlight.placement.status.is_unsure)
        )


class Doubt(StrEnum):
    """What is to be known before a claim is relied on."""

    UNSUPPORTED = "unsupported"
    ONE_SOURCE = "one source"
    CONTRADICTED = "contradicted"
    COPIED = "copied"
    FIGURES_DIFFER = "figures differ"
    TO_REVIEW = "to review"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Warned:
    """A doubt with how many passages raise it, and words of theirs."""

    doubt: Doubt
    count: int = 0
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength:
    """How many that are independent of each other speak for a claim."""

    documents: int = 0
    publishers: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with its passages in full, how strong it is and what speaks against relying on it."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    """Of its passages, in their order."""
    strength: Strength
    warnings: tuple[Warned, ...]

    def of(self, stance: Stance) -> list[Evidence]:
        """Return the passages of one stance."""
        together = zip(self.claim.passages, self.evidence, strict=True)
        return [one for passage, one in together if passage.stance is stance]
