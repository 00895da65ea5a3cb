"""The verb that recognises the text of a scanned document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop.ui.locked.passwords import Locked
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain import Document
    from desktop.domain.printed.recognised import Recogniser, Recognition
    from desktop.ui.desk import Desk
    from desktop.ui.scans.recognise_dialog import RecogniseDialog
    from desktop.ui.tabs.document_pane import DocumentPane

CHOSEN = "recognise_languages"
"""What the languages chosen last are remembered under."""


class RecogniseVerbs:
    """The languages are asked for in one worker, and the pages read by the other."""

    def __init__(self, desk: Desk, tell: Callable[[str, Mapping[str, int]], None]) -> None:
        """`tell` says a sentence, and how the highlights stand."""
        self._desk = desk
        self._tell = tell
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.bar.recognise.clicked.connect(lambda: self._ask(pane))

    def ask(self) -> None:
        """Ask in which languages to read the pages of the document in front, and read them."""
        pane = self._desk.reading.current()
        if pane is not None:
            self._ask(pane)

    def _ask(self, pane: DocumentPane) -> None:
        from desktop.ui.scans.recognise_dialog import RecogniseDialog  # after the first paint

        document = pane.document
        if document is None:
            return
        pages = self._desk.safely(self._desk.workspace.scans.pages)(document.id)
        if not pages:
            self._desk.status.say("Every page of this document has text of its own.")
            return
        chosen = self._desk.settings.text(CHOSEN).split("+")
        dialog = RecogniseDialog(document.title, len(pages), chosen, self._desk.window)
        self._desk.tasks.search(
            call(self._desk.workspace.scans.languages),
            then=lambda found: _show(dialog, found),
            failed=lambda sentence: dialog.words.setText(sentence) if isValid(dialog) else None,
        )
        if dialog.exec():
            self._read(document, dialog.languages())
            pane.setFocus()  # the offer goes once it is taken
        dialog.deleteLater()

    def _read(self, document: Document, languages: list[str]) -> None:
        desk = self._desk
        desk.settings.set_text(CHOSEN, "+".join(languages))
        path = desk.workspace.documents.source_path(document.id)

        def read(password: str) -> None:
            desk.tasks.run(
                call(desk.workspace.scans.read, document.id, languages, password=password),
                text="Recognising text",
                then=lambda done: recognised(done, password),
                failed=desk.status.say,
                locked=lambda: desk.passwords.ask(Locked(path, document.title, password, read)),
            )

        def recognised(done: Recognition, password: str) -> None:
            desk.passwords.opened(path, password)
            self._say(done)

        read(desk.passwords.of(path))

    def _say(self, done: Recognition) -> None:
        """Say what was recognised; where highlights wait for a look, offer that."""
        from desktop import words

        if done.outcome.error:
            self._desk.status.say(done.outcome.error)
            return
        self._tell(f"{words.recognition(done)}.", done.outcome.standing)


def _show(dialog: RecogniseDialog, found: Recogniser) -> None:
    if isValid(dialog) and dialog.isVisible():
        dialog.show_languages(found)
