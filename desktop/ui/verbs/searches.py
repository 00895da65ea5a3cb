"""Verbs about searching the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from desktop.ui.search.search_pane import LIMIT
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from desktop.domain import Changes, Hit, SearchResult
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane


PATIENCE_MS = 300
"""How long an answer may take before the reader is told that it is being looked for."""


class SearchVerbs:
    """Asks the search worker as the reader types and opens what it finds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pane = desk.left.search
        self._field = self._pane.field
        self._doubted = ""
        self._patience = QTimer(desk, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._wait)
        self._field.approached.connect(self._get_ready)
        self._field.wanted.connect(self.search)
        self._pane.opened.connect(self.open_hit)
        self._pane.kept.connect(lambda hit: desk.reading.keep(hit.document_id))
        self._pane.closed.connect(self.leave)
        self._pane.completion_chosen.connect(self.complete)

    def search(self, text: str) -> None:
        """Search, or go back to the tree when there is nothing to search for."""
        desk = self._desk
        self._patience.stop()
        if not text or not desk.is_open:
            desk.left.show_tree()
            return
        self._patience.start()
        question = call(desk.workspace.search.find, text, limit=LIMIT, typing=True)
        desk.tasks.search(question, then=self._show, failed=self._give_up)

    def _get_ready(self) -> None:
        if self._desk.is_open:
            self._desk.tasks.warm(call(self._desk.workspace.search.complete, "a"))

    def search_for(self, text: str) -> None:
        """Put a text into the search field and search for it."""
        self._field.setText(text)
        self._field.setFocus()

    def _wait(self) -> None:
        self._desk.left.show_results()
        self._pane.wait()

    def _give_up(self, why: str) -> None:
        self._patience.stop()
        self._pane.give_up(why)
        self._desk.status.say(why)

    def _show(self, result: SearchResult) -> None:
        self._patience.stop()
        if not self._field.text().strip():
            return
        self._desk.left.show_results()
        self._pane.show_result(result, is_whole=bool(result.hits) or self._is_level(result.query))
        word = self._field.text().rpartition(" ")[2]
        if len(word) > 1 and word.isalpha():
            self._desk.tasks.search(
                call(self._desk.workspace.search.complete, word), then=self._show_completions
            )
        else:
            self._pane.show_completions([])

    def _is_level(self, query: str) -> bool:
        """Return whether nothing is on its way into the index; see to it, once for a question."""
        tasks, workspace = self._desk.tasks, self._desk.workspace
        imports, search = workspace.imports, workspace.search
        if tasks.is_doing(imports.files, imports.text, workspace.starter.install, search.sync):
            return False
        if query != self._doubted:
            # The index may have been damaged, and begun afresh by whoever found it so.
            self._doubted = query
            tasks.run(call(search.sync), text="Bringing the search up to date", then=self._levelled)
            return False
        return True

    def _levelled(self, _value: object) -> None:
        self.search(self._field.text().strip())

    def _show_completions(self, words: list[str]) -> None:
        typed = self._field.text().rpartition(" ")[2].casefold()
        self._pane.show_completions([word for word in words if word.casefold() != typed])

    def complete(self, word: str) -> None:
        """Replace the last word in the field."""
        head, space, _ = self._field.text().rpartition(" ")
        self.search_for(head + space + word)

    def open_hit(self, hit: Hit) -> None:
        """Open a passage that was found; of a note, the highlight that it is on, or the note."""
        if hit.note_id:
            self._desk.left.tree.note_opened.emit(hit.note_id)
            return
        self._desk.safely(self._desk.open_passage)(hit.document_id, hit.start, hit.end, keep=False)
        if hit.highlight_id:
            self._desk.afterwards(partial(self._take_in_hand_here, hit.highlight_id))

    def _take_in_hand_here(self, highlight_id: str) -> None:
        pane = self._desk.reading.current()
        if pane is not None:
            self._take_in_hand(pane, highlight_id)

    def _take_in_hand(self, pane: DocumentPane, highlight_id: str) -> None:
        if pane.is_partial:  # a crowded document: its highlights come a moment after its page
            once = Qt.ConnectionType.SingleShotConnection
            pane.listed.connect(lambda: self._take_in_hand(pane, highlight_id), once)
        elif highlight_id in pane.highlights:
            self._desk.subject.take(highlight_id)

    def leave(self) -> None:
        """Go back to the tree and the page."""
        self._desk.left.show_tree()
        pane = self._desk.reading.current()
        if pane is not None:
            pane.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Search again when the index has caught up, or a note says something else."""
        text = self._field.text().strip()
        if (changes.indexed or changes.notes) and text:
            self.search(text)
