"""The command palette: every action, document, section and tag by a few letters."""

from __future__ import annotations

import heapq
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from desktop.ui.actions import actions, plain, shown_keys
from desktop.ui.fields.field_popup import cast_shadow
from desktop.ui.look.dressing.large_letters import TITLE, enlarge
from desktop.ui.look.icons import KIND_ICONS, draw, icon
from desktop.ui.look.plain import Label, one_way, short
from desktop.ui.look.tag_colours import dot
from desktop.ui.look.theme import current
from desktop.ui.palette.fuzzy import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole) + 1
SHOWN = 60
ROWS = 10
RECENT = 5
"""Documents that stand first while nothing is typed."""
ROW = 34
WIDTH, TOP, GAP = 620, 72, 8
"""Pixels: how wide, where, and how far at least from the window's foot."""
TOLD = 30
"""Characters of the title of a bookmark's document."""
_AROUND = 18
"""Pixels above and below the letters of a row."""
_NONE = "Nothing here is called that"
_EXACT = 1000
"""What a whole name is worth: more than any weight."""


class PaletteEntry(NamedTuple):
    """One thing to choose. `folded` is what the letters are compared with.

    `icon` names a drawing, or after '@' a colour of highlights.
    """

    text: str
    detail: str
    icon: str
    act: Callable[[], object]
    folded: str
    weight: int = 0
    recent: int = 0
    """What it is worth besides while nothing is typed: what was read last comes first."""


def entries(desk: Desk) -> list[PaletteEntry]:
    """Return everything that can be chosen now."""
    found = list(_actions(desk))
    if desk.is_open:
        found += [*_sections(desk), *_documents(desk), *_noted(desk), *_tags(desk)]
    return found


def _actions(desk: Desk) -> Iterator[PaletteEntry]:
    for row in actions():
        action = desk.actions[row.name]
        if action.isEnabled() and row.name != "palette":
            text = " › ".join(filter(None, (plain(row.inside), plain(action.text()))))
            yield PaletteEntry(text, shown_keys(row), row.icon, action.trigger, text.casefold(), 40)


def _documents(desk: Desk) -> Iterator[PaletteEntry]:
    last = desk.catalogue.recent()[:RECENT]
    recent = {document_id: 2 * RECENT - place for place, document_id in enumerate(last, -RECENT)}
    titles = Counter(document.title for document in desk.catalogue.documents.values())
    for document in desk.catalogue.documents.values():
        picture = KIND_ICONS.get(document.kind, "document")
        title = document.title
        yield PaletteEntry(
            title,
            document.source_name if titles[title] > 1 else "".join(document.facts.authors[:1]),
            picture,
            partial(desk.open_passage, document.id),
            title.casefold(),
            20,
            recent.get(document.id, 0),
        )


def _sections(desk: Desk) -> Iterator[PaletteEntry]:
    pane = desk.reading.current()
    if pane is None or pane.content is None:
        return
    for section in pane.content.sections:
        yield PaletteEntry(
            section.title,
            "section",
            "section",
            partial(desk.open_passage, pane.document_id, section.start, revision=pane.revision),
            section.title.casefold(),
        )


def _noted(desk: Desk) -> Iterator[PaletteEntry]:
    noted, tree = desk.catalogue.noted, desk.left.tree
    for note in noted.notes.values():
        act = partial(tree.note_opened.emit, note.id)
        yield PaletteEntry(note.title, "note", "note", act, note.title.casefold(), 10)
    for document_id, bookmarks in noted.bookmarks.items():
        for one in bookmarks:
            act = partial(desk.open_passage, document_id, one.start)
            detail = short(desk.catalogue.title(document_id), TOLD)
            yield PaletteEntry(one.name, detail, "bookmark", act, one.name.casefold(), 10)


def _tags(desk: Desk) -> Iterator[PaletteEntry]:
    for tag in desk.catalogue.tags:
        yield PaletteEntry(
            tag.path,
            f"{tag.count} passages",
            "tag",
            partial(desk.left.tree.tag_opened.emit, tag.path),
            tag.path.casefold(),
        )


def best(found: list[PaletteEntry], typed: str, limit: int = SHOWN) -> list[PaletteEntry]:
    """Return the entries that answer best to the letters."""
    folded = " ".join(typed.casefold().split())
    ranked = (
        (points + entry.weight + _bonus(entry, folded), -number, entry)
        for number, entry in enumerate(found)
        if (points := score(folded, entry.folded))
    )
    return [entry for _, _, entry in heapq.nlargest(limit, ranked, key=lambda row: row[:2])]


def in_the_texts(desk: Desk, typed: str) -> PaletteEntry:
    """Return what is left where no name answers to the letters: the words of the documents."""
    words = " ".join(typed.split())
    text = f"Search the library for “{words}”"
    return PaletteEntry(text, _NONE, "search", partial(_search, desk, words), words.casefold())


