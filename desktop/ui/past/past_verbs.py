"""Verbs that look at what happened, and prove a highlight to others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from desktop import words
from desktop.domain.file_names import safe
from desktop.domain.past.receipt import ReceiptForm
from desktop.domain.steps import StepCode
from desktop.ui.dialogs.name import NameDialog
from desktop.ui.past.copies_dialog import CopiesDialog
from desktop.ui.past.fingerprinting import Fingerprinting
from desktop.ui.past.history_dialog import HistoryDialog
from desktop.ui.past.history_model import entries_of
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.past.happenings import StepsPage
    from desktop.ui.desk import Desk
    from desktop.ui.subject import Passage
    from desktop.workspace.searching.similar import Elsewhere

FORMS = {
    "Web page (*.html)": ReceiptForm.HTML,
    "Markdown (*.md)": ReceiptForm.MARKDOWN,
    "JSON (*.json)": ReceiptForm.JSON,
}
_NAMED = 40
"""Characters of a passage in the name of its receipt."""


class PastVerbs:
    """The past is looked at here, and never changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        Fingerprinting(desk)

    def receipt(self) -> None:
        """Write what lets others check the highlight in hand."""
        found = self._desk.subject.ids
        if not found:
            self._desk.status.say("Choose a highlight first; its receipt is about that one.")
            return
        settings = self._desk.settings
        one = self._desk.workspace.highlights.find(found[0])
        name = safe(f"Receipt {_beginning(words.called(one))}", "Receipt")
        place = Path(settings.folder("export_folder")) / f"{name}.html"
        chosen, form = QFileDialog.getSaveFileName(
            self._desk.window, "Write the Evidence Receipt", str(place), ";;".join(FORMS)
        )
        if not chosen:
            return
        path, kind = _as_named(Path(chosen), form)
        settings.set_text("export_folder", str(path.parent))
        writing = call(
            self._desk.workspace.receipts.file,
            path,
            one.id,
            kind,
            replace=True,  # the file dialog has asked
        )
        self._desk.tasks.run(
            writing,
            text="Writing the receipt",
            then=lambda written: self._desk.status.say(f"Written to {written}."),
            failed=self._desk.status.say,
        )

    def history(self) -> None:
        """Show what was done in the library, step by step."""
        workspace, catalogue = self._desk.workspace, self._desk.catalogue

        titles = {key: document.title for key, document in catalogue.documents.items()}

        def page(said: str, document: str, by: str, before: int) -> StepsPage:
            asked = said.strip().casefold()
            return workspace.history.page(
                said=said,
                document=document,
                by=by,
                before=before,
                titled=[key for key, title in titles.items() if asked in title.casefold()],
            )

        dialog = self._dialog("History")
        dialog.show_steps(page, titles, workspace.history.people())
        dialog.exec()
        dialog.deleteLater()

    def of_highlight(self) -> None:
        """Show what became of the highlight in hand."""
        found = self._desk.subject.ids
        if not found:
            self._desk.status.say("Choose a highlight first; its history is shown then.")
            return
        dialog = self._dialog("History of This Highlight")
        dialog.show_entries(entries_of(self._desk.workspace.history.of_highlight(found[0])))
        dialog.exec()
        dialog.deleteLater()

    def copies(self) -> None:
        """Look for where else the words in hand stand: of a highlight, or of a selection."""
        similar, subject = self._desk.workspace.similar, self._desk.subject
        passage, found = subject.passage, subject.ids
        if not found and passage is None:
            self._desk.status.say("Choose a highlight or a passage first.")
            return
        show = self._desk.safely(self._show_copies)
        looking = (
            call(similar.of_highlight, found[0])
            if passage is None
            else call(similar.of_passage, *passage)
        )
        about = found[0] if passage is None else passage
        self._desk.tasks.run(
            looking,
            text="Looking for copies",
            # A moment later: until then the job is still in hand, and says so.
            then=lambda copies: QTimer.singleShot(0, lambda: show(about, copies)),
            failed=self._desk.status.say,
        )

    def _show_copies(self, about: str | Passage, copies: Sequence[Elsewhere]) -> None:
        workspace = self._desk.workspace
        if isinstance(about, str):
            one = workspace.highlights.find(about)
            document_id, quotation = one.document_id, one.quote
        else:
            document_id, start, end = about
            quotation = workspace.documents.content(document_id).quoted(start, end).text
        date = self._desk.catalogue.documents[document_id].facts.date
        dialog = CopiesDialog(
            quotation, date, copies, workspace.history.compared, self._desk.window
        )
        dialog.wanted.connect(
            lambda copy: self._desk.open_passage(copy.document_id, copy.start, copy.end)
        )
        dialog.tag_wanted.connect(
            self._desk.safely(lambda chosen: self._tag_together(dialog, about, chosen))
        )
        dialog.exec()
        dialog.deleteLater()

    def _tag_together(
        self, dialog: CopiesDialog, about: str | Passage, copies: Sequence[Elsewhere]
    ) -> None:
        path = NameDialog.ask("Tag the Passage and Its Copies", "", "Tag", dialog)
        if not path:
            return
        workspace = self._desk.workspace
        with workspace.step(StepCode.TAG):
            kept = about if isinstance(about, str) else workspace.highlights.add(*about).id
            ids = workspace.similar.tag_together(kept, copies, path)
        dialog.accept()
        self._desk.status.say_undoable(f"Tagged {len(ids)} passages “{path}”.")

    def _dialog(self, title: str) -> HistoryDialog:
        history = self._desk.workspace.history
        dialog = HistoryDialog(
            title, self._desk.catalogue.title, history.compared, self._desk.window
        )
        dialog.of_step = history.of_step
        dialog.wanted.connect(self._desk.safely(self._open))
        return dialog

    def _open(self, highlight_id: str) -> None:
        one = self._desk.workspace.highlights.find(highlight_id)
        self._desk.open_passage(one.document_id, one.start, one.end)
        self._desk.subject.take(highlight_id)


def _as_named(path: Path, chosen: str) -> tuple[Path, ReceiptForm]:
    """Return where a receipt goes and in which form: as the name says, or else as was chosen."""
    if named := ReceiptForm.of_name(path.name):
        return path, named
    form = FORMS.get(chosen, ReceiptForm.HTML)
    return path.with_name(path.name + form.suffix), form


def _beginning(said: str) -> str:
    """Return the first words of a passage, none of them cut if there are several."""
    cut = said[:_NAMED]
    return cut if cut == said else cut.rpartition(" ")[0] or cut
