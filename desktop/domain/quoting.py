"""The words of a text as a person may quote them, and where each of them stands.

A canonical text holds note marks and exponents as plain letters: the bare slice of 544 with note 1
reads 5441, that of ten to the sixth 106. Here note marks are left out, and raised and lowered
figures written so that they are told from those beside them. Nothing else takes words out of a
text for a person, an index or a file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, Self

from desktop.domain.scripts import lowered, raised
from desktop.domain.spans import SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain.spans import Span

_MARK = re.compile(
    # 1; 12; 2,3; 4–6; iv; a; b2; *: what numbers a note
    r"\W*(?:\d{1,5}(?:[,;–-] ?\d{1,5}){0,9}|[ivxlcdm]{1,8}|[^\W\d_]?\d{0,3})\W*"
    # [note 1]; (see note 5); [citation needed]: said in brackets
    r"|\s*\[[^\[\]]{1,40}\]\s*|\s*\([^()]{1,40}\)\s*",
    re.IGNORECASE,
)
"""A reference to a note that is more than that is a link whose words belong to the sentence."""
_BETWEEN = re.compile(r"[,;–\-\s]{1,3}")
_AROUND = {"[": "]", "(": ")"}
_SPACE = " \u00a0\u2009\u202f"
_CLOSING = ".,;:!?)]}»”’…"
_JOINS = ".,'’:/⁄\u066b\u066c\u00a0\u2009\u202f"
"""Signs inside a number: with a mark left out, 1,³000 would read 1,000."""
# Letters of one exponent or mark; what is longer is set small for another reason.
_LONGEST_SCRIPT = 24
_NOTES = frozenset({SpanKind.NOTE_REFERENCE})
_TIED = frozenset({SpanKind.NOTE_REFERENCE, SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT})


class Piece(NamedTuple):
    """A stretch of a text that is not quoted letter for letter, and what stands for it."""

    start: int
    end: int
    words: str

    @property
    def is_mark(self) -> bool:
        """Whether it is the mark of a note, left out or set apart."""
        return not self.words or self.words[0] == "["


class Quoted:
    """What a stretch of a text says, and the way between places in it and in the text."""

    __slots__ = ("_ends", "_pieces", "_starts", "start", "text")

    def __init__(self, source: str, start: int, end: int, pieces: Sequence[Piece]) -> None:
        """Take `source` from `start` to `end` with `pieces`, which are in order, put in."""
        self.start = start
        self._pieces = pieces
        self._starts: list[int] = []
        """Where the words of each piece begin in `text`, and below where they end."""
        self._ends: list[int] = []
        if not pieces:
            self.text = source[start:end]
            return
        parts: list[str] = []
        here, size = start, 0
        for piece in pieces:
            parts += (source[here : piece.start], piece.words)
            size += piece.start - here
            self._starts.append(size)
            size += len(piece.words)
            self._ends.append(size)
            here = piece.end
        self.text = "".join((*parts, source[here:end]))

    @classmethod
    def plain(cls, text: str) -> Self:
        """Return the words of a text without note marks and raised signs: its letters."""
        return cls(text, 0, len(text), ())

    @property
    def is_verbatim(self) -> bool:
        """Whether the words are the text's own letters, one for one."""
        return not self._pieces

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the text that says what stands from `start` to `end` here.

        What is left out at either end stays outside; a sign that stands for others means them all.
        """
        first = self._source_start(start)
        return first, max(first, self._source_end(end))

    def _source_start(self, place: int) -> int:
        after = bisect_right(self._starts, place)
        if not after:
            return self.start + place
        piece, end = self._pieces[after - 1], self._ends[after - 1]
        return piece.start if place < end else piece.end + place - end

    def _source_end(self, place: int) -> int:
        after = bisect_left(self._starts, place)
        if not after:
            return self.start + place
        piece, end = self._pieces[after - 1], self._ends[after - 1]
        return piece.end if place < end else piece.end + place - end

    def place(self, offset: int) -> int:
        """Return where the letter at `offset` of the text stands here.

        One that is left out stands where it would; one inside a sign, where the sign begins.
        """
        after = bisect_right(self._pieces, offset, key=_start_of)
        if not after:
            return max(0, offset - self.start)
        piece, end = self._pieces[after - 1], self._ends[after - 1]
        return self._starts[after - 1] if offset < piece.end else end + offset - piece.end

    def places(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the text stands here; a sign that it touches, wholly."""
        first = self.place(start)
        before = bisect_left(self._pieces, end, key=_start_of)
        if before and end < self._pieces[before - 1].end:
            return first, max(first, self._ends[before - 1])
        return first, max(first, self.place(end))

    def unmarked(self, start: int, end: int) -> str:
        """Return what stands from `start` to `end` here, with spaces for marks set apart."""
        words = self.text[start:end]
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        for number in range(first, last):
            if self._pieces[number].is_mark:
                here = max(0, self._starts[number] - start)
                there = min(end, self._ends[number]) - start
                words = words[:here] + " " * (there - here) + words[there:]
        return words

    def signs(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where, from `start` to `end` here, signs stand for what is raised or lowered."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return [
            (max(0, self._starts[number] - start), min(end, self._ends[number]) - start)
            for number in range(first, last)
            if not self._pieces[number].is_mark
        ]

    def is_mark(self, start: int, end: int) -> bool:
        """Whether what stands from `start` to `end` here is a note's mark that was set apart."""
        number = bisect_right(self._starts, start) - 1
        return number >= 0 and end <= self._ends[number] and self._pieces[number].is_mark

    def mark_at(self, offset: int) -> tuple[int, int] | None:
        """Return the range of the note's mark that holds the letter at `offset` of the text."""
        number = bisect_right(self._pieces, offset, key=_start_of) - 1
        piece = self._pieces[number] if number >= 0 else None
        if piece is None or offset >= piece.end or not piece.is_mark:
            return None
        return piece.start, piece.end


