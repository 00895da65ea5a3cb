"""Verbs about highlights: keep a passage, colour it, move it, copy it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
)

from desktop.domain import COLOURS, Highlight, HighlightStyle
from desktop.domain.exchanged.deep_link import SCHEME
from desktop.ui.large_change import MUCH, change
from desktop.ui.look.tag_colours import called
from desktop.ui.tabs.other_tab import WAITING, looked_at
from desktop.ui.tabs.revision_words import OLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.desk import Desk
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_pane import DocumentPane

_QUOTES = re.compile('["“”„«»「」]')
"""Would end a search for words as they stand."""
_GAP = 8
"""Characters that stand between two sentences or paragraphs, at most."""
ACTS = (
    "copy",
    "copy_citation",
    "copy_link",
    "tag",
    "who_says",
    "note",
    "link",
    "linked",
    "quote_in_note",
    "add_to_claim",
    "add_to_outline",
    "underline",
    "made_on",
    "copies",
    "highlight_history",
    "receipt",
    "remove",
)
"""What the menu of a card offers."""


class HighlightVerbs:
    """Act on the chosen passage, or else on the highlights in hand."""

    def __init__(self, desk: Desk, follow: Callable[[str], None]) -> None:
        """`follow` shows what a link of the program itself leads to."""
        self._desk = desk
        self._follow = desk.safely(follow)
        sidebar = desk.sidebar
        sidebar.chosen.connect(self.show)
        sidebar.dismissed.connect(desk.safely(lambda key: self.remove([key])))
        sidebar.menu_requested.connect(self._menu)
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.views.with_readers(lambda reader: self._connect(pane, reader))

    def _connect(self, pane: DocumentPane, reader: Reader) -> None:
        safely = self._desk.safely
        reader.highlight_requested.connect(safely(self.mark))
        reader.recolour_requested.connect(safely(lambda key, colour: self.recolour([key], colour)))
        reader.style_requested.connect(safely(self._restyle))
        reader.remove_requested.connect(safely(lambda key: self.remove([key])))
        reader.ends_moved.connect(safely(lambda key, *ends: self.move_ends(key, *ends, pane=pane)))
        reader.link_activated.connect(self._follow_link)

    # What is in hand

    def pane(self) -> DocumentPane | None:
        """Return the page in front."""
        return self._desk.reading.current()

    def show(self, highlight_id: str) -> None:
        """Show a highlight in the page."""
        pane = self.pane()
        highlight = pane.highlights.get(highlight_id) if pane else None
        if pane is not None and highlight is not None:
            self._desk.subject.take(highlight_id, in_page=True)
            with self._desk.walking():
                pane.reader.go_to_highlight(highlight)

    # Colours

    def mark(self, colour: str) -> None:
        """Keep the chosen passage, or recolour the highlights in hand."""
        if self._desk.subject.passage is not None:
            self.keep(colour)
        elif ids := self._desk.subject.ids:
            self.recolour(ids, colour)
        else:
            self._desk.status.say("Select a passage first, then press 1 to 6.")

    def may_mark(self) -> bool:
        """Whether passages of the page in front can be marked; if not, say why."""
        pane = self.pane()
        if pane is not None and pane.revision:
            self._desk.status.say(OLD)
            return False
        return True

    def keep(self, colour: str, tags: Sequence[str] = ()) -> Highlight | None:
        """Keep the chosen passage and take it in hand; it stays chosen when it cannot be kept."""
        pane, passage = self.pane(), self._desk.subject.passage
        if pane is None or passage is None or not self.may_mark():
            return None
        if not pane.reader.selected_text().strip():
            self._desk.status.say("There are no words in the selection.")
            return None
        highlight = self._desk.workspace.highlights.add(*passage, colour=colour, tags=tags)
        _go_behind(pane, highlight.end)
        self._desk.subject.take(highlight.id)
        self._desk.status.say_undoable(f"Highlighted in {called(colour)}.")
        return highlight

    def recolour(self, ids: Sequence[str], colour: str) -> None:
        """Change the colour of highlights."""
        desk, highlights = self._desk, self._desk.workspace.highlights

        def then() -> None:
            desk.status.say_undoable(f"Made {called(colour)}.")

        if len(ids) == 1:  # which is a step by itself, and told of as it was stored
            highlights.change(ids[0], colour=colour)
            then()
        else:
            change(desk, highlights.recolour, ids, colour)("Colour", len(ids) > MUCH, then)

    def underline(self) -> None:
        """Turn the highlights in hand from fill to underline, or back."""
        if self._desk.subject.passage is not None:
            self.keep(COLOURS[0])
        for highlight in self._desk.subject.highlights:
            if highlight.style is HighlightStyle.AREA:
                self._desk.status.say("An area is framed: it has no words to be underlined.")
                continue
            line = highlight.style is HighlightStyle.FILL
            self._restyle(highlight.id, HighlightStyle.UNDERLINE if line else HighlightStyle.FILL)

    def _restyle(self, highlight_id: str, style: str) -> None:
        self._desk.workspace.highlights.change(highlight_id, style=HighlightStyle(style))

    def move_ends(
        self, highlight_id: str, start: int, end: int, *, pane: DocumentPane | None = None
    ) -> None:
        """Let a highlight begin and end elsewhere, in this page or else in the one in front."""
        shown = pane or self.pane()
        if shown is not None and shown.revision:
            self._desk.status.say(OLD)
            return
        self._desk.workspace.highlights.move(highlight_id, start, end)
        self._desk.status.say_undoable("Moved the ends of the highlight.")

    # Removing and moving about

    def remove(self, ids: Sequence[str]) -> None:
        """Move highlights to the trash."""
        desk = self._desk
        what = "the highlight" if len(ids) == 1 else f"{len(ids):,} highlights"
        change(desk, desk.workspace.highlights.remove_all, ids)(
            "Remove", len(ids) > MUCH, lambda: desk.status.say_undoable(f"Removed {what}.")
        )

    def next(self) -> None:
        """Go to the next highlight."""
        self._step(forward=True)

    def previous(self) -> None:
        """Go to the highlight before."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        pane = self.pane()
        if pane is None:
            return
        reader = pane.reader
        with self._desk.walking():
            found = reader.next_highlight() if forward else reader.previous_highlight()
        if not found:
            self._desk.status.say("No more highlights this way.")

    # Copying and following

    def copy(self) -> None:
        """Copy the chosen text, or the quotations in hand; in a field, what is chosen there."""
        pane, field = self.pane(), QApplication.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.copy()
        elif pane is not None and self._desk.subject.passage is not None:
            pane.reader.copy()
        elif ids := self._desk.subject.ids:
            known = self._desk.workspace.highlights.by_id(ids)
            QGuiApplication.clipboard().setText("\n\n".join(h.quote for h in known))
        elif looked_at(self._desk.reading.on_show()) is not pane:
            self._desk.status.say(WAITING)

    def select_all(self) -> None:
        """Choose all of what the keyboard is on: the text, a list's rows, a field's words."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit | QAbstractItemView):
            focused.selectAll()
        elif pane := self.pane():
            pane.reader.select_all()
        elif looked_at(self._desk.reading.on_show()) is not None:
            self._desk.status.say(WAITING)

    def search_selection(self) -> None:
        """Search the library for the chosen words."""
        pane, subject = self.pane(), self._desk.subject
        text = pane.reader.selected_text() if pane and subject.passage is not None else ""
        known = subject.highlights[:1]
        text = text or (known[0].quote if known else "")
        text = " ".join(_QUOTES.sub(" ", text).split()[:12])
        if text:
            self._desk.left.field.setText(f'"{text}"')
            self._desk.left.field.setFocus()

    def _follow_link(self, target: str) -> None:
        """Offer to open a web address in the browser; nothing is fetched here."""
        url = QUrl(target)
        if url.scheme() in ("http", "https", "mailto"):
            self._desk.status.offer(
                f"Link to {target}", "Open in Browser", lambda: QDesktopServices.openUrl(url)
            )
        elif url.scheme() == SCHEME:
            self._follow(target)
        else:
            self._desk.status.say(f"This link cannot be followed: {target}")

    def known(self, ids: Sequence[str]) -> list[Highlight]:
        """Return those of the highlights that are in the page in front, or listed in its place."""
        pane = self.pane()
        known = pane.highlights if pane else {one.id: one for one in self._desk.subject.highlights}
        return [known[highlight_id] for highlight_id in ids if highlight_id in known]

    def _menu(self, ids: list[str], place: QPoint) -> None:
        if not ids:
            return
        menu = QMenu(self._desk.window)
        for name in ACTS:
            menu.addAction(self._desk.actions[name])
        decisions = [self._desk.actions[name] for name in ("accept_review", "keep_record")]
        if any(action.isEnabled() for action in decisions):
            menu.addSeparator()
            menu.addActions(decisions)
        menu.exec(place)
        menu.deleteLater()


def _go_behind(pane: DocumentPane, end: int) -> None:
    """Put the caret where the next words begin: a key then selects these, and not the gap."""
    content = pane.content
    if content is not None:
        gap = content.text[end : min(end + _GAP, content.body_end)]
        end += len(gap) - len(gap.lstrip())
        pane.reader.set_selection(end, end)
