"""Verbs about files of other programs: show what each would bring, and bring it in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain import ImportOutcome, ImportStatus, ReadingChoice, TakenAs
from desktop.ui.arriving.wanted_imports import Wanted
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.arriving.wanted_imports import WantedImports
    from desktop.ui.bringing.brought_dialog import BroughtDialog
    from desktop.ui.desk import Desk
    from desktop.workspace.imports.imports import Imports


class BringingVerbs:
    """One file after another: the next is shown when the one before is decided."""

    def __init__(
        self,
        desk: Desk,
        wanted: WantedImports,
        report: Callable[[list[ImportOutcome]], None],
        review: Callable[[], None],
    ) -> None:
        """`report` says what became of documents, `review` goes to what is to be looked at."""
        self._desk = desk
        self._wanted = wanted
        self._report = report
        self._review = review
        self._waiting: list[tuple[ImportOutcome, ReadingChoice]] = []
        self.dialog: BroughtDialog | None = None

    def take(self, outcomes: list[ImportOutcome]) -> list[ImportOutcome]:
        """Show what was only tried; return what became of the others."""
        tried = [one for one in outcomes if one.brought is not None and one.brought.is_tried]
        self.ask(tried)
        return [one for one in outcomes if one not in tried] if tried else outcomes

    def offer(self, outcomes: Sequence[ImportOutcome]) -> list[ImportOutcome]:
        """Offer to bring in what nobody waits for, and has news; return the documents."""
        notes = [one for one in outcomes if one.brought is not None]
        news = [one for one in notes if one.status is not ImportStatus.UNCHANGED]
        if news:
            sentence = "In the watched folder are highlights of another program."
            self._desk.status.offer(sentence, "Show", partial(self.ask, news))
        return [one for one in outcomes if one.brought is None]

    def ask(self, outcomes: Sequence[ImportOutcome], choice: ReadingChoice | None = None) -> None:
        """Show what files would bring, one after another."""
        self._waiting += [(one, choice or ReadingChoice()) for one in outcomes]
        if self.dialog is None:
            self._next()

    def _next(self) -> None:
        self.dialog = None
        if not self._waiting:
            return
        from desktop.ui.bringing.brought_dialog import BroughtDialog

        outcome, choice = self._waiting.pop(0)
        if outcome.status is ImportStatus.UNCHANGED and not _may_be_told(outcome):
            self._desk.status.say(f"Nothing new: {_said(outcome)}.")
            self._next()
            return
        dialog = self.dialog = BroughtDialog(outcome, choice.positions, self._desk.window)
        dialog.accepted.connect(lambda: self._bring(outcome, choice))
        dialog.rejected.connect(self._next)
        dialog.document_wanted.connect(lambda: self._as_document(outcome))
        dialog.positions_chosen.connect(lambda name: self._read_again(outcome, name))
        dialog.open()

    def _read_again(self, outcome: ImportOutcome, positions: str) -> None:
        """Count anew with positions read so; the dialog stays until one shows that."""
        dialog = self.dialog
        if dialog is None:
            return
        dialog.wait_for_numbers()
        choice = ReadingChoice(taken_as=TakenAs.NOTES, positions=positions)
        self._run(outcome, choice, partial(self._again, dialog, outcome, choice), is_dry=True)

    def _again(
        self,
        dialog: BroughtDialog,
        before: ImportOutcome,
        choice: ReadingChoice,
        found: list[ImportOutcome],
    ) -> None:
        """Show it again, with the question: who has chosen may choose another way."""
        if dialog is not self.dialog:
            return  # it was cancelled meanwhile
        dialog.rejected.disconnect()
        dialog.reject()
        asked = before.brought.doubts if before.brought is not None else ()
        again = [
            replace(one, brought=replace(one.brought, doubts=asked))
            for one in found
            if one.brought is not None
        ]
        self._waiting = [*((one, choice) for one in again), *self._waiting]
        if failed := [one for one in found if one.brought is None]:
            self._report(failed)
        self._next()

    def _as_document(self, outcome: ImportOutcome) -> None:
        self._run(outcome, ReadingChoice(taken_as=TakenAs.DOCUMENT), self._report)

    def _bring(self, outcome: ImportOutcome, choice: ReadingChoice) -> None:
        self._next()
        self._run(outcome, choice, self._brought)

    def _run(
        self,
        outcome: ImportOutcome,
        choice: ReadingChoice,
        then: Callable[[list[ImportOutcome]], None],
        *,
        is_dry: bool = False,
    ) -> None:
        path, place = Path(outcome.path), outcome.collection
        bringing = call(
            self._desk.workspace.imports.files,
            [path],
            collection=place,
            choice=choice,
            dry_run=is_dry,
        )
        if is_dry:
            self._desk.tasks.run(bringing, text="Reading", then=then)
        else:
            self._wanted.run(Wanted((path,), place), bringing, then)

    def _brought(self, outcomes: list[ImportOutcome]) -> None:
        """Say what came, with a way to what is to be reviewed."""
        failed = [one for one in outcomes if one.brought is None]
        if len(failed) == len(outcomes) == 1:
            self._desk.status.say(failed[0].error)  # such as that it was stopped
        elif failed:
            self._report(failed)
        for outcome in outcomes:
            if outcome.brought is None:
                continue
            counts = outcome.brought.counts
            if counts.review + counts.lost:
                self._desk.status.offer(
                    f"{_said(outcome)}.", "Show what is to be reviewed", self._review
                )
            else:
                self._desk.status.say(f"{_said(outcome)}.")


def name_filter(imports: Imports) -> str:
    """Return what a file dialog offers to choose from: documents, other programs' files, or all."""
    documents, notes = imports.readable_suffixes(), imports.suffixes_of_notes()
    kinds = {
        "Documents and notes": {*documents, *notes},
        "Documents": documents,
        "Other programs' notes": notes,
    }
    named = [
        f"{kind} ({' '.join('*' + suffix for suffix in sorted(suffixes))})"
        for kind, suffixes in kinds.items()
    ]
    return ";;".join((*named, "All files (*)"))


def _may_be_told(outcome: ImportOutcome) -> bool:
    """Whether an answer would place what waits to be reviewed."""
    brought = outcome.brought
    return brought is not None and bool(brought.doubts) and bool(brought.counts.review)


def _said(outcome: ImportOutcome) -> str:
    return words.brought(outcome.brought) if outcome.brought is not None else outcome.error
