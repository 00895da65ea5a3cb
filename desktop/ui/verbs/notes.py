"""Verbs about what is said of a highlight: its note, finished or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from desktop.domain import COLOURS
from desktop.errors import ManiculeError, NotFoundError
from desktop.ui.fields.drafting import when
from desktop.ui.fields.field_popup import NotePopup
from desktop.ui.tabs.document_pane import DocumentPane
from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Draft
    from desktop.ui.desk import Desk
    from desktop.ui.fields.drafting import Drafting
    from desktop.ui.linking.link_verbs import LinkVerbs
    from desktop.ui.verbs.highlights import HighlightVerbs


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
                "The note is put aside, unfinished.", "Bring It Back", lambda: finish(highlight_id)
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
        """Offer to copy what was being written on highlights, or in notes, that are gone."""
        stranded = [one for one in self._desk.workspace.drafts.all() if not self._is_there(one)]
        if not stranded:
            return
        noun = "note" if len(stranded) == 1 else "notes"
        self._desk.status.offer(
            f"{len(stranded)} unfinished {noun} of what is gone, last from {when(stranded[0])}.",
            f"Copy the {noun}",
            lambda: self._copy(stranded),
        )

    def _is_there(self, draft: Draft) -> bool:
        if draft.highlight_id in self._desk.catalogue.noted.notes:
            return True
        try:
            self._desk.workspace.highlights.find(draft.highlight_id)
        except NotFoundError:
            return False
        return True

    def _copy(self, drafts: list[Draft]) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(draft.text for draft in drafts))
        for draft in drafts:
            self._desk.workspace.drafts.remove(draft.id)


class NoteVerbs:
    """Fields open beside the passage, or in its card in the sidebar."""

    def __init__(self, desk: Desk, highlights: HighlightVerbs, links: LinkVerbs) -> None:
        self._desk = desk
        self._highlights = highlights
        self._links = links
        self.drafts = DraftVerbs(desk)
        sidebar = desk.sidebar
        self.drafts.attend(sidebar.editor.drafting, self._finish_in_card)
        sidebar.note_changed.connect(desk.safely(self._write_in_card))
        sidebar.card.delegate.pictures.source(self._picture)
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        note = self._desk.safely(lambda key: self._note_beside(pane, key))
        pane.views.with_readers(lambda reader: reader.note_requested.connect(note))

    def _picture(self, name: str) -> bytes | None:
        return self._desk.workspace.documents.asset(name)

    def note(self) -> None:
        """Write a note beside the passage in hand, or beside its row in a list."""
        place = self._highlights.pane() or self._desk.reading.on_show()
        if isinstance(place, DocumentPane | OtherTab):
            self._note_beside(place, "")

    def _targets(self, highlight_id: str) -> list[str]:
        """Return what to act on; a bare selection is kept first."""
        if highlight_id:
            return [highlight_id]
        if self._desk.subject.passage is not None:
            kept = self._highlights.keep(COLOURS[0])
            return [kept.id] if kept else []
        return self._desk.subject.ids

    def _note_beside(self, place: DocumentPane | OtherTab, highlight_id: str) -> NotePopup | None:
        passage = None if highlight_id else self._desk.subject.passage
        if passage is not None and not self._highlights.may_mark():
            return None
        ids = self._targets(highlight_id)
        known = self._highlights.known(ids[:1])
        if not known:
            self._desk.status.say("Select a passage or a highlight first, then press N.")
            return None
        highlight = known[0]
        popup = NotePopup(place, highlight.note, highlight.id, self._desk.workspace.drafts)
        self.drafts.attend(popup.drafting, lambda key: self._finish_beside(place, key))

        def write(text: str) -> None:
            if not self.write_note(highlight.id, text, instead_of=highlight.note):
                popup.field.refuse()

        popup.note_committed.connect(self._desk.safely(write))
        popup.show_beside(place.rect_of(known))
        return popup

    def _finish_beside(self, place: DocumentPane | OtherTab, highlight_id: str) -> None:
        popup = self._note_beside(place, highlight_id) if isValid(place) else None
        if popup is not None:
            popup.drafting.bring_back()

    def _finish_in_card(self, highlight_id: str) -> None:
        self._links.open_linked(highlight_id)  # other cards may be in front by now
        editor = self._desk.sidebar.editor
        if editor.note.highlight_id == highlight_id:
            editor.drafting.bring_back()

    def _write_in_card(self, highlight_id: str, text: str) -> None:
        if not self.write_note(highlight_id, text):
            self._desk.sidebar.editor.note.refuse()

    def write_note(self, highlight_id: str, text: str, *, instead_of: str | None = None) -> bool:
        """Keep a note on a highlight and return True; else it can be carried elsewhere.

        One written `instead_of` another is not kept over what somebody else wrote meanwhile.
        """
        workspace, note = self._desk.workspace, text.strip()
        try:
            now = workspace.highlights.find(highlight_id).note
            if instead_of is None or now in (instead_of, note):
                workspace.highlights.change(highlight_id, note=note)
                self._desk.status.say_undoable("Note kept." if note else "Note removed.")
                return True
            reason = "The note was changed elsewhere meanwhile, and yours was not kept."
        except NotFoundError:
            reason = "The highlight is gone, and its note was not kept."
        except ManiculeError as error:
            reason = str(error)
        self._desk.status.offer(
            reason, "Copy the Note", lambda: QGuiApplication.clipboard().setText(text)
        )
        return False
