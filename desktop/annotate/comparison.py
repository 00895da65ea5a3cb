"""Two revisions of a text compared: what was edited, put in, taken out or moved."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.annotate.correspondence import Correspondence
from desktop.annotate.meaning.sense import figures
from desktop.annotate.pairing import Lines, Pair, Pairing
from desktop.annotate.word_diff import Passage, WordDiff
from desktop.annotate.worded_text import cased
from desktop.domain.differences import (
    ChangeKind,
    Comparison,
    Difference,
    DifferenceKind,
    TextChange,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.domain import Content, Quoted

    Range = tuple[int, int]
    Figures = tuple[tuple[str, str], ...]

_TURNED = {
    DifferenceKind.INSERTED: DifferenceKind.REMOVED,
    DifferenceKind.REMOVED: DifferenceKind.INSERTED,
}


def compare(
    old: Content, new: Content, told: Callable[[int, int], None] | None = None
) -> Comparison:
    """Return what changed from one text to another, line by line and word by word.

    Note marks, white space and quotation marks make no change; case and signs do. Compared the
    other way round, what was put in was taken out, and nothing else is other. `told` is called
    time and again with how many parts of how many are done; what it raises ends the work.
    """
    before, after = old.quoted(), new.quoted()
    if before.text == after.text:
        return Comparison()
    if before.text < after.text:
        words = Correspondence.of(before, after, told)
        lines = Lines(words.old), Lines(words.new)
        pairing = Pairing.of(words, *lines)
    else:
        # Aligned from the lesser text on, whichever is the old one: ties are then broken alike.
        words = Correspondence.of(after, before, told)
        lines = Lines(words.new), Lines(words.old)
        pairing = Pairing.of(words, *lines[::-1]).turned
    found = _Passages(before, after).changes(pairing, *lines)
    return Comparison(tuple(sorted(found, key=_in_new)))


def _in_new(change: TextChange) -> tuple[int, int, int]:
    return *change.new, change.old[0]


class _Passages:
    """The words of two texts, of which passages are compared."""

    def __init__(self, old: Quoted, new: Quoted) -> None:
        self._old, self._new = old, new
        self._is_turned = old.text > new.text
        self._words = WordDiff(old.text, new.text)

    def changes(self, pairing: Pairing, old: Lines, new: Lines) -> Iterator[TextChange]:
        """Yield what changed, when lines are paired."""
        for pair in pairing.stayed:
            change = self._kept(pair, old, new, ChangeKind.EDITED)
            if change.differences:
                yield change
        olds = [pair.old for pair in pairing.stayed]
        for pair in pairing.moved:
            before = bisect_right(olds, pair.old)
            stood = new.end(pairing.stayed[before - 1].new_end) if before else 0
            left = self._new.source(stood, stood)[0]
            yield replace(self._kept(pair, old, new, ChangeKind.MOVED), left=left)
        moved_from = {line for pair in pairing.moved for line in range(pair.old, pair.old_end)}
        moved_to = {line for pair in pairing.moved for line in range(pair.new, pair.new_end)}
        here = Pair(0, 0, 0, 0)
        for pair in (*pairing.stayed, Pair(old.count, old.count, new.count, new.count)):
            stood, stands = new.end(here.new_end), old.end(pair.old)
            for rows in _in_rows(here.old_end, pair.old, moved_from):
                yield self._alone(ChangeKind.DELETED, old.range(*rows), (stood, stood))
            for rows in _in_rows(here.new_end, pair.new, moved_to):
                yield self._alone(ChangeKind.INSERTED, (stands, stands), new.range(*rows))
            here = pair

    def _kept(self, pair: Pair, old: Lines, new: Lines, kind: ChangeKind) -> TextChange:
        """Return what became of lines that are there in both texts."""
        mine, theirs = old.range(pair.old, pair.old_end), new.range(pair.new, pair.new_end)
        before = Passage(self._old.unmarked(*mine), self._old.signs(*mine))
        after = Passage(self._new.unmarked(*theirs), self._new.signs(*theirs))
        found = [] if before.text == after.text else self._between(before, after)
        here, there = self._old.source(*mine), self._new.source(*theirs)
        differences = (
            one._replace(
                # At the very end of the passage the mark of a note may be passed over.
                old=_within(_source(self._old, _further(one.old, mine[0])), here),
                new=_within(_source(self._new, _further(one.new, theirs[0])), there),
            )
            for one in found
            if one.kind is not DifferenceKind.EQUAL
        )
        figures_changed = _changed_figures(before.text, after.text, found)
        return TextChange(kind, here, there, tuple(differences), figures_changed)

    def _alone(self, kind: ChangeKind, old: Range, new: Range) -> TextChange:
        """Return what became of lines that one text alone has."""
        mine = _figures(self._old.unmarked(*old))
        theirs = _figures(self._new.unmarked(*new))
        places = _source(self._old, old), _source(self._new, new)
        return TextChange(kind, *places, (), tuple(zip_longest(mine, theirs, fillvalue="")))

    def _between(self, before: Passage, after: Passage) -> list[Difference]:
        if not self._is_turned:
            return self._words.between(before, after)
        found = [
            Difference(_TURNED.get(one.kind, one.kind), one.new, one.old, one.turns_sense)
            for one in self._words.between(after, before)
        ]
        return sorted(found, key=itemgetter(1, 2))


def _source(words: Quoted, place: Range) -> Range:
    """Return a range of the text itself; an empty one stays empty."""
    start, end = words.source(*place)
    return (start, end) if place[0] < place[1] else (start, start)


def _further(place: Range, by: int) -> Range:
    return place[0] + by, place[1] + by


def _within(place: Range, outer: Range) -> Range:
    return min(place[0], outer[1]), min(place[1], outer[1])


def _in_rows(first: int, last: int, without: set[int]) -> Iterator[Range]:
    """Yield what is left of lines, each row of them from its first to after its last."""
    left = [line for line in range(first, last) if line not in without]
    for _, row in groupby(enumerate(left), key=lambda item: item[1] - item[0]):
        lines = [line for _, line in row]
        yield lines[0], lines[-1] + 1


def _figures(passage: str) -> list[str]:
    return [passage[start:end] for start, end in figures(passage)]


def _changed_figures(before: str, after: str, found: Sequence[Difference]) -> Figures:
    """Return figures that are others, or stand on one side only, in the order of differences."""
    old, new = figures(before), figures(after)
    changed = [one for one in found if one.kind is not DifferenceKind.EQUAL]
    if not changed or not (old or new):
        return ()
    for one in found:
        if one.kind is DifferenceKind.EQUAL:
            inside = _numbered(before, old, one.old), _numbered(after, new, one.new)
            kept = inside[0].keys() & inside[1].keys()
            old = _without(old, {inside[0][key] for key in kept})
            new = _without(new, {inside[1][key] for key in kept})
    mine = _by_nearest(before, old, [one.old for one in changed])
    theirs = _by_nearest(after, new, [one.new for one in changed])
    pairs: list[tuple[str, str]] = []
    for here, there in zip(mine, theirs, strict=True):
        pairs += zip_longest(here, there, fillvalue="")
    return tuple(pair for pair in pairs if pair[0] != pair[1])


def _by_nearest(passage: str, places: Iterable[Range], changed: Sequence[Range]) -> list[list[str]]:
    """Return the figures at each of the places that changed: of “of -5” the sign was put in."""
    found: list[list[str]] = [[] for _ in changed]
    for start, end in places:
        nearest = min(
            range(len(changed)),
            key=lambda number: max(0, changed[number][0] - end, start - changed[number][1]),
        )
        found[nearest].append(passage[start:end])
    return found


def _without(places: Iterable[Range], some: set[Range]) -> list[Range]:
    return [place for place in places if place not in some]


def _numbered(passage: str, places: Iterable[Range], within: Range) -> dict[tuple[int, str], Range]:
    """Return the figures of a part by the letters before each in it, whatever signs there are."""
    found = {}
    count, here = 0, within[0]
    for start, end in places:
        if within[0] <= start and end <= within[1]:
            count += sum(map(str.isalnum, passage[here:start]))
            here = start
            found[count, cased(passage[start:end])] = start, end
    return found
