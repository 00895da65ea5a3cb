"""Revisions of a text, and highlights that are to be reviewed in the newest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import PlacementStatus

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain import Anchor, Content, Highlight
    from desktop.domain.differences import Difference


@dataclass(frozen=True, slots=True)
class Revision:
    """One import of a document's bytes, as a list of them shows it."""

    document_id: str
    number: int
    imported: datetime
    sha256: str
    importer: str
    characters: int
    title: str
    source_name: str
    is_newest: bool


class Reason(StrEnum):
    """Why a passage is asked about."""

    FIGURE = "figure"
    """Another figure stands in it, or none."""
    NEGATION = "negation"
    """A word that negates came or went."""
    BESIDE = "beside"
    """Its words are the same; a figure or a negation beside them is not."""
    SEVERAL = "several"
    """It stands in several places now."""
    REWORDED = "reworded"
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    """Its words stand at another place, and it is not sure that they are these."""
    BROUGHT = "brought"
    """It was marked in another program, and its words are not in this text."""
    AREA = "area"
    """It is a part of a page, which may show something else now."""


class Excerpt(NamedTuple):
    """A passage as it may be quoted, with what stands before and after it."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Review:
    """A highlight whose source changed: what it said, what may have become of it, and why.

    `places` are where it may stand, the likeliest first; `proposals` say what is written there, and
    `differences` what is other there than in `old`, each for the place at the same index. For a
    passage that is gone there are none, and `now` tells what stands where it stood.
    """

    highlight: Highlight
    old: Excerpt
    old_revision: int
    old_imported: datetime
    places: tuple[tuple[int, int], ...]
    proposals: tuple[Excerpt, ...]
    differences: tuple[tuple[Difference, ...], ...]
    reasons: tuple[Reason, ...]
    figures: tuple[tuple[str, str], ...]
    """What became of figures at the first place: '' where there was none, or is none."""
    now: Excerpt


def reads_now(highlight: Highlight, content: Content) -> str:
    """Return the words at a highlight's place in the newest text: `quote`, unless they changed.

    Those of an area are in its picture as well.
    """
    if highlight.anchor.region is not None:
        return highlight.quote
    return content.quoted(highlight.start, highlight.end).text.strip()


def is_brought(anchor: Anchor) -> bool:
    """Whether an anchor is words that stood in no text here when another program brought them."""
    return anchor.start == anchor.end and anchor.region is None


def is_carried(highlight: Highlight) -> bool:
    """Whether it stands in other words or elsewhere, and nobody has looked at it yet."""
    return highlight.placement.status in (PlacementStatus.EDITED, PlacementStatus.MOVED)


def is_asked_about(highlight: Highlight) -> bool:
    """Whether the reader is to say where it stands; one that is looked for is not asked about."""
    status = highlight.placement.status
    return status.is_unsure and status is not PlacementStatus.WAITING


def can_be_accepted(highlight: Highlight) -> bool:
    """Whether there is a new place that could be said to be right."""
    return highlight.placement.is_proposed or is_carried(highlight)


def can_be_record(highlight: Highlight) -> bool:
    """Whether it could be said to tell of an older revision alone."""
    is_older = highlight.anchor.revision < highlight.placement.revision
    return is_older and highlight.placement.status is not PlacementStatus.RECORD