def _search(desk: Desk, words: str) -> None:
    desk.left.field.setText(words)
    desk.actions["search"].trigger()


def _bonus(entry: PaletteEntry, folded: str) -> int:
    return _EXACT * (folded == entry.folded if folded else entry.recent)


class EntriesModel(QAbstractListModel):
    """A list of entries."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[PaletteEntry] = []

    def show_entries(self, rows: list[PaletteEntry]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text}, {entry.detail}" if entry.detail else entry.text
        return entry if role == ENTRY else None


def row_height(letters: QFontMetrics) -> int:
    """Return the height of a row."""
    return max(ROW, letters.lineSpacing() + _AROUND)


class _EntryDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, row_height(option.fontMetrics))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: PaletteEntry = index.data(ENTRY)
        colours, rect = current(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours["selected"]))
        painter.setPen(QColor(colours["muted"]))
        side = 18
        place = QRect(rect.left() + 12, rect.top() + (rect.height() - side) // 2, side, side)
        if entry.icon.startswith("@"):
            dot(entry.icon[1:]).paint(painter, place)
        elif entry.icon:
            draw(painter, entry.icon, place, QColor(colours["muted"]))
        letters = option.fontMetrics
        detail = letters.elidedText(entry.detail, Qt.TextElideMode.ElideRight, rect.width() // 2)
        right = rect.adjusted(0, 0, -16, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        room = rect.width() - 60 - letters.horizontalAdvance(detail) - 24
        text = letters.elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(colours["ink"]))
        painter.drawText(rect.adjusted(42, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, one_way(text))


class CommandPalette(QFrame):
    """Lies over the window until something is chosen or the keyboard goes elsewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setObjectName("paletteFrame")
        cast_shadow(self)
        self._desk = desk
        self._entries = entries(desk)
        self._knows_library = desk.is_open
        self._returns = QApplication.focusWidget()
        self.field = QLineEdit(self)
        self.field.setObjectName("paletteField")
        enlarge(self.field, TITLE)
        self.field.setPlaceholderText("Go to a document, a section, a tag, or do something")
        self.field.setAccessibleName("Command palette")
        self.field.addAction(icon("palette"), QLineEdit.ActionPosition.LeadingPosition)
        self.model = EntriesModel(self)
        self.view = QListView(self)
        self.view.setObjectName("paletteList")
        self.view.setAccessibleName("What can be chosen")
        self.view.setModel(self.model)
        self.view.setItemDelegate(_EntryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.view)
        self._none = Label(_NONE, self)
        self._none.setObjectName("hint")
        layout.addWidget(self._none)
        self.field.textChanged.connect(self._narrow)
        self.view.clicked.connect(self._choose)
        self.field.installEventFilter(self)

    def open(self) -> None:
        """Show the palette in the upper middle of the window."""
        window = self.window()
        wanted = max(WIDTH, WIDTH * self.fontMetrics().lineSpacing() // 15)
        width = min(wanted, window.width() - 48)
        self.setGeometry((window.width() - width) // 2, TOP, width, 0)
        self._narrow("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Go away and give the keyboard back."""
        self.hide()
        if self._returns is not None and isValid(self._returns):  # its tab may be closed by now
            self._returns.setFocus(Qt.FocusReason.PopupFocusReason)
        else:  # Qt would give it to the first field of the window
            self._desk.reading.take_focus()
        self.deleteLater()

    def _narrow(self, text: str) -> None:
        if self._desk.is_open and not self._knows_library:  # it came while the palette was open
            self._entries, self._knows_library = entries(self._desk), True
        found = best(self._entries, text)
        if not found and self._desk.is_open:
            found = [in_the_texts(self._desk, text)]
        self.model.show_entries(found)
        self._none.setVisible(not found)
        self.view.setVisible(bool(found))
        self._fit()
        self.view.setCurrentIndex(self.model.index(0))

    def _fit(self) -> None:
        """Be as high as what answers, and no higher than the window has room."""
        row = row_height(self.view.fontMetrics())
        head = self.field.sizeHint().height() + 16
        room = (self.window().height() - TOP - GAP - head) // row
        rows = max(1, min(ROWS, self.model.rowCount(), room))
        self.resize(self.width(), head + rows * row)

    def _choose(self, index: Index) -> None:
        entry: PaletteEntry | None = index.data(ENTRY)
        self.close_up()
        if entry is not None:
            # Once the key or the click that chose has come to its end: what is done may open a
            # dialog, and a loop of its own would delete the palette under Qt's feet.
            QTimer.singleShot(0, self._desk, entry.act)

    def _step(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            self.view.setCurrentIndex(
                self.model.index((self.view.currentIndex().row() + step) % rows)
            )

    def _pressed(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return False
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
            self.deleteLater()
        return False
