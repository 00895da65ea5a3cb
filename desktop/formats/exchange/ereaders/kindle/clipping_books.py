"""The clippings of one book put together: notes to their highlights, and what was marked anew."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import ForeignNote, ForeignPassage
from desktop.formats.exchange.ereaders.kindle.clipping_line import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.exchange.ereaders.kindle.clipping_line import Line

_COMPARED = 60
"""Highlights before one that are looked at for an earlier version of it."""
_TRIED = 100
"""Highlights that are looked at for the one that a note belongs to."""
_SAME_MOMENT = 2
"""Seconds that a highlight may be younger than the note that made it."""
_TELLING = 15
"""Letters of a passage that is hardly twice on a page."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """One entry of the file, by its number in it."""

    number: int
    title: str
    line: Line
    text: str
    is_cut: bool = False
    """Whether the book's limit kept its words back."""

    @property
    def identity(self) -> str:
        """What it is known by in any later copy of the file: entries are only ever appended."""
        place = self.line.place
        said = (self.title, place.page, str(place.start), str(place.end), self.line.said, self.text)
        return hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:32]


class Span(NamedTuple):
    """Where a clipping lies, first and last, in the unit of its book."""

    first: int
    last: int


class Gathered(NamedTuple):
    """What became of the clippings of a book."""

    passages: tuple[ForeignPassage, ...]
    notes: tuple[ForeignNote, ...]
    removed: tuple[str, ...]
    """Identities of highlights that were marked anew."""
    earlier_passages: int
    earlier_notes: int


def gather(clippings: Sequence[Clipping]) -> Gathered:
    """Return the highlights of a book with their notes, in the order of its locations."""
    spans = _spans(clippings)
    marked = [c for c in clippings if c.line.kind is not Kind.NOTE]
    written = [c for c in clippings if c.line.kind is Kind.NOTE and c.text]
    marked.sort(key=lambda c: (c.number not in spans, spans.get(c.number, Span(0, 0)), c.number))
    is_coarse = all(clipping.line.place.start is None for clipping in clippings)
    kept, removed = _without_earlier(marked, spans, is_coarse=is_coarse)
    notes, earlier = _latest(written)
    of_passages, others = _attached(notes, kept, spans)
    passages = tuple(_passage(c, spans.get(c.number), of_passages.get(c.number, ())) for c in kept)
    return Gathered(
        passages,
        tuple(_note(c, is_placed=False) for c in others),
        removed,
        len(marked) - len(kept),
        earlier,
    )


def _spans(clippings: Iterable[Clipping]) -> dict[int, Span]:
    """Return where clippings lie: by their locations, or where none has one, by their pages."""
    by_location, by_page = {}, {}
    for clipping in clippings:
        place = clipping.line.place
        if place.start is not None and place.end is not None:
            by_location[clipping.number] = Span(place.start, place.end)
        pages = [int(page) for page in re.findall(r"\d{1,9}", place.page)]
        if pages:
            by_page[clipping.number] = Span(pages[0], max(pages))
    return by_location or by_page


def _without_earlier(
    marked: Sequence[Clipping], spans: dict[int, Span], *, is_coarse: bool
) -> tuple[list[Clipping], tuple[str, ...]]:
    """Return the highlights but for earlier versions of others, and the identities of these.

    Whoever moves the end of a highlight gets a second entry. Two are one where they overlap and
    the words of one contain those of the other: the longer stays, of equal ones the later. With
    pages for places, two single words on one are no such thing.
    """
    gone: set[int] = set()
    removed = []
    recent: deque[tuple[Clipping, Span, str]] = deque(maxlen=_COMPARED)
    for clipping in marked:
        span, words = spans.get(clipping.number), "".join(clipping.text.split())
        if span is None or not words or clipping.is_cut:
            continue
        for other, its_span, its_words in recent:
            if other.number in gone or its_span.last < span.first:
                continue
            if is_coarse and not _share_an_end(words, its_words):
                continue
            earlier = _earlier(clipping, words, other, its_words)
            if earlier is not None:
                gone.add(earlier.number)
                removed.append(earlier.identity)
            if earlier is clipping:
                break
        else:
            recent.append((clipping, span, words))
    kept = [clipping for clipping in marked if clipping.number not in gone]
    identities = {clipping.identity for clipping in kept}
    return kept, tuple(identity for identity in removed if identity not in identities)


