"""Verbs about the tags of passages: by name, by ticks, by their own words, by those in hand."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.domain import COLOURS
from desktop.domain.tag_paths import LONGEST, spelled
from desktop.ui.fields.tag_field import recent_number
from desktop.ui.fields.tag_popup import TagPopup
from desktop.ui.fields.tick_popup import TickPopup
from desktop.ui.large_change import MUCH, change
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.tagging.pin_bar import PinBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent

    from desktop.ui.desk import Desk
    from desktop.ui.fields.tick_popup import Ticked
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.tabs.tab_group import Tab
    from desktop.ui.verbs.highlights import HighlightVerbs

OWN_WORDS = 60
"""Characters of a passage that make a tag of its own words, up to the end of a word."""


def own_words(quotation: str) -> str:
    """Return the tag that a passage's own words make; a slash in them makes no level."""
    words = spelled(quotation.replace("/", " ")).split()
    path = ""
    for word in words:
        longer = f"{path} {word}".strip()
        if path and len(longer) > OWN_WORDS:
            break
        path = longer
    return path[:LONGEST].strip(" .,;:!?…–—-\"'“”„‘’«»()[]")


def listed(paths: Sequence[str]) -> str:
    """Return tags as a sentence names them."""
    return ", ".join(f"“{path}”" for path in paths)


