"""Verbs about what is shown and how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui import dialogs
from desktop.ui.look.motion import SystemMotion
from desktop.ui.look.reading_style import THEMES, ReadingStyle
from desktop.ui.remembered import THEMES as THEME_CHOICES
from desktop.ui.shown import Shown, of_note
from desktop.ui.tabs.trail import Place
from desktop.ui.verbs.reading.page_alone import PageAloneVerbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.ui.desk import Desk
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.remembered import Preferences
    from desktop.ui.tabs.document_pane import DocumentPane


class ViewVerbs:
    """Holds the preferences and dresses every page alike."""

    def __init__(self, desk: Desk, chosen: Callable[[], None]) -> None:
        """`chosen` is called when the reader is done with Preferences."""
        self._desk = desk
        self._chosen = chosen
        self.preferences_now: Preferences = desk.settings.preferences()
        self._motion = SystemMotion(desk)
        self._motion.changed.connect(self._dress_pages)
        desk.opened.connect(self._motion.ask)
        desk.look.changed.connect(self._dress_pages)
        desk.reading.pane_made.connect(self._connect_pane)
        desk.reading.spare.dress = lambda reader: reader.set_style(self.style())
        desk.reading.other_made.connect(
            lambda tab: tab.reader_made.connect(lambda one: self._dress(one, tab.document_id))
        )
        self.alone = PageAloneVerbs(desk, self._dress_pages, self.style)
        desk.look.choose(self.preferences_now.theme)
        desk.look.size(self.preferences_now.interface_size)

    # How pages look

    def style(self, document_id: str = "") -> ReadingStyle:
        """Return how pages are set now, those of a document in the size that it has."""
        chosen = self.preferences_now
        return ReadingStyle(
            family=chosen.family,
            size=chosen.size,
            line_height=chosen.line_height,
            measure=chosen.measure,
            justify=chosen.justified,
            theme=THEMES[self._desk.look.name or "light"],
            reduced_motion=chosen.reduced_motion or self._motion.reduced,
            paged=chosen.paged,
        ).zoomed(self._desk.settings.zoom(document_id) if document_id else 0)

    def apply(self, preferences: Preferences) -> None:
        """Use and keep the reader's choices."""
        self.preferences_now = preferences
        self._desk.settings.set_preferences(preferences)
        self._desk.look.choose(preferences.theme)
        self._desk.look.size(preferences.interface_size)
        self.show_toggles()
        self._dress_pages()

    def _dress_pages(self) -> None:
        for tab in self._desk.reading.all_tabs():
            style = self.style(tab.document_id)
            for reader in tab.readers():
                reader.set_style(style)

    def _dress(self, reader: Reader, document_id: str) -> None:
        reader.set_style(self.style(document_id))
        reader.zoom_requested.connect(self.alone.zoom)

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.views.with_readers(lambda reader: self._dress(reader, pane.document_id))
        pane.views.with_readers(
            lambda reader: reader.jumped.connect(lambda start, _end: self._jumped(pane, start))
        )

    def preferences(self) -> None:
        """Ask for preferences, showing each choice at once."""
        before = self.preferences_now
        styles = self._desk.workspace.exporting.styles() if self._desk.is_open else ()
        dialog = dialogs.PreferencesDialog(before, self._desk.window, self._backup_place(), styles)
        dialog.changed.connect(self.apply)
        dialog.names_wanted.connect(self._desk.actions["name_colours"].trigger)
        dialog.names_wanted.connect(dialog.show_colour_names)
        if not dialog.exec():
            self.apply(before)
        elif (place := dialog.new_place()) is not None:
            chosen = self._desk.workspace.backups.choose_place(Path(place) if place else None)
            self._desk.status.say(f"Backups are made in {chosen} from now on.")
        self._chosen()
        dialog.deleteLater()

    def _backup_place(self) -> str | None:
        """Return the folder that was chosen for backups, '' for inside the library."""
        if not self._desk.is_open or self._desk.workspace.read_only:
            return None
        place = self._desk.workspace.backups.place
        return "" if place.is_relative_to(self._desk.workspace.folder) else str(place.parent)

    def turn_paged(self) -> None:
        """Turn whole pages with the wheel, or scroll."""
        self.apply(replace(self.preferences_now, paged=not self.preferences_now.paged))

    def show_theme(self, name: str) -> None:
        """Show everything in this theme."""
        self.apply(replace(self.preferences_now, theme=name))

    # Panes and tabs

    def toggle_tree(self) -> None:
        """Fold the left pane away, or bring it back."""
        self._toggle(self._desk.left)

    def toggle_sidebar(self) -> None:
        """Fold the sidebar away, or bring it back."""
        self._toggle(self._desk.sidebar)

    def _toggle(self, pane: QWidget) -> None:
        self._desk.room.show(pane, shown=pane.isHidden())
        self.show_room()

    def show_toggles(self) -> None:
        """Show in the actions which panes are there."""
        actions = self._desk.actions.by_name
        actions["toggle_tree"].setChecked(not self._desk.left.isHidden())
        actions["toggle_sidebar"].setChecked(not self._desk.sidebar.isHidden())
        actions["paged"].setChecked(self.preferences_now.paged)
        for name in THEME_CHOICES:
            chosen = name == self.preferences_now.theme
            actions[f"theme_{name}"].setChecked(chosen)

    def show_room(self) -> None:
        """Show which panes are there, and say which two pages side by side folded."""
        self.show_toggles()
        folded = self._desk.room.folded()
        if folded and self._desk.reading.is_split():
            self._desk.status.say(folded)

    def split(self) -> None:
        """Show two sides, or one."""
        self._desk.reading.split()

    def move_tab(self) -> None:
        """Move the tab to the other side."""
        self._desk.reading.move_tab()

    def next_tab(self) -> None:
        """Turn to the next tab."""
        self._desk.reading.turn_by(1)

    def previous_tab(self) -> None:
        """Turn to the tab before."""
        self._desk.reading.turn_by(-1)

    def list_tabs(self) -> None:
        """List what is open."""
        self._desk.reading.list_tabs()

    def close_tab(self) -> None:
        """Close the tab in front."""
        tab = self._desk.reading.on_show()
        if tab is not None:
            self._desk.reading.close_pane(tab)

    def reopen_tab(self) -> None:
        """Open the tab again that was closed last."""
        shown = self._desk.reading.reopen(self._desk.catalogue.openable)
        if shown is not None:
            self._desk.leave_here()
            self._desk.reading.show_tab(shown)
            self._desk.reading.take_focus()
        else:
            self._desk.status.say("No closed tab can be opened again.")

    def next_pane(self) -> None:
        """Move the keyboard to the next pane."""
        self._cycle(1)

    def previous_pane(self) -> None:
        """Move the keyboard to the pane before."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        desk = self._desk
        left = (
            desk.left.tree.view
            if desk.left.currentWidget() is desk.left.tree
            else desk.left.search.view
        )
        page: QWidget = desk.reading.on_show() or desk.reading
        below = desk.room.below
        stops = [desk.left.field, left, page, *([below] if below else []), desk.sidebar.view]
        stops = [stop for stop in stops if stop.isVisible()]
        now = desk.window.focusWidget()
        at = next(
            (n for n, stop in enumerate(stops) if now is stop or (now and stop.isAncestorOf(now))),
            -1,
        )
        stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def quit(self) -> None:
        """Close the window."""
        self._desk.window.close()

    # Finding

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        field = self._desk.left.field
        self._desk.room.show(self._desk.left, shown=True)
        self.show_toggles()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def palette(self) -> None:
        """Open the command palette."""
        # Not needed for the first paint.
        from desktop.ui.palette.palette import CommandPalette

        CommandPalette(self._desk).open()

    # Back and forward

    def _jumped(self, pane: DocumentPane, start: int) -> None:
        if pane.document is not None:
            self._desk.places.leave(Place(pane.document_id, start, pane.revision))
            self._desk.places_changed.emit()

    def back(self) -> None:
        """Go back to where the reader jumped from."""
        self._go(self._desk.places.back(self._desk.here()))

    def forward(self) -> None:
        """Go forward again."""
        self._go(self._desk.places.forward(self._desk.here()))

    def _go(self, place: Place | None) -> None:
        if place is None:
            return
        if place.note_id:
            self._desk.reading.show_tab(of_note(place.note_id))
            self._desk.reading.take_focus()
            self._desk.places_changed.emit()
            return
        shown = Shown(place.document_id, place.revision)
        pane = self._desk.reading.current()
        if pane is None or pane.shown != shown:
            self._desk.open_passage(place.document_id, revision=place.revision, leave=False)
        self._desk.afterwards(lambda: self._arrive(shown, place.offset))

    def _arrive(self, shown: Shown, offset: int) -> None:
        pane = self._desk.reading.current()
        if pane is not None and pane.shown == shown:
            pane.reader.goto(offset, 0.0)
        self._desk.places_changed.emit()
