"""The verb that reads a document in another encoding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop.domain import ImportOutcome, ImportStatus, ReadingChoice
from desktop.ui import dialogs
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Document, Preview
    from desktop.ui.desk import Desk
    from desktop.ui.dialogs.read_as import ReadAsDialog
    from desktop.ui.work.telling import Tell

ENCODED = frozenset({
    "text/plain", "text/markdown", "text/html", "application/xhtml+xml", "multipart/related",
    "message/rfc822",
})  # fmt: skip
"""Media types of documents that may be in any encoding."""


class EncodingVerbs:
    """Pages are read ahead by one worker, and the document itself by the other."""

    def __init__(self, desk: Desk, tell: Tell) -> None:
        """`tell` says what was read, and how passages stand in it."""
        self._desk = desk
        self._tell = tell

    def in_hand(self) -> Document | None:
        """Return the document in the tree, or else in front, if its encoding can be chosen."""
        tree, pane = self._desk.left.tree, self._desk.reading.current()
        node = tree.current_node() if tree.in_use() else None
        chosen = node.key if node is not None and node.kind is Kind.DOCUMENT else ""
        document_id = chosen or (pane.document_id if pane is not None else "")
        document = self._desk.catalogue.documents.get(document_id)
        return document if document is not None and document.media_type in ENCODED else None

    def read_as(self) -> None:
        """Ask in which encoding to read the document, and read it again."""
        document = self.in_hand()
        if document is None:
            return
        workspace = self._desk.workspace
        choice = workspace.documents.reading_choice(document.id)
        dialog = dialogs.ReadAsDialog(
            document.title, workspace.originals.encodings(), choice.encoding, self._desk.window
        )
        dialog.preview_requested.connect(lambda name: self._preview(dialog, document.id, name))
        self._guess(dialog, document.id)
        if dialog.exec() and dialog.encoding() != choice.encoding:
            self._read(document, replace(choice, encoding=dialog.encoding()))
        dialog.deleteLater()

    def _guess(self, dialog: ReadAsDialog, document_id: str) -> None:
        self._ask(document_id, "", dialog.show_guess, dialog)

    def _preview(self, dialog: ReadAsDialog, document_id: str, name: str) -> None:
        self._ask(document_id, name, lambda preview: dialog.show_preview(name, preview), dialog)

    def _ask(
        self,
        document_id: str,
        name: str,
        show: Callable[[Preview], None],
        dialog: ReadAsDialog,
    ) -> None:
        def waits() -> bool:  # for the answer, which may come after it was closed and deleted
            return isValid(dialog) and dialog.isVisible()

        self._desk.tasks.search(
            call(self._desk.workspace.originals.preview, document_id, ReadingChoice(name)),
            then=lambda preview: show(preview) if waits() else None,
            failed=lambda sentence: dialog.show_failure(sentence) if waits() else None,
        )

    def _read(self, document: Document, choice: ReadingChoice) -> None:
        self._desk.tasks.run(
            call(self._desk.workspace.originals.reread, document.id, choice),
            text="Reading again",
            then=lambda outcome: self._say(outcome, choice.encoding),
            failed=self._desk.status.say,
        )

    def _say(self, outcome: ImportOutcome, name: str) -> None:
        """Say how it is read now."""
        if outcome.status is ImportStatus.FAILED:
            self._desk.status.say(outcome.error)
            return
        encodings = self._desk.workspace.originals.encodings()
        title = next((one.title for one in encodings if one.name == name), "guessed")
        self._tell(f"Read again: {title}.", outcome.standing)
