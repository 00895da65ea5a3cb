"""A REFI-QDA project: an archive, or the XML of one that lies unpacked beside its texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import OWN_IDENTITY
from desktop.domain.exchanged.project import ForeignLink, Project
from desktop.formats.door.xmltree import local
from desktop.formats.exchange.refi import ways_of_counting
from desktop.formats.exchange.refi.memberships import Memberships
from desktop.formats.exchange.refi.refi_codes import grouped, guid, said
from desktop.formats.exchange.refi.refi_parts import Parts
from desktop.formats.exchange.refi.refi_sources import Opened, Sources, finished
from desktop.formats.exchange.refi.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.domain.exchanged.project import ForeignSource
    from desktop.formats.door.source import Source

FORM = "refi-qda"
_ROOT = "Project"
_FORGETFUL = "ATLAS.ti"
"""Gives everything a new GUID with each export."""


def read(source: Source) -> Project | None:
    """Return the project in a file; None for another XML file or archive."""
    parts = Parts(source)
    root = parts.root()
    if root is None or local(root) != _ROOT:
        return None
    program = said(root, "origin").split(",")[0].strip()
    register = Register(root, parts)
    memberships = Memberships(root, register, program)
    opened = list(Sources(parts, register).opened(grouped(root, "Sources")))
    _name(opened, is_forgetful=program.startswith(_FORGETFUL))
    placed = [one.placed for one in opened if one.placed is not None]
    ways_of_counting.decide(placed, program, source.positions)
    sources = tuple(finished(one, register, memberships) for one in opened)
    notes = [*register.notes_on(root), *memberships.notes()]
    links = tuple(_links(root, opened, register))
    if program.startswith(ways_of_counting.OWN_PROGRAM):
        sources, links = tuple(map(_owned, sources)), tuple(map(_owned_link, links))
    register.without_a_home["graphs"] += len(grouped(root, "Graphs"))
    return Project(
        FORM,
        program or "REFI-QDA",
        name=said(root, "name"),
        tags=tuple(register.tags),
        sources=sources,
        links=links,
        notes=(*notes, *register.other_notes()),
        files=tuple(one.file for one in opened if one.file is not None),
        without_a_home={kind: n for kind, n in register.without_a_home.items() if n},
        remarks=(*ways_of_counting.remarks(placed), *parts.remarks),
        doubts=ways_of_counting.doubts(placed),
    )


def _name(opened: list[Opened], *, is_forgetful: bool) -> None:
    """Give each document and passage what it is known by, and each file its number."""
    titles = Counter(one.title for one in opened)
    taken: Counter[str] = Counter()
    number = 0
    for one in opened:
        name = guid(one.element.get("guid"))
        if not name or (is_forgetful and titles[one.title] == 1):
            name = one.title
        taken[name] += 1
        one.identity = name if taken[name] == 1 else f"{name} ({taken[name]})"
        if one.placed is not None:
            one.placed.identity = one.identity
        if one.file is not None:
            one.number = number
            number += 1
        for each in one.selections:
            if is_forgetful:
                each.identity = f"{one.identity}: {each.where}"
            elif each.is_unique:
                each.identity = each.guid


def _owned(source: ForeignSource) -> ForeignSource:
    """Return a source that this program wrote, known by what it is here."""
    passages = tuple(replace(one, identity=_own(one.identity)) for one in source.passages)
    return replace(source, identity=_own(source.identity), passages=passages)


def _owned_link(link: ForeignLink) -> ForeignLink:
    return replace(link, origin=_own(link.origin), target=_own(link.target))


def _own(identity: str) -> str:
    return OWN_IDENTITY + identity if identity else ""


def _links(root: _Element, opened: list[Opened], register: Register) -> Iterator[ForeignLink]:
    """Yield the links between passages; those to notes have become notes on what they lead to."""
    known = {
        name: each.identity
        for one in opened
        for each in one.selections
        for name in (*each.also, each.guid)
    }
    for link in grouped(root, "Links"):
        ends = [guid(link.get(end)) for end in ("originGUID", "targetGUID")]
        origin, target = (known.get(end, "") for end in ends)
        if origin and target and origin != target:
            yield ForeignLink(origin, target, said(link, "name"), register.words_on(link))
        elif not any(register.is_note(end) for end in ends):
            register.without_a_home["links between what are no passages"] += 1
