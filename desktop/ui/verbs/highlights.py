"""Verbs about highlights: keep a passage, tag it, write about it, link it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.domain import COLOURS, Highlight, HighlightStyle
from desktop.errors import NotFoundError
from desktop.ui.dialogs.link import LinkDialog
from desktop.ui.field_popup import NotePopup, TagPopup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.desk import Desk
    from desktop.ui.document_pane import DocumentPane


class HighlightVerbs:
    """Act on the chosen passage, or else on the highlights in hand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        sidebar = desk.sidebar
        sidebar.chosen.connect(self.show)
        sidebar.note_changed.connect(desk.safely(self.write_note))
        sidebar.tag_added.connect(desk.safely(self.add_tag))
        sidebar.tag_removed.connect(desk.safely(self.remove_tag))
        sidebar.link_opened.connect(desk.safely(self.open_linked))
        sidebar.accepted.connect(desk.safely(self._accept))
        sidebar.dismissed.connect(desk.safely(lambda key: self.remove([key])))
        sidebar.menu_requested.connect(self._menu)
        sidebar.related = self._related
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        reader, safely = pane.reader, self._desk.safely
        reader.highlight_requested.connect(safely(self.mark))
        reader.recolour_requested.connect(safely(lambda key, colour: self.recolour([key], colour)))
        reader.style_requested.connect(safely(self._restyle))
        reader.tag_requested.connect(safely(lambda key: self._tag_beside(pane, key)))
        reader.note_requested.connect(safely(lambda key: self._note_beside(pane, key)))
        reader.remove_requested.connect(safely(lambda key: self.remove([key])))
        reader.citation_requested.connect(safely(self.copy_with_citation))
        reader.ends_moved.connect(safely(self._move_ends))
        reader.highlight_clicked.connect(self._clicked)
        reader.selection_changed.connect(lambda start, end: self._selected(pane, start, end))
        reader.link_activated.connect(self._follow_link)

    # What is in hand

    def _pane(self) -> DocumentPane | None:
        return self._desk.reading.current()

    def in_hand(self) -> list[str]:
        """Return the ids of the highlights to act on."""
        chosen = self._desk.sidebar.selected_ids()
        pane = self._pane()
        if chosen or pane is None:
            return chosen
        selected = pane.reader.selected_highlight()
        return [selected] if selected else []

    def _clicked(self, highlight_id: str) -> None:
        self._desk.sidebar.select(highlight_id)

    def _selected(self, pane: DocumentPane, start: int, end: int) -> None:
        if start < end and pane is self._pane() and not pane.reader.selected_highlight():
            self._desk.sidebar.clear_selection()

    def show(self, highlight_id: str) -> None:
        """Show a highlight in the page."""
        pane = self._pane()
        highlight = pane.highlights.get(highlight_id) if pane else None
        if pane is not None and highlight is not None:
            pane.reader.select_highlight(highlight_id)
            pane.reader.goto(highlight.start, flash=(highlight.start, highlight.end))

    # Colours

    def yellow(self) -> None:
        """Keep the passage in yellow, or make the highlight yellow."""
        self.mark(COLOURS[0])

    def green(self) -> None:
        """Keep the passage in green, or make the highlight green."""
        self.mark(COLOURS[1])

    def blue(self) -> None:
        """Keep the passage in blue, or make the highlight blue."""
        self.mark(COLOURS[2])

    def pink(self) -> None:
        """Keep the passage in pink, or make the highlight pink."""
        self.mark(COLOURS[3])

    def purple(self) -> None:
        """Keep the passage in purple, or make the highlight purple."""
        self.mark(COLOURS[4])

    def orange(self) -> None:
        """Keep the passage in orange, or make the highlight orange."""
        self.mark(COLOURS[5])

    def mark(self, colour: str) -> None:
        """Keep the chosen passage, or recolour the highlights in hand."""
        pane = self._pane()
        if pane is not None and pane.selection():
            self._keep(pane, colour)
        elif self.in_hand():
            self.recolour(self.in_hand(), colour)
        else:
            self._desk.status.say("Select a passage first, then press 1 to 6.")

    def _keep(self, pane: DocumentPane, colour: str) -> Highlight | None:
        passage = pane.selection()
        if passage is None:
            return None
        highlight = self._desk.workspace.highlight(pane.document_id, *passage, colour=colour)
        pane.reader.set_selection(highlight.end, highlight.end)
        pane.reader.select_highlight(highlight.id)
        self._desk.sidebar.select(highlight.id)
        self._desk.status.say_undoable(f"Highlighted in {colour}.")
        return highlight

    def recolour(self, ids: Sequence[str], colour: str) -> None:
        """Change the colour of highlights."""
        workspace = self._desk.workspace
        with workspace.step("Change colour"):
            for highlight_id in ids:
                workspace.change_highlight(highlight_id, colour=colour)
        self._desk.status.say_undoable(f"Made {colour}.")

    def underline(self) -> None:
        """Turn the highlights in hand from fill to underline, or back."""
        pane = self._pane()
        if pane is not None and pane.selection():
            self._keep(pane, COLOURS[0])
        for highlight in self._known(self.in_hand()):
            line = highlight.style is HighlightStyle.FILL
            self._restyle(highlight.id, HighlightStyle.UNDERLINE if line else HighlightStyle.FILL)

    def _restyle(self, highlight_id: str, style: str) -> None:
        self._desk.workspace.change_highlight(highlight_id, style=HighlightStyle(style))

    def _move_ends(self, highlight_id: str, start: int, end: int) -> None:
        self._desk.workspace.move_highlight(highlight_id, start, end)
        self._desk.status.say_undoable("Moved the ends of the highlight.")

    # Tags and notes

    def tag(self) -> None:
        """Ask for a tag beside the passage in hand."""
        pane = self._pane()
        if pane is not None:
            self._tag_beside(pane, "")

    def note(self) -> None:
        """Write a note beside the passage in hand."""
        pane = self._pane()
        if pane is not None:
            self._note_beside(pane, "")

    def _targets(self, pane: DocumentPane, highlight_id: str) -> list[str]:
        """Return what to act on; a bare selection is kept first."""
        if highlight_id:
            return [highlight_id]
        if pane.selection():
            kept = self._keep(pane, COLOURS[0])
            return [kept.id] if kept else []
        return self.in_hand()

    def _tag_beside(self, pane: DocumentPane, highlight_id: str) -> None:
        ids = self._targets(pane, highlight_id)
        if not ids:
            self._desk.status.say("Select a passage or a highlight first, then press T.")
            return
        popup = TagPopup(pane, self._desk.catalogue.tags)
        popup.tag_chosen.connect(self._desk.safely(lambda path: self.add_tag(ids, path)))
        popup.show_beside(pane.rect_of(self._known(ids[:1])))

    def _note_beside(self, pane: DocumentPane, highlight_id: str) -> None:
        ids = self._targets(pane, highlight_id)
        known = self._known(ids[:1])
        if not known:
            self._desk.status.say("Select a passage or a highlight first, then press N.")
            return
        popup = NotePopup(pane, known[0].note)
        popup.note_committed.connect(
            self._desk.safely(lambda text: self.write_note(known[0].id, text))
        )
        popup.show_beside(pane.rect_of(known))

    def add_tag(self, ids: Sequence[str], path: str) -> None:
        """Give highlights a tag."""
        workspace = self._desk.workspace
        with workspace.step("Tag"):
            for highlight_id in ids:
                workspace.add_tag(highlight_id, path)
        self._desk.status.say_undoable(f"Tagged “{path}”.")

    def remove_tag(self, ids: Sequence[str], path: str) -> None:
        """Take a tag off highlights."""
        workspace = self._desk.workspace
        with workspace.step("Remove tag"):
            for highlight_id in ids:
                workspace.remove_tag(highlight_id, path)
        self._desk.status.say_undoable(f"Took off “{path}”.")

    def write_note(self, highlight_id: str, text: str) -> None:
        """Keep a note on a highlight."""
        self._desk.workspace.change_highlight(highlight_id, note=text.strip())
        self._desk.status.say_undoable("Note kept." if text.strip() else "Note removed.")

    # Removing, linking, moving about

    def remove(self, ids: Sequence[str]) -> None:
        """Move highlights to the trash."""
        workspace = self._desk.workspace
        with workspace.step("Remove highlight"):
            for highlight_id in ids:
                workspace.remove_highlight(highlight_id)
        what = "the highlight" if len(ids) == 1 else f"{len(ids)} highlights"
        self._desk.status.say_undoable(f"Removed {what}.")

    def accept(self) -> None:
        """Accept where the highlights in hand were found again."""
        for highlight_id in self.in_hand():
            self._accept(highlight_id)

    def _accept(self, highlight_id: str) -> None:
        highlight = self._desk.workspace.find_highlight(highlight_id)
        self._desk.workspace.move_highlight(highlight_id, highlight.start, highlight.end)
        self._desk.status.say_undoable("Kept at its new place.")

    def link(self) -> None:
        """Ask which other highlight the one in hand has to do with, and how."""
        ids = self.in_hand()
        if not ids:
            self._desk.status.say("Choose a highlight first, then press L.")
            return
        others = [h for h in self._desk.workspace.highlights() if h.id != ids[0]]
        dialog = LinkDialog(others, self._desk.catalogue.title, self._desk.window)
        if dialog.exec() and (target := dialog.target_id()):
            self._desk.workspace.add_link(ids[0], target, dialog.kind())
            self._desk.status.say_undoable("Linked.")

    def _related(self, highlight_id: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for link in self._desk.workspace.links(highlight_id):
            outward = link.source_id == highlight_id
            other = link.target_id if outward else link.source_id
            try:
                quotation = self._desk.workspace.find_highlight(other).anchor.quotation
            except NotFoundError:
                continue
            word = str(link.kind) if outward else f"{link.kind} (from)"
            found.append((f"{word}: {quotation}", other))
        return found

    def open_linked(self, highlight_id: str) -> None:
        """Open a linked highlight, in whichever document it is."""
        highlight = self._desk.workspace.find_highlight(highlight_id)
        self._desk.open_passage(highlight.document_id, highlight.start, highlight.end)
        self._desk.sidebar.select(highlight_id)

    def next(self) -> None:
        """Go to the next highlight."""
        self._step(forward=True)

    def previous(self) -> None:
        """Go to the highlight before."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        pane = self._pane()
        if pane is None:
            return
        found = pane.reader.next_highlight() if forward else pane.reader.previous_highlight()
        if found:
            self._desk.sidebar.select(found)
        else:
            self._desk.status.say("No more highlights this way.")

    # Copying and following

    def copy(self) -> None:
        """Copy the chosen text, or the quotations in hand."""
        pane = self._pane()
        if pane is not None and pane.selection():
            pane.reader.copy()
        elif known := self._known(self.in_hand()):
            QGuiApplication.clipboard().setText("\n\n".join(h.anchor.quotation for h in known))

    def copy_with_citation(self) -> None:
        """Copy the passage in hand with where it comes from."""
        pane = self._pane()
        if pane is None:
            return
        known = self._known(self.in_hand())
        start, quotation = -1, ""
        if passage := pane.selection():
            start, quotation = passage[0], pane.reader.selected_text()
        elif known:
            start, quotation = known[0].start, known[0].anchor.quotation
        if start >= 0:
            citation = self._desk.workspace.citation(pane.document_id, start)
            QGuiApplication.clipboard().setText(f"“{quotation}”\n{citation}")
            self._desk.status.say("Copied with citation.")

    def search_selection(self) -> None:
        """Search the library for the chosen words."""
        pane = self._pane()
        text = pane.reader.selected_text() if pane and pane.selection() else ""
        known = self._known(self.in_hand()[:1])
        text = " ".join((text or (known[0].anchor.quotation if known else "")).split()[:12])
        if text:
            self._desk.left.search.field.setText(f'"{text}"')
            self._desk.left.search.field.setFocus()

    def _follow_link(self, target: str) -> None:
        """Offer to open a web address in the browser; nothing is fetched here."""
        url = QUrl(target)
        if url.scheme() in ("http", "https", "mailto"):
            self._desk.status.offer(
                f"Link to {target}", "Open in browser", lambda: QDesktopServices.openUrl(url)
            )
        else:
            self._desk.status.say(f"This link cannot be followed: {target}")

    def _known(self, ids: Sequence[str]) -> list[Highlight]:
        pane = self._pane()
        known = pane.highlights if pane else {}
        return [known[highlight_id] for highlight_id in ids if highlight_id in known]

    def _menu(self, ids: list[str], place: QPoint) -> None:
        if not ids:
            return
        menu = QMenu(self._desk.window)
        for name in ("copy", "copy_citation", "tag", "note", "link", "underline", "remove"):
            menu.addAction(self._desk.actions[name])
        menu.exec(place)
        menu.deleteLater()