def _start_of(piece: Piece) -> int:
    return piece.start


def quoted(
    text: str,
    spans: Sequence[Span],
    start: int,
    end: int,
    *,
    marks: bool = False,
    scripts: bool = True,
) -> Quoted:
    """Return the words from `start` to `end`; `spans` are at least all that touch the range.

    With `marks` every note mark is kept, set apart like this[1]. Otherwise one is set apart only
    where figures or words would run together without it, or where nothing else is quoted. Without
    `scripts` raised and lowered signs stay plain letters, for a form that raises them itself.
    """
    kinds = _TIED if scripts else _NOTES
    tied = [s for s in spans if s.kind in kinds and s.start < end and s.end > start]
    if not tied:
        return Quoted(text, start, end, ())
    found = _Marks(text, start, end, kept=marks)
    notes = found.notes([s for s in tied if s.kind is SpanKind.NOTE_REFERENCE])
    pieces = sorted([*notes, *found.scripts(tied, notes)])
    words = Quoted(text, start, end, pieces)
    if notes and not marks and not words.text.strip() and text[start:end].strip():
        return quoted(text, spans, start, end, marks=True, scripts=scripts)
    return words


class _Marks:
    """Finds what is not to be quoted letter for letter."""

    def __init__(self, text: str, start: int, end: int, *, kept: bool) -> None:
        self._text, self._start, self._end = text, start, end
        self._kept = kept

    def notes(self, references: Iterable[Span]) -> list[Piece]:
        """Return what stands for the marks of notes."""
        found: list[Piece] = []
        for group in _groups(self._text, references):
            floor = found[-1].end if found else self._start
            first, last = max(group[0].start, floor), min(group[-1].end, self._end)
            piece = self._note(group, first, last, floor) if first < last else None
            if piece is not None:
                found.append(piece)
        return found

    def _note(self, group: Sequence[Span], first: int, last: int, floor: int) -> Piece | None:
        text = self._text
        labels = [_label(text[span.start : span.end]) for span in group]
        apart = "".join(f"[{label}]" for label in labels)
        if not _MARK.fullmatch(text, group[0].start, group[0].end):
            # A link whose words belong to the sentence; at the end of a figure it stands apart.
            inner = text[first:last]
            touches = self._touches(first, inner[:1]) or self._touches(last + 1, inner[-1:])
            return Piece(first, last, apart) if touches else None
        if first > floor and last < self._end and _AROUND.get(text[first - 1]) == text[last]:
            first, last = first - 1, last + 1
        if self._kept or self._runs_together(first, last):
            return Piece(first, last, apart)
        return Piece(*self._without_space(first, last, floor), "")

    def _touches(self, offset: int, letter: str) -> bool:
        """Whether the letter before `offset` and `letter` would be read as one word."""
        return self._text[max(0, offset - 1) : offset].isalnum() and letter.isalnum()

    def _runs_together(self, first: int, last: int) -> bool:
        """Whether what stands on either side would be one word or figure without the mark."""
        before, after = self._text[max(0, first - 2) : first], self._text[last : last + 2]
        if not before or not after:
            return False
        if before[-1].isalnum() and after[0].isalnum():
            return not (_is_unspaced(before[-1]) or _is_unspaced(after[0]))
        left = before[-1] if before[-1] not in _JOINS else before[:1]
        right = after[0] if after[0] not in _JOINS else after[1:]
        return left.isdigit() and right.isdigit()

    def _without_space(self, first: int, last: int, floor: int) -> tuple[int, int]:
        """Widen a mark's range by the space beside it that would be left without reason."""
        text, here = self._text, first
        while here > floor and text[here - 1] in _SPACE:
            here -= 1
        after = text[last : min(last + 1, self._end)]
        opens = here == 0 or text[here - 1] in "\n\t\x1e\u2028"
        if opens:
            while last < self._end and text[last] in _SPACE:
                last += 1
            return here, last
        if not after or after.isspace() or after in _CLOSING:
            return here, last
        return first, last

    def scripts(self, tied: Sequence[Span], notes: Sequence[Piece]) -> Iterator[Piece]:
        """Yield what stands for raised and lowered signs outside of notes' marks."""
        reached = self._start
        for span in tied:
            if span.kind is SpanKind.NOTE_REFERENCE:
                continue
            write = raised if span.kind is SpanKind.SUPERSCRIPT else lowered
            for start, end in _outside(max(span.start, reached), min(span.end, self._end), notes):
                words = self._text[start:end]
                written = write(words) if len(words) <= _LONGEST_SCRIPT else words
                if written != words:
                    yield Piece(start, end, written)
            reached = max(reached, span.end)


def _groups(text: str, references: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield references to notes; those that follow one another, as the marks ¹,² do, together."""
    group: list[Span] = []
    for span in references:
        is_mark = _MARK.fullmatch(text, span.start, span.end)
        if group and not (is_mark and _goes_on(text, group[-1], span)):
            yield group
            group = []
        group.append(span)
        if not is_mark:
            yield group
            group = []
    if group:
        yield group


def _goes_on(text: str, mark: Span, other: Span) -> bool:
    return other.start <= mark.end or _BETWEEN.fullmatch(text, mark.end, other.start) is not None


def _label(mark: str) -> str:
    return mark.strip().strip("[]()").strip()


def _outside(start: int, end: int, notes: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a range that no note's mark covers."""
    number = bisect_left(notes, start, key=lambda note: note.end)
    while start < end:
        note = notes[number] if number < len(notes) else None
        if note is None or note.start >= end:
            yield start, end
            return
        if note.start > start:
            yield start, note.start
        start = max(start, note.end)
        number += 1


def _is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script that puts no space between words, and has no figures."""
    return "\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"
