"""Which document each source of another program's file is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop.domain import OWN_IDENTITY
from desktop.domain.exchanged.brought_report import Home
from desktop.domain.exchanged.same_work import Works
from desktop.domain.file_names import safe
from desktop.formats.door import companions
from desktop.formats.plain import quoted_document
from desktop.formats.plain.quoted_document import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.domain import Document, Facts
    from desktop.domain.exchanged.project import ForeignSource, Project
    from desktop.library import Library
    from desktop.library.exchange.keeping import BroughtDocument

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Housed:
    """A source, and the document that it is or will be."""

    source: ForeignSource
    home: Home
    document_id: str = ""
    path: Path | None = None
    """The file that it is read from, where it is to be imported."""
    error: str = ""
    is_guess: bool = False
    """Whether nothing but its title says which document it is."""

    @property
    def title(self) -> str:
        """What a reader knows it by."""
        return self.source.facts.title or self.source.identity


class Homes:
    """Finds documents for the sources of one file; `folder` is private, for files to import."""

    def __init__(self, library: Library, path: Path, folder: Path) -> None:
        self._library = library
        self._path, self._folder = path, folder

    def of(self, project: Project, known: dict[str, BroughtDocument]) -> list[Housed]:
        """Return where each source is at home."""
        return [
            self._own(source) or self._housed(number, source, project, known.get(source.identity))
            for number, source in enumerate(project.sources)
        ]

    def _own(self, source: ForeignSource) -> Housed | None:
        """Return a source that is a document of this library, by what an export of it says."""
        key = source.identity.removeprefix(OWN_IDENTITY)
        if key == source.identity or key not in self._ids:
            return None
        return Housed(source, Home.HERE, key)

    def _housed(
        self, number: int, source: ForeignSource, project: Project, was: BroughtDocument | None
    ) -> Housed:
        before = was.document_id if was is not None else ""
        if source.file is not None:
            file = project.files[source.file]
            return Housed(source, Home.INSIDE, before, self._written(number, file.name, file.data))
        if was is not None:
            home = Home.QUOTATIONS if was.is_quoted else Home.HERE
            return Housed(source, Home.TRASH if was.is_trashed else home, before)
        if source.sha256 and (found := self._library.documents.find_source(source.sha256)):
            return Housed(source, Home.HERE, found[0][0])
        if (path := self._beside(source.beside)) is not None:
            return Housed(source, Home.BESIDE, path=path)
        if document := self.known(source.facts):
            home = Home.QUOTATIONS if document.id in self._quoted else Home.HERE
            is_guess = home is Home.HERE and self._works.at(source.facts.url) is None
            return Housed(source, home, document.id, is_guess=is_guess)
        has_any = bool(source.passages or source.notes)
        return Housed(source, Home.QUOTATIONS if has_any else Home.NONE)

    def quoted(self, number: int, housed: Housed, earlier: Iterable[Quotation] = ()) -> Housed:
        """Return a source with a file that is made of its quotations, and of `earlier` ones."""
        source = housed.source
        made = [
            Quotation(one.quotation, one.chapter, one.page)
            for one in source.passages
            if one.quotation.strip()
        ]
        made += [one for one in earlier if one.words.strip()]
        if not made and not source.notes:  # which would be lost with it
            return replace(housed, home=Home.NONE, path=None)
        facts = replace(source.facts, title=housed.title)
        name = f"{safe(housed.title, 'Quotations')[:_LONGEST_NAME]}{quoted_document.SUFFIX}"
        path = self._written(number, name, quoted_document.written(facts, made))
        return replace(housed, home=Home.QUOTATIONS, path=path)

    def known(self, facts: Facts) -> Document | None:
        """Return the one document that has these facts: its address, or title and authors."""
        return self._works.of(facts)

    def _written(self, number: int, name: str, data: bytes) -> Path:
        stem, dot, suffix = name.rpartition(".")
        folder = self._folder / str(number)
        folder.mkdir(exist_ok=True)
        path = folder / f"{safe(stem or suffix, 'source')[:_LONGEST_NAME]}{dot if stem else ''}"
        path = path.with_name(path.name + (safe(suffix, "txt") if stem and dot else ".txt"))
        path.write_bytes(data)
        return path

    def _beside(self, paths: Iterable[str]) -> Path | None:
        """Return the first file that is there, where the project's file may lead to."""
        for one in paths:
            path = companions.path_of(self._path, quote(one, safe="/*"))
            try:
                if path is not None and path.is_file():
                    return path
            except (OSError, ValueError):
                continue
        return None

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self._library.documents.all())

    @cached_property
    def _works(self) -> Works:
        return Works(self._library.documents.all())

    @cached_property
    def _quoted(self) -> set[str]:
        return set(self._library.brought.quoted())