class TaggingVerbs:
    """Act on the chosen passage, which is kept with its tags in one step, or the highlights."""

    def __init__(self, desk: Desk, highlights: HighlightVerbs) -> None:
        self._desk = desk
        self._highlights = highlights
        self.pinned: list[str] = []
        """The tags in hand: what is selected gets them at once."""
        self._known: set[str] = set()
        self._bar = PinBar(desk.reading)
        desk.reading.put_under(self._bar)
        self._bar.let_go.connect(self._unpin)
        self._bar.all_let_go.connect(self.let_go)
        sidebar = desk.sidebar
        sidebar.tag_added.connect(desk.safely(lambda ids, path: self.add(ids, [path])))
        sidebar.tag_removed.connect(desk.safely(lambda ids, path: self.remove(ids, [path])))
        desk.reading.pane_made.connect(self._connect_pane)
        desk.reading.current_changed.connect(self._offer_selecting)
        desk.opened.connect(lambda: desk.bridge.settled.connect(self._show_pinned))

    def _connect_pane(self, pane: DocumentPane) -> None:
        ask = self._desk.safely(lambda key: self._ask_beside(pane, [key] if key else []))
        settled = self._desk.safely(self._tag_pinned)

        def connect(reader: Reader) -> None:
            reader.tag_requested.connect(ask)
            reader.passage_settled.connect(settled)
            reader.set_coding(coding=bool(self.pinned))

        pane.views.with_readers(connect)

    # What is acted on

    def subject(self, key: str) -> tuple[Tab, list[str]] | None:
        """Return the tab in front and the highlights in hand, none for a passage; or say why."""
        pane, desk = self._desk.reading.on_show(), self._desk
        if pane is None:
            return None
        if desk.subject.passage is not None:
            return (pane, []) if self._highlights.may_mark() else None
        if not desk.subject.ids:
            desk.status.say(f"Select a passage or a highlight first, then press {key}.")
            return None
        return pane, desk.subject.ids

    def place(self, pane: Tab, ids: Sequence[str]) -> QRect:
        """Return where on the screen the highlights are, or else the chosen passage."""
        passage = self._desk.subject.passage
        if ids or passage is None or isinstance(pane, OtherTab):
            return pane.rect_of(self._highlights.known(ids[:1]))
        return pane.rect_between(passage.start, passage.end)

    def _put(self, ids: Sequence[str], paths: Sequence[str]) -> None:
        """Tag the highlights, or else keep the chosen passage with the tags, in one step."""
        if ids:
            self.add(ids, paths)
        elif self._highlights.keep(COLOURS[0], paths) is not None:
            self._desk.status.say_undoable(f"Tagged {listed(paths)}.")

    # By name

    def tag(self) -> None:
        """Ask for tags beside the passage in hand."""
        found = self.subject("T")
        if found is not None:
            self._ask_beside(*found)

    def _ask_beside(self, pane: Tab, ids: Sequence[str]) -> None:
        if not ids and self._desk.subject.passage is None:
            ids = self._desk.subject.ids
        if not ids and (self._desk.subject.passage is None or not self._highlights.may_mark()):
            return
        self._ask(pane, "Tag", self.place(pane, ids), lambda paths: self._put(ids, paths))

    def _ask(self, pane: Tab, what: str, place: QRect, act: Callable[[list[str]], object]) -> None:
        recent = self._desk.workspace.tags.recent()
        popup = TagPopup(pane, self._desk.catalogue.tags, recent, what)
        popup.tags_chosen.connect(self._desk.safely(act))
        popup.show_beside(place)

    def tag_recent(self, number: int) -> None:
        """Give the tag that was given last, or the one before it, and so on up to the ninth."""
        recent, found = self._desk.workspace.tags.recent(), self.subject(f"Alt+{number}")
        if found is None:
            return
        if number > len(recent):
            self._desk.status.say(f"Alt+{number} is no tag yet: {len(recent)} were given so far.")
        else:
            self._put(found[1], [recent[number - 1]])

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key that nothing else in the window has taken, if it is about tags."""
        number = recent_number(event)
        if number:
            self._desk.safely(self.tag_recent)(number)
        elif event.key() == Qt.Key.Key_Escape and self.pinned:
            self.let_go()
        else:
            return False
        return True

    def tag_in_vivo(self) -> None:
        """Make a tag of the passage's own words and give it."""
        found = self.subject("V")
        if found is None:
            return
        pane, ids = found
        known = self._highlights.known(ids[:1])
        chosen = "" if isinstance(pane, OtherTab) else pane.reader.selected_text()
        path = own_words(known[0].quote if known else chosen)
        if path:
            self._put(ids, [path])
        else:
            self._desk.status.say("There are no words in the selection.")

    # By ticks

    def tick(self) -> None:
        """Ask which tags the passage in hand is to bear, all at once."""
        found = self.subject("Shift+T")
        if found is None:
            return
        pane, ids = found
        recent = self._desk.workspace.tags.recent()
        popup = TickPopup(pane, self._desk.catalogue.tags, recent, self._borne(ids))
        popup.ticked.connect(self._desk.safely(partial(self._tick, ids)))
        popup.show_beside(self.place(pane, ids))

    def _borne(self, ids: Sequence[str]) -> Mapping[str, Qt.CheckState]:
        known = self._highlights.known(ids)
        counts = Counter(path for one in known for path in one.tags)
        state = Qt.CheckState
        return {
            path: state.Checked if number == len(known) else state.PartiallyChecked
            for path, number in counts.items()
        }

    def _tick(self, ids: Sequence[str], ticked: Ticked) -> None:
        if not ids:
            self._put(ids, ticked.on)
            return
        parts = (
            (f"Tagged {listed(ticked.on)}", ticked.on),
            (f"Removed {listed(ticked.off)}", ticked.off),
        )
        said = "; ".join(text for text, paths in parts if paths) + "."
        self._change(ids, ticked.on, ticked.off, said)

    def add(self, ids: Sequence[str], paths: Sequence[str]) -> None:
        """Give highlights tags."""
        self._change(ids, paths, (), f"Tagged {listed(paths)}.")

    def remove(self, ids: Sequence[str], paths: Sequence[str]) -> None:
        """Take tags off highlights."""
        self._change(ids, (), paths, f"Removed {listed(paths)}.")

    def _change(self, ids: Sequence[str], on: Sequence[str], off: Sequence[str], said: str) -> None:
        desk = self._desk
        change(desk, desk.workspace.highlights.change_tags, ids, tuple(on), tuple(off))(
            "Tag", len(ids) > MUCH, lambda: desk.status.say_undoable(said)
        )

    # Tags in hand

    def pin(self) -> None:
        """Ask for tags to keep in hand."""
        pane = self._highlights.pane()
        if pane is not None:
            place = self.place(pane, self._desk.subject.ids)
            self._ask(pane, "Keep in hand", place, self._pin)

    def _pin(self, paths: Sequence[str]) -> None:
        self.pinned += [path for path in paths if path not in self.pinned]
        self._pinned_changed()
        if self._desk.subject.passage is not None:
            self._tag_pinned()
        else:
            self._desk.status.say(
                f"In hand: {listed(self.pinned)}. Select to tag; after keys, press Enter."
            )

    def let_go(self) -> None:
        """Have no tag in hand any more."""
        before, self.pinned = self.pinned, []
        self._pinned_changed()
        if before:
            self._desk.status.offer(
                f"Let go of {listed(before)}.", "Take Again", lambda: self._pin(before)
            )

    def _unpin(self, path: str) -> None:
        self.pinned.remove(path)
        self._pinned_changed()

    def _pinned_changed(self) -> None:
        for pane in self._desk.reading.panes():
            for reader in pane.readers():
                reader.set_coding(coding=bool(self.pinned))
        self._show_pinned()
        self._desk.places_changed.emit()  # other actions mean something now

    def _show_pinned(self) -> None:
        now = {tag.path: tag.colour for tag in self._desk.catalogue.tags}
        gone = self._known - now.keys()  # removed, renamed, or made no more by undo
        self._known = set(now)
        if gone & set(self.pinned):
            self.pinned = [path for path in self.pinned if path not in gone]
            self._pinned_changed()
        self._bar.show_tags(self.pinned, now)

    def _offer_selecting(self) -> None:
        pane = self._desk.reading.current()
        self._bar.offer_selecting(offered=pane is not None and not pane.revision)

    def _tag_pinned(self) -> None:
        if not self.pinned or self.subject("Enter") is None:
            return
        self._put([], self.pinned)
