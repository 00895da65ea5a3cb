"""Verbs about free notes: begin one, open it, write it, follow its links, hand it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.domain.file_names import safe
from desktop.domain.noted.free_notes import AT_THE_TOP, Home
from desktop.domain.noted.note_links import Target
from desktop.errors import ManiculeError, NotFoundError
from desktop.ui.handing_on import hand_on
from desktop.ui.noted.note_tab import NoteTab
from desktop.ui.shown import of_note
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.verbs.noted.note_quoting import NoteQuoting
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Changes
    from desktop.domain.noted.free_notes import FreeNote
    from desktop.domain.noted.note_links import Linkable, NoteLink
    from desktop.ui.desk import Desk
    from desktop.ui.linking.link_verbs import LinkVerbs
    from desktop.ui.shown import Shown
    from desktop.ui.verbs.notes import NoteVerbs


class FreeNoteVerbs:
    """A note is written in a tab of its own; what is typed is kept as drafts are until it is."""

    def __init__(
        self, desk: Desk, notes: NoteVerbs, links: LinkVerbs, follow: Callable[[str], None]
    ) -> None:
        """`follow` shows what a link that is spelled out leads to."""
        self._desk = desk
        self._follow_address = follow
        self._notes = notes
        self._links = links
        self.quoting = NoteQuoting(desk, self.home)
        links.open_note = self.open
        desk.look.changed.connect(self._retint)
        desk.left.tree.note_opened.connect(desk.safely(self.open))
        desk.left.tree.model.notes_moved.connect(desk.safely(self._move))

    def _tabs(self) -> list[NoteTab]:
        return [tab for tab in self._desk.reading.all_tabs() if isinstance(tab, NoteTab)]

    def _retint(self) -> None:
        for tab in self._tabs():
            tab.editor.retint()

    # Opening

    def new(self) -> None:
        """Begin a note under what is chosen in the tree, or under the document in front."""
        home = self.home()
        made = self._desk.workspace.notes.add(home=home)
        self._reveal(made.id)
        self.open(made.id)
        for tab in self._tabs():
            if tab.shown.note_id == made.id:
                tab.edit_title()
        self._desk.status.say_undoable(f"New note in “{self._called(home)}”.")

    def home(self) -> Home:
        """Return what a note that is begun now belongs to."""
        tree, pane = self._desk.left.tree, self._desk.reading.current()
        node = tree.current_node() if tree.in_use() else None
        if node is None and (note := self._in_front()) is not None:
            return note.home
        if node is None:
            return Home(pane.document_id) if pane is not None else AT_THE_TOP
        if node.kind is Kind.COLLECTION:
            return Home(None, node.key)
        if node.kind is Kind.NOTE:
            return self._desk.workspace.notes.get(node.key).home
        below = (Kind.DOCUMENT, Kind.SECTION, Kind.BOOKMARK)
        return Home(node.document_id) if node.kind in below else AT_THE_TOP

    def _called(self, home: Home) -> str:
        catalogue = self._desk.catalogue
        if home.document_id is not None:
            return catalogue.title(home.document_id)
        return catalogue.collection_name(home.collection_id) or "Documents"

    def open(self, note_id: str) -> None:
        """Bring a note to the front."""
        self._desk.workspace.notes.get(note_id)  # says so when it is gone
        self._desk.leave_here()
        self._desk.reading.show_tab(of_note(note_id))
        self._desk.reading.take_focus()

    def _reveal(self, note_id: str) -> None:
        """Show a note in the tree, where its document is opened for that."""
        tree, home = self._desk.left.tree, self._desk.workspace.notes.get(note_id).home
        self._desk.left.show_tree()
        if home.document_id is not None:
            tree.reveal(home.document_id)
            tree.view.expand(tree.view.currentIndex())
        tree.reveal(note_id, Kind.NOTE)

    def made(self, shown: Shown) -> NoteTab:
        """Return a tab with a note."""
        tab, safely = NoteTab(shown), self._desk.safely
        tab.drafting.drafts = self._desk.workspace.drafts
        self._notes.drafts.attend(tab.drafting, lambda _id: tab.drafting.bring_back())
        tab.title_written.connect(safely(lambda title: self._write_title(tab, title)))
        tab.text_written.connect(lambda text: self._write(tab, text))
        tab.home_wanted.connect(safely(lambda: self._reveal(shown.note_id)))
        tab.note_wanted.connect(safely(self.open))
        editor = tab.editor
        editor.followed.connect(safely(self._follow))
        editor.address_followed.connect(safely(self._follow_address))
        editor.wanted.connect(lambda typed: self._look_for(tab, typed))
        editor.called = self._named
        editor.quoting = self.quoting.quotation
        self._show(tab)
        return tab

    def _show(self, tab: NoteTab) -> None:
        notes, note_id, before = self._desk.workspace.notes, tab.shown.note_id, tab.title
        note = notes.get(note_id)
        pointing = self._desk.catalogue.noted.pointing_to(Target.NOTE, note_id)
        tab.show_note(note, self._called(note.home), pointing)
        self._desk.reading.retitle_note(note_id, note.title)
        if before and before != note.title:
            self._desk.reading.current_changed.emit()  # the window is called by what is in front

    def refresh(self, changes: Changes) -> None:
        """Show the notes as they are, and close those that are gone."""
        known = self._desk.catalogue.noted.notes
        for tab in self._tabs():
            if tab.shown.note_id not in known:
                self._desk.reading.close_pane(tab)
            elif changes.notes or changes.documents or changes.collections:
                self._show(tab)
        sidebar = self._desk.sidebar
        if changes.notes and (one := sidebar.card.highlight) is not None:
            sidebar.card.fill(one, sidebar.tags, self._links.related(one.id))

    # Writing

    def _write_title(self, tab: NoteTab, title: str) -> None:
        self._desk.workspace.notes.change(tab.shown.note_id, title=title)

    def _write(self, tab: NoteTab, text: str) -> None:
        """Keep what was written, unless somebody else has written there meanwhile."""
        if not self._desk.is_open:
            tab.editor.refuse()  # the draft has it
            return
        notes, before = self._desk.workspace.notes, tab.note
        try:
            now = notes.get(tab.shown.note_id)
            if before is None or now.text in (before.text, text):
                tab.note = notes.change(now.id, text=text)
                return
            reason = "The note was changed elsewhere meanwhile, and yours was not kept."
        except NotFoundError:
            reason = "The note is gone, and what you wrote was not kept."
        except ManiculeError as error:
            reason = str(error)
        tab.editor.refuse()
        self._desk.status.offer(
            reason, "Copy the Note", lambda: QGuiApplication.clipboard().setText(text)
        )

    def _move(self, note_ids: list[str], document_id: str) -> None:
        for note_id in note_ids:
            self._desk.workspace.notes.move(note_id, Home(document_id))
        self._desk.status.say_undoable(f"Moved to “{self._desk.catalogue.title(document_id)}”.")

    # Links

    def _look_for(self, tab: NoteTab, typed: str) -> None:
        def offer(found: list[Linkable]) -> None:
            if tab in self._tabs():
                tab.editor.offer(found)

        asked = call(self._desk.workspace.notes.linkable, typed, beside=tab.shown.note_id)
        self._desk.tasks.search(asked, then=offer)

    def _named(self, link: NoteLink) -> str:
        name = self._desk.workspace.notes.called(link.target, link.id)
        return name or "What this points to is gone, or in the trash."

    def _follow(self, link: NoteLink) -> None:
        if link.target is Target.NOTE:
            self.open(link.id)
        elif link.target is Target.DOCUMENT:
            self._desk.open_passage(link.id)
        else:
            self._links.open_linked(link.id)

    # Handing on

    def export(self) -> None:
        """Write the note in the tree, or else the one in front, to a Markdown file."""
        note = self._in_hand()
        if note is None:
            self._desk.status.say("Open a note first, or choose one in the tree.")
            return
        notes = self._desk.workspace.notes
        hand_on(
            self._desk,
            "Export the Note",
            f"{safe(note.title, 'Note')}.md",
            lambda path: call(notes.file, path, [note], replace=True),
        )

    def _in_hand(self) -> FreeNote | None:
        chosen = [row.key for row in self._desk.subject.rows if row.kind is Kind.NOTE]
        front = self._in_front()  # what is written there is to be kept first, in any case
        return self._desk.workspace.notes.get(chosen[0]) if chosen else front

    def _in_front(self) -> FreeNote | None:
        tab = self._desk.reading.on_show()
        if not isinstance(tab, NoteTab):
            return None
        tab.write_now()
        return self._desk.workspace.notes.get(tab.shown.note_id)
