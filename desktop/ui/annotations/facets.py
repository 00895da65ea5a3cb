"""How many of those that answer have each tag, document, person …: a click narrows the question."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from desktop import words
from desktop.domain import PlacementStatus
from desktop.domain.asking.askable import EXACTLY
from desktop.domain.asking.kept import FACT, Side
from desktop.domain.asking.which import Asked, Field, Not, parts
from desktop.ui.annotations.answers_model import Heading
from desktop.ui.look.plain import tip
from desktop.ui.look.tag_colours import called
from desktop.ui.look.theme import current, on_another_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.domain.asking.kept import Group, SmartTag
    from desktop.domain.asking.which import Which

SIDES = {
    Side.TAG: "Tags",
    Side.DOCUMENT: "Documents",
    Side.PERSON: "People",
    Side.DEPARTMENT: "Departments",
    Side.MONTH: "Months",
    Side.COLOUR: "Colours",
    Side.STATUS: "In the newest text",
}
_FIELDS = {
    Side.TAG: Field.TAG,
    Side.DOCUMENT: Field.DOC,
    Side.PERSON: Field.PERSON,
    Side.DEPARTMENT: Field.DEPARTMENT,
    Side.MONTH: Field.DATE,
    Side.COLOUR: Field.COLOUR,
    Side.STATUS: Field.IS,
    Side.SECTION: Field.SECTION,
    Side.BY: Field.BY,
    Side.SAID: Field.SAID,
}
_WITHOUT = {
    Side.TAG: "Without a tag",
    Side.SECTION: "Above the first heading",
    Side.PERSON: "By nobody named",
    Side.DEPARTMENT: "Asked of nobody",
    Side.MONTH: "Without a date",
    Side.SAID: "Said by nobody named",
}
"""What those are called that have no value of a side."""
_PART = (Field.COLOUR, Field.IS, Field.SECTION)
"""Fields that are not asked for as a whole: before a section's heading stand those above it."""
SHOWN = 8
"""Values of a side that are shown before the others are asked for."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ASKED = int(Qt.ItemDataRole.UserRole)
_MORE = _ASKED + 1
_SMART = _ASKED + 2


class Value(NamedTuple):
    """A value of a side: what asks for it, what it is called, and how many have it."""

    asked: Asked
    name: str
    borne: int


def values_of(
    side: str, counted: Sequence[tuple[str, int]], titles: Mapping[str, str]
) -> list[Value]:
    """Return what is shown of counted values: each asks for exactly those that were counted."""
    if side.startswith(FACT):
        named = f"{EXACTLY}{side.removeprefix(FACT)}{EXACTLY}"
        return [Value(Asked(Field.FACT, named + value), value, count) for value, count in counted]
    return _values_of(Side(side), counted, titles)


def _values_of(
    side: Side, counted: Sequence[tuple[str, int]], titles: Mapping[str, str]
) -> list[Value]:
    field = _FIELDS[side]
    names = [_called(side, value, titles) for value, _ in counted]
    named = Counter(ending for name in names for ending in _endings(name, side))
    shown = []
    for name, (value, count) in zip(names, counted, strict=True):
        is_only = named[name.casefold()] == 1
        asked = value if side is not Side.DOCUMENT or not is_only else name
        is_plain = field in _PART or (side is Side.TAG and is_only)
        shown.append(Value(Asked(field, asked if is_plain else EXACTLY + asked), name, count))
    return shown


def _endings(name: str, side: Side) -> Iterator[str]:
    """Yield what names a value: of a tag, levels above may be left out."""
    levels = name.casefold().split("/") if side is Side.TAG else [name.casefold()]
    return ("/".join(levels[first:]) for first in range(len(levels)))


def headed(
    groups: Iterable[Group], side: Side | None, titles: Mapping[str, str]
) -> list[tuple[Heading, Sequence[str]]]:
    """Return groups with what stands above each."""
    if side is None:
        return []
    return [
        (Heading(_called(side, value, titles) if value else _WITHOUT[side], len(ids)), ids)
        for value, ids in groups
    ]


def _called(side: Side, value: str, titles: Mapping[str, str]) -> str:
    if side is Side.DOCUMENT:
        return titles.get(value, value)
    if side is Side.COLOUR:
        return called(value)
    if side is Side.STATUS:
        return words.status(PlacementStatus(value))
    return value


class Facets(QTreeWidget):
    """Lists of values. A click asks for one, or no longer; with Ctrl, for what has it not."""

    wanted = Signal(object)
    """An Asked to be in the question, or no longer."""
    unwanted = Signal(object)
    """An Asked that is not to hold, or no longer so."""

    smart_wanted = Signal(str)
    """The question of a smart tag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._shown: tuple[Mapping[Side, Sequence[Value]], Which] | None = None
        super().__init__(parent)
        self.smart: Sequence[SmartTag] = ()
        """The questions that are kept under a name."""
        self.setObjectName("facets")
        self.setAccessibleName("Narrow the list")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setToolTip("A click narrows the list; Ctrl+click leaves out what has it")
        self._open: set[Side] = set()
        on_another_theme(self._retint)

    def show_counts(self, counts: Mapping[Side, Sequence[Value]], question: Which) -> None:
        """Show values, with those that the question names marked."""
        self._shown = counts, question
        at = self.verticalScrollBar().value()
        self.clear()
        self._add_smart(str(question))
        named = parts(question)
        for side, values in counts.items():
            chosen = {one.asked for one in values} & {*named, *(_inside(one) for one in named)}
            left_out = [
                Value(one.part, one.part.value.removeprefix(EXACTLY), 0)
                for one in named
                if isinstance(one, Not)
                and isinstance(one.part, Asked)
                and one.part.field is _FIELDS[side]
                and one.part not in {each.asked for each in values}
            ]
            if values or left_out:
                self._add(side, [*values, *left_out], chosen, question)
        self.verticalScrollBar().setValue(at)

    def _top(self, name: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self, [name])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        top.setFont(0, bold)
        top.setExpanded(True)
        return top

    def _add_smart(self, question: str) -> None:
        if not self.smart:
            return
        top = self._top("Smart tags")
        for one in self.smart:
            item = QTreeWidgetItem(top, [("✓ " if one.question == question else "") + one.name])
            item.setData(0, _SMART, one.question)
            item.setToolTip(0, tip(one.question))

    def _add(
        self, side: Side, values: Sequence[Value], chosen: set[Asked], question: Which
    ) -> None:
        top = self._top(SIDES[side])
        room = len(values) if side in self._open else SHOWN
        named = parts(question)
        made, muted = [], QColor(current()["muted"])
        for number, value in enumerate(values):
            is_out = Not(value.asked) in named
            if number >= room and value.asked not in chosen and not is_out:
                continue
            item = self._made(value, is_in=value.asked in named, is_out=is_out)
            item.setForeground(1, muted)
            made.append(item)
        top.addChildren(made)  # at once: Qt would measure for each
        if len(values) > SHOWN:
            rest = "Fewer" if side in self._open else f"{len(values) - SHOWN:,} more…"
            more = QTreeWidgetItem(top, [rest])
            more.setData(0, _MORE, side)
            more.setForeground(0, muted)

    def _made(self, value: Value, *, is_in: bool, is_out: bool) -> QTreeWidgetItem:
        sign = "✓ " if is_in else "− " if is_out else ""
        item = QTreeWidgetItem([f"{sign}{value.name}", f"{value.borne:,}"])
        item.setData(0, _ASKED, value.asked)
        item.setToolTip(0, tip(value.name))
        item.setTextAlignment(1, _RIGHT)
        if is_in or is_out:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if is_in else QFont.Weight.Normal)
            font.setStrikeOut(is_out)
            item.setFont(0, font)
        said = "asked for" if is_in else "left out" if is_out else ""
        item.setData(
            0, Qt.ItemDataRole.AccessibleTextRole, f"{value.name}, {value.borne} {said}".strip()
        )
        return item

    def _retint(self) -> None:
        if self._shown is not None:
            self.show_counts(*self._shown)  # the quiet shade is that of the theme

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            out = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self.itemAt(event.position().toPoint()), out=out)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            out = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self.currentItem(), out=out)
        elif event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Delete):
            self._choose(self.currentItem(), out=True)
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QTreeWidgetItem | None, *, out: bool) -> None:
        if item is None:
            return
        side, asked = item.data(0, _MORE), item.data(0, _ASKED)
        if smart := item.data(0, _SMART):
            self.smart_wanted.emit(smart)
        elif side is not None and self._shown is not None:
            self._open ^= {Side(side)}
            self.show_counts(*self._shown)
        elif isinstance(asked, Asked):
            (self.unwanted if out else self.wanted).emit(asked)


def _inside(which: Which) -> Which:
    return which.part if isinstance(which, Not) else which
