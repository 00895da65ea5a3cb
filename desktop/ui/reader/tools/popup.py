"""The bar beside a selection or a picked highlight. It only asks; it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from desktop import words
from desktop.domain import COLOURS, HighlightStyle
from desktop.ui.look.plain import caption, tip
from desktop.ui.look.tag_colours import called
from desktop.ui.reader.tools.bar_icons import SIZE, dot, sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.domain import Highlight
    from desktop.ui.look.reading_style import Theme

_LISTED = 3
"""From this many highlights on one place, they are offered as a list too."""
_SIGNS = {
    "underline": "underline", "tag": "tag", "note": "note", "copy": "copy",
    "citation": "quotation", "search": "search", "remove": "trash",
}  # fmt: skip


class Popup(QFrame):
    """Colours and actions. `chosen` carries the id picked from the list of overlapping ones.

    Its buttons are made and dressed when there is something to offer, or before: see `prepare`.
    """

    colour_clicked = Signal(str)
    underline_clicked = Signal(bool)
    tag_clicked = Signal()
    note_clicked = Signal()
    copy_clicked = Signal()
    citation_clicked = Signal()
    search_clicked = Signal()
    remove_clicked = Signal()
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._area, self._theme = parent, theme
        self.setObjectName("selectionPopup")
        self.setAccessibleName(self.tr("Actions for the selection"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(6, 5, 6, 5)
        self._rows.setSpacing(6)
        self._buttons: dict[str, QToolButton] = {}
        self._worn: Theme | None = None
        self.hide()

    def _fill(self) -> None:
        self._row = self._new_row()
        self._swatches = {colour: self._swatch(colour, n) for n, colour in enumerate(COLOURS, 1)}
        self._row = self._new_row()
        self._underline = self._button("underline", self.tr("Underline"), self._underlined)
        self._underline.setCheckable(True)
        self._tag = self._button("tag", self.tr("Tag"), self.tag_clicked.emit, "T")
        self._note = self._button("note", self.tr("Note"), self.note_clicked.emit, "N")
        self._copy = self._button("copy", self.tr("Copy"), self.copy_clicked.emit, "Ctrl+C")
        self._button(
            "citation", self.tr("Copy with citation"), self.citation_clicked.emit, "Ctrl+Shift+C"
        )
        self._search = self._button(
            "search", self.tr("Search the library for this"), self.search_clicked.emit
        )
        self._remove = self._button("remove", self.tr("Remove"), self.remove_clicked.emit, "Del")
        self._others = QToolButton(self, autoRaise=True)
        self._others.setObjectName("popup_others")
        self._others.setAccessibleName(self.tr("Highlights at this place"))
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setMenu(QMenu(self._others))
        self._row.addWidget(self._others)

    def _button(
        self, name: str, text: str, slot: Callable[[], object], keys: str = ""
    ) -> QToolButton:
        button = QToolButton(self, autoRaise=True)
        button.setObjectName(f"popup_{name}")
        button.setText(text)
        button.setAccessibleName(text)
        button.setIconSize(QSize(SIZE, SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tip(f"{text} ({keys})" if keys else text))
        button.clicked.connect(lambda _checked=False: slot())
        self._row.addWidget(button)
        self._buttons[name] = button
        return button

    def _new_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self._rows.addLayout(row)
        return row

    def _fold(self) -> None:
        """Stand in two rows where one is too wide."""
        # What came or went while the bar was hidden is not in its size yet.
        for layout in self.findChildren(QBoxLayout):
            layout.invalidate()
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.sizeHint().width() > self._area.width() - 8:
            self._rows.setDirection(QBoxLayout.Direction.TopToBottom)
        self.adjustSize()

    def _swatch(self, colour: str, number: int) -> QToolButton:
        return self._button(colour, "", lambda: self.colour_clicked.emit(colour), str(number))

    def _name_swatches(self) -> None:
        for number, (colour, button) in enumerate(self._swatches.items(), 1):
            name = self.tr("Highlight in {colour}").format(colour=called(colour))
            button.setToolTip(tip(f"{name} ({number})"))
            button.setAccessibleName(name)

    def _underlined(self) -> None:
        self.underline_clicked.emit(self._underline.isChecked())

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        if self.isVisible():
            self._dress()

    def _dress(self) -> None:
        theme = self._worn = self._theme
        for colour, button in self._swatches.items():
            button.setIcon(dot(theme, colour))
        for name, picture in _SIGNS.items():
            self._buttons[name].setIcon(sign(theme, picture))
        self.setStyleSheet(
            f"#selectionPopup {{ background: {theme.base}; border: 1px solid {theme.faint};"
            " border-radius: 9px; }"
            f"QToolButton {{ color: {theme.text}; border: 0; padding: 4px 7px;"
            " border-radius: 5px; font-size: 13px; }"
            "#popup_others { padding: 4px 8px; }"
            f"QToolButton:hover, QToolButton:focus {{ background: {theme.panel}; }}"
            f"QToolButton:focus {{ outline: 0; border: 1px solid {theme.link}; }}"
            f"QToolButton:checked {{ background: {theme.faint}; }}"
            "QToolButton::menu-indicator { image: none; }"
        )

    def prepare(self) -> None:
        """Have the buttons there and dressed."""
        if not self._buttons:
            self._fill()
        if self._worn is not self._theme:
            self._dress()

    def offer(
        self,
        highlight: Highlight | None,
        others: Sequence[Highlight] = (),
        *,
        can_mark: bool = True,
    ) -> None:
        """Offer what fits a new selection, or a picked highlight and those it overlaps."""
        self.prepare()
        self._name_swatches()
        for button in (*self._swatches.values(), self._tag, self._note):
            button.setVisible(can_mark)
        is_area = highlight is not None and highlight.style is HighlightStyle.AREA
        self._underline.setVisible(highlight is not None and not is_area)
        self._remove.setVisible(highlight is not None)
        if highlight is not None:
            self._underline.setChecked(highlight.style == "underline")
        self._list_others(highlight, others)

    def _list_others(self, picked: Highlight | None, others: Sequence[Highlight]) -> None:
        menu = self._others.menu()
        menu.clear()
        self._others.setVisible(picked is not None and len(others) >= _LISTED)
        if picked is None or picked not in others:
            return
        place = others.index(picked) + 1
        self._others.setText(self.tr("{n} of {m}").format(n=place, m=len(others)))
        for other in others:
            action = menu.addAction(caption(_label(other)))
            action.setCheckable(True)
            action.setChecked(other.id == picked.id)
            action.triggered.connect(lambda _=False, id=other.id: self.chosen.emit(id))  # noqa: A006

    def place(self, beside: QRectF) -> None:
        """Stand above a place, or below where there is no room."""
        self._fold()
        area = self._area.rect()
        x = min(max(8.0, beside.left() - 20), area.width() - self.width() - 8.0)
        y = beside.top() - self.height() - 8
        if y < 4:  # noqa: PLR2004
            y = min(beside.bottom() + 10, area.height() - self.height() - 8)
        self.move(QPointF(max(4.0, x), y).toPoint())
        self.show()
        self.raise_()

    def step_focus(self, by: int) -> None:
        """Give the keyboard to the next button or the one before, the first when none has it."""
        buttons = [b for b in self.findChildren(QToolButton) if b.isVisible()]
        focused = self.focusWidget()
        here = buttons.index(focused) if focused in buttons and focused.hasFocus() else -by
        place = (here + by) % len(buttons)
        buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def setVisible(self, visible: bool) -> None:
        if not visible and self.focusWidget() is QApplication.focusWidget() is not None:
            self._area.setFocus()  # before Qt gives the keyboard to whatever comes next
        super().setVisible(visible)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step_focus(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QToolButton):
                focused.click()
        else:
            super().keyPressEvent(event)


def _label(highlight: Highlight) -> str:
    said = words.called(highlight)
    short = said if len(said) <= 48 else f"{said[:47]}…"  # noqa: PLR2004
    tags = ", ".join(highlight.tags)
    return f"{short} — {tags}" if tags else short
