"""A small frame beside a passage in which tags are ticked and unticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget
from typing_extensions import override

from desktop.ui.fields.field_popup import FieldPopup
from desktop.ui.fields.tag_choices import ROW, choices
from desktop.ui.fields.tag_field import SHOWN
from desktop.ui.fields.tick_box import TickDelegate
from desktop.ui.look.plain import tip
from desktop.ui.look.tag_colours import dot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain import Tag

WIDTH = 320
_CHECK = Qt.ItemDataRole.CheckStateRole
_NAME = int(Qt.ItemDataRole.UserRole)


class Ticked(NamedTuple):
    """Which tags were put on, and which were taken off."""

    on: list[str]
    off: list[str]


class TickPopup(FieldPopup):
    """Space ticks, Enter is done; a tag that only some of the highlights bear is half ticked."""

    ticked = Signal(object)

    def __init__(
        self,
        over: QWidget,
        tags: Sequence[Tag],
        recent: Sequence[str],
        borne: Mapping[str, Qt.CheckState],
    ) -> None:
        super().__init__(over, "Tags · Space ticks · Enter is done")
        self._tags, self._recent = tags, recent
        self._before = {tag.path: borne.get(tag.path, Qt.CheckState.Unchecked) for tag in tags}
        self._now = dict(self._before)
        self.field = QLineEdit(self)
        self.field.setObjectName("tickFilter")
        self.field.setAccessibleName("Show tags with these letters")
        self.field.setPlaceholderText("Filter tags")
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("tickList")
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setAccessibleName("Tags to tick")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(12, 12))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(max(2, min(SHOWN, len(tags))) * ROW)
        self.list.itemChanged.connect(self._changed)
        self.done = QPushButton("Done", self)
        self.done.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.done.clicked.connect(self._finish)
        self.hold(self.field, WIDTH, below=self.list)
        self._layout.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self._fill("")

    def _fill(self, typed: str) -> None:
        found = [choice for choice in choices(self._tags, self._recent, typed) if not choice.is_new]
        if not typed.strip():  # what is borne first: it is what there is to take off
            found.sort(key=lambda choice: self._before[choice.path] is Qt.CheckState.Unchecked)
        self.list.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.list.clear()
        for choice in found:
            item = QListWidgetItem(dot(choice.colour, 12), choice.path, self.list)
            item.setData(_NAME, choice.path)
            item.setToolTip(tip(choice.path))
            item.setSizeHint(QSize(0, ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(self._now[choice.path])
        self.list.blockSignals(False)  # noqa: FBT003
        self.list.setCurrentRow(0)
        self.unask()

    def _changed(self, item: QListWidgetItem) -> None:
        self._now[str(item.data(_NAME))] = item.checkState()
        self.unask()

    def _turn(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            is_on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _changes(self) -> Ticked:
        other = [path for path, state in self._now.items() if state is not self._before[path]]
        on = [path for path in other if self._now[path] is Qt.CheckState.Checked]
        return Ticked(on, [path for path in other if path not in on])

    def _finish(self) -> None:
        changes = self._changes()
        self.leave()
        if any(changes):
            self.ticked.emit(changes)

    @override
    def left(self) -> None:
        if any(changes := self._changes()):
            self.ticked.emit(changes)

    def _pressed(self, key: int) -> bool:
        rows = self.list.count()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and rows:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % rows)
        elif key == Qt.Key.Key_Space:
            self._turn()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif key == Qt.Key.Key_Escape:
            self.leave_or_ask("Enter keeps the ticks" if any(self._changes()) else "")
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event.key())
        return super().eventFilter(watched, event)
