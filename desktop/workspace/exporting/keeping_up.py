"""Exports that are kept up: the notes of a folder follow what changes here."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.asking.which import ANYTHING
from desktop.domain.exchanged.kept_export import KeptForm, KeptReport
from desktop.errors import (
    CancelledError,
    KeptExportError,
    ManiculeError,
    NotFoundError,
    OwnFileError,
    ReadOnlyLibraryError,
)
from desktop.workspace.exporting.kept_forms import KeptForms
from desktop.workspace.exporting.kept_run import KeptRun
from desktop.workspace.exporting.note_files import NoteFiles
from desktop.workspace.exporting.template_child import Task
from desktop.workspace.exporting.templates import suffix_of
from desktop.workspace.gathering import Gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Progress
    from desktop.domain.asking.which import Which
    from desktop.domain.exchanged.kept_export import ExportTarget, Kept, WrittenNote
    from desktop.workspace.collections import Collections
    from desktop.workspace.exporting.templates import Templates
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions

_LOG = logging.getLogger(__name__)


class Keeping:
    """What can be done with exports that are kept up."""

    def __init__(
        self, opened: Opened, questions: Questions, collections: Collections, templates: Templates
    ) -> None:
        self._opened, self._library = opened, opened.library
        self._questions, self._collections, self._templates = questions, collections, templates

    def all(self) -> list[ExportTarget]:
        """Return the kept exports by name, each with what became of it the last time."""
        return self._library.export_targets.all()

    def find(self, name: str) -> ExportTarget:
        """Return a kept export by its name, its id or a unique start of one.

        Raises NotFoundError.
        """
        every = self.all()
        found = [one for one in every if name in (one.kept.name, one.id)]
        found = found or [one for one in every if name and one.id.startswith(name)]
        if len(found) != 1:
            raise NotFoundError("kept export", name)
        return found[0]

    def add(self, kept: Kept) -> ExportTarget:
        """Keep an export from now on; nothing is written before it is asked for.

        Raises InvalidValueError, NotFoundError, QuestionError, OwnFileError, TemplateFaultError.
        """
        self._check(kept)
        with self._opened.changing() as library:
            return library.export_targets.add(kept)

    def change(self, target_id: str, kept: Kept) -> ExportTarget:
        """Keep an export in another way from now on; raises what `add` raises."""
        self._check(kept)
        with self._opened.changing() as library:
            return library.export_targets.change(target_id, kept)

    def remove(self, target_id: str) -> None:
        """Keep an export no longer; its files stay."""
        with self._opened.changing() as library:
            library.export_targets.remove(target_id)

    def refresh(
        self,
        targets: Sequence[str] = (),
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> dict[str, KeptReport]:
        """Bring kept exports (ids), or all, up to date; return what became of each.

        What one cannot do is in its report; the others are done. Raises CancelledError, and
        ReadOnlyLibraryError, since what is written has to be remembered.
        """
        chosen = [one for one in self.all() if not targets or one.id in targets]
        reports = {one.id: self._refresh(one, progress, cancelled or _never) for one in chosen}
        with self._opened.changing() as library:
            for one in chosen:
                library.export_targets.asked(one.id)
        return reports

    def refresh_changed(
        self,
        documents: Sequence[str] = (),
        highlights: Sequence[str] = (),
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> dict[str, KeptReport]:
        """Bring those up to date that follow changes by themselves; raises what `refresh` does.

        With documents or highlights (ids), only what these are in. What was reported last stays
        where there is nothing new to say.
        """
        among = frozenset((*documents, *highlights)) or None
        chosen = [one for one in self.all() if one.kept.automatic]
        return {
            one.id: self._refresh(one, progress, cancelled or _never, among, quietly=True)
            for one in chosen
        }

    def _check(self, kept: Kept) -> None:
        folder = Path(kept.folder)
        if not kept.folder.strip() or not folder.is_absolute():
            raise KeptExportError(kept.name, "give the whole path of a folder to write into")
        self._refuse_own(folder)
        self._questions.read(kept.question)
        if kept.form is KeptForm.TEMPLATE:
            self._templates.source(kept.template)

    def _refuse_own(self, folder: Path) -> None:
        self._library.backups.refuse_own(folder)
        library = self._library.folder.resolve()
        if folder.resolve().is_relative_to(library):
            raise OwnFileError(folder, library)

    def _refresh(
        self,
        target: ExportTarget,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        among: frozenset[str] | None = None,
        *,
        quietly: bool = False,
    ) -> KeptReport:
        if self._library.read_only:
            raise ReadOnlyLibraryError(self._library.folder, "it can only be read")
        targets = self._library.export_targets
        try:
            report = self._written(target, progress, cancelled, among)
        except CancelledError:
            raise
        except ManiculeError as error:
            report = KeptReport(datetime.now(UTC), error=str(error))
        _LOG.info("Kept export: %d files written, %d remarks", report.written, len(report.remarks))
        if not quietly or _is_news(target, report):
            targets.put_report(target.id, report)
        return report

    def _written(
        self,
        target: ExportTarget,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        among: frozenset[str] | None,
    ) -> KeptReport:
        kept, folder = target.kept, Path(target.kept.folder)
        if target.is_adrift:
            raise KeptExportError(kept.name, "its collection is gone; choose another")
        self._refuse_own(folder)
        if not folder.is_dir():
            raise KeptExportError(kept.name, f"there is no folder {folder}")
        targets = self._library.export_targets
        written = targets.notes(target.id)
        gathered, left = self._gathered(kept, written, among)
        sources = [] if gathered is None else list(gathered.excerpts(()))
        forms = KeptForms(self._library, sources, written, kept, self._task(kept), cancelled)
        files = NoteFiles(folder, forms.suffix, written, self._notes_of_others(target.id))
        run = KeptRun(target.id, targets, forms, files)
        titles = {one.id: one.title for one in self._library.documents.all()}
        for document_id in left:
            title = titles.get(document_id, "a document that is gone")
            run.leave(written[document_id].path, title)
        return run.run([one.document.id for one in sources], progress, cancelled)

    def _notes_of_others(self, target_id: str) -> set[Path]:
        return {
            Path(one.kept.folder, note.path)
            for one in self.all()
            if one.id != target_id
            for note in self._library.export_targets.notes(one.id).values()
        }

    def _task(self, kept: Kept) -> Task | None:
        if kept.form is KeptForm.TEMPLATE:
            path = self._templates.path(kept.template)
            source = self._templates.source(kept.template)
            return Task(path.name, source, suffix_of(path.name), kept.file_name or None)
        return Task("names of files", "", ".md", kept.file_name) if kept.file_name else None

    def _gathered(
        self, kept: Kept, written: dict[str, WrittenNote], among: frozenset[str] | None
    ) -> tuple[Gathered | None, list[str]]:
        """Return what is exported, and the documents of which nothing is any more.

        With `among` only documents that are in it, or have a highlight that is.
        """
        which = self._asked(kept)
        only = None if which == ANYTHING else frozenset(self._questions.ids(which))
        inside = self._inside(kept.collection)
        there, removed = self._library.highlights.all(), self._library.highlights.removed()
        shown = {one.document_id for one in there if only is None or one.id in only}
        # One that lost its last highlight still has a note, which is to say so.
        shown |= {
            one.document_id
            for one in removed
            if one.document_id in written and one.id in written[one.document_id].marks
        }
        shown &= inside
        left = [key for key in written if key not in shown]
        if among is not None:
            touched = {one.document_id for one in (*there, *removed) if one.id in among}
            shown &= touched | among
            left = [key for key in left if key in touched | among]
        if not shown:
            return None, left
        return Gathered(self._library, self._opened.contents, sorted(shown), (), only), left

    def _asked(self, kept: Kept) -> Which:
        if not kept.smart_tag:
            return self._questions.read(kept.question)
        saved = next((one for one in self._questions.saved() if one.id == kept.smart_tag), None)
        if saved is None:
            raise KeptExportError(kept.name, "its smart tag is gone; choose another question")
        return self._questions.read(saved.question)

    def _inside(self, collection_id: str | None) -> set[str]:
        """Return the documents in a collection or below it, or all."""
        documents = self._library.documents.all()
        if collection_id is None:
            return {one.id for one in documents}
        parents = {one.id: one.parent_id for one in self._collections.all()}

        def is_below(place: str | None) -> bool:
            passed: set[str] = set()
            while place is not None and place not in passed:
                if place == collection_id:
                    return True
                passed.add(place)
                place = parents.get(place)
            return False

        return {one.id for one in documents if is_below(one.collection_id)}


def _is_news(target: ExportTarget, report: KeptReport) -> bool:
    """Whether a report says something that the last one did not."""
    last = target.report
    if last is None or report.written or report.error != last.error:
        return True
    return not set(report.remarks) <= set(last.remarks)


def _never() -> bool:
    return False
