"""The find bar: what to look for in this text, and how many times it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from desktop.ui.look.plain import Label, tip
from desktop.ui.reader.tools.bar_icons import SIZE, sign

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.ui.look.reading_style import Theme


class FindBar(QWidget):
    """Emits what to look for at every keystroke; shows what came of it."""

    changed = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._worn: Theme | None = None
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(8, 6, 8, 6)
        self._rows.setSpacing(4)
        self._make_field(self._new_row(3))
        self._make_steps(self._new_row(2))
        self.field.textChanged.connect(self.changed)
        self.hide()

    def _new_row(self, stretch: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._rows.addLayout(row, stretch)
        return row

    def _make_field(self, row: QHBoxLayout) -> None:
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setObjectName("findField")
        self.field.setPlaceholderText(self.tr("Find in this document"))
        self.field.setAccessibleName(self.tr("Find in this document"))
        self.field.setMinimumWidth(150)
        self.field.setMaximumWidth(420)
        row.addWidget(self.field, 1)
        self._case = self._option(row, "findCase", "Aa", self.tr("Match case"))
        self._words = self._option(row, "findWords", self.tr("Word"), self.tr("Whole words only"))
        self._regex = self._option(row, "findRegex", ".*", self.tr("Regular expression"))

    def _make_steps(self, row: QHBoxLayout) -> None:
        self._count = Label(parent=self)
        self._count.setObjectName("findCount")
        # A long message is cut rather than the field made short.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._count.setMinimumWidth(90)
        row.addWidget(self._count, 1)
        self._signs: dict[str, QToolButton] = {}
        for picture, name, hint, signal in (
            ("up", "findPrevious", self.tr("Previous (Shift+Enter)"), self.previous_requested),
            ("down", "findNext", self.tr("Next (Enter)"), self.next_requested),
            ("close", "findClose", self.tr("Close (Esc)"), self.closed),
        ):
            button = self._signs[picture] = self._button(name, "", hint)
            button.setIconSize(QSize(SIZE, SIZE))
            button.clicked.connect(signal)
            row.addWidget(button)

    def fit(self, width: int) -> int:
        """Stand in one row, or in two where that is too wide; return the height."""
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.minimumSizeHint().width() > width:
            self._rows.setDirection(QBoxLayout.Direction.TopToBottom)
        return self.sizeHint().height()

    def _button(self, name: str, text: str, hint: str) -> QToolButton:
        button = QToolButton(self, autoRaise=True)
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip(hint))
        button.setAccessibleName(hint)
        return button

    def _option(self, row: QHBoxLayout, name: str, text: str, hint: str) -> QToolButton:
        button = self._button(name, text, hint)
        button.setCheckable(True)
        button.toggled.connect(self.changed)
        row.addWidget(button)
        return button

    @property
    def whole_words(self) -> bool:
        """Whether only whole words count."""
        return self._words.isChecked()

    @property
    def case(self) -> bool:
        """Whether letter case matters."""
        return self._case.isChecked()

    @property
    def regex(self) -> bool:
        """Whether the needle is a regular expression."""
        return self._regex.isChecked()

    def begin(self, text: str) -> None:
        """Show the bar with its field ready to type over."""
        if self._worn is not self._theme:
            self._dress()
        self.show()
        if text:
            self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, number: int, total: int, *, more: bool = False) -> None:
        """Say which of how many hits is shown; `more` while still counting."""
        if not self.field.text():
            words = ""
        elif total:
            count = f"{total:,}+" if more else f"{total:,}"
            words = self.tr("{n} of {m}").format(n=f"{number:,}", m=count)
        else:
            words = "…" if more else self.tr("No hits")
        self._say(words, problem=False)

    def complain(self, problem: str, details: str = "") -> None:
        """Say what is wrong with the expression."""
        self._say(problem, problem=True)
        self._count.setToolTip(tip(details or problem))

    def _say(self, words: str, *, problem: bool) -> None:
        self._count.setText(words)
        self._count.setToolTip("")
        if bool(self._count.property("problem")) is problem:
            return
        self._count.setProperty("problem", problem)
        self._count.style().unpolish(self._count)
        self._count.style().polish(self._count)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        if self.isVisible():
            self._dress()

    def _dress(self) -> None:
        theme = self._worn = self._theme
        for picture, button in self._signs.items():
            button.setIcon(sign(theme, picture))
        alarm = "#ff9d8a" if theme.dark else "#a3260f"
        self.setStyleSheet(
            f"#findBar {{ background: {theme.panel}; border-bottom: 1px solid {theme.faint}; }}"
            f"QLineEdit {{ background: {theme.base}; color: {theme.text}; padding: 4px 8px;"
            f" border: 1px solid {theme.faint}; border-radius: 6px; }}"
            f"QLineEdit:focus {{ border-color: {theme.link}; }}"
            f"QLabel {{ color: {theme.muted}; padding: 0 8px; }}"
            f"QLabel[problem=true] {{ color: {alarm}; }}"
            f"QToolButton {{ color: {theme.text}; border: 1px solid transparent;"
            " padding: 3px 8px; border-radius: 5px; }"
            f"QToolButton:hover {{ background: {theme.faint}; }}"
            f"QToolButton:focus {{ border-color: {theme.link}; }}"
            f"QToolButton:checked {{ background: {theme.faint}; border-color: {theme.muted}; }}"
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        else:
            super().keyPressEvent(event)
