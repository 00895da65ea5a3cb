"""The XML of a project: elements in the order that the schema has, one document after another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desktop.domain.exchanged.given import Given
from desktop.export.refi.refi_codebook_file import ORIGIN, Codes
from desktop.export.refi.xml_elements import element, group, guid, moment, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from desktop.domain import Content, Highlight
    from desktop.export.refi.shared import SharedDocument, SharedProject, Written

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_PROJECT = "urn:QDA-XML:project:1.0"
_TEXT = "Text"
_LONGEST_NAME = 100
"""Characters of a passage that are its name, as ATLAS.ti has them."""


class QdeFile:
    """Takes up documents, and then is the XML of a project with all that they point to."""

    def __init__(self, project: SharedProject) -> None:
        self._project = project
        self._codes = Codes(project.tags)
        self._users: dict[str, str] = {}
        self._sources: list[str] = []
        self._notes: list[str] = []
        self._variables: dict[str, str] = {}
        self._sets: dict[str, list[str]] = defaultdict(list)
        self._passages: set[str] = set()

    def add(self, shared: SharedDocument) -> Iterator[tuple[str, str]]:
        """Take up a document; yield the names and texts of its files."""
        document = shared.document
        older = {one.id for one in shared.highlights if _is_older(one, shared)}
        newest = [one for one in shared.highlights if one.id not in older]
        placed = [one for one in newest if one.placement.status.stands and one.start < one.end]
        known_by = guid(document.id)
        notes = [self._note(note) for note in shared.notes]
        here = {one.id for one in placed}
        notes += [self._without_place(one, shared) for one in newest if one.id not in here]
        text = _text(shared.content, max((one.end for one in placed), default=0))
        yield self._source(
            known_by,
            document.title,
            text,
            (
                *(self._selection(one, text, one.start, one.end, shared) for one in placed),
                *(self._coding(known_by, given) for given in shared.whole),
                *(_reference("NoteRef", note) for note in notes),
                *self._facts(shared),
            ),
        )
        if shared.collection:
            self._sets[shared.collection].append(known_by)
        yield from self._older(shared)

    def written(self) -> str:
        """Return the XML of all that was taken up."""
        project = self._project
        links = list(self._links())
        notes = [self._note(note) for note in project.notes]
        attributes = {
            "xmlns": _PROJECT,
            "name": project.name or "Library",
            "origin": ORIGIN,
            "modifiedDateTime": moment(project.changed),
        }
        codes = self._codes.written()
        content = (
            group("Users", (_user(name, key) for name, key in self._users.items())),
            f"<CodeBook>\n{codes}</CodeBook>\n" if codes else "",
            group("Variables", (_variable(name, key) for name, key in self._variables.items())),
            group("Sources", self._sources),
            group("Notes", self._notes),
            group("Links", links),
            group("Sets", (self._set(path, within) for path, within in self._sets.items())),
            *(_reference("NoteRef", note) for note in notes),
        )
        return _HEAD + element("Project", attributes, ("\n", *content))

    def _source(
        self, known_by: str, title: str, text: str, inside: Iterable[str]
    ) -> tuple[str, str]:
        file = f"{guid(known_by, 'text')}.txt"
        attributes = {"guid": known_by, "name": title, "plainTextPath": f"internal://{file}"}
        self._sources.append(element("TextSource", attributes, ("\n", *inside)))
        return file, text

    def _older(self, shared: SharedDocument) -> Iterator[tuple[str, str]]:
        """Yield texts that highlights were kept in and are no longer in the newest one."""
        revisions: dict[int, list[Highlight]] = defaultdict(list)
        for one in shared.highlights:
            if _is_older(one, shared):
                revisions[shared.earlier[one.id].revision].append(one)
        for revision, highlights in sorted(revisions.items()):
            content = shared.earlier[highlights[0].id].content
            known_by = guid(shared.document.id, f"revision {revision}")
            text = _text(content, max(one.anchor.end for one in highlights))
            selections = (
                self._selection(one, text, one.anchor.start, one.anchor.end, shared)
                for one in highlights
            )
            title = f"{shared.document.title} (revision {revision})"
            yield self._source(known_by, title, text, selections)

    def _selection(
        self, one: Highlight, text: str, start: int, end: int, shared: SharedDocument
    ) -> str:
        known_by = guid(one.id)
        self._passages.add(known_by)
        notes = [self._own_note(one, shared)] if one.note.strip() else []
        told = {given.path: given for given in shared.given.get(one.id, ())}
        return element(
            "PlainTextSelection",
            {
                "guid": known_by,
                "name": _name(text[start:end]),
                "startPosition": str(start),
                "endPosition": str(end),
                "creatingUser": self._user(shared.made_by.get(one.id, "")),
                "creationDateTime": moment(one.created),
                "modifiedDateTime": moment(one.modified),
            },
            (
                "\n",
                *(self._coding(known_by, told.get(path, Given(path))) for path in one.tags),
                *(_reference("NoteRef", note) for note in notes),
            ),
        )

    def _coding(self, of: str, given: Given) -> str:
        code = self._codes.guid_of(given.path)
        attributes = {
            "guid": guid(of, code),
            "creatingUser": self._user(given.by),
            "creationDateTime": moment(given.at),
        }
        return element("Coding", attributes, (_reference("CodeRef", code),))

    def _without_place(self, one: Highlight, shared: SharedDocument) -> str:
        """Write a note in the place of a highlight that has no letter, such as part of a page."""
        region = one.anchor.region
        where = f"Part of page {region.page + 1}" if region else "A highlight without words"
        tags = f"Tags: {', '.join(one.tags)}" if one.tags else ""
        text = "\n\n".join(filter(None, (one.quote, one.note, tags))) or where
        return self._put_note(one.id, where, text, shared.made_by.get(one.id, ""), one.modified)

    def _own_note(self, one: Highlight, shared: SharedDocument) -> str:
        by = shared.made_by.get(one.id, "")
        return self._put_note(guid(one.id, "note"), "", one.note, by, one.modified)

    def _note(self, note: Written) -> str:
        return self._put_note(note.id, note.title, note.text, note.by, note.at)

    def _put_note(self, of: str, title: str, text: str, by: str, at: datetime | None) -> str:
        known_by = guid(of)
        attributes = {
            "guid": known_by,
            "name": title,
            "creatingUser": self._user(by),
            "creationDateTime": moment(at),
        }
        content = words("PlainTextContent", text) or "<PlainTextContent/>\n"
        self._notes.append(element("Note", attributes, (content,)))
        return known_by

    def _facts(self, shared: SharedDocument) -> Iterator[str]:
        facts = shared.document.facts
        told = {
            "Authors": "; ".join(facts.authors),
            "Date": facts.date,
            "Publisher": facts.publisher,
            "URL": facts.url,
            "Language": facts.language,
            "Citation key": facts.citation_key,
        } | dict(facts.other)
        for name, value in told.items():
            if value.strip():
                key = self._variables.setdefault(name, guid("variable", name))
                inside = (_reference("VariableRef", key), words("TextValue", value))
                yield element("VariableValue", {}, inside)

    def _links(self) -> Iterator[str]:
        for tie in self._project.links:
            ends = guid(tie.origin), guid(tie.target)
            if not self._passages.issuperset(ends):
                continue
            noted = tie.note.strip()
            note = self._put_note(guid(tie.id, "note"), "", tie.note, "", None) if noted else ""
            attributes = {
                "guid": guid(tie.id),
                "name": tie.name,
                "direction": "OneWay",
                "originGUID": ends[0],
                "targetGUID": ends[1],
            }
            yield element("Link", attributes, (_reference("NoteRef", note),) if note else ())

    def _set(self, path: str, documents: Sequence[str]) -> str:
        attributes = {"guid": guid("collection", self._project.library_id, path), "name": path}
        members = (_reference("MemberSource", one) for one in documents)
        return element("Set", attributes, ("\n", *members))

    def _user(self, name: str) -> str:
        if not name or not self._project.with_people:
            return ""
        return self._users.setdefault(name, guid("user", name))


def _is_older(one: Highlight, shared: SharedDocument) -> bool:
    """Whether the words of a highlight stand in an earlier text alone."""
    return one.id in shared.earlier and one.anchor.start < one.anchor.end


def _text(content: Content, last: int) -> str:
    """Return what is read of a document, or all of it where what pages bear beside is marked."""
    return content.text if last > content.body_end else content.text[: content.body_end]


def _name(passage: str) -> str:
    """Return the beginning of a passage on one line."""
    line = " ".join(passage[: 4 * _LONGEST_NAME].split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"


def _reference(tag: str, target: str) -> str:
    return element(tag, {"targetGUID": target})


def _user(name: str, key: str) -> str:
    return element("User", {"guid": key, "name": name})


def _variable(name: str, key: str) -> str:
    return element("Variable", {"guid": key, "name": name, "typeOfVariable": _TEXT})
