"""How the window and the pages look, and which folder is watched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop.domain import COLOURS
from desktop.domain.citing.copy_style import CopyStyle
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.style_box import StyleBox
from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.plain import tip
from desktop.ui.look.reading_style import MEASURES, SIZES, font_choices
from desktop.ui.look.tag_colours import own_name
from desktop.ui.look.theme import INTERFACE
from desktop.ui.remembered import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.exchanged.export_wish import StyleNote
    from desktop.ui.remembered import Preferences

COPY_STYLES = {
    CopyStyle.PLAIN: "Plain text",
    CopyStyle.MARKDOWN: "Markdown",
    CopyStyle.PANDOC: "Pandoc: [@key, p. 4]",
    CopyStyle.FOOTNOTE: "Markdown with footnotes",
}
_THEME_NAMES = {"system": "Follow the system", "light": "Light", "sepia": "Sepia", "dark": "Dark"}


class PreferencesDialog(Dialog):
    """Every choice is shown at once; Cancel takes them all back."""

    changed = Signal(object)
    names_wanted = Signal()
    """Colours are to be given names."""

    def __init__(
        self,
        preferences: Preferences,
        parent: QWidget | None,
        backup_place: str | None = None,
        styles: Sequence[StyleNote] = (),
    ) -> None:
        """`backup_place` is '' inside the library, None where there is no place to choose."""
        super().__init__("Preferences", parent, width=560)
        self._preferences = preferences
        self._place_before = backup_place
        self.backups = QLineEdit(backup_place or "", self, readOnly=True)
        self.backups.setAccessibleName("Backups")
        self.backups.setPlaceholderText("Inside the library")
        self.backups.setHidden(backup_place is None)  # it stands in no row then
        self.theme = QComboBox(self)
        for name in THEMES:
            self.theme.addItem(_THEME_NAMES[name], name)
        self.family = QComboBox(self)
        for label, family in font_choices():
            self.family.addItem(label, family)
        self.text_size = QSpinBox(self, minimum=SIZES[0], maximum=SIZES[1], suffix=" px")
        self.line_height = QDoubleSpinBox(
            self, minimum=1.0, maximum=3.0, singleStep=0.1, decimals=1
        )
        self.interface = QSpinBox(
            self, minimum=INTERFACE[0] - 1, maximum=INTERFACE[1], suffix=" px"
        )
        self.interface.setSpecialValueText("As the system has it")
        self.measure = QSpinBox(
            self, minimum=MEASURES[0], maximum=MEASURES[1], suffix=" characters"
        )
        for box in (self.text_size, self.line_height, self.measure, self.interface):
            box.lineEdit().setTextMargins(7, 0, 0, 0)  # the theme's padding does not reach inside
        self.copy_style = QComboBox(self)
        for style, label in COPY_STYLES.items():
            self.copy_style.addItem(label, style)
        self.citation_style = StyleBox(styles, preferences.citation_style, self)
        self.colour_names = ElidedLabel(parent=self)
        self.show_colour_names()
        self.justified = TickBox("Justify the right edge", self)
        self.reduced_motion = TickBox("Move without animation", self)
        self.watched = QLineEdit(self, readOnly=True)
        self.watched.setAccessibleName("Watched folder")
        self.watched.setPlaceholderText("No folder is watched")
        self._lay_out()
        self._show(preferences)
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        rows: list[tuple[str, QWidget]] = [
            ("Theme", self.theme), ("Typeface", self.family), ("Text size", self.text_size),
            ("Line height", self.line_height), ("Line length", self.measure),
            ("Words around the page", self.interface),
            ("", self.justified), ("", self.reduced_motion),
            ("Copy with citation", self.copy_style), ("Citation style", self.citation_style),
            ("Names of colours", self._made_colours()),
            ("Watched folder", self._made_folder(self.watched, "None", self._choose_folder)),
        ]  # fmt: skip
        if self._place_before is not None:
            inside = self._made_folder(self.backups, "Inside", self._choose_place)
            rows.append(("Backups", inside))
        for label, widget in rows:
            widget.setAccessibleName(label or widget.accessibleName())
            form.addRow(label, widget)
        self.column.addLayout(form)
        self.say(
            "New and changed files in the watched folder are imported by themselves.", quiet=True
        )
        if self._place_before is not None:
            self.say(
                "A backup of what changed is made once a day. On another disk it is there even "
                "when this one fails.",
                quiet=True,
            )
        self.finish(Button.Ok | Button.Cancel, "Done")

    def _made_colours(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        change = QPushButton("Change…", box)
        change.clicked.connect(self.names_wanted)
        row.addWidget(self.colour_names, 1)
        row.addWidget(change)
        return box

    def show_colour_names(self) -> None:
        """Show what the reader calls the colours."""
        named = [f"{colour}: {own}" for colour in COLOURS if (own := own_name(colour))]
        said = " · ".join(named) or "No colour has a name of your own yet."
        self.colour_names.setText(said)
        self.colour_names.setToolTip(tip(said))

    def _made_folder(self, field: QLineEdit, empty: str, ask: Callable[[], None]) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        choose = QPushButton("Choose…", box)
        choose.clicked.connect(ask)
        none = QPushButton(empty, box)
        none.clicked.connect(lambda: field.setText(""))
        row.addWidget(field, 1)
        row.addWidget(choose)
        row.addWidget(none)
        return box

    def _show(self, preferences: Preferences) -> None:
        with QSignalBlocker(self):
            self.theme.setCurrentIndex(max(0, self.theme.findData(preferences.theme)))
            self.family.setCurrentIndex(max(0, self.family.findData(preferences.family)))
            self.text_size.setValue(preferences.size)
            self.interface.setValue(preferences.interface_size or INTERFACE[0] - 1)
            self.line_height.setValue(preferences.line_height)
            self.measure.setValue(preferences.measure)
            self.justified.setChecked(preferences.justified)
            self.reduced_motion.setChecked(preferences.reduced_motion)
            self.copy_style.setCurrentIndex(self.copy_style.findData(preferences.copy_style))
            self.watched.setText(preferences.watched_folder)

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._tell)
        self.family.currentIndexChanged.connect(self._tell)
        for spin in (self.text_size, self.line_height, self.measure, self.interface):
            spin.valueChanged.connect(self._tell)
        for box in (self.justified, self.reduced_motion):
            box.toggled.connect(self._tell)
        self.copy_style.currentIndexChanged.connect(self._tell)
        self.citation_style.style_chosen.connect(self._tell)
        self.watched.textChanged.connect(self._tell)

    def preferences(self) -> Preferences:
        """Return what is chosen now."""
        return replace(
            self._preferences,
            theme=str(self.theme.currentData()),
            family=str(self.family.currentData()) if self.family.currentIndex() > 0 else "",
            size=self.text_size.value(),
            interface_size=self.interface.value() if self.interface.value() >= INTERFACE[0] else 0,
            line_height=round(self.line_height.value(), 2),
            measure=self.measure.value(),
            justified=self.justified.isChecked(),
            reduced_motion=self.reduced_motion.isChecked(),
            watched_folder=self.watched.text(),
            copy_style=CopyStyle(self.copy_style.currentData()),
            citation_style=self.citation_style.chosen,
        )

    def watch(self, folder: str) -> None:
        """Choose the folder to watch; '' for none."""
        self.watched.setText(folder)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Watch Folder", self.watched.text())
        if name:
            self.watch(name)

    def _choose_place(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Make Backups In", self.backups.text())
        if name:
            self.backups.setText(name)

    def new_place(self) -> str | None:
        """Return the folder for backups that was chosen, '' for inside, None for no other."""
        chosen = self.backups.text()
        return None if chosen == (self._place_before or "") else chosen

    def _tell(self) -> None:
        self.changed.emit(self.preferences())
