"""Verbs about links: make one, follow it, see what is around a passage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from desktop import words
from desktop.domain import LinkKind
from desktop.domain.noted.note_links import Target
from desktop.errors import ManiculeError, NotFoundError
from desktop.ui import dialogs
from desktop.ui.annotations.annotations_tab import AnnotationsTab
from desktop.ui.cards.card_editor import Linked
from desktop.ui.drawn.picture_file import FORMS, ask_path, write_picture
from desktop.ui.linking.card_drop import in_list, in_text
from desktop.ui.linking.kinds_dialog import LinkKindsDialog
from desktop.ui.linking.linked_tab import LinkedTab
from desktop.ui.linking.neighbours import Around, around
from desktop.ui.look.plain import caption
from desktop.ui.shown import LINKED

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from desktop.domain import Changes
    from desktop.ui.desk import Desk
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.tabs.other_tab import OtherTab

_CLAIM = "claim "
"""Before the id of a claim, among those of highlights."""
KEYED = 9
"""Kinds that have a digit in the menu."""


class LinkVerbs:
    """Act on the highlight in hand."""

    def __init__(self, desk: Desk, show_claim: Callable[[str], None]) -> None:
        self._desk = desk
        self._show_claim = show_claim
        self._tab: LinkedTab | None = None
        self._center = ""
        sidebar = desk.sidebar
        sidebar.link_opened.connect(desk.safely(partial(self.open_linked, beside=True)))
        sidebar.related = self.related
        self.open_note: Callable[[str], None] = lambda _id: None
        """Opens a free note that points to a highlight."""
        sidebar.editor.link_removed.connect(desk.safely(self._remove))
        sidebar.editor.another_kind_wanted.connect(self._ask_another)
        in_list(sidebar.view, sidebar.model).dropped.connect(self._dropped)
        desk.reading.pane_made.connect(self._connect_pane)
        desk.reading.other_made.connect(self._attend)
        desk.opened.connect(lambda: desk.bridge.changed.connect(self._refresh))

    def _attend(self, tab: OtherTab) -> None:
        """Let highlights of several documents be dragged onto each other in the list of all."""
        if isinstance(tab, AnnotationsTab):
            in_list(tab.list, tab.model).dropped.connect(self._dropped)

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.views.with_readers(self._attend_text)

    def _attend_text(self, reader: Reader) -> None:
        """Let cards be dragged onto the passages of a text or of pages."""
        in_text(reader).dropped.connect(self._dropped)

    # Making

    def link(self) -> None:
        """Ask which other highlight the one in hand has to do with, and how."""
        ids = self._desk.subject.ids
        if not ids:
            self._desk.status.say("Choose a highlight first, then press L.")
            return
        workspace = self._desk.workspace
        ask = self._desk.asking(without=ids[0])
        dialog = dialogs.LinkDialog(
            ask, self._desk.catalogue.title, workspace.links.kinds(), self._desk.window
        )
        dialog.kinds_wanted.connect(lambda: self._edit_kinds(dialog.show_kinds))
        if dialog.exec() and (target := dialog.target_id()):
            self._add(ids[0], target, dialog.kind())
        dialog.deleteLater()

    def _dropped(self, source: str, target: str, place: QPoint) -> None:
        """Ask how what was dragged has to do with what it was dropped on."""
        self._ask_kind(partial(self._add, source, target), place)

    def _ask_another(self, link_id: str) -> None:
        self._ask_kind(partial(self._change, link_id), QCursor.pos())

    def _ask_kind(self, act: Callable[[str], None], place: QPoint) -> None:
        menu = QMenu(self._desk.window)
        menu.setObjectName("linkMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        take = self._desk.safely(act)
        for number, kind in enumerate(self._desk.workspace.links.kinds(), 1):
            mnemonic = f"&{number}  " if number <= KEYED else ""
            said = "See also" if kind.id == LinkKind.SEE_ALSO else kind.forward.capitalize()
            action = menu.addAction(f"{mnemonic}{caption(said)}")
            action.triggered.connect(lambda _=False, key=kind.id: take(key))
        menu.addSeparator()
        menu.addAction("New Kind…").triggered.connect(self.kinds)
        menu.popup(place)

    def _add(self, source: str, target: str, kind: str) -> None:
        self._desk.workspace.links.add(source, target, kind)
        self._desk.status.say_undoable("Linked.")

    def _change(self, link_id: str, kind: str) -> None:
        self._desk.workspace.links.change(link_id, kind)
        self._desk.status.say_undoable("The link is of another kind.")

    def _remove(self, link_id: str) -> None:
        self._desk.workspace.links.remove(link_id)
        self._desk.status.say_undoable("Link removed.")

    def kinds(self) -> None:
        """Let the reader add, reword and remove kinds of links."""
        self._edit_kinds(lambda _kinds: None)

    def _edit_kinds(self, told: Callable[..., object]) -> None:
        links = self._desk.workspace.links
        dialog = LinkKindsDialog(links.kinds(), self._desk.window)

        def doing(act: Callable[..., object]) -> Callable[..., None]:
            def done(*args: str) -> None:
                try:
                    act(*args)
                    said = ""
                except ManiculeError as error:
                    said = str(error)
                dialog.show_kinds(links.kinds(), said)

            return done

        dialog.added.connect(doing(links.add_kind))
        dialog.changed.connect(doing(links.change_kind))
        dialog.removed.connect(doing(links.remove_kind))
        dialog.exec()
        dialog.deleteLater()
        told(links.kinds())

    # Following

    def related(self, highlight_id: str) -> list[Linked]:
        """Return what points to a highlight or is linked to it."""
        if not self._desk.is_open:  # a card is filled a frame later, when that may be closed
            return []
        pointing = self._desk.catalogue.noted.pointing_to(Target.HIGHLIGHT, highlight_id)
        found = [Linked(f"in the note: {note.title}", note.id) for note in pointing]
        is_claimed = highlight_id in self._desk.sidebar.heights.claimed
        claims = self._desk.workspace.claims.of(highlight_id) if is_claimed else []
        found += [
            Linked(f"{stance} the claim: {said}", f"{_CLAIM}{key}") for key, said, stance in claims
        ]
        for end in self._desk.workspace.links.ends(highlight_id).get(highlight_id, ()):
            try:
                other = self._desk.workspace.highlights.find(end.other_id)
            except NotFoundError:
                continue
            text = f"{end.word}: {words.called(other)}"
            found.append(Linked(text, end.other_id, end.link_id))
        return found

    def open_linked(self, highlight_id: str, *, beside: bool = False) -> None:
        """Open a highlight, in whichever document it is, or a note or claim that points here.

        Beside is on the other side.
        """
        if highlight_id in self._desk.catalogue.noted.notes:
            self.open_note(highlight_id)
            return
        if highlight_id.startswith(_CLAIM):
            self._show_claim(highlight_id.removeprefix(_CLAIM))
            return
        one = self._desk.workspace.highlights.find(highlight_id)
        self._desk.open_passage(one.document_id, one.start, one.end, beside=beside)
        self._desk.subject.take(highlight_id)

    # What is around a passage

    def show_around(self) -> None:
        """Draw the highlight in hand with those at most two links away."""
        ids = self._desk.subject.ids
        self._center = ids[0] if ids else self._center
        self._desk.leave_here()
        before = self._tab
        self._desk.reading.show_tab(LINKED)
        if before is not None:  # else it was drawn when it was made
            self._draw()
        self._desk.reading.take_focus()

    def made(self) -> LinkedTab:
        """Return the tab."""
        tab = self._tab = LinkedTab()
        safely = self._desk.safely
        tab.destroyed.connect(self._gone)
        tab.view.opened.connect(safely(partial(self.open_linked, beside=True)))
        tab.view.centred.connect(self._centre)
        tab.export_wanted.connect(safely(self._export))
        self._draw()
        return tab

    def _gone(self) -> None:
        self._tab = None

    def _centre(self, highlight_id: str) -> None:
        self._center = highlight_id
        self._draw()

    def _refresh(self, changes: Changes) -> None:
        if self._tab is not None and (changes.highlights or changes.link_kinds):
            self._draw()

    def _draw(self) -> None:
        tab, workspace = self._tab, self._desk.workspace
        if tab is None:
            return
        found = around(self._center, workspace.links.ends())
        known = {one.id: one for one in workspace.highlights.by_id(list(found.by_id))}
        if self._center not in known:  # none was chosen, or it is gone
            found = Around((), ())
        tab.show_around(found, known, self._desk.catalogue.title)

    def _export(self) -> None:
        tab = self._tab
        if tab is None or not tab.view.around.spots:
            return
        title = "Export This Picture"
        path = ask_path(self._desk.window, self._desk.settings, title, "Linked passages.svg", FORMS)
        if path is not None:
            drawing, current = tab.view.drawing, tab.view.current
            write_picture(path, drawing.size(), lambda painter: drawing.draw(painter, current))
            self._desk.status.say(f"Written to {path}.")
