"""All that people marked in a file: annotations put together, and what each is known by.

A Manicule writes a highlight as one annotation for each page, named after it. Elsewhere one
annotation is one marking, and replies to it are part of its note.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import OWN_IDENTITY
from desktop.pdf.page_annotations import AREAS, ATTACHED, DRAWINGS, FRAMES, NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.pdf.printed import Annotation, Box

_OWN = re.compile(
    rf"({OWN_IDENTITY}[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}})"
    r"(?:/\d{1,6})?"
)
PIECE = "+"
"""Parts what a marking is known by from the number of a passage of it."""
_UNDERLINED = frozenset({"Underline", "Squiggly"})
_TAGS = re.compile(r"(?:\A|\n\n?)#([^\n]*)\Z")
_BETWEEN_TAGS = "  #"
"""Two spaces, which no tag has inside it."""


class Part(NamedTuple):
    """What a marking has on one page."""

    page: int
    characters: tuple[int, ...]
    line: tuple[int, ...]
    shown: Box
    """Where it is on the page as that is shown."""


class Reply(NamedTuple):
    """What somebody answered to a marking, which is a part of its note."""

    identity: str
    note: str
    author: str
    date: str


@dataclass
class Marking:
    """A passage that somebody marked, or a note somebody put beside the text."""

    identity: str
    """What it is known by in any copy of the file."""
    kind: str
    note: str
    author: str
    date: str
    colour: str
    tags: tuple[str, ...] = ()
    parts: list[Part] = field(default_factory=list)
    annotations: list[tuple[int, int]] = field(default_factory=list)
    """Pages, and numbers of the annotations on them."""
    replies: list[Reply] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        """Whether a Manicule has written it."""
        return self.identity.startswith(OWN_IDENTITY)

    def piece(self, number: int) -> str:
        """Return what one of its passages is known by: the first, 0, as the marking itself."""
        return f"{self.identity}{PIECE}{number}" if number else self.identity

    @property
    def is_underlined(self) -> bool:
        """Whether words are underlined rather than painted over."""
        return self.kind in _UNDERLINED

    @property
    def is_struck_out(self) -> bool:
        """Whether its words are meant to go."""
        return self.kind == "StrikeOut"

    @property
    def is_note(self) -> bool:
        """Whether it marks no words, but stands beside a line."""
        return self.kind in NOTES.values()

    @property
    def is_area(self) -> bool:
        """Whether it is drawn over a part of the page."""
        return self.kind in AREAS.values()

    @property
    def is_frame(self) -> bool:
        """Whether it means a part of the page, whatever words are in it."""
        return self.kind in FRAMES

    @property
    def is_drawing(self) -> bool:
        """Whether it is a picture of its own, which cannot be written again."""
        return self.kind in DRAWINGS


def markings(pages: Sequence[Sequence[Annotation]]) -> list[Marking]:
    """Return the markings of all pages in their order, given the annotations of each."""
    names = Counter(one.name for page in pages for one in page)
    alike: Counter[str] = Counter()
    found: dict[str, Marking] = {}
    for number, page in enumerate(pages):
        for head, thread in _threads(page):
            if head.kind == ATTACHED:
                continue
            identity = _known_by(head, number, names, alike)
            marking = found.setdefault(identity, _marking(identity, head, thread))
            marking.parts.append(Part(number, head.characters, head.line, head.shown))
            marking.annotations += [(number, one.number) for one in thread]
    return list(found.values())


def attached(pages: Iterable[Sequence[Annotation]]) -> list[str]:
    """Return the names of files that are attached to places on pages."""
    return [one.contents for page in pages for one in page if one.kind == ATTACHED]


def described(note: str, tags: Iterable[str]) -> str:
    """Return what a marking of ours says: its note, and its tags in the last line."""
    tags = list(tags)
    if not tags and not _TAGS.search(note):
        return note
    line = "#" + _BETWEEN_TAGS.join(tags)
    return f"{note}\n\n{line}" if note else line


def _said(contents: str) -> tuple[str, tuple[str, ...]]:
    """Return note and tags of what `described` wrote."""
    text = contents.replace("\r\n", "\n").replace("\r", "\n")
    found = _TAGS.search(text)
    if found is None:
        return text, ()
    tags = tuple(tag for tag in found[1].split(_BETWEEN_TAGS) if tag)
    return text[: found.start()], tags


def _threads(page: Sequence[Annotation]) -> Iterator[tuple[Annotation, list[Annotation]]]:
    """Yield each annotation that answers none, with all that belong to it, itself first."""
    answers: dict[int, list[Annotation]] = {}
    heads: list[Annotation] = []
    numbers = {one.number for one in page}
    for one in page:
        if one.replies_to in numbers:
            answers.setdefault(one.replies_to, []).append(one)
        else:
            heads.append(one)
    for head in heads:
        thread = [head]
        for one in thread:  # which grows meanwhile
            thread += answers.pop(one.number, ())
        yield head, thread


def _marking(identity: str, head: Annotation, thread: Sequence[Annotation]) -> Marking:
    note = head.contents
    tags: tuple[str, ...] = ()
    if identity.startswith(OWN_IDENTITY):
        note, tags = _said(note)
    replies = [one for one in thread if one is not head and not one.is_status]
    note = "\n\n".join(filter(None, [note, *map(_answer, replies)]))
    found = Marking(identity, head.kind, note, head.author, head.date, head.colour, tags)
    found.replies = [
        Reply(_digest("reply", identity, *said), *said)
        for one in replies
        if one.contents.strip()
        for said in [(one.contents, one.author, one.date)]
    ]
    return found


def _answer(reply: Annotation) -> str:
    """Return the words of a reply, and whose they are."""
    signature = ", ".join(filter(None, (reply.author, reply.date.partition("T")[0])))
    return "\n".join(filter(None, (reply.contents, signature and f"— {signature}")))


def _known_by(one: Annotation, page: int, names: Mapping[str, int], alike: Counter[str]) -> str:
    """Return what a marking is known by.

    A name that the file gives twice is none. Then it is what the annotation says, and where; of
    some that are `alike` in all this, which of them it is.
    """
    if own := _OWN.fullmatch(one.name):
        return own[1]
    if one.name and names[one.name] == 1:
        return _digest("name", one.name)
    corners = [value for quad in one.quads for point in quad for value in point] or one.box
    where = ",".join(str(round(value)) for value in corners)
    said = _digest(one.kind, str(page), where, one.author, one.date, one.contents)
    alike[said] += 1
    return said if alike[said] == 1 else _digest(said, str(alike[said]))


def _digest(*said: str) -> str:
    return hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()
