"""Verbs about exports: of what is chosen, of a document, into a copy of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from desktop.ui.exporting.export_choices import ExportChoices, ExportOffer
from desktop.ui.locked.passwords import Locked
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from desktop.domain.exchanged.export_wish import ExportPreview, ExportWish
    from desktop.ui.desk import Desk
    from desktop.ui.exporting.export_choices import ExportChoice
    from desktop.ui.exporting.export_dialog import ExportDialog
    from desktop.ui.tree.tree_nodes import Node
    from desktop.workspace.exports import AnnotatedCopy

_PDF = "application/pdf"
_CHOICES, _FOLDER = "export_choices", "export_folder"
"""What the window remembers them under."""


class ExportVerbs:
    """The dialog asks, the search worker shows how it begins, the slow worker writes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def export(self) -> None:
        """Ask what to export and where: of the tree's chosen rows, or else what is open."""
        nodes = self._desk.subject.rows
        tag = next((node.key for node in nodes if node.kind is Kind.TAG), "")
        kept = {node.key for node in nodes if node.kind is Kind.SMART_TAG}
        asked = [one.question for one in self._desk.workspace.questions.saved() if one.id in kept]
        chosen = self._documents_of(nodes)
        question = asked[0] if asked else ""
        self.ask(chosen or self._open_document(), tag, question, everything=not chosen)

    def export_document(self) -> None:
        """Ask where to export the open document's highlights."""
        self.ask(self._open_document())

    def _open_document(self) -> list[str]:
        pane = self._desk.reading.current()
        return [pane.document_id] if pane is not None else []

    @staticmethod
    def _documents_of(nodes: Sequence[Node]) -> list[str]:
        below = (one for node in nodes for one in node.walk() if one.kind is Kind.DOCUMENT)
        return list(dict.fromkeys(node.key for node in below))

    def ask(
        self,
        document_ids: Sequence[str],
        tag: str = "",
        question: str = "",
        *,
        everything: bool = False,
    ) -> None:
        """Ask how and where to export documents, what bears a tag, or what answers a question."""
        from desktop.ui.exporting.export_dialog import ExportDialog

        settings = self._desk.settings
        offer = self._offer(document_ids, tag, question, everything=everything)
        kept, style = settings.text(_CHOICES), settings.preferences().citation_style
        choices = ExportChoices.read(kept) if kept else ExportChoices(style=style)
        dialog = ExportDialog(offer, choices, self._desk.window)
        dialog.preview_wanted.connect(lambda wish: self._preview(dialog, wish))
        if dialog.exec():
            choice = dialog.choice()
            folder = choice.target if choice.many else choice.target.parent
            settings.set_text(_FOLDER, str(folder))
            settings.set_text(_CHOICES, str(dialog.choices()))
            self._write(choice)
        dialog.deleteLater()

    def _offer(
        self, document_ids: Sequence[str], tag: str, question: str, *, everything: bool
    ) -> ExportOffer:
        desk, exporting = self._desk, self._desk.workspace.exporting
        catalogue = desk.catalogue
        return ExportOffer(
            catalogue.title(document_ids[0]) if len(document_ids) == 1 else "",
            tuple(document_ids),
            sorted({one.path for one in catalogue.tags} | ({tag} if tag else set())),
            exporting.formats(),
            exporting.styles(),
            desk.settings.folder(_FOLDER),
            desk.workspace.questions.read,
            tag,
            question,
            everything,
            self._is_pdf(document_ids),
        )

    def _is_pdf(self, document_ids: Sequence[str]) -> bool:
        """Whether there is one document, and that is a PDF file."""
        if len(document_ids) != 1:
            return False
        return self._desk.workspace.documents.get(document_ids[0]).media_type == _PDF

    def _preview(self, dialog: ExportDialog, wish: ExportWish) -> None:
        def shown(preview: ExportPreview) -> None:
            if isValid(dialog) and dialog.isVisible():  # it may be closed before this is there
                dialog.show_preview(preview)

        def failed(sentence: str) -> None:
            if isValid(dialog) and dialog.isVisible():
                dialog.show_failure(sentence)

        asked = call(self._desk.workspace.exporting.preview, wish)
        self._desk.tasks.search(asked, then=shown, failed=failed, text="The preview")

    def _write(self, choice: ExportChoice) -> None:
        exporting, run = self._desk.workspace.exporting, self._desk.tasks.run
        replace = choice.replace
        if choice.as_copy:
            wish = choice.wish
            self.write_copy(choice.target, wish.documents[0], wish.tags, replace=replace)
        elif choice.many:
            files = call(exporting.files, choice.target, choice.wish, replace=replace)
            run(files, text="Exporting", then=self._exported)
        else:
            file = call(exporting.file, choice.target, choice.wish, replace=replace)
            run(file, text="Exporting", then=self._exported)

    def write_copy(
        self, target: Path, document_id: str, tags: Iterable[str] = (), *, replace: bool = False
    ) -> None:
        """Write a copy of a PDF document with its highlights in it."""
        desk = self._desk
        path = desk.workspace.documents.source_path(document_id)

        def write(password: str) -> None:
            copy = call(
                desk.workspace.exports.annotated,
                target,
                document_id,
                tags=list(tags),
                replace=replace,
                password=password,
            )
            title = desk.catalogue.title(document_id)
            desk.tasks.run(
                copy,
                text="Exporting",
                then=lambda made: copied(made, password),
                locked=lambda: desk.passwords.ask(Locked(path, title, password, write)),
            )

        def copied(made: AnnotatedCopy, password: str) -> None:
            desk.passwords.opened(path, password)
            self._copied(made)

        write(desk.passwords.of(path))

    def _exported(self, written: Path | list[Path]) -> None:
        files = written if isinstance(written, list) else [written]
        if not files:
            self._desk.status.say("There was nothing to export.")
            return
        what = f"“{files[0].name}”" if len(files) == 1 else f"{len(files)} files"
        self._offer_folder(f"Exported {what} to {files[0].parent}.", files[0].parent)

    def _copied(self, copy: AnnotatedCopy) -> None:
        sentence = f"Exported “{copy.path.name}” to {copy.path.parent}."
        self._offer_folder(" ".join([sentence, *copy.remarks]), copy.path.parent)

    def _offer_folder(self, sentence: str, folder: Path) -> None:
        url = QUrl.fromLocalFile(str(folder))
        self._desk.status.offer(sentence, "Open Folder", lambda: QDesktopServices.openUrl(url))
