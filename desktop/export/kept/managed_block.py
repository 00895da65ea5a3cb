"""The block of a note that is written here, in a file that somebody else may write in as well.

What a person wrote, inside the block or around it, is never lost: a block that is not as it was
written is left as it is, and what is new is put at its end.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.export.kept import front_lines
from desktop.export.kept.kept_note import Part, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.export.kept.kept_note import KeptNote

_ID = r"(?P<id>[0-9A-Za-z-]{1,64})"
_BEGIN = re.compile(
    rf"(?:%% manicule:begin {_ID} %%|<!-- manicule:begin {_ID.replace('id', 'other')} -->)[ \t]*"
)
_END = re.compile(
    rf"(?:%% manicule:end {_ID} %%|<!-- manicule:end {_ID.replace('id', 'other')} -->)[ \t]*"
)
_BREAK = re.compile("\r\n|\n|\r")
_BOM = "\ufeff"
_ADDED = "### Added "


class Marking(Enum):
    """How a block is marked: by signs that the program which shows the note leaves out."""

    OBSIDIAN = ("%% ", " %%")
    HTML = ("<!-- ", " -->")

    def begin(self, document_id: str) -> str:
        """Return the line above the block of a document."""
        return f"manicule:begin {document_id}".join(self.value)

    def end(self, document_id: str) -> str:
        """Return the line below it."""
        return f"manicule:end {document_id}".join(self.value)


class Fault(StrEnum):
    """Why a file has no block that could be written again."""

    NO_MARKS = "its marks are gone"
    NO_END = "the mark at the end of its block is gone"
    NO_BEGIN = "the mark at the beginning of its block is gone"
    TWICE = "its marks stand in it more than once"
    CHANGED = "it was changed there, and can only be written as a whole"
    FOREIGN = "it was not written here"


class NoBlockError(Exception):
    """There is no block of the document in a text."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Written:
    """What is remembered of a note, to tell next time what others did to it."""

    digests: tuple[str, ...] = ()
    """Of the block as it may have been written: two while a file is being replaced."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """By what each highlight is known that was written, by id."""
    front: Mapping[str, str] = field(default_factory=dict)
    """Digests of keys of the front matter."""


class Merged(NamedTuple):
    """A note after it was written again."""

    text: str
    written: Written
    is_edited: bool = False
    """Whether a person had changed the block, so that it was left as it is."""
    added: tuple[str, ...] = ()
    """Highlights that were put at the end of an edited block."""
    theirs: tuple[str, ...] = ()
    """Keys of the front matter that a person had changed."""


class _Lines(NamedTuple):
    """A text in lines and what breaks each; the last has nothing after it."""

    lines: list[str]
    breaks: list[str]

    @property
    def usual(self) -> str:
        """What breaks lines in it."""
        return next(filter(None, self.breaks), "\n")

    def text(self) -> str:
        return "".join(map("".join, zip(self.lines, self.breaks, strict=True)))


def fresh(note: KeptNote, marking: Marking) -> Merged:
    """Return a note that is written for the first time."""
    front = front_lines.merged([], note.front, {})
    head = ["---", *front.lines, "---", ""] if front.lines else []
    begin, end = marking.begin(note.document_id), marking.end(note.document_id)
    text = "\n".join([*head, begin, _inside(note) + end, ""])
    return Merged(text, Written((digest(_inside(note)),), note.marks, front.digests))


def merged(text: str, note: KeptNote, known: Written, today: str) -> Merged:
    """Return somebody's file with the block of a note as it is to be now.

    Lines are broken as they were. Raises NoBlockError.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    lines = _split(text[len(bom) :])
    first, last = _block(lines.lines, note.document_id)
    body = _body(lines.lines[first + 1 : last])
    ours = _inside(note)
    is_ours = not body.strip() or digest(body) in known.digests or body == ours
    new, written, added = (
        (ours, Written((digest(ours),), note.marks), ())
        if is_ours
        else _beside_edits(body, note, known, today)
    )
    front = front_lines.front_of(lines.lines[:first])
    kept = front_lines.merged(front.lines, note.front, known.front)
    lines = _replaced(lines, first + 1, last, body, new)
    if front.end or (known.digests and not known.front):  # none comes back that was taken away
        lines = _with_front(lines, front, kept)
    written = replace(written, front=kept.digests)
    return Merged(bom + lines.text(), written, not is_ours, added, tuple(kept.theirs))


def _inside(note: KeptNote) -> str:
    """Return what stands between the marks: an empty line lets a block id end its paragraph."""
    return f"{note.body}\n"


