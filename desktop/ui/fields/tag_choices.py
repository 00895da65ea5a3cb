"""The tags that answer to what was typed, best first, as the rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.domain.tag_paths import spelled
from desktop.ui.look.icons import draw
from desktop.ui.look.plain import one_way
from desktop.ui.look.tag_colours import dot
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Tag

Index = QModelIndex | QPersistentModelIndex
CHOICE = int(Qt.ItemDataRole.UserRole) + 1
MOST = 50
ROW = 28
_SIDE = 12


class TagChoice(NamedTuple):
    """A tag to take. `hint` is what stands at the end of its row."""

    path: str
    colour: str = ""
    hint: str = ""
    is_new: bool = False
    """Whether there is no such tag yet."""

    @property
    def text(self) -> str:
        """What its row says."""
        return f"Create “{self.path}”" if self.is_new else self.path


def choices(tags: Sequence[Tag], recent: Sequence[str], typed: str) -> list[TagChoice]:
    """Return what answers to the letters, and last what would be made of them.

    The very tag comes first, then those with a level that begins so, then any with those letters;
    among equals, those given last and those most used.
    """
    path = spelled(typed)
    numbers = {tag: number for number, tag in enumerate(recent, 1)}
    ranked = sorted(
        (rank, tag.count == 0, numbers.get(tag.path, MOST), -tag.count, tag.path.casefold(), tag)
        for tag in tags
        if (rank := _rank(tag.path, path)) is not None
    )
    found = [
        TagChoice(tag.path, tag.colour, _hint(tag, number)) for *_, number, _, _, tag in ranked
    ][:MOST]
    if path and path.casefold() not in {tag.path.casefold() for tag in tags}:
        found.append(TagChoice(path, hint="Ctrl+Enter" if found else "Enter", is_new=True))
    return found


def _hint(tag: Tag, number: int) -> str:
    return f"Alt+{number}" if number < MOST else str(tag.count or "")


def _rank(path: str, typed: str) -> int | None:
    folded, wanted = path.casefold(), typed.casefold()
    words = wanted.split()
    if not all(word in folded for word in words):
        return None
    if not words:
        return 1
    if folded == wanted:
        return 0
    begins = folded.startswith(wanted)
    return 1 if begins or any(one.startswith(words[0]) for one in folded.split("/")) else 2


def completed(typed: str, path: str) -> str:
    """Return what was typed with one more level of a tag that answers to it."""
    folded, wanted = path.casefold(), spelled(typed).casefold()
    if folded.startswith(wanted):
        begun = len(wanted) + typed.rstrip().endswith("/")
    else:
        begun = max(0, folded.find(wanted.split()[-1]))
    end = path.find("/", begun)
    return path if end < 0 else path[: end + 1]


class ChoicesModel(QAbstractListModel):
    """A list of choices."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[TagChoice] = []

    def show_choices(self, rows: list[TagChoice]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.text}, {choice.hint}" if choice.hint else choice.text
        return choice if role == CHOICE else None


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a dot in the tag's colour, its path, and at the end how often or by which key."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: TagChoice = index.data(CHOICE)
        colours, rect = current(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours["selected"]))
            painter.drawRoundedRect(rect, 4, 4)
        top = rect.top() + (rect.height() - _SIDE) // 2
        place = QRect(rect.left() + 8, top, _SIDE, _SIDE)
        if choice.is_new:
            draw(painter, "add", place, QColor(colours["muted"]))
        else:
            dot(choice.colour, _SIDE).paint(painter, place)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours["muted"]))
        inside = rect.adjusted(28, 0, -10, 0)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, choice.hint)
        room = inside.width() - option.fontMetrics.horizontalAdvance(choice.hint) - 12
        # The last level says most: what is too long loses its middle.
        shown = option.fontMetrics.elidedText(choice.text, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(QColor(colours["ink"]))
        painter.drawText(inside, middle, one_way(shown))
        painter.restore()
