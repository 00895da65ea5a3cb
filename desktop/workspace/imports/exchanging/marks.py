"""What becomes one highlight: all that was said in a source of one passage."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import HighlightStyle, tag_paths, tidy
from desktop.domain.exchanged.near_colours import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.domain.exchanged.project import (
        ForeignCoding,
        ForeignPassage,
        ForeignSource,
        ForeignTag,
    )


class Said(NamedTuple):
    """Words of somebody about a passage."""

    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more passages of a source that have the same range."""

    passages: tuple[ForeignPassage, ...]
    key: str
    """What it is known by where the file gives it no lasting name: range, words and person."""
    codings: dict[str, ForeignCoding] = field(default_factory=dict)
    """One for each tag, by its path."""
    doubled: int = 0
    """Codings with a tag that somebody else put there as well."""

    @property
    def first(self) -> ForeignPassage:
        """The passage that tells place, colour and maker."""
        return self.passages[0]

    @property
    def identities(self) -> tuple[str, ...]:
        """What the file calls it."""
        return tuple(filter(None, (one.identity for one in self.passages)))

    @property
    def has_words(self) -> bool:
        """Whether there is anything to be shown of it."""
        return bool(self.first.quotation.strip()) or self.first.is_area

    @property
    def colour(self) -> str:
        """One of COLOURS."""
        return nearest(next(filter(None, (one.colour for one in self.passages)), ""))

    @property
    def style(self) -> HighlightStyle:
        """How it is drawn."""
        if self.first.is_area:
            return HighlightStyle.AREA
        underlined = self.first.is_underlined
        return HighlightStyle.UNDERLINE if underlined else HighlightStyle.FILL

    def note(self) -> str:
        """Return what is said of it: signed where several people, or another than marked it."""
        said = list(_said(self))
        people = {one.by for one in said}
        signed = len(people) > 1 or bool(people - {"", self.first.by})
        return tidy.note("\n\n".join(_signed(one) if signed else one.text for one in said))


def marks_of(source: ForeignSource, tags: Sequence[ForeignTag]) -> list[Mark]:
    """Return what become the highlights of a source, in the order of its passages."""
    grouped: dict[object, list[ForeignPassage]] = {}
    for number, one in enumerate(source.passages):
        has_range = one.at is not None and one.until is not None
        by_range = (one.at, one.until, one.quotation, one.is_area, one.printed)
        grouped.setdefault(by_range if has_range else number, []).append(one)
    seen: Counter[str] = Counter()
    marks = []
    for passages in grouped.values():
        mark = _mark(passages, tags)
        seen[mark.key] += 1
        # The same words, with nothing else to tell them by, are known by their order.
        number = seen[mark.key]
        marks.append(mark if number == 1 else replace(mark, key=f"{mark.key} {number}"))
    return marks


def path_of(tag: ForeignTag) -> str:
    """Return the path that a tag of another program has here, '' for one without a name."""
    return tag_paths.of_levels(tag.levels)


def _mark(passages: Sequence[ForeignPassage], tags: Sequence[ForeignTag]) -> Mark:
    first = passages[0]
    known = [repr(first.at), repr(first.until), " ".join(first.quotation.split()), first.by]
    if first.at is None:
        known += [first.prefix, first.suffix, first.page, first.created]
    if first.is_area:
        known += [repr(first.printed)]
    key = hashlib.sha256("\0".join(known).encode("utf-8", "replace")).hexdigest()[:24]
    codings: dict[str, ForeignCoding] = {}
    doubled = 0
    for coding in (coding for one in passages for coding in one.codings):
        path = path_of(tags[coding.tag]) if coding.tag < len(tags) else ""
        if path and path in codings:
            doubled += codings[path].by != coding.by
        elif path:
            codings[path] = coding
    return Mark(tuple(passages), key, codings, doubled)


def _said(mark: Mark) -> Iterable[Said]:
    for one in mark.passages:
        for note in one.notes:
            title = f"**{note.title.strip()}**\n\n" if note.title.strip() else ""
            if note.text.strip():
                yield Said(f"{title}{note.text.strip()}", note.by or one.by, note.at)
        for coding in one.codings:
            if coding.note.strip():
                yield Said(coding.note.strip(), coding.by or one.by, coding.at)


def _signed(said: Said) -> str:
    day = said.at.partition("T")[0]
    signature = ", ".join(filter(None, (tidy.one_line(said.by, tidy.LONGEST_NAME), day)))
    return f"{said.text}\n\n— {signature}" if signature else said.text
