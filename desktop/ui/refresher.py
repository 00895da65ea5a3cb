"""What each pane does when something changed: ask for it again, and only for that."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop import APP_NAME
from desktop.domain import Changes, LocatorKind
from desktop.ui.cards.sidebar import FRAME_MS
from desktop.ui.look.plain import window_title
from desktop.ui.remembered import ARRANGED
from desktop.ui.tabs.listing import AT_ONCE, Listing, read
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.tagging.tag_counting import TagCounting

if TYPE_CHECKING:
    from desktop.domain import Document, Highlight
    from desktop.ui.desk import Desk
    from desktop.ui.pages.drawing import PageSource
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.tabs.document_views import Printed
    from desktop.ui.tabs.tab_group import Tab
    from desktop.ui.verbs import Verbs

FEW = 60
"""Up to this many changed highlights are brought level each; of more, all are shown anew."""


class Refresher(QObject):
    """The one way by which a change reaches the panes."""

    def __init__(self, desk: Desk, verbs: Verbs) -> None:
        super().__init__(desk)
        self._desk = desk
        self._verbs = verbs
        self._cards_soon = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._cards_soon.timeout.connect(self.show_current)
        desk.reading.fill = self.begin
        desk.reading.current_changed.connect(self.show_current)
        desk.opened.connect(self._opened)

    def _opened(self) -> None:
        self._desk.bridge.changed.connect(self.refresh)
        self._desk.catalogue.count_soon = TagCounting(self._desk).ask
        self._desk.left.tree.show_catalogue(self._desk.catalogue)
        self._desk.tasks.progressed.connect(lambda: _say_empty(self._desk))
        _say_empty(self._desk)

    def begin(self, pane: DocumentPane, document_id: str) -> None:
        """Show a document in a pane that was just made, where the reader left off."""
        self.fill(pane, document_id)
        if pane.revision:
            return
        if left_off := self._desk.workspace.documents.reading_position(document_id):
            pane.reader.goto(left_off, 0.0)

    def fill(self, pane: DocumentPane, document_id: str) -> None:
        """Show a document, or one of its old revisions, from its beginning."""
        workspace, number = self._desk.workspace, pane.revision
        if number:
            document = workspace.revisions.document(document_id, number)
            content = workspace.revisions.content(document_id, number)
        else:
            document = self._desk.catalogue.documents[document_id]
            content = workspace.documents.content(document_id)
        pane.show_document(
            document,
            content,
            workspace.documents.asset,
            self._printed(document_id, number),
            as_pages=not self._desk.settings.flag(f"as_text/{document_id}"),
        )
        self._show_revisions(pane)
        self._show_all_highlights(pane)

    def _printed(self, document_id: str, revision: int) -> Printed | None:
        """Return the pages of a document, or of one of its old revisions, should it have any."""
        workspace, settings = self._desk.workspace, self._desk.settings
        pages = workspace.documents.pages(document_id, revision or None)
        if pages is None or not len(pages):
            return None
        from desktop.ui.pages.arranging.arrangement import Arrangement  # large, as pages are
        from desktop.ui.tabs.document_views import Printed

        path = (
            workspace.revisions.source_path(document_id, revision)
            if revision
            else workspace.documents.source_path(document_id)
        )

        def source(*, is_patient: bool) -> PageSource:
            passwords = self._desk.passwords
            made = self._desk.drawing.source(path, passwords.of(path), is_patient=is_patient)
            made.opened.connect(lambda: passwords.opened(path, made.password))
            return made

        return Printed(
            pages,
            path,
            lambda: source(is_patient=False),
            lambda: source(is_patient=True),
            lambda: Arrangement.of(settings.text(f"{ARRANGED}/{document_id}")),
        )

    def _show_revisions(self, pane: DocumentPane) -> None:
        key = pane.document_id
        if self._desk.catalogue.documents[key].revision > 1:
            pane.show_revisions(self._desk.workspace.revisions.all(key))

    def _show_all_highlights(self, pane: DocumentPane) -> None:
        desk = self._desk
        if pane.listing is not None:
            pane.listing.stop()
        if desk.catalogue.documents[pane.document_id].highlights <= AT_ONCE:
            found = read(desk.workspace, pane.shown)
            pane.show_highlights(found, desk.catalogue.tag_colours())
        else:
            self._list(pane)

    def _list(self, pane: DocumentPane) -> None:
        """Show the page first, and its many highlights as soon as they are read."""
        colours = self._desk.catalogue.tag_colours
        listing = pane.listing = Listing(self._desk, pane.shown, pane)
        if not pane.highlights:
            pane.is_partial = True
            listing.begun.connect(lambda found: pane.show_some_highlights(found, colours()))
        listing.ended.connect(lambda found: pane.show_highlights(found, colours()))
        listing.ended.connect(lambda _found: self._cards_soon.start())
        listing.failed.connect(self._desk.status.say)
        listing.start(pane.reader.position)

    def refresh(self, changes: Changes) -> None:
        """Bring every pane level with the library."""
        desk = self._desk
        others = desk.catalogue.update(changes)
        counted = replace(changes, tags=changes.tags - desk.catalogue.uncounted)
        desk.left.tree.refresh(counted | others)
        self._refresh_documents(changes)
        if changes.highlights or changes.tags:
            self._refresh_highlights(changes)
        if desk.bridge.is_own:
            for document_id in changes.documents:
                desk.reading.keep(document_id)  # who works in it is not only looking
        for verbs in self._verbs.following:
            verbs.refresh(changes)
        desk.left.tree.show_returned()  # last: the tree follows what is in front
        _say_empty(self._desk)

    def _refresh_documents(self, changes: Changes) -> None:
        desk = self._desk
        desk.reading.close_gone(desk.catalogue.documents)
        for document_id in changes.documents & desk.catalogue.documents.keys():
            desk.reading.retitle(desk.catalogue.documents[document_id])
        for pane in desk.reading.panes():
            if pane.document_id not in changes.documents or pane.document is None:
                continue
            if pane.revision:
                self._show_revisions(pane)  # there may be more of them now; this one stays
            elif pane.document_id in changes.texts:
                self._refresh_pane(pane, pane.document, desk.catalogue.documents[pane.document_id])
            else:
                pane.show_facts(desk.catalogue.documents[pane.document_id])

    def _refresh_pane(self, pane: DocumentPane, before: Document, now: Document) -> None:
        content = self._desk.workspace.documents.content(now.id)
        known = pane.content.sections if pane.content else ()
        are_renamed = before.facts.page_labels != now.facts.page_labels
        if before.revision != now.revision or are_renamed or known != content.sections:
            position = pane.reader.position()
            self.fill(pane, now.id)
            if position:
                pane.reader.goto(position, 0.0)
        else:
            pane.show_facts(now)
        if pane is self._desk.reading.current():
            self._title_window(pane)

    def _refresh_highlights(self, changes: Changes) -> None:
        whole = len(changes.highlights) > FEW or not changes.highlights
        changed = [] if whole else self._desk.workspace.highlights.by_id(changes.highlights)
        removed = list(changes.highlights.difference(one.id for one in changed))
        for pane in self._desk.reading.panes():
            if whole:
                self._show_all_highlights(pane)
            elif pane.revision:
                found = read(self._desk.workspace, pane.shown, list(changes.highlights))
                gone = changes.highlights.difference(one.id for one in found)
                pane.update_highlights(found, list(gone))
            else:
                mine = [h for h in changed if h.document_id == pane.document_id]
                pane.update_highlights(mine, removed)
                if pane.listing is not None:
                    pane.listing.touch(changes.highlights)
        front = self._desk.reading.current()
        if front is not None and len(front.highlights) > AT_ONCE:
            self._cards_soon.start()  # the page is painted before so many cards are looked through
        else:
            self.show_current()

    def show_current(self) -> None:
        """Show in the sidebar the highlights of the document in front."""
        desk = self._desk
        pane = desk.reading.current()
        if not desk.is_open:
            return
        if pane is None:
            tab = desk.reading.on_show()
            none = ("No document open", "Its highlights are listed here.")
            desk.sidebar.say_empty(*(tab.beside if isinstance(tab, OtherTab) else none))
            desk.sidebar.show_highlights([], desk.catalogue.tags)
        else:
            self._show_cards(pane)
        self._title_window(pane)
        if pane is not None:
            desk.left.tree.follow(pane.document_id, -1 if pane.revision else pane.section)

    def _show_cards(self, pane: DocumentPane) -> None:
        sidebar, tags = self._desk.sidebar, self._desk.catalogue.tags
        sidebar.editor.is_fixed = bool(pane.revision)
        if pane.is_partial:
            sidebar.say_empty("Reading the highlights", "They are listed in a moment.")
            sidebar.show_highlights([], tags)
            return
        then = ("No highlights here", "None stood in this revision of the text.")
        sidebar.say_empty(*(then if pane.revision else ("No highlights yet", _how_to_begin(pane))))
        sidebar.model.section_of = partial(_section_title, pane)
        sidebar.model.page_of = partial(_page_label, pane)
        highlights = pane.ordered_highlights()
        sidebar.show_highlights(highlights, tags)
        if sidebar.model.waiting and not pane.revision:
            self._verbs.reviews.looking.seen(highlights)

    def _title_window(self, pane: DocumentPane | None) -> None:
        title = _title(pane or self._desk.reading.on_show())
        self._desk.window.setWindowTitle(
            f"{window_title(title)} – {APP_NAME}" if title else APP_NAME
        )


def _title(tab: Tab | None) -> str:
    """Return what the window is called by, '' without a document."""
    if isinstance(tab, OtherTab) and not tab.shown.is_document:
        return tab.title or tab.shown.title
    return tab.document.title if tab is not None and tab.document else ""


def _how_to_begin(pane: DocumentPane) -> str:
    """Return how a first highlight is made: of pictures alone nothing can be selected."""
    from desktop.domain.printed.page_map import blank_pages  # after the first paint

    content = pane.content
    if content is not None and len(content.blocks) == len(blank_pages(content)) > 0:
        return (
            "These pages are pictures: there are no words to select. Document › Recognise Text "
            "reads them; then they can be highlighted, searched and quoted."
        )
    return "Select a passage and press 1 to 6, or choose a colour beside it."


def _section_title(pane: DocumentPane, highlight: Highlight) -> str:
    """Return the titles of the sections that a highlight stands in, without the document's."""
    path = pane.content.section_path(highlight.start) if pane.content else ()
    own = pane.document.title if pane.document else ""
    return "  ›  ".join(section.title for section in path if section.title != own)


def _page_label(pane: DocumentPane, highlight: Highlight) -> str:
    """Return what the page is called that a highlight stands on, '' where it stands nowhere."""
    if pane.content is None or highlight.placement.status.is_gone:
        return ""
    return pane.content.locator(highlight.start, LocatorKind.PAGE)


def _say_empty(desk: Desk) -> None:
    """Say where no document is open what can be done."""
    empty = desk.reading.empty
    preparing = desk.tasks.is_doing(desk.workspace.starter.install)
    empty.button.setVisible(not preparing)
    if preparing:
        empty.say("Welcome to Manicule", "Sample documents are on their way to your library.")
    elif desk.catalogue.documents:
        empty.say("No document open", "Choose one on the left, or press Ctrl+K and type its name.")
    else:
        empty.say(
            "Your library is empty",
            "Drop files or folders here, or import them: text, Markdown, web pages, e-books, "
            "Word and OpenDocument files, e\N{NON-BREAKING HYPHEN}mail.",
        )
