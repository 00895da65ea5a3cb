"""What the pages of a document are called: ranges that count on from a label."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.printed import labelling
from desktop.domain.printed.page_map import relabelled
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.printed.labelling import PageLabels

_MOST = 12
"""Ranges that are asked for."""
_LONGEST = 40
_LONGEST_PREVIEW = 300


class _Range(QWidget):
    """From which page on, and with which label, it counts."""

    changed = Signal()
    removed = Signal()

    def __init__(self, page: int, label: str, pages: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = QSpinBox(self)
        self.page.setRange(1, pages)
        self.page.setValue(page)
        self.page.setAccessibleName("From page")
        self.label = QLineEdit(label, self)
        self.label.setMaxLength(_LONGEST)
        self.label.setAccessibleName("Is called")
        self.label.setPlaceholderText("i, 1, 737, A-1")
        remove = QToolButton(self)
        remove.setIcon(icon("close"))
        remove.setAutoRaise(True)
        remove.setAccessibleName("Remove this range")
        remove.setToolTip("Remove this range")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (Label("From page", self), self.page, Label("count from", self)):
            row.addWidget(widget)
        row.addWidget(self.label, 1)
        row.addWidget(remove)
        self.page.valueChanged.connect(self.changed)
        self.label.textChanged.connect(self.changed)
        remove.clicked.connect(self.removed)


class PageLabelsDialog(Dialog):
    """Shows at once what pages would be called."""

    def __init__(self, title: str, labels: PageLabels, parent: QWidget | None) -> None:
        super().__init__("Page Labels", parent, width=520)
        self._labels = labels
        self._ranges: list[_Range] = []
        self.say(f"What the {len(labels.as_read):,} pages of “{short(title)}” are called.")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.column.addLayout(self._rows)
        self._lay_out_buttons()
        self.preview = self.say("")
        self.preview.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setAccessibleName("Preview")
        self.say("Used in the page field, citations and exports. It can be undone.", quiet=True)
        box = self.finish(Button.Ok | Button.Cancel, "Save")
        self._ok = box.button(QDialogButtonBox.StandardButton.Ok)
        is_offered = not labels.told and self._prints_others()
        self._show(labelling.ranges(labels.printed if is_offered else labels.told))
        if is_offered:
            self.offered.setText("These numbers are printed on the pages.")

    def _prints_others(self) -> bool:
        """Whether pages are only counted, and what is printed on them is something else."""
        labels = self._labels
        counted = tuple(str(number) for number in range(1, len(labels.as_read) + 1))
        return (
            bool(labels.printed)
            and labels.as_read == counted
            and relabelled(counted, labels.printed) != counted
        )

    def _lay_out_buttons(self) -> None:
        self.add = QPushButton("&Add a Range", self)
        self.add.clicked.connect(self._add_next)
        self.as_printed = QPushButton("As &Printed", self)
        self.as_printed.setToolTip("Count as the numbers printed on the pages do")
        self.as_printed.clicked.connect(lambda: self._show(labelling.ranges(self._labels.printed)))
        self.as_printed.setEnabled(bool(self._labels.printed))
        self.as_read = QPushButton("As the &File Says", self)
        self.as_read.clicked.connect(lambda: self._show([]))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.as_printed, self.as_read):
            row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)
        self.offered = self.say("", quiet=True)

    def _show(self, ranges: Sequence[tuple[int, str]]) -> None:
        for one in self._ranges:
            self._take(one)
        self._ranges = []
        for page, label in ranges:
            self._put(page, label)
        self._look()

    def _put(self, page: int, label: str) -> _Range:
        made = _Range(page, label, len(self._labels.as_read), self)
        made.changed.connect(self._look)
        made.removed.connect(lambda: self._remove(made))
        self._ranges.append(made)
        self._rows.addWidget(made)
        return made

    def _take(self, one: _Range) -> None:
        self._rows.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _add_next(self) -> None:
        last = self._ranges[-1].page.value() if self._ranges else 0
        made = self._put(last + 1, "" if self._ranges else "1")
        made.label.setFocus()
        self._look()

    def _remove(self, one: _Range) -> None:
        self._ranges.remove(one)
        self._take(one)
        self._look()

    def _look(self) -> None:
        """Show what pages would be called, or why that cannot be."""
        self.offered.clear()
        self.add.setEnabled(
            len(self._ranges) < _MOST
            and (not self._ranges or self._ranges[-1].page.value() < len(self._labels.as_read))
        )
        try:
            found = relabelled(self._labels.as_read, self.told()) if self._ranges else None
        except ValueError:
            pages = [one.page.value() for one in self._ranges]
            rises = all(page < after for page, after in pairwise(pages))
            self.preview.setText(
                "A label ends with a number or is a Roman one: 1, 737, A-1, iv."
                if rises
                else "Each range begins on a later page than the one before."
            )
            self._ok.setEnabled(False)
            return
        summed = labelling.summed(self._labels.as_read if found is None else found)
        told = self.tr("Pages {}").format(summed)
        is_long = len(told) > _LONGEST_PREVIEW
        self.preview.setText(f"{told[:_LONGEST_PREVIEW]}…" if is_long else told)
        self._ok.setEnabled(True)

    def ranges(self) -> list[tuple[QSpinBox, QLineEdit]]:
        """Return the fields of each range."""
        return [(one.page, one.label) for one in self._ranges]

    def told(self) -> str:
        """Return what the reader says, as the library keeps it."""
        return labelling.told(
            [(page.value(), label.text().strip()) for page, label in self.ranges()]
        )
