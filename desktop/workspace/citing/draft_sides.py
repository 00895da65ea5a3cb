"""A quotation in its draft beside its source, with what is other marked in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.proving.nearest_words import differing
from desktop.domain.citing.proof import FigureStatus
from desktop.domain.differences import Difference, DifferenceKind
from desktop.domain.reviews import Excerpt

if TYPE_CHECKING:
    from desktop.domain import Content
    from desktop.domain.citing.proof import Proof, ProvedFigure

_BESIDE = 240
"""Letters of the text on either side that are shown with a passage."""


class Sides(NamedTuple):
    """What a draft says, and what its source says; no source where nothing was found."""

    draft: Excerpt
    source: Excerpt | None = None
    differences: tuple[Difference, ...] = ()
    """Their old ranges count letters of the draft's words, the new ones of the source's."""


def sides(draft: Content, proof: Proof, content: Content | None) -> Sides:
    """Return both passages; only what the proof tells of is marked."""
    here = _excerpt(draft, *proof.place)
    if content is None or proof.start >= proof.end:
        return Sides(here)
    starts = [start for start, _ in proof.omitted] + [proof.start]
    ends = [end for _, end in proof.omitted] + [proof.end]
    there = _excerpt(content, min(starts), max(ends))
    if proof.omitted:
        return Sides(here, there, tuple(_left_out(content, proof, min(starts))))
    told = {(one.draft, one.source): one.turns_sense for one in proof.differences}
    kept = []
    for one in differing(here.words, there.words):
        pair = here.words[slice(*one.old)], there.words[slice(*one.new)]
        if pair in told:
            kept.append(one._replace(turns_sense=told[pair]))
    return Sides(here, there, tuple(kept))


def figure_in(draft: Content, figure: ProvedFigure) -> Sides:
    """Return a figure in its draft, marked unless it stands where it is said to."""
    here = _excerpt(draft, *figure.place)
    if figure.status is FigureStatus.FOUND:
        return Sides(here)
    whole = 0, len(here.words)
    marked = Difference(DifferenceKind.REMOVED, whole, (0, 0), turns_sense=True)
    return Sides(here, None, (marked,))


def _left_out(content: Content, proof: Proof, start: int) -> list[Difference]:
    quoted = content.quoted(start, max(proof.end, *(end for _, end in proof.omitted)))
    return [
        Difference(DifferenceKind.INSERTED, (0, 0), quoted.places(*place), turns_sense=True)
        for place in sorted(proof.omitted)
    ]


def _excerpt(content: Content, start: int, end: int) -> Excerpt:
    low, high = max(0, start - _BESIDE), min(len(content.text), end + _BESIDE)
    before, words, after = (
        content.quoted(*place).text for place in ((low, start), (start, end), (end, high))
    )
    return Excerpt(before, words, after)
