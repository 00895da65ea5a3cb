"""Verbs about notes that were left unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.errors import NotFoundError
from desktop.ui.fields.drafting import when

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Draft
    from desktop.ui.desk import Desk
    from desktop.ui.fields.drafting import Drafting


class DraftVerbs:
    """A draft is offered where its note is written; here is what the status line says of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.opened.connect(desk.safely(self._begin))

    def _begin(self) -> None:
        self._desk.sidebar.editor.drafting.drafts = self._desk.workspace.drafts
        self._offer_stranded()

    def attend(self, drafting: Drafting, finish: Callable[[str], object]) -> None:
        """Say what happens to drafts there; `finish` takes up the one of a highlight again."""
        status, finish = self._desk.status, self._desk.safely(finish)
        drafting.failed.connect(status.say)
        drafting.discarded.connect(self._offer_discarded)
        drafting.put_aside.connect(
            lambda highlight_id: status.offer(
                "The note is put aside, unfinished.", "Bring it back", lambda: finish(highlight_id)
            )
        )

    def _offer_discarded(self, draft: Draft) -> None:
        def undo() -> None:
            drafts = self._desk.workspace.drafts
            drafts.keep(draft.id, draft.text)
            drafts.put_aside(draft.id)
            self._desk.sidebar.editor.drafting.look()

        safely = self._desk.safely
        self._desk.status.offer("The unfinished note is discarded.", "Undo", safely(undo))

    def _offer_stranded(self) -> None:
        """Offer to copy what was being written on highlights that are gone."""
        stranded = [one for one in self._desk.workspace.drafts.all() if not self._is_there(one)]
        if not stranded:
            return
        noun = "note" if len(stranded) == 1 else "notes"
        self._desk.status.offer(
            f"{len(stranded)} unfinished {noun} of highlights that are gone, "
            f"last from {when(stranded[0])}.",
            f"Copy the {noun}",
            lambda: self._copy(stranded),
        )

    def _is_there(self, draft: Draft) -> bool:
        try:
            self._desk.workspace.highlights.find(draft.highlight_id)
        except NotFoundError:
            return False
        return True

    def _copy(self, drafts: list[Draft]) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(draft.text for draft in drafts))
        for draft in drafts:
            self._desk.workspace.drafts.remove(draft.id)
