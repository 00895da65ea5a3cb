"""Sets and cases of a project as folders of documents, and what its variables say of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import ForeignNote
from desktop.domain.reading import Facts
from desktop.formats.door.xmltree import child, children, local
from desktop.formats.exchange.refi.refi_codes import grouped, guid, said, words
from desktop.formats.exchange.refi.ways_of_counting import OWN_PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.exchange.refi.register import Register

_OWN_FACTS = {
    "Date": "date",
    "Publisher": "publisher",
    "URL": "url",
    "Language": "language",
    "Citation key": "citation_key",
}
_WITHOUT_A_HOME = (
    ("Set", "MemberCode", "sets of codes"),
    ("Set", "MemberNote", "sets of notes"),
    ("Case", "CodeRef", "codes of cases"),
    ("Case", "SelectionRef", "passages of cases"),
    ("Case", "VariableValue", "attributes of cases"),
)


class Memberships:
    """What each document is a member of; a document has one folder, so further ones are counted.

    This program names a set by the whole path of a collection.
    """

    def __init__(self, root: _Element, register: Register, program: str) -> None:
        self._is_own = program.startswith(OWN_PROGRAM)
        self._register = register
        self._groups = [*grouped(root, "Sets"), *grouped(root, "Cases")]
        self._variables = {
            guid(one.get("guid")): said(one, "name") for one in grouped(root, "Variables")
        }
        self._of: dict[str, list[str]] = {}
        for group in self._groups:
            self._read(group)

    def folders(self, identity: str, title: str) -> tuple[str, ...]:
        """Return the folder that a document lies in: its first set, or else its first case."""
        names = [name for name in self._of.get(identity, ()) if name and name != title]
        if len(names) > 1:
            self._register.without_a_home["memberships in further sets and cases"] += len(names) - 1
        if not names:
            return ()
        return tuple(names[0].split("/")) if self._is_own else (names[0],)

    def facts(self, source: _Element, title: str) -> Facts:
        """Return the facts of a document: what variables say of it, by their names."""
        other = self._attributes(source)
        if not self._is_own:
            return Facts(title=title, other=other)
        authors = other.pop("Authors", "")
        own = {field: other.pop(name, "") for name, field in _OWN_FACTS.items()}
        return Facts(
            title=title, authors=tuple(filter(None, authors.split("; "))), other=other, **own
        )

    def _attributes(self, source: _Element) -> dict[str, str]:
        values = {}
        for value in children(source, "VariableValue"):
            reference = child(value, "VariableRef")
            name = "" if reference is None else self._variables.get(_target(reference), "")
            text = next((words(one) for one in value if local(one) != "VariableRef"), "")
            if name and text:
                values[name] = text
            elif text:
                self._register.without_a_home["values of missing variables"] += 1
        return values

    def notes(self) -> Iterator[ForeignNote]:
        """Yield what is said of sets and cases themselves."""
        for group in self._groups:
            for note in self._register.notes_on(group):
                title = ": ".join(filter(None, (said(group, "name"), note.title)))
                yield ForeignNote(note.text, title, note.by, note.at)

    def _read(self, group: _Element) -> None:
        for member in group:
            if local(member) in ("MemberSource", "SourceRef"):
                named = self._of.setdefault(_target(member), [])
                named.append(said(group, "name"))
        for kind, member_name, counted in _WITHOUT_A_HOME:
            if local(group) == kind and (count := len(list(children(group, member_name)))):
                self._register.without_a_home[counted] += 1 if kind == "Set" else count


def _target(reference: _Element) -> str:
    return guid(reference.get("targetGUID") or reference.get("guid"))
