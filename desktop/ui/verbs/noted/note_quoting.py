"""Quotations of highlights in free notes: by a key, or by a card that is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.steps import StepCode
from desktop.errors import ManiculeError
from desktop.ui.noted.note_tab import NoteTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.noted.free_notes import Home
    from desktop.ui.desk import Desk


class NoteQuoting:
    """Knows which note quotations go to: the one that was in front last."""

    def __init__(self, desk: Desk, home: Callable[[], Home]) -> None:
        """`home` is what a note belongs to that is begun for a quotation."""
        self._desk = desk
        self._home = home
        self._last = ""
        desk.reading.current_changed.connect(self._note_front)

    def _note_front(self) -> None:
        tab = self._desk.reading.on_show()
        if isinstance(tab, NoteTab):
            self._last = tab.shown.note_id

    def quote(self) -> None:
        """Put the highlights in hand into the note that was in front last, or into a new one."""
        notes, ids = self._desk.workspace.notes, self._desk.subject.ids
        quotations = "\n".join(filter(None, map(self.quotation, ids)))
        if not quotations:
            self._desk.status.say("Choose a highlight first, then press Q.")
            return
        for tab in self._desk.reading.all_tabs():
            if isinstance(tab, NoteTab):
                tab.write_now()
        known = self._desk.catalogue.noted.notes
        with self._desk.workspace.step(StepCode.EDIT_FREE_NOTE):
            note = notes.get(self._last) if self._last in known else notes.add(home=self._home())
            said = f"{note.text.rstrip()}\n\n" if note.text.strip() else ""
            notes.change(note.id, text=f"{said}{quotations}")
        self._last = note.id
        self._desk.status.say_undoable(f"Quoted in “{note.title}”.")

    def quotation(self, highlight_id: str) -> str:
        """Return a highlight as it is quoted in a note, '' where that fails, which is said."""
        try:
            return self._desk.workspace.notes.quoting(highlight_id)
        except ManiculeError as error:
            self._desk.status.say(str(error))
            return ""
