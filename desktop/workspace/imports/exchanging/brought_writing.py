"""All that a file brings, beside documents, written as one step in short transactions."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from desktop.domain import LinkKind, Placement, tidy
from desktop.domain.exchanged.near_colours import is_hex
from desktop.errors import CancelledError, ManiculeError
from desktop.library.codebook.link_kinds import LONGEST as LONGEST_KIND
from desktop.library.exchange.keeping import Borne, KeptLink, KeptNote, KeptTag
from desktop.workspace.highlights import Highlights
from desktop.workspace.imports.exchanging.marks import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop.domain.exchanged.project import ForeignCoding, ForeignNote, Project
    from desktop.library.exchange.keeping import Kept
    from desktop.workspace.imports.exchanging.homes import Housed
    from desktop.workspace.imports.exchanging.three_ways import Comparing
    from desktop.workspace.opened import Opened

T = TypeVar("T")
AT_ONCE = 80
"""Highlights that are written in one transaction: other windows wait no longer."""
# In one transaction: each looks up its path above, and others write in between.
_TAGS_AT_ONCE = 25


class Writing:
    """Writes what comparing a file has found to be new or changed."""

    def __init__(
        self, opened: Opened, project: Project, comparing: Comparing, collection: str
    ) -> None:
        self._opened = opened
        self._project = project
        self._comparing = comparing
        self._collection = collection
        self._step = opened.library.brought.step()
        self._known = opened.library.brought.documents(comparing.file)
        self._ids: dict[str, str] = {}
        """Of highlights, by what the file calls them."""

    def write(
        self, housed: list[Housed], stopped: Callable[[], bool], told: Callable[[int, int], None]
    ) -> None:
        """Write all of it; a cancel leaves what was written, in the step that `step` tells."""
        if stopped():
            raise CancelledError("The import")
        tags = self._tags()
        fresh, changed = self._comparing.fresh, self._comparing.changed
        self._ids |= self._comparing.there
        done = 0
        for some in sliced(fresh, AT_ONCE):
            kept = [self._drawn(self._comparing.kept_of(*one, tags)) for one in some]
            with self._opened.changing():
                made = self._step.highlights(kept)
            for (_, mark, _), highlight_id in zip(some, made, strict=True):
                self._ids |= dict.fromkeys(mark.identities, highlight_id)
            done += len(some)
            told(done, len(fresh) + len(changed))
        for others in sliced(changed, AT_ONCE):
            with self._opened.changing():
                self._step.changes([self._comparing.changed_of(*one, tags) for one in others])
            done += len(others)
            told(done, len(fresh) + len(changed))
        self._links()
        self._about_documents(housed, tags)

    @property
    def step(self) -> int | None:
        """The number of the step that all was written in, None where nothing was."""
        return self._step.number

    def _drawn(self, kept: Kept) -> Kept:
        """Return a highlight with its picture, if it is an area that can be drawn."""
        region = kept.anchor.region
        if region is None:
            return kept
        highlights = Highlights(self._opened)
        try:
            area = highlights.area(kept.document_id, region)
        except ManiculeError:  # the page is kept without
            return kept
        anchor = highlights.area_anchor(kept.document_id, area)
        place = Placement(anchor.revision, anchor.start, anchor.end, kept.place.status)
        return kept._replace(anchor=anchor, place=place, picture=area.picture)

    def _tags(self) -> dict[str, str]:
        """Make the tags that are missing; return all of the file's by the path that they had."""
        known = self._comparing.known_tags
        wanted: dict[str, KeptTag] = {}
        for tag in self._project.tags:
            path = path_of(tag)
            if path and path not in known and path not in wanted:
                colour = tag.colour if is_hex(tag.colour) else ""
                definition = tidy.note(tag.definition)
                wanted[path] = KeptTag(path, colour, definition, tag.by, tag.at)
        lacking = [tag for tag in wanted.values() if self._is_lacking(tag)]
        made = dict(self._comparing.tag_ids)
        for some in sliced(lacking, _TAGS_AT_ONCE):
            with self._opened.changing():
                made |= self._step.tags(some)
        return {path: made[path] for path in wanted if path in made} | known

    def _is_lacking(self, tag: KeptTag) -> bool:
        """Whether a tag is to be made, or has something to learn of the file."""
        return tag.path not in self._comparing.tag_ids or bool(tag.definition or tag.colour)

    def _links(self) -> None:
        links = [
            KeptLink(origin, target, _kind(link.name), tidy.note(link.note))
            for link in self._project.links
            if (origin := self._ids.get(link.origin)) and (target := self._ids.get(link.target))
        ]
        for some in sliced(links, AT_ONCE):
            with self._opened.changing():
                self._step.links(some)

    def fresh(self, housed: Iterable[Housed]) -> int:
        """Count the tags, and what is said of whole documents, that were not here before."""
        paths = {path for tag in self._project.tags if (path := path_of(tag))}
        new = paths - self._comparing.tag_ids.keys() - self._comparing.known_tags.keys()
        there = [one for one in housed if one.document_id]
        return len(new) + len(self._notes(there)) + len(self._bearings(there))

    def _about_documents(self, housed: Iterable[Housed], tags: dict[str, str]) -> None:
        """Write notes and tags of whole documents, and notes of the project."""
        there = [one for one in housed if one.document_id]
        file = self._comparing.file
        notes = self._notes(there)
        if notes:
            if any(one.document_id is None for one in notes.values()):
                collection_id = self._collection_id()
                notes = {
                    identity: one._replace(collection_id=collection_id)
                    for identity, one in notes.items()
                }
            with self._opened.changing():
                self._step.notes(notes, file, there[0].document_id)
        bearings = {
            identity: (document_id, Borne(tags[path], coding.by, coding.at))
            for identity, (document_id, path, coding) in self._bearings(there).items()
            if path in tags
        }
        if bearings:
            with self._opened.changing():
                self._step.document_tags(bearings, file)

    def _notes(self, there: list[Housed]) -> dict[str, KeptNote]:
        """Return notes that did not come before, by what they are known by."""
        notes = {
            f"note:{_digest(house.source.identity, one)}": _note(
                one, house.document_id, house.title
            )
            for house in there
            for one in (*house.source.notes, *self._loose(house))
            if one.text.strip()
        }
        if there:
            notes |= {
                f"note:{_digest('', one)}": _note(one, None, self._project.name)
                for one in self._project.notes
                if one.text.strip()
            }
        return {identity: one for identity, one in notes.items() if identity not in self._known}

    def _loose(self, house: Housed) -> list[ForeignNote]:
        identity = house.source.identity
        return [note for source, note in self._comparing.loose if source == identity]

    def _bearings(self, there: list[Housed]) -> dict[str, tuple[str, str, ForeignCoding]]:
        """Return tags of whole documents that did not come before."""
        return {
            identity: (house.document_id, path, coding)
            for house in there
            for coding in house.source.codings
            if (path := path_of(self._project.tags[coding.tag]))
            and (identity := f"tag:{house.source.identity}:{path}") not in self._known
        }

    def _collection_id(self) -> str | None:
        with self._opened.changing() as library:
            return library.collections.ensure(self._collection).id


def sliced(each: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give as many at a time as one transaction takes."""
    waiting = iter(each)
    while some := list(islice(waiting, size)):
        yield some


def _kind(name: str) -> str:
    plain = tidy.one_line(name, LONGEST_KIND)
    return plain or LinkKind.SEE_ALSO.value


def _digest(source: str, note: ForeignNote) -> str:
    said = "\0".join((source, note.title, note.at, note.by, "" if note.at else note.text))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:24]


def _note(one: ForeignNote, document_id: str | None, title: str) -> KeptNote:
    named = one.title.strip() or f"Note on {title}".strip()
    return KeptNote(named, one.text, document_id, None, one.by, one.at)
