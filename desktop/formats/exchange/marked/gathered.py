"""A project under construction: sources, their passages, and tags that all of them share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    ForeignTag,
    Project,
)
from desktop.domain.reading import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.formats.door.source import Source

SNAPSHOTS = (".html", ".htm", ".mhtml", ".mht", ".pdf", ".epub")
"""What the page that a file of notes is about may be kept as, beside it."""
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SHORT_COLOUR = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
# Of a tag: what is deeper is a path by mistake.
_MOST_LEVELS = 50


@dataclass(slots=True)
class GatheredSource:
    """A source to which passages are added in the order in which they are found."""

    identity: str
    facts: Facts = Facts()  # noqa: RUF009 - it is frozen
    folders: tuple[str, ...] = ()
    beside: list[str] = field(default_factory=list)
    sha256: str = ""
    passages: list[ForeignPassage] = field(default_factory=list)
    notes: list[ForeignNote] = field(default_factory=list)
    codings: list[ForeignCoding] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def made(self) -> ForeignSource:
        """Return it as it stands."""
        return ForeignSource(
            self.identity, self.facts, self.folders, beside=tuple(dict.fromkeys(self.beside)),
            sha256=self.sha256, passages=tuple(self.passages), notes=tuple(self.notes),
            codings=tuple(self.codings), removed=tuple(self.removed),
        )  # fmt: skip


class Gathered:
    """Sources by what the file calls them, in order, and tags by their levels."""

    def __init__(self) -> None:
        self.sources: dict[str, GatheredSource] = {}
        self._tags: dict[tuple[str, ...], int] = {}
        self._colours: dict[tuple[str, ...], str] = {}
        self.without_a_home: dict[str, int] = {}
        self.remarks: list[str] = []
        self.notes: list[ForeignNote] = []

    def source(self, identity: str) -> GatheredSource:
        """Return the source of that name, which may be a new one."""
        return self.sources.setdefault(identity, GatheredSource(identity))

    def coding(self, *levels: str, by: str = "", at: str = "", colour: str = "") -> ForeignCoding:
        """Return a tag on something, the tag being known from now on."""
        number = self._tags.setdefault(levels[:_MOST_LEVELS], len(self._tags))
        if colour:
            self._colours.setdefault(levels[:_MOST_LEVELS], colour)
        return ForeignCoding(number, by, at)

    def codings(self, names: Iterable[str], by: str = "", at: str = "") -> list[ForeignCoding]:
        """Return flat tags by their names, each once."""
        tidy = dict.fromkeys(name.strip() for name in names)
        return [self.coding(name, by=by, at=at) for name in tidy if name]

    def homeless(self, kind: str, count: int = 1) -> None:
        """Count things that have no place in a library, by their kind in the plural."""
        if count:
            self.without_a_home[kind] = self.without_a_home.get(kind, 0) + count

    def project(self, form: str, program: str, identity: str = "", name: str = "") -> Project:
        """Return all of it."""
        tags = (ForeignTag(one, self._colours.get(one, "")) for one in self._tags)
        return Project(
            form, program, identity, name, tuple(tags),
            tuple(source.made() for source in self.sources.values()),
            notes=tuple(self.notes), without_a_home=dict(self.without_a_home),
            remarks=tuple(self.remarks),
        )  # fmt: skip


def lie_beside(source: Source, address: str = "", *, is_alone: bool = False) -> list[str]:
    """Return the files in the folder that may be what the notes at an address are about.

    Where a file of notes is about one thing alone, that may also have the name of the file.
    """
    last = unquote(urlsplit(_without_brackets(address)).path.rpartition("/")[2])
    names = [last] if last.casefold().endswith(SNAPSHOTS) else []
    if is_alone:
        names += [source.path.stem + suffix for suffix in SNAPSHOTS]
    wanted = dict.fromkeys(name for name in names if "/" not in name and "\\" not in name)
    own = source.path.name
    return [name for name in wanted if name != own and source.beside(quote(name)) is not None]


def _without_brackets(address: str) -> str:
    """Return an address that can be taken apart: odd brackets are taken for a broken host."""
    return address.replace("[", "%5B").replace("]", "%5D")


def hex_colour(text: str) -> str:
    """Return a colour like '#a0b1c2', or ''."""
    colour = text.strip().casefold()
    short = _SHORT_COLOUR.fullmatch(colour)
    if short is not None:
        return "#" + "".join(digit * 2 for digit in short.groups())
    return colour[:7] if _COLOUR.match(colour) and len(colour) in {7, 9} else ""


def known_facts(facts: Facts, **more: str) -> Facts:
    """Return facts with those of some names added that are known; in `other` under its own name."""
    plain = {name: value for name, value in more.items() if value}
    fields = {
        name: plain.pop(name) for name in ("title", "date", "publisher", "url") if name in plain
    }
    return replace(facts, **fields, other={**facts.other, **plain})  # type: ignore[arg-type]
