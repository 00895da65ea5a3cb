"""Annotating: highlights, tags and notes are asked for by keys, by the popup, by the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop.domain import COLOURS, HighlightStyle
from desktop.ui.look.tag_colours import called
from desktop.ui.reader.tools.bar_icons import dot
from desktop.ui.reader.tools.keys import Command, colour_for
from desktop.ui.reader.tools.menu import MenuEntry
from desktop.ui.reader.tools.popup import Popup
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from desktop.ui.look.reading_style import Theme
    from desktop.ui.reader.picking import Picking
    from desktop.ui.reader.selecting import Selecting
    from desktop.ui.reader.surface.surface import Surface

_POPUP_DELAY = 350


class Annotating(Tool):
    """Tells the wishes of a reader; each is a signal."""

    highlight_requested = Signal(str)
    recolour_requested = Signal(str, str)
    style_requested = Signal(str, str)
    tag_requested = Signal(str)
    note_requested = Signal(str)
    remove_requested = Signal(str)
    citation_requested = Signal()
    search_requested = Signal(str)
    section_requested = Signal(int)

    def __init__(self, canvas: Surface, selecting: Selecting, picking: Picking) -> None:
        super().__init__(canvas)
        self._selecting, self._picking = selecting, picking
        self._popup = Popup(canvas.viewport(), canvas.reading_style().theme)
        self._popup_soon = QTimer(self, singleShot=True, interval=_POPUP_DELAY)
        self._popup_soon.timeout.connect(self.show_popup)
        self.commands = {
            Command.ASK_CITATION: self.ask_citation,
            Command.ASK_TAG: self.ask_tag,
            Command.ASK_NOTE: self.ask_note,
            Command.ASK_REMOVE: self.ask_remove,
            Command.SHOW_POPUP: self.show_popup,
        }
        self._connect()
        self._follow()

    def _connect(self) -> None:
        popup = self._popup
        popup.colour_clicked.connect(self.ask_colour)
        popup.underline_clicked.connect(self._ask_style)
        popup.tag_clicked.connect(self.ask_tag)
        popup.note_clicked.connect(self.ask_note)
        popup.copy_clicked.connect(self._selecting.copy)
        popup.citation_clicked.connect(self.ask_citation)
        popup.search_clicked.connect(self._ask_search)
        popup.remove_clicked.connect(self.ask_remove)
        popup.chosen.connect(self._picking.pick)
        popup.closed.connect(self._close_popup)

    def _follow(self) -> None:
        """Show and hide the popup with what is selected and picked."""
        selecting, picking = self._selecting, self._picking
        self.canvas.touched.connect(self._popup_soon.stop)
        selecting.moved.connect(self._selection_moved)
        selecting.walked.connect(self._walked)
        selecting.begun.connect(self.hide_popup)
        selecting.drawn.connect(self.show_popup)
        picking.uncovered.connect(self.hide_popup)
        picking.picked.connect(self.show_popup)

    def _selection_moved(self) -> None:
        if not self._selecting.mouse.held:
            self._popup.hide()

    def _walked(self) -> None:
        start, end = self._selecting.selection()
        if start < end:
            self._popup_soon.start()
        else:
            self._popup_soon.stop()

    @override
    def leave(self) -> None:
        self._popup.hide()

    @override
    def dress(self, theme: Theme) -> None:
        self._popup.dress(theme)

    @override
    def text_moved(self) -> None:
        if self._popup.isVisible():
            self._place_popup()

    @override
    def focus_out(self, event: QFocusEvent) -> None:
        kept = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in kept:
            QTimer.singleShot(0, self, self._left)

    def _left(self) -> None:
        """Take the bar away when the reader turned to another part of the window."""
        focused, popup = QApplication.focusWidget(), self._popup
        inside = focused is self.canvas or (focused is not None and popup.isAncestorOf(focused))
        if focused is not None and not inside:
            popup.hide()

    @override
    def key_pressed(self, event: QKeyEvent) -> bool:
        colour = colour_for(event)
        if not colour or not self._selecting.has_subject():
            return super().key_pressed(event)
        self.ask_colour(colour)
        return True

    @override
    def escape(self) -> bool:
        selecting = self._selecting
        start, end = selecting.selection()
        going_on = start < end or bool(self.canvas.marks.selected) or self._popup.isVisible()
        if going_on:
            self._popup.hide()
            self._picking.select_highlight("")
            selecting.put_selection(selecting.head, selecting.head)
        return going_on

    # -- requests

    def ask_colour(self, colour: str) -> None:
        """Ask for the selection, or the picked highlight, to have a colour."""
        start, end = self._selecting.selection()
        if start < end:
            self.highlight_requested.emit(colour)
        elif self.canvas.marks.selected:
            self.recolour_requested.emit(self.canvas.marks.selected, colour)

    def _ask_style(self, underline: bool) -> None:  # noqa: FBT001  # a signal's argument
        style = HighlightStyle.UNDERLINE if underline else HighlightStyle.FILL
        if self.canvas.marks.selected:
            self.style_requested.emit(self.canvas.marks.selected, str(style))

    def _ask_search(self) -> None:
        self.search_requested.emit(self._selecting.selected_text())

    def ask_tag(self) -> None:
        """Ask to tag the selection or the picked highlight."""
        if self._selecting.has_subject():
            self.tag_requested.emit(self.canvas.marks.selected)

    def ask_note(self) -> None:
        """Ask to write a note on the selection or the picked highlight."""
        if self._selecting.has_subject():
            self.note_requested.emit(self.canvas.marks.selected)

    def ask_remove(self) -> None:
        """Ask to delete the picked highlight."""
        if self.canvas.marks.selected:
            self.remove_requested.emit(self.canvas.marks.selected)

    def ask_citation(self) -> None:
        """Ask for a copy with citation."""
        if self._selecting.has_subject():
            self.citation_requested.emit()

    def _can_mark(self) -> bool:
        """Say whether what is selected or picked can be coloured, tagged or noted."""
        return bool(self.canvas.marks.selected) or not self._picking.is_fixed

    # -- the popup

    def prepare(self) -> None:
        """Have the bar ready before something is selected, since it is slow to make."""
        self._popup.prepare()

    def show_popup(self) -> None:
        """Show the bar of colours and actions beside the selection or the picked highlight."""
        self._popup_soon.stop()
        if not self._selecting.has_subject():
            return
        highlight = self.canvas.marks.highlights.get(self.canvas.marks.selected)
        others = self.canvas.marks.highlights.at(self._selecting.head) if highlight else []
        self._popup.offer(highlight, others, can_mark=self._can_mark())
        self._place_popup()

    def _place_popup(self) -> None:
        picked = self.canvas.marks.highlights.get(self.canvas.marks.selected)
        if picked is not None:
            rects = self.canvas.rects_of_highlight(picked)
        else:
            rects = self.canvas.rects_of(*self._selecting.selected_range())
        height = self.canvas.viewport().height()
        seen = [rect for rect in rects if rect.bottom() > 0 and rect.top() < height]
        if seen:
            whole = QRectF(seen[0])
            whole.setBottom(seen[-1].bottom())
            self._popup.place(whole)
        else:
            self._popup.hide()

    def hide_popup(self) -> None:
        """Take the bar away."""
        self._popup.hide()

    def enter_popup(self) -> bool:
        """Give the keyboard to the bar; say whether it is there."""
        if self._popup.isVisible():
            self._popup.step_focus(1)
        return self._popup.isVisible()

    def _close_popup(self) -> None:
        self._popup.hide()
        self.canvas.setFocus()

    # -- the menu

    @override
    def menu(self, offset: int) -> list[MenuEntry | None]:
        chosen = self._selecting.has_subject()
        place = self._selecting.selected_range()[0] if chosen else offset
        section = partial(self.section_requested.emit, place)
        return [
            *(self._about_passage() if chosen else ()),
            None,
            MenuEntry(self.tr("Select All"), self._selecting.select_all, "Ctrl+A"),
            MenuEntry(self.tr("Begin a Section Here…"), section, "", self._may_begin(place)),
        ]

    def _about_passage(self) -> list[MenuEntry | None]:
        """Return what can be done with what is selected or picked."""
        marked = self._can_mark()
        colours = _colours(self.canvas.reading_style().theme, self.ask_colour)
        search = partial(self.search_requested.emit, self._selecting.selected_text())
        removing = MenuEntry(self.tr("Remove Highlight"), self.ask_remove, "Del")
        return [
            MenuEntry(self.tr("Copy"), self._selecting.copy, "Ctrl+C"),
            MenuEntry(self.tr("Copy with Citation"), self.ask_citation, "Ctrl+Shift+C"),
            MenuEntry(self.tr("Search the Library for This"), search),
            None,
            MenuEntry(self.tr("Highlight"), enabled=marked, entries=colours),
            MenuEntry(self.tr("Tag…"), self.ask_tag, "T", marked),
            MenuEntry(self.tr("Note…"), self.ask_note, "N", marked),
            *([removing] if self.canvas.marks.selected else ()),
        ]

    def _may_begin(self, offset: int) -> bool:
        """Say whether a section may begin with the block at an offset: unless one does."""
        content = self.canvas.content
        if content is None or not len(content.blocks) or self._picking.is_fixed:
            return False
        block = content.blocks[content.blocks.at(offset)]
        section = self.canvas.section_at(block.end)
        return section < 0 or content.sections[section].start < block.start


def _colours(theme: Theme, ask: Callable[[str], None]) -> tuple[MenuEntry, ...]:
    return tuple(
        MenuEntry(called(c).capitalize(), partial(ask, c), str(n), icon=dot(theme, c))
        for n, c in enumerate(COLOURS, 1)
    )
