"""Weigh a claim: who independently speaks for it, and what is to be known before relying on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.arguing.claims import Doubt, Stance, Strength, Warned, Weighed
from desktop.domain.arguing.disputes import differing
from desktop.domain.arguing.figure_table import told_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from desktop.domain.arguing.claims import Claim, Evidence


def weigh(
    claim: Claim, known: Mapping[str, Evidence], copies: Iterable[Collection[str]] = ()
) -> Weighed:
    """Weigh a claim by what is known of its passages.

    Of `copies`, groups of highlights that say what one text does, each counts once.
    """
    evidence = tuple(known[passage.highlight_id] for passage in claim.passages)
    weighed = Weighed(claim, evidence, Strength(), ())
    for_it = [one for one in weighed.of(Stance.SUPPORTS) if not one.is_gone]
    together = _together(for_it, copies)
    firsts = [one for one in for_it if not any(one in group[1:] for group in together)]
    strength = Strength(
        len({one.highlight.document_id for one in firsts if one.highlight}),
        len({one.publisher.casefold() for one in firsts if one.publisher}),
        len({name.casefold() for one in firsts for name in one.people}),
    )
    warnings = (*_warnings(weighed, for_it, firsts, strength), *map(_copied, together))
    return Weighed(claim, evidence, strength, warnings)


def _together(
    for_it: Sequence[Evidence], copies: Iterable[Collection[str]]
) -> list[list[Evidence]]:
    """Return the groups of passages that stand for one another, in documents of their own."""
    groups = [[one for one in for_it if one.highlight_id in group] for group in copies]
    return [
        group
        for group in groups
        if len({one.highlight.document_id for one in group if one.highlight}) > 1
    ]


def _copied(group: Sequence[Evidence]) -> Warned:
    return Warned(Doubt.COPIED, len(group), tuple(dict.fromkeys(one.title for one in group)))


def _warnings(
    weighed: Weighed, for_it: Sequence[Evidence], firsts: Sequence[Evidence], strength: Strength
) -> Iterator[Warned]:
    if not for_it:
        yield Warned(Doubt.UNSUPPORTED)
    elif source := _only_source(firsts, strength):
        yield Warned(Doubt.ONE_SOURCE, len(for_it), (source,))
    if against := [one for one in weighed.of(Stance.CONTRADICTS) if not one.is_gone]:
        yield Warned(Doubt.CONTRADICTED, len(against))
    told = told_by(one.highlight for one in for_it if one.highlight)
    apart = differing(told)
    if apart.pair_count:
        first = min(apart.pairs_of(range(len(told))))
        yield Warned(Doubt.FIGURES_DIFFER, apart.pair_count, tuple(told[one].said for one in first))
    for doubt, count in (
        (Doubt.TO_REVIEW, sum(one.is_unsure for one in weighed.evidence)),
        (Doubt.REMOVED, sum(one.is_gone for one in weighed.evidence)),
    ):
        if count:
            yield Warned(doubt, count)


def _only_source(firsts: Sequence[Evidence], strength: Strength) -> str:
    """Return the one document, person or publisher that all of it comes from, or ''.

    One person quoted by five papers is one source, and so is one publisher of five papers.
    """
    if strength.documents == 1:
        return firsts[0].title
    if strength.people == 1 and all(one.people for one in firsts):
        return firsts[0].people[0]
    if strength.publishers == 1 and all(one.publisher for one in firsts):
        return firsts[0].publisher
    return ""
