"""What all parts of a project point to: its people, codes and notes, and what has no home here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import ForeignCoding, ForeignNote, ForeignTag
from desktop.formats import encoding
from desktop.formats.door.xmltree import child, children, local
from desktop.formats.exchange.refi.refi_codes import (
    codes,
    grouped,
    guid,
    is_mere_level,
    said,
    tag,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from desktop.formats.exchange.refi.refi_parts import Parts

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")
_NEVER = "0001-"
"""How .NET begins a moment that it was not told."""
_LINK_ENDS = ("originGUID", "targetGUID")


class Register:
    """The people, codes and notes of a project, by GUID; GUIDs of two things count for neither."""

    def __init__(self, root: _Element, parts: Parts) -> None:
        self._parts = parts
        self.without_a_home: Counter[str] = Counter()
        self._seen = Counter(
            (local(one), guid(one.get("guid"))) for one in root.iter() if one.get("guid")
        )
        self._people = {
            guid(one.get("guid")): said(one, "name") or said(one, "id")
            for one in grouped(root, "Users")
        }
        self._notes = {guid(one.get("guid")): one for one in grouped(root, "Notes")}
        self._used: set[str] = set()
        self._linked = self._links_to_notes(root)
        self._tags: dict[str, int] = {}
        self.tags: list[ForeignTag] = []
        used = {guid(_target(one)) for one in root.iter("{*}CodeRef")}
        for code, levels in codes(child(root, "CodeBook")):
            if is_mere_level(code) and guid(code.get("guid")) not in used:
                continue
            self._tags.setdefault(guid(code.get("guid")), len(self.tags))
            self.tags.append(tag(code, levels, self.words_on))

    def is_unique(self, element: _Element) -> bool:
        """Whether no other element of this kind has the same GUID."""
        return self._seen[local(element), guid(element.get("guid"))] == 1

    def is_note(self, identity: str) -> bool:
        """Whether a GUID is that of a note."""
        return identity in self._notes

    def person(self, element: _Element, *attributes: str) -> str:
        """Return the name of the first person whom one of the attributes names, or ''."""
        named = (self._people.get(guid(element.get(one)), "") for one in attributes)
        return next(filter(None, named), "")

    def codings(self, element: _Element) -> Iterator[ForeignCoding]:
        """Yield the codes on a passage or a document, with who put them there and when."""
        for coding in children(element, "Coding"):
            number = self._tags.get(guid(_target(child(coding, "CodeRef"))))
            if number is None:
                self.without_a_home["codings with a code that is missing"] += 1
                continue
            yield ForeignCoding(
                number,
                by=self.person(coding, "creatingUser"),
                at=moment(coding, "creationDateTime"),
                note=self.words_on(coding),
            )

    def notes_on(self, element: _Element) -> Iterator[ForeignNote]:
        """Yield what is said of an element: its description, then its notes."""
        if said_here := words(child(element, "Description")):
            yield ForeignNote(
                said_here,
                by=self.person(element, "modifyingUser", "creatingUser"),
                at=moment(element, "modifiedDateTime", "creationDateTime"),
            )
        for identity in self._named_by(element):
            self._used.add(identity)
            yield self._note(self._notes[identity])

    def other_notes(self) -> Iterator[ForeignNote]:
        """Yield the notes that nothing has asked for."""
        for identity, note in self._notes.items():
            if identity not in self._used:
                yield self._note(note)

    def words_on(self, element: _Element) -> str:
        """Return the words of all notes on an element that can have none of its own here."""
        found = list(self._named_by(element))
        self._used.update(found)
        notes = (self._note(self._notes[identity]) for identity in found)
        return "\n\n".join(
            filter(None, ("\n".join(filter(None, (n.title, n.text))) for n in notes))
        )

    def _named_by(self, element: _Element) -> Iterable[str]:
        refs = (guid(_target(ref)) for ref in children(element, "NoteRef"))
        found = [*refs, *self._linked[guid(element.get("guid"))]]
        return dict.fromkeys(identity for identity in found if identity in self._notes)

    def _note(self, note: _Element) -> ForeignNote:
        path = note.get("plainTextPath") or ""
        data = self._parts.bytes_of(path) if path else None
        text = words(child(note, "PlainTextContent")) or (encoding.decode(data) if data else "")
        said_of_it = words(child(note, "Description"))
        self._count_coded(note)
        return ForeignNote(
            "\n\n".join(filter(None, (said_of_it, text.replace("\r\n", "\n").strip()))),
            title=said(note, "name"),
            by=self.person(note, "creatingUser", "modifyingUser"),
            at=moment(note, "creationDateTime", "modifiedDateTime"),
        )

    def _count_coded(self, note: _Element) -> None:
        coded = len(list(children(note, "PlainTextSelection"))) + len(
            list(children(note, "Coding"))
        )
        if coded:
            self.without_a_home["codings of notes"] += coded

    def _links_to_notes(self, root: _Element) -> defaultdict[str, list[str]]:
        """Return by GUID the notes that a link ties to something: so NVivo annotates passages."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for link in grouped(root, "Links"):
            ends = [guid(link.get(end)) for end in _LINK_ENDS]
            for note, other in (ends, reversed(ends)):
                if note in self._notes and other not in self._notes:
                    found[other].append(note)
        return found


def moment(element: _Element, *attributes: str) -> str:
    """Return the first moment that one of the attributes says, or ''."""
    written = ((element.get(one) or "").strip() for one in attributes)
    fitting = (one for one in written if _MOMENT.fullmatch(one) and not one.startswith(_NEVER))
    return next(fitting, "")


def _target(reference: _Element | None) -> str:
    return "" if reference is None else reference.get("targetGUID") or reference.get("guid") or ""
