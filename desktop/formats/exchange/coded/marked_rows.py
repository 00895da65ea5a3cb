"""Passages of a database that has a row for each code on one: all rows of a range are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import ForeignCoding, ForeignNote, ForeignPassage
from desktop.formats.exchange.coded.kept_words import Found, Kept, found, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Mark(NamedTuple):
    """A row of the database that marks a passage: a code on it, or an annotation."""

    known_by: str
    kept: Kept
    tag: int | None
    memo: str
    by: str
    at: str


def passages(words: str, marks: Sequence[Mark]) -> Iterator[ForeignPassage]:
    """Yield a passage for each range, with all codes and annotations on it."""
    together: dict[tuple[int, int], dict[str, list[Mark]]] = {}
    for mark in sorted(marks, key=lambda mark: not mark.kept.words):
        groups = together.setdefault((mark.kept.start, mark.kept.end), {})
        # Annotations have no words, and two codes on one range that have others are in two units.
        words_kept = plain(mark.kept.words) or next(iter(groups), "")
        groups.setdefault(words_kept, []).append(mark)
    marked = [group for groups in together.values() for group in groups.values()]
    for group, place in zip(marked, found(words, [group[0].kept for group in marked]), strict=True):
        yield _passage(group, place)


def _passage(group: list[Mark], place: Found) -> ForeignPassage:
    first = min(group, key=lambda mark: (not mark.at, mark.at))
    return ForeignPassage(
        place.quotation,
        group[0].known_by,
        place.at,
        place.until,
        is_ambiguous=place.is_ambiguous,
        codings=tuple(_codings(group)),
        notes=tuple(
            ForeignNote(mark.memo, by=mark.by, at=mark.at)
            for mark in group
            if mark.tag is None and mark.memo
        ),
        by=first.by,
        created=first.at,
    )


def _codings(group: Iterable[Mark]) -> Iterator[ForeignCoding]:
    for mark in group:
        if mark.tag is not None:
            yield ForeignCoding(mark.tag, mark.by, mark.at, mark.memo)
