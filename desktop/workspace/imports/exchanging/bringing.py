"""Another program's file comes in: its documents first, then all that was marked, as one step."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain import OWN_IDENTITY, ImportOutcome, ImportStatus, PlacementStatus
from desktop.domain.exchanged.brought_report import BroughtReport, BroughtSource, Home, Tally
from desktop.domain.exchanged.located import Found
from desktop.domain.exchanged.project import ForeignNote
from desktop.errors import CancelledError, HalfImportedError, StoppedImportError, StorageError
from desktop.workspace.imports.exchanging.brought_writing import Writing
from desktop.workspace.imports.exchanging.homes import Homes
from desktop.workspace.imports.exchanging.known_facts import fill_in
from desktop.workspace.imports.exchanging.marks import marks_of, path_of
from desktop.workspace.imports.exchanging.placed import places_in, region_of
from desktop.workspace.imports.exchanging.source_texts import Bound, Texts, plain_name
from desktop.workspace.imports.exchanging.taking_back import TakingBack
from desktop.workspace.imports.exchanging.three_ways import Comparing
from desktop.workspace.imports.unfolding import stem_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.domain.exchanged.project import Doubt, Project
    from desktop.library.exchange.keeping import Known
    from desktop.workspace.imports.exchanging.homes import Housed
    from desktop.workspace.imports.exchanging.marks import Mark
    from desktop.workspace.imports.exchanging.placed import Text
    from desktop.workspace.imports.exchanging.source_texts import Door
    from desktop.workspace.imports.storing import Work
    from desktop.workspace.imports.unfolding import Source
    from desktop.workspace.opened import Opened

PARTS = 1000
"""Of the whole, in which is told how far it has come."""
_READ, _PLACED = 300, 600
"""How much of it is done when texts are read, and passages placed."""
_GONE = frozenset({PlacementStatus.LOST, PlacementStatus.WAITING, PlacementStatus.RECORD})
_WORDLESS = "highlights without words"
_ARTICLE = (
    "Of “{}” the library has the article alone; what is not found may stand around it: "
    "read it with its whole page."
)
_AREAS = "areas of pages that are not here"
_DOUBLED = "codings of one passage with one tag by several people"
_UNREAD = "sources without a text that can be read"


@dataclass(slots=True)
class _Bringing:
    """One file on its way in."""

    path: Path
    project: Project
    file: str
    comparing: Comparing
    known: list[Known]
    sources: list[BroughtSource] = field(default_factory=list)
    homeless: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    more: int = 0
    """Documents, tags, notes and links that were not here before."""


class Bringing:
    """Makes documents, highlights, tags, notes and links of what other programs keep."""

    def __init__(self, opened: Opened, door: Door) -> None:
        self._opened = opened
        self._library = opened.library
        self._door = door

    def bring(
        self, source: Source, project: Project, work: Work, *, is_dry: bool = False
    ) -> ImportOutcome:
        """Bring in a project, or only say what that would do. Raises CancelledError.

        After a cancel nothing of it is left. Where the disk fills up meanwhile, what came is kept,
        since to take it back needs room, too: HalfImportedError.
        """
        taking_back = TakingBack(self._opened)
        try:
            return self._brought(source, project, work, taking_back, is_dry=is_dry)
        except StorageError as error:
            if is_dry or not taking_back.is_needed:
                raise
            raise HalfImportedError(source.path, error.reason) from error
        except CancelledError as error:
            if is_dry:
                raise

            def told(done: int, total: int) -> None:
                work.come_to(source.path, total - done, total)

            what = f"The import of {source.path.name}"
            raise StoppedImportError(what, taking_back.run(told)) from error

    def _brought(
        self,
        source: Source,
        project: Project,
        work: Work,
        taking_back: TakingBack,
        *,
        is_dry: bool,
    ) -> ImportOutcome:
        path = source.path
        if project.has_facts_only:
            report = fill_in(self._opened, path, project, is_dry=is_dry)
            work.advance(path.name)
            return ImportOutcome(str(path), _status(report, is_known=True), brought=report)
        file = project.identity or f"{project.form} {stem_of(path)}"
        with tempfile.TemporaryDirectory(prefix="manicule-") as folder:
            homes = Homes(self._library, path, Path(folder))
            collection = _collection(source, project)
            bound = Bound(collection, is_dry, work.stopped, _telling(work, path, 0, _READ))
            texts = Texts(self._opened, self._door, homes, bound)
            housed = homes.of(project, self._library.brought.documents(file))
            documents = [one.document_id for one in housed if one.document_id]
            known = self._library.brought.highlights(file, documents)
            made = texts.made(housed, _by_document(known))
            more = sum(
                one.home in (Home.INSIDE, Home.BESIDE, Home.QUOTATIONS) and not was.document_id
                for one, was in zip(made, housed, strict=True)
            )
            housed = made
            if not is_dry:
                taking_back.note_documents(housed)
                self._note_documents(file, housed)
            documents = [one.document_id for one in housed if one.document_id]
            known = self._library.brought.highlights(file, documents)
            comparing = Comparing(file, self._library.brought.tags())
            comparing.learn(known)
            comparing.own = self._own(project)
            bringing = _Bringing(path, project, file, comparing, known, more=more)
            self._place(bringing, housed, texts, work)
        writing = Writing(self._opened, project, comparing, collection)
        bringing.more += writing.fresh(housed)
        if not is_dry:
            try:
                writing.write(housed, work.stopped, _telling(work, path, _PLACED, PARTS))
            finally:
                taking_back.step = writing.step
        return self._outcome(bringing, housed, work, is_dry=is_dry)

    def _own(self, project: Project) -> dict[str, Known]:
        """Return the highlights of this library that a project tells of, by what it calls them."""
        named = (one.identity for source in project.sources for one in source.passages)
        ids = [name.removeprefix(OWN_IDENTITY) for name in named if name.startswith(OWN_IDENTITY)]
        return {f"{OWN_IDENTITY}{one.highlight_id}": one for one in self._library.brought.own(ids)}

    def _note_documents(self, file: str, housed: Iterable[Housed]) -> None:
        documents = {one.source.identity: one.document_id for one in housed if one.document_id}
        with self._opened.changing() as library:
            library.brought.note_documents(file, documents)

    def _place(self, bringing: _Bringing, housed: list[Housed], texts: Texts, work: Work) -> None:
        """Find out where each mark stands, unless it came before."""
        told = _telling(work, bringing.path, _READ, _PLACED)
        for number, one in enumerate(housed):
            told(number, len(housed))
            self._place_source(bringing, one, texts, work)

    def _place_source(self, bringing: _Bringing, one: Housed, texts: Texts, work: Work) -> None:
        marks = marks_of(one.source, bringing.project.tags)
        if one.home in (Home.NONE, Home.TRASH):
            bringing.homeless[_UNREAD] += one.home is Home.NONE
            tally = Tally()
            bringing.sources.append(BroughtSource(one.title, one.home, tally, "", one.error))
            return
        text = texts.of(one)
        marks = _housed(bringing, one, text, marks)
        comparing = bringing.comparing
        before = [comparing.known(text, mark) for mark in marks]
        sought = [
            known is None or comparing.is_elsewhere(known, mark)
            for mark, known in zip(marks, before, strict=True)
        ]
        new = [mark for mark, is_sought in zip(marks, sought, strict=True) if is_sought]

        def told(_done: int, _total: int) -> None:
            if work.stopped():
                raise CancelledError(f"The import of {bringing.path.name}")

        found = iter(places_in(text, new, one.source.length, told))
        hows: list[Found] = []
        for mark, known, is_sought in zip(marks, before, sought, strict=True):
            place = next(found) if is_sought else None
            comparing.take(text, mark, known, place)
            hows.append(place.how if place is not None else _how(known))
        tally = Tally(1).with_found(hows)
        if one.home is Home.HERE and tally.lost and texts.is_article(one.document_id):
            bringing.remarks.append(_ARTICLE.format(one.title))
        bringing.sources.append(
            BroughtSource(one.title, one.home, tally, one.document_id, one.error)
        )

    def _outcome(
        self, bringing: _Bringing, housed: Iterable[Housed], work: Work, *, is_dry: bool
    ) -> ImportOutcome:
        report = replace(self._report(bringing, housed), is_tried=is_dry)
        is_known = any(one.file == bringing.file for one in bringing.known)
        status = _status(report, is_known=is_known, more=bringing.more)
        work.advance(bringing.path.name)
        return ImportOutcome(str(bringing.path), status, brought=report)

    def _report(self, bringing: _Bringing, housed: Iterable[Housed]) -> BroughtReport:
        project, comparing = bringing.project, bringing.comparing
        tallies = [one.tally for one in bringing.sources]
        hows = ("documents", "highlights", *(how.value for how in Found))
        sums = {name: sum(getattr(tally, name) for tally in tallies) for name in hows}
        tags = {path for tag in project.tags if (path := path_of(tag))}
        homeless = Counter(project.without_a_home) + bringing.homeless
        documents = {one.document_id for one in housed if one.document_id}
        return BroughtReport(
            project.form,
            project.program,
            project.name or stem_of(bringing.path),
            Tally(tags=len(tags), **sums),
            {kind: count for kind, count in homeless.items() if count > 0},
            (*project.remarks, *bringing.remarks, *_untagged(comparing.untagged)),
            tuple(bringing.sources),
            _named(project),
            added=len(comparing.fresh),
            changed=len(comparing.changed),
            kept=comparing.kept,
            vanished=comparing.vanished(bringing.known, documents),
        )


def _housed(bringing: _Bringing, one: Housed, text: Text, marks: list[Mark]) -> list[Mark]:
    """Return the marks that can be shown; what is said of the others goes into notes."""
    kept: list[Mark] = []
    for mark in marks:
        is_area = mark.first.is_area
        if mark.has_words and not (is_area and region_of(text, mark.first) is None):
            kept.append(mark)
            bringing.homeless[_DOUBLED] += mark.doubled
            continue
        bringing.homeless[_AREAS if is_area else _WORDLESS] += 1
        if note := mark.note():
            first = mark.first
            page = f"Note on page {first.page}" if first.page else ""
            said = ForeignNote(note, page, first.by, first.created)
            bringing.comparing.loose.append((one.source.identity, said))
    return kept


def _status(report: BroughtReport, *, is_known: bool, more: int = 0) -> ImportStatus:
    """Return what became of a file: IMPORTED where it is new and anything came of it."""
    if not (report.added or report.changed or more):
        return ImportStatus.UNCHANGED
    return ImportStatus.REVISED if is_known else ImportStatus.IMPORTED


def _how(known: Known | None) -> Found:
    """Return how surely a highlight that came before stands now."""
    if known is None or known.status in _GONE:
        return Found.LOST
    if known.status == PlacementStatus.REVIEW:
        return Found.REVIEW
    return Found.SEVERAL if known.said.get("how") == Found.SEVERAL else Found.EXACT


def _untagged(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    what = "1 tag was" if count == 1 else f"{count:,} tags were"
    return (f"{what} taken off highlights there since; here they stay.",)


def _named(project: Project) -> tuple[Doubt, ...]:
    """Return what is doubtful, with sources called as a reader knows them."""
    titles = {one.identity: one.facts.title or one.identity for one in project.sources}
    return tuple(replace(one, source=titles.get(one.source, one.source)) for one in project.doubts)


def _by_document(known: Iterable[Known]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for one in known:
        found.setdefault(one.document_id, []).append(one)
    return found


def _collection(source: Source, project: Project) -> str:
    name = plain_name(project.name or stem_of(source.path))
    return "/".join(filter(None, (source.collection, name)))


def _telling(work: Work, path: Path, first: int, last: int) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        if work.stopped():
            raise CancelledError(f"The import of {path.name}")
        work.come_to(path, first + (last - first) * done // max(1, total), PARTS)

    return told