def _share_an_end(words: str, others: str) -> bool:
    shorter, longer = sorted((words, others), key=len)
    return len(shorter) >= _TELLING and (longer.startswith(shorter) or longer.endswith(shorter))


def _earlier(one: Clipping, words: str, other: Clipping, its_words: str) -> Clipping | None:
    """Return which of two is an earlier version of the other, if one is."""
    if words == its_words:
        return one if one.number < other.number else other
    if words in its_words:
        return one
    return other if its_words in words else None


def _latest(written: Sequence[Clipping]) -> tuple[list[Clipping], int]:
    """Return notes without those that a later one at the same place has all words of."""
    kept: dict[tuple[object, ...], list[Clipping]] = {}
    for note in written:
        at_place = kept.setdefault(note.line.place, [])
        if at_place and at_place[-1].text in note.text:
            at_place[-1] = note
        else:
            at_place.append(note)
    latest = sorted((note for notes in kept.values() for note in notes), key=lambda c: c.number)
    return latest, len(written) - len(latest)


def _attached(
    notes: Iterable[Clipping], kept: Sequence[Clipping], spans: dict[int, Span]
) -> tuple[dict[int, list[Clipping]], list[Clipping]]:
    """Return the notes of highlights, by the number of these, and the notes of none.

    A highlight without words cannot be shown, and would take its note along.
    """
    placed = [clipping for clipping in kept if clipping.number in spans and clipping.text]
    firsts = [spans[clipping.number].first for clipping in placed]
    seconds = {c.number: _seconds(c.line.added) for c in placed}
    attached: dict[int, list[Clipping]] = {}
    others = []
    for note in notes:
        span = spans.get(note.number)
        until = bisect_right(firsts, span.last) if span else 0
        written = _seconds(note.line.added)
        best = min(
            (
                (_unlike(span, spans[c.number], written, seconds[c.number]), c.number)
                for c in placed[max(0, until - _TRIED) : until]
                if span and spans[c.number].last >= span.last
            ),
            key=lambda found: (found[0], abs(note.number - found[1])),
            default=None,
        )
        if best:
            attached.setdefault(best[1], []).append(note)
        else:
            others.append(note)
    return attached, others


def _unlike(
    note: Span, marked: Span, written: int | None, made: int | None
) -> tuple[bool, bool, bool, int]:
    """Return how little a highlight suits a note.

    A note stands where its highlight ends, and is written when that is there already: at once or
    later. What was marked at a page after the note was written is another passage.
    """
    ends = marked.last != note.last
    if written is None or made is None:
        return ends, True, False, 0
    return ends, False, made - written > _SAME_MOMENT, abs(made - written)


def _seconds(added: str) -> int | None:
    """Return a moment as a number to reckon with, which need not be that of any calendar."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?", added)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    return ((((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute) * 60 + second


def _passage(clipping: Clipping, span: Span | None, notes: Iterable[Clipping]) -> ForeignPassage:
    return ForeignPassage(
        clipping.text,
        clipping.identity,
        at=None if span is None else float(span.first),
        until=None if span is None else float(span.last),
        is_cut=clipping.is_cut,
        page=clipping.line.place.page,
        notes=tuple(_note(note, is_placed=True) for note in notes),
        created=clipping.line.added,
    )


def _note(clipping: Clipping, *, is_placed: bool) -> ForeignNote:
    note = ForeignNote(clipping.text, at=clipping.line.added)
    place = clipping.line.place
    if is_placed or place == (clipping.line.place._replace(page="", start=None, end=None)):
        return note
    where = f"location {place.start}" if place.start is not None else f"page {place.page}"
    return replace(note, title=f"Note at {where}")
