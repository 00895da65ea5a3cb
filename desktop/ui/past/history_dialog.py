"""What was done in the library, or became of one highlight, and what each step changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QSplitter,
    QWidget,
)

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.filter_field import FilterField
from desktop.ui.look.changed_words import ChangedWords, in_one
from desktop.ui.look.plain import short
from desktop.ui.past.history_model import HistoryModel, when
from desktop.ui.past.two_lines import TwoLines
from desktop.ui.work.in_bursts import InBursts
from desktop.ui.work.own_turn import OwnTurn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desktop.domain.differences import Difference
    from desktop.domain.past.happenings import Happening, StepsPage, Turn
    from desktop.ui.look.changed_words import Part
    from desktop.ui.past.history_model import Entry

TYPING_MS = 200
LONGEST = 4_000
"""Characters of one side that are compared word by word."""
_COMPARED = frozenset(("note", "passage", "text", "sentence", "definition"))
"""What is words of a person or a text; all else is shown as it was and as it is."""


class HistoryDialog(Dialog):
    """The list is on the left, newest first; what the step in hand changed on the right."""

    wanted = Signal(str)
    """The id of a highlight to show."""

    def __init__(
        self,
        title: str,
        title_of: Callable[[str], str],
        compared: Callable[[str, str], Sequence[Difference]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, parent, width=820)
        self.setMinimumHeight(480)
        self.of_step: Callable[[int], Sequence[Happening]] = lambda _number: ()
        self._compared = compared
        self.model = HistoryModel(title_of, self)
        self.list = QListView(self)
        self.list.setAccessibleName("Steps, the newest first")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setModel(self.model)
        self.told = ChangedWords("What this step changed", self)
        self.told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parts = QSplitter(self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        beside = QWidget(parts)
        QHBoxLayout(beside).addWidget(self.told)
        parts.addWidget(beside)
        parts.setSizes([340, 440])
        self.column.addWidget(parts, 1)
        self._happenings: Sequence[Happening] = ()
        self._found: tuple[Entry | None, Sequence[Happening]] = None, ()
        """The step that was read last, and what it did."""
        box = self.finish(Button.Close)
        self.go = box.addButton("Show the Highlight", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.clicked.connect(self._go)
        self.list.activated.connect(lambda _index: self._go())
        # Reading what a step did and setting it out take a turn each; a held key waits for neither.
        self._reading = OwnTurn(self._read, self)
        self._writing = OwnTurn(self._show, self)
        self._following = InBursts(self._reading.ask, self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._following.choose())
        for signal in (self.model.rowsInserted, self.model.modelReset, self.model.layoutChanged):
            signal.connect(self._choose_first)
        self.go.setEnabled(False)
        self.list.setFocus()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what became of one highlight."""
        self.model.show_entries(entries)

    def show_steps(
        self,
        page: Callable[[str, str, str, int], StepsPage],
        documents: Mapping[str, str],
        people: Sequence[str],
    ) -> None:
        """Show steps with a line above by which they are narrowed.

        `page` is given words, a document, a person, and the number before which to look.
        """
        field = self.field = FilterField("Words, a title or the name of a step", self)
        document, person = QComboBox(self), QComboBox(self)
        document.setAccessibleName("Document")
        document.addItem("All documents", "")
        for key, title in sorted(documents.items(), key=lambda one: one[1].casefold()):
            document.addItem(short(title, 60), key)
        person.setAccessibleName("Person")
        person.addItem("Everybody", "")
        for name in people:
            person.addItem(name, name)
        person.setVisible(len(people) > 1)
        row = QHBoxLayout()
        row.addWidget(field, 2)
        row.addWidget(document, 1)
        row.addWidget(person)
        self.column.insertLayout(0, row)
        document.setMinimumContentsLength(14)
        document.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

        def ask() -> None:
            asked = field.text(), str(document.currentData()), str(person.currentData())
            self.model.show_pages(lambda before: page(*asked, before))

        later = QTimer(self, singleShot=True, interval=TYPING_MS)
        later.timeout.connect(ask)
        field.textChanged.connect(lambda _text: later.start())
        for choice in (document, person):
            choice.currentIndexChanged.connect(lambda _index: ask())
        QTimer.singleShot(0, self, ask)  # to set all this out takes its turn
        for before, after in ((field, document), (document, person), (person, self.list)):
            QWidget.setTabOrder(before, after)
        field.setFocus()

    def _choose_first(self) -> None:
        if self.list.currentIndex().isValid():
            return
        if self.model.entries:
            self.list.setCurrentIndex(self.model.index(0, 0))
        else:
            self._show()

    def _entry(self) -> Entry | None:
        index = self.list.currentIndex()
        return self.model.entries[index.row()] if index.isValid() else None

    def _read(self) -> None:
        entry = self._entry()
        if entry is not None:
            known = entry.happenings
            self._found = entry, self.of_step(entry.number) if known is None else known
            self._writing.ask()

    def _show(self) -> None:
        entry, happenings = self._found
        if self._entry() is None:
            self._happenings = ()
            looking = "Looking through what was done…" if self.model.is_looking else ""
            self.told.show_parts([(looking or "There is no such step.", "muted")])
        elif entry is not None:
            self._happenings = happenings
            self.told.show_parts([*self._parts(entry)])
        self.go.setEnabled(any(one.highlight_id for one in self._happenings))

    def _go(self) -> None:
        for waiting in (self._following, self._reading, self._writing):
            waiting.catch_up()
        found = next((one.highlight_id for one in self._happenings if one.highlight_id), "")
        if found:
            self.accept()
            self.wanted.emit(found)

    def _parts(self, entry: Entry) -> Iterator[Part]:
        state = "" if entry.holds else "\nThis step was undone."
        by = f" by {entry.by}" if entry.by else ""
        yield f"{entry.name}, {when(entry.at)}{by}{state}\n", "muted"
        called = ""
        for one in self._happenings:
            if one.called != called:
                called = one.called
                yield f"\n“{called}”\n", "muted"
            for turn in one.turns:
                yield f"{turn.what[:1].upper()}{turn.what[1:]}: ", "muted"
                yield from self._turned(turn)
                yield "\n", ""
        if not any(one.turns for one in self._happenings):
            yield "\nNothing more is told of it.", "muted"

    def _turned(self, turn: Turn) -> Iterator[Part]:
        before, after = turn.before, turn.after
        if turn.what in _COMPARED and before and after and len(before + after) <= LONGEST:
            yield from in_one(before, after, self._compared(before, after))
            return
        if before:
            yield short(before, LONGEST), "removed"
        if before and after:
            yield " → ", "muted"
        if after:
            yield short(after, LONGEST), "inserted" if before else ""
