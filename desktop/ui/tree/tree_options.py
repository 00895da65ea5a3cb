"""How documents are listed: in which order, with long titles or short; how many are chosen."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label
from desktop.ui.tree.tree_nodes import SORTS


class TreeOptions(QToolButton):
    """A button with a menu; what was chosen is told, and ticked."""

    sort_chosen = Signal(str)
    lines_chosen = Signal(bool)
    """Whether long titles go on in a second line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("treeOptions")
        self.setIcon(icon("settings"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("Order of the documents, and their titles")
        self.setAccessibleName("How documents are listed")
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._sorts = {name: menu.addAction(f"By {words}") for name, words in SORTS.items()}
        for name, action in self._sorts.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, name=name: self.sort_chosen.emit(name))
            group.addAction(action)
        menu.addSeparator()
        self._lines = menu.addAction("Titles on Two Lines")
        self._lines.setCheckable(True)
        self._lines.triggered.connect(self.lines_chosen)
        self.setMenu(menu)

    def show_choice(self, sort: str, *, two_lines: bool) -> None:
        """Tick what is chosen."""
        self._sorts[sort].setChecked(True)
        self._lines.setChecked(two_lines)


class ChosenCount(Label):
    """The line that says how many rows are chosen when there are several."""

    def __init__(self, selection: QItemSelectionModel, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setObjectName("quiet")
        self.setContentsMargins(16, 4, 8, 4)
        self.hide()
        selection.selectionChanged.connect(lambda: self._show(len(selection.selectedIndexes())))

    def _show(self, chosen: int) -> None:
        self.setText(f"{chosen} selected")
        self.setVisible(chosen > 1)
