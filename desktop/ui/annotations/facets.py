"""How many of those that answer have each tag, document, person …: a click narrows the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, overload

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from desktop import words
from desktop.domain import PlacementStatus
from desktop.domain.asking.askable import EXACTLY
from desktop.domain.asking.kept import FACT, Side
from desktop.domain.asking.which import Asked, Field, Not, parts
from desktop.ui.annotations.answers_model import Heading
from desktop.ui.look.plain import one_way, tip
from desktop.ui.look.tag_colours import called
from desktop.ui.look.theme import current, on_another_theme

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

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
_ALSO_BY_NAME = (Side.TAG, Side.DOCUMENT)
"""Sides whose values are asked for by their name where that means one alone."""
SHOWN = 8
"""Values of a side that are shown before the others are asked for."""
MEASURED = 60
"""Rows by which the column of counts is measured: the most are the first."""
_Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ASKED = int(Qt.ItemDataRole.UserRole)
_MORE = _ASKED + 1
_SMART = _ASKED + 2


class Value(NamedTuple):
    """A value of a side: what asks for it, what it is called, and how many have it."""

    asked: Asked
    name: str
    borne: int


class Values(Sequence[Value]):
    """Counted values of a side; each is made when it is looked at, as there may be thousands."""

    def __init__(
        self, side: Side, counted: Sequence[tuple[str, int]], titles: Mapping[str, str]
    ) -> None:
        self._side, self._field = side, _FIELDS[side]
        self._counted = counted
        self._names = [_called(side, value, titles) for value, _ in counted]
        self._named: Counter[str] | None = None
        """How many are meant by each name."""

    @override
    def __len__(self) -> int:
        return len(self._counted)

    @overload
    def __getitem__(self, at: int) -> Value: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Value]: ...

    @override
    def __getitem__(self, at: int | slice) -> Value | Sequence[Value]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        name, (value, count) = self._names[at], self._counted[at]
        is_only = self._side in _ALSO_BY_NAME and self._is_only(name)
        asked = value if self._side is not Side.DOCUMENT or not is_only else name
        is_plain = self._field in _PART or (self._side is Side.TAG and is_only)
        return Value(Asked(self._field, asked if is_plain else EXACTLY + asked), name, count)

    def _is_only(self, name: str) -> bool:
        """Whether a name means nothing else of these: of a tag, levels above may be left out."""
        if self._named is None:
            folded = map(str.casefold, self._names)
            levels = self._side is Side.TAG
            self._named = Counter(chain.from_iterable(map(_endings, folded)) if levels else folded)
        return self._named[name.casefold()] == 1

    def numbers_of(self, asked: Asked) -> list[int]:
        """Return which of these are asked for so."""
        if asked.field is not self._field:
            return []
        meant = asked.value.removeprefix(EXACTLY)
        return [
            number
            for number, (name, (value, _)) in enumerate(
                zip(self._names, self._counted, strict=True)
            )
            if meant in (name, value) and self[number].asked == asked
        ]


def values_of(
    side: str, counted: Sequence[tuple[str, int]], titles: Mapping[str, str]
) -> Sequence[Value]:
    """Return what is shown of counted values: each asks for exactly those that were counted."""
    if side.startswith(FACT):
        named = f"{EXACTLY}{side.removeprefix(FACT)}{EXACTLY}"
        return [Value(Asked(Field.FACT, named + value), value, count) for value, count in counted]
    return Values(Side(side), counted, titles)


def _endings(path: str) -> list[str]:
    """Return what names a tag: levels above may be left out."""
    endings = [path]
    while "/" in path:
        path = path.partition("/")[2]
        endings.append(path)
    return endings


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
        self._shown: tuple[Mapping[Side, Values], Which] | None = None
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
        self.header().setResizeContentsPrecision(MEASURED)
        self.setToolTip("A click narrows the list; Ctrl+click leaves out what has it")
        self._open: set[Side] = set()
        on_another_theme(self._retint)

    def show_counts(self, counts: Mapping[Side, Values], question: Which) -> None:
        """Show values, with those that the question names marked."""
        self._shown = counts, question
        before = _key(self.currentItem()) if self.hasFocus() else None
        at = self.verticalScrollBar().value()
        self.clear()
        self._add_smart(str(question))
        named = parts(question)
        for side, values in counts.items():
            meant = [one for one in map(_inside, named) if isinstance(one, Asked)]
            chosen = {number for one in meant for number in values.numbers_of(one)}
            left_out = [
                Value(one.part, one.part.value.removeprefix(EXACTLY), 0)
                for one in named
                if isinstance(one, Not)
                and isinstance(one.part, Asked)
                and one.part.field is _FIELDS[side]
                and not values.numbers_of(one.part)
            ]
            if values or left_out:
                self._add(side, values, chosen, left_out)
        self._go_on_from(before)
        self.verticalScrollBar().setValue(at)

    def _go_on_from(self, before: object) -> None:
        """Have the keyboard where it was, or where its value stands now."""
        tops = [top for top in map(self.topLevelItem, range(self.topLevelItemCount())) if top]
        rows = (row for top in tops for row in (top, *map(top.child, range(top.childCount()))))
        found = next((row for row in rows if _key(row) == before), None) if before else None
        if found is not None:
            self.setCurrentItem(found)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        first = self.topLevelItem(0)
        if self.currentItem() is None and first is not None:
            self.setCurrentItem(first.child(0) or first)  # Qt's own would be the heading
        super().focusInEvent(event)

    @override
    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().drawRow(painter, options, index)
        if self.hasFocus() and index.row() == self.currentIndex().row():
            if index.parent() != self.currentIndex().parent():
                return
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current()["focus"]), 1.5))
            painter.drawRoundedRect(QRectF(options.rect).adjusted(2, 1, -2, -1), 4, 4)
            painter.restore()

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
        self, side: Side, values: Sequence[Value], chosen: set[int], left_out: Sequence[Value]
    ) -> None:
        top, named = self._top(SIDES[side]), parts(self._shown[1]) if self._shown else ()
        room = len(values) if side in self._open else min(SHOWN, len(values))
        shown = (*range(room), *sorted(number for number in chosen if number >= room))
        listed = [*map(values.__getitem__, shown), *left_out]
        # At once: Qt would measure for each.
        top.addChildren([_ValueItem(value, named, self.font()) for value in listed])
        many = len(values) + len(left_out)
        if many > SHOWN:
            rest = "Fewer" if side in self._open else f"{many - SHOWN:,} more…"
            more = QTreeWidgetItem(top, [rest])
            more.setData(0, _MORE, side)
            more.setForeground(0, QColor(current()["muted"]))

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


class _ValueItem(QTreeWidgetItem):
    """The row of a value, which says what it is when it is looked at."""

    def __init__(self, value: Value, named: Collection[Which], font: QFont) -> None:
        super().__init__()
        self._value, self._font = value, font
        self._is_in, self._is_out = value.asked in named, Not(value.asked) in named

    @override
    def data(self, column: int, role: int) -> object:
        if column == 0:
            return self._of_name(role)
        if role == _Role.DisplayRole:
            return f"{self._value.borne:,}"
        if role == _Role.TextAlignmentRole:
            return _RIGHT
        return QColor(current()["muted"]) if role == _Role.ForegroundRole else None

    def _of_name(self, role: int) -> object:
        value = self._value
        if role == _Role.DisplayRole:
            mark = "✓ " if self._is_in else "− " if self._is_out else ""
            return mark + one_way(value.name)
        if role == _ASKED:
            return value.asked
        if role == _Role.ToolTipRole:
            return tip(value.name)
        if role == _Role.AccessibleTextRole:
            said = "asked for" if self._is_in else "left out" if self._is_out else ""
            return f"{value.name}, {value.borne} {said}".strip()
        if role == _Role.FontRole and (self._is_in or self._is_out):
            font = QFont(self._font)
            font.setWeight(QFont.Weight.DemiBold if self._is_in else QFont.Weight.Normal)
            font.setStrikeOut(self._is_out)
            return font
        return None


def _key(item: QTreeWidgetItem | None) -> object:
    """Return what a row is told by, when all of them are made anew."""
    if item is None:
        return None
    told = [item.data(0, role) for role in (_ASKED, _MORE, _SMART)]
    return next((one for one in told if one is not None), item.text(0))


def _inside(which: Which) -> Which:
    return which.part if isinstance(which, Not) else which