def _beside_edits(
    body: str, note: KeptNote, known: Written, today: str
) -> tuple[str, Written, tuple[str, ...]]:
    """Return a body that a person has changed with what is new, and which highlights that is."""
    new = note.without(known.marks, body)
    there = {key: mark for key, mark in note.marks.items() if mark and mark in body}
    marks = {**known.marks, **there, **{part.highlight_id: part.mark for part in new}}
    written = Written(known.digests, marks)
    return _extended(body, new, today), written, tuple(part.highlight_id for part in new)


def whole(text: str, note: KeptNote, known: Written) -> Merged:
    """Return a file that has no block, but is written as a whole.

    Raises NoBlockError for one that a person has changed.
    """
    if text not in ("", note.body) and digest(text) not in known.digests:
        raise NoBlockError(Fault.CHANGED if known.digests else Fault.FOREIGN)
    return Merged(note.body, Written((digest(note.body),), note.marks))


def documents_in(text: str) -> list[str]:
    """Return the ids of the documents whose blocks begin in a text."""
    found = map(_BEGIN.fullmatch, _split(text.removeprefix(_BOM)).lines)
    return [one["id"] or one["other"] for one in found if one]


def digest(body: str) -> str:
    """Return what a block is known by, however its lines are broken."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _split(text: str) -> _Lines:
    breaks = [found.group() for found in _BREAK.finditer(text)]
    return _Lines(_BREAK.split(text), [*breaks, ""])


def _body(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _block(lines: Sequence[str], document_id: str) -> tuple[int, int]:
    """Return the numbers of the two marks of a block."""
    begins = [at for at, line in enumerate(lines) if _marks(_BEGIN, line) == document_id]
    ends = [at for at, line in enumerate(lines) if _marks(_END, line) == document_id]
    if len(begins) == len(ends) == 1 and begins[0] < ends[0]:
        inside = lines[begins[0] + 1 : ends[0]]
        if not any(_marks(_BEGIN, line) or _marks(_END, line) for line in inside):
            return begins[0], ends[0]
        raise NoBlockError(Fault.TWICE)
    if len(begins) > 1 or len(ends) > 1:
        raise NoBlockError(Fault.TWICE)
    if begins and not ends:
        raise NoBlockError(Fault.NO_END)
    raise NoBlockError(Fault.NO_BEGIN if ends else Fault.NO_MARKS)


def _marks(form: re.Pattern[str], line: str) -> str:
    found = form.fullmatch(line)
    return (found["id"] or found["other"]) if found else ""


def _extended(body: str, parts: Sequence[Part], today: str) -> str:
    """Return a body that a person has changed with what is new at its end, under a date."""
    if not parts:
        return body
    heading = f"{_ADDED}{today}"
    dated = [line for line in body.split("\n") if line.startswith(_ADDED)]
    head = [] if dated and dated[-1] == heading else [Part(heading)]
    gap = "" if not body or body.endswith("\n\n") else "\n"
    return f"{body}{gap}{text_of((*head, *parts))}\n"


def _replaced(lines: _Lines, first: int, last: int, body: str, new: str) -> _Lines:
    """Put new lines in the place of some; those that are there already keep their breaks."""
    if body == new:
        return lines
    inside = new.split("\n")[:-1]
    usual = lines.usual
    kept = body.split("\n")[:-1] if new.startswith(body) else []
    breaks = [*lines.breaks[first : first + len(kept)], *[usual] * (len(inside) - len(kept))]
    return _Lines(
        [*lines.lines[:first], *inside, *lines.lines[last:]],
        [*lines.breaks[:first], *breaks, *lines.breaks[last:]],
    )


def _with_front(lines: _Lines, front: front_lines.Front, kept: front_lines.Kept) -> _Lines:
    """Put front matter in the place of what was there."""
    if kept.lines == front.lines:
        return lines
    usual = lines.usual
    if not front.end:
        inside = ["---", *kept.lines, "---", ""]
        return _Lines([*inside, *lines.lines], [*[usual] * len(inside), *lines.breaks])
    end = front.end - 1
    inside, breaks = _kept_breaks(front.lines, kept.lines, lines.breaks[1:end], usual)
    return _Lines(
        [lines.lines[0], *inside, *lines.lines[end:]],
        [lines.breaks[0], *breaks, *lines.breaks[end:]],
    )


def _kept_breaks(
    old: Sequence[str], new: Sequence[str], breaks: Sequence[str], usual: str
) -> tuple[list[str], list[str]]:
    """Return new lines with the breaks of those that were there before, in their order."""
    found: list[str] = []
    at = 0
    for line in new:
        place = next((n for n in range(at, len(old)) if old[n] == line), None)
        found.append(usual if place is None else breaks[place])
        at = at if place is None else place + 1
    return list(new), found


__all__ = [
    "Fault",
    "Marking",
    "Merged",
    "NoBlockError",
    "Written",
    "digest",
    "documents_in",
    "fresh",
    "merged",
    "whole",
]
