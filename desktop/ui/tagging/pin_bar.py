"""The bar under the page that shows which tags are in hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.ui.fields.tag_chip import tag_chip
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.icons import Sign
from desktop.ui.look.plain import Label
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class PinBar(QFrame):
    """Is there only while a tag is in hand; each chip lets go of its tag."""

    let_go = Signal(str)
    all_let_go = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pinBar")
        self.setAccessibleName("Tags in hand")
        self.setProperty(FOOT, "yes")
        self._chips = FlowLayout(spacing=4)
        box = QWidget(self)
        box.setLayout(self._chips)
        self._hint = Label("Select to tag", self)
        self._hint.setObjectName("quiet")
        end = QToolButton(self)
        end.setObjectName("pinEnd")
        end.setText("Let Go  (Esc)")
        end.setToolTip("Let go of all tags in hand (Esc)")
        end.clicked.connect(self.all_let_go)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(Sign("pin", 16, self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(box, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._hint)
        row.addWidget(end)
        self.hide()

    def offer_selecting(self, *, offered: bool) -> None:
        """Say that what is selected is tagged, where text can be selected for that."""
        self._hint.setVisible(offered)

    def show_tags(self, paths: Sequence[str], colours: Mapping[str, str]) -> None:
        """Show these tags; without any the bar goes."""
        self._chips.clear()
        for path in paths:
            chip = tag_chip(
                path,
                colours.get(path, ""),
                self,
                partial(self.let_go.emit, path),
                "Let go of",
            )
            self._chips.addWidget(chip)
            chip.show()
        self.setVisible(bool(paths))
