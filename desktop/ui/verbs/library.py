"""Verbs about the library as a whole: undo, trash, samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop import words
from desktop.domain.steps import StepCode
from desktop.errors import ChangedElsewhereError
from desktop.ui import dialogs
from desktop.ui.large_change import change_much
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.desk import Desk
    from desktop.ui.verbs.documents import DocumentVerbs
    from desktop.ui.verbs.highlights import HighlightVerbs


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
        self._walk("undo", self._desk.workspace.history.undo, self._undone)

    def _undone(self, code: StepCode | None) -> None:
        said = f"Undone: {words.step(code)}." if code else "There is nothing to undo."
        if code is StepCode.BRING_IN:
            said += " Documents that came with them stay."
        self._desk.status.say(said)

    def redo(self) -> None:
        """Make the last undone step again."""
        self._walk("redo", self._desk.workspace.history.redo, self._done_again)

    def _done_again(self, code: StepCode | None) -> None:
        self._desk.status.say(
            f"Done again: {words.step(code)}." if code else "There is nothing to redo."
        )

    def _walk(
        self,
        direction: str,
        walk: Callable[[], StepCode | None],
        then: Callable[[StepCode | None], None],
    ) -> None:
        """Undo or redo here, or in a worker where that would hold the window."""
        desk, history = self._desk, self._desk.workspace.history

        def walked(code: StepCode | None) -> None:
            self.brought_back.emit()
            then(code)

        if history.is_much(direction):
            change_much(
                desk,
                call(history.walk, direction, history.since),
                text="Undo" if direction == "undo" else "Redo",
                then=walked,
                failed=desk.bridge.settled.emit,
            )
            return
        try:
            code = walk()
        except ChangedElsewhereError:
            desk.bridge.settled.emit()  # there is another step to undo now
            raise
        walked(code)

    def remove_focused(self) -> None:
        """Remove what the keyboard is on: rows of the tree, or the highlights in hand."""
        tree = self._desk.left.tree
        if tree.view.hasFocus():
            self._documents.remove_nodes(tree.selected())
        elif ids := self._desk.subject.ids:
            self._highlights.remove(ids)

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
