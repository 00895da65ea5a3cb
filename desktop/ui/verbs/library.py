"""Verbs about the library as a whole: undo, export, trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop import words
from desktop.errors import ChangedElsewhereError
from desktop.ui import dialogs
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from desktop.domain.steps import StepCode
    from desktop.ui.desk import Desk
    from desktop.ui.dialogs.export import ExportChoice
    from desktop.ui.tree.tree_nodes import Node
    from desktop.ui.verbs.documents import DocumentVerbs
    from desktop.ui.verbs.highlights import HighlightVerbs
    from desktop.workspace.exports import AnnotatedCopy

_PDF = "application/pdf"


class LibraryVerbs(QObject):
    """Undo is the library's own: it survives a restart."""

    brought_back = Signal()
    """A step was taken back or made again, or a highlight came out of the trash."""

    def __init__(
        self,
        desk: Desk,
        documents: DocumentVerbs,
        highlights: HighlightVerbs,
        forget: Callable[[], None],
    ) -> None:
        """`forget` has what was deleted for good taken out of the backups."""
        super().__init__(desk)
        self._desk = desk
        self._documents = documents
        self._highlights = highlights
        self._forget = forget
        desk.status.undo_requested.connect(desk.safely(self.undo))

    def undo(self) -> None:
        """Take back the last step."""
        code = self._walked(self._desk.workspace.history.undo)
        self._desk.status.say(
            f"Undone: {words.step(code)}." if code else "There is nothing to undo."
        )

    def redo(self) -> None:
        """Make the last undone step again."""
        code = self._walked(self._desk.workspace.history.redo)
        self._desk.status.say(
            f"Done again: {words.step(code)}." if code else "There is nothing to redo."
        )

    def _walked(self, walk: Callable[[], StepCode | None]) -> StepCode | None:
        try:
            code = walk()
        except ChangedElsewhereError:
            self._desk.bridge.settled.emit()  # there is another step to undo now
            raise
        self.brought_back.emit()
        return code

    def remove_focused(self) -> None:
        """Remove what the keyboard is on: rows of the tree, or the highlights in hand."""
        tree = self._desk.left.tree
        if tree.view.hasFocus():
            self._documents.remove_nodes(tree.selected())
        elif ids := self._desk.subject.ids:
            self._highlights.remove(ids)

    def export(self) -> None:
        """Ask what to export and where: of the tree's chosen rows, or else what is open."""
        nodes = self._desk.subject.rows
        tag = next((node.key for node in nodes if node.kind is Kind.TAG), "")
        chosen = self._documents_of(nodes)
        self._export(chosen or self._open_document(), tag, everything=not chosen)

    def export_document(self) -> None:
        """Ask where to export the open document's highlights."""
        self._export(self._open_document())

    def _open_document(self) -> list[str]:
        pane = self._desk.reading.current()
        return [pane.document_id] if pane is not None else []

    @staticmethod
    def _documents_of(nodes: Sequence[Node]) -> list[str]:
        below = (one for node in nodes for one in node.walk() if one.kind is Kind.DOCUMENT)
        return list(dict.fromkeys(node.key for node in below))

    def _export(self, document_ids: list[str], tag: str = "", *, everything: bool = False) -> None:
        catalogue, settings = self._desk.catalogue, self._desk.settings
        dialog = dialogs.ExportDialog(
            catalogue.title(document_ids[0]) if document_ids else "",
            sorted({tag.path for tag in catalogue.tags} | ({tag} if tag else set())),
            settings.folder("export_folder"),
            self._desk.window,
            tag=tag,
            count=len(document_ids),
            everything=everything,
            copies=self._is_pdf(document_ids),
        )
        if dialog.exec():
            choice = dialog.choice()
            settings.set_text("export_folder", str(choice.target.parent))
            documents = document_ids if choice.this_document else []
            self._write(choice, documents)
        dialog.deleteLater()

    def _is_pdf(self, document_ids: Sequence[str]) -> bool:
        """Whether there is one document, and that is a PDF file."""
        if len(document_ids) != 1:
            return False
        return self._desk.workspace.documents.get(document_ids[0]).media_type == _PDF

    def _write(self, choice: ExportChoice, documents: Sequence[str]) -> None:
        workspace, run = self._desk.workspace, self._desk.tasks.run
        tags, replace = list(choice.tags), choice.replace
        if choice.as_copy:
            self.write_copy(choice.target, documents[0], choice.tags, replace=replace)
        elif choice.many:
            files = call(
                workspace.exports.files,
                choice.target,
                documents=documents,
                tags=tags,
                replace=replace,
                by_tag=choice.by_tag,
            )
            run(files, text="Exporting", then=self._exported)
        else:
            file = call(
                workspace.exports.file,
                choice.target,
                documents=documents,
                tags=tags,
                replace=replace,
            )
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
                then=self._copied,
                locked=lambda: desk.passwords.ask(path, title, write),
            )

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
        self._desk.status.offer(sentence, "Open folder", lambda: QDesktopServices.openUrl(url))

    def trash(self) -> None:
        """Show what was put in the trash."""
        workspace, safely = self._desk.workspace, self._desk.safely
        dialog = dialogs.TrashDialog(
            workspace.trash.all(),
            workspace.highlights.removed(),
            self._desk.catalogue.title,
            self._desk.window,
            workspace.notes.removed(),
        )
        dialog.restored.connect(safely(workspace.trash.restore))
        dialog.highlight_restored.connect(safely(workspace.highlights.restore))
        dialog.highlight_restored.connect(self.brought_back)
        dialog.note_restored.connect(safely(workspace.notes.restore))
        dialog.emptied.connect(safely(self._empty_trash))
        dialog.exec()
        dialog.deleteLater()

    def _empty_trash(self, from_backups: bool) -> None:  # noqa: FBT001  # a signal's
        self._desk.workspace.trash.empty(from_backups=from_backups)
        if from_backups:
            self._forget()

    def remove_starter(self) -> None:
        """Remove the sample documents for good, when the reader is sure."""
        if not self._desk.workspace.starter.is_there():
            self._desk.status.say("The sample documents are not in this library.")
            return
        if dialogs.confirm(
            "Remove the sample documents?",
            "The sample documents and their highlights move to the trash. "
            "They are not installed again.",
            "Remove",
            self._desk.window,
        ):
            self._desk.workspace.starter.remove()
            self._desk.status.say_undoable("The sample documents are in the trash.")
