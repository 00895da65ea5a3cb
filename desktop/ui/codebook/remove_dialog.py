"""What becomes of what bears a tag that is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QRadioButton, QWidget

from desktop.domain.tag_paths import spelled
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Sequence


class RemoveTagDialog(Dialog):
    """Asks whether the tags below go too, and whether another tag gets what bore them."""

    def __init__(
        self, path: str, uses: str, below: int, others: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(f"Remove “{path}”", parent, width=460)
        self.say(uses)
        self.take_off = QRadioButton("Take it off what bears it", self)
        self.take_off.setChecked(True)
        self.hand_over = QRadioButton("Give what bears it another tag:", self)
        self.heir = QComboBox(self)
        self.heir.setAccessibleName("The other tag")
        self.heir.setEditable(True)
        self.heir.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.heir.addItems(list(others))
        self.heir.setCurrentText("")
        completer = QCompleter(list(others), self.heir)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.heir.setCompleter(completer)
        self.heir.editTextChanged.connect(lambda _text: self.hand_over.setChecked(True))
        self.below = TickBox(f"With the {f'{below} tags' if below > 1 else 'tag'} below it", self)
        self.below.setVisible(bool(below))
        for widget in (self.take_off, self.hand_over, self.heir, self.below):
            self.column.addWidget(widget)
        self.finish(Button.Ok | Button.Cancel, "Remove")
        self.take_off.setFocus()

    def into(self) -> str:
        """Return the path of the tag that gets what bore this one, '' for none."""
        return spelled(self.heir.currentText()) if self.hand_over.isChecked() else ""
