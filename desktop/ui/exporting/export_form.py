"""The choices of an export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.asking.kept import Order
from desktop.domain.exchanged.export_wish import ExportWish, Grouping
from desktop.ui.exporting.export_choices import PDF_COPY, ExportChoices
from desktop.ui.fields.question_line import QuestionLine
from desktop.ui.fields.style_box import StyleBox
from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.elided import ElidedChoice, ElidedCombo

if TYPE_CHECKING:
    from desktop.domain.exchanged.export_wish import FormatNote
    from desktop.ui.exporting.export_choices import ExportOffer

GROUPINGS: dict[str, str] = {
    Grouping.TAG: "Tag",
    Grouping.CLAIM: "Claim",
    Grouping.PERSON: "Who says it",
    Grouping.MONTH: "Month",
}
ORDERS: dict[str, str] = {
    Order.READING: "As in the documents",
    Order.DATE: "By date of the source",
    Order.MADE: "The latest highlight first",
    Order.CHANGED: "The latest change first",
}
LANGUAGES = {
    "": "As the style has them", "en-GB": "English (British)", "en-US": "English (American)",
    "de-DE": "Deutsch", "fr-FR": "Français", "es-ES": "Español", "it-IT": "Italiano",
    "nl-NL": "Nederlands", "pl-PL": "Polski", "pt-PT": "Português", "sv-SE": "Svenska",
}  # fmt: skip
_FURTHER = re.compile(r", (?![^(]*\))")
"""A comma that stands in no brackets."""
_BY_DOCUMENT, _ONE_LIST = "Document", "Nothing: one list"


def short_title(form: FormatNote) -> str:
    """Return what a format is called, without what else there is to know of it."""
    return _FURTHER.split(form.title)[0]


class ExportForm(QWidget):
    """Tells when anything is chosen that an export would look otherwise by."""

    changed = Signal()

    def __init__(self, offer: ExportOffer, choices: ExportChoices, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self._formats = {form.name: form for form in offer.formats}
        self._make_scope()
        self.format = self._box({one.name: short_title(one) for one in offer.formats}, "As")
        if offer.copies:
            self.format.addItem("Copy of the PDF file, with its highlights", PDF_COPY)
        self.cited = StyleBox(offer.styles, choices.style, self)
        self.language = self._box(LANGUAGES, "Words of citations")
        self.grouping = self._box({"": _BY_DOCUMENT, **GROUPINGS}, "Together by")
        self.order = self._box(ORDERS, "Order")
        self._make_files()
        self.links = TickBox("A link back to each highlight", self)
        self.replace = TickBox("Replace files that are there already", self)
        self._lay_out()
        self._show(choices)
        self._connect()
        self._show_what_matters()

    def _box(self, items: dict[str, str], name: str) -> QComboBox:
        box = ElidedCombo(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        for value, label in items.items():
            box.addItem(label, str(value))
        return box

    def _make_scope(self) -> None:
        offer = self._offer
        count = len(offer.documents)
        this = f"This document: {offer.title}".removesuffix(": ")
        self.document = ElidedChoice(f"These {count} documents" if count > 1 else this, self)
        self.everything = QRadioButton("The whole library", self)
        self.document.setEnabled(bool(offer.documents))
        self.tag = self._box({"": "All tags", **{path: path for path in offer.tags}}, "Tag")
        self.tag.setCurrentIndex(max(0, self.tag.findData(offer.tag)))
        self.question = QuestionLine(self)
        self.question.tags = offer.tags
        self.question.setText(offer.question)

    def _make_files(self) -> None:
        self.one = QRadioButton("One file", self)
        self.each = QRadioButton("One file for each document", self)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._group(form, "What", self.document, self.everything)
        form.addRow("With ta&g", self.tag)
        form.addRow("On&ly", self.question)
        form.addRow("&As", self.format)
        form.addRow("C&itations", self.cited)
        form.addRow("Their &words", self.language)
        form.addRow("Together &by", self.grouping)
        form.addRow("&Order", self.order)
        self._group(form, "Files", self.one, self.each)
        form.addRow("", self.links)
        form.addRow("", self.replace)

    def _group(self, form: QFormLayout, label: str, *buttons: QRadioButton) -> None:
        group = QButtonGroup(self)
        box = QVBoxLayout()
        box.setSpacing(4)
        for button in buttons:
            group.addButton(button)
            box.addWidget(button)
        form.addRow(label, box)

    def _show(self, choices: ExportChoices) -> None:
        offer = self._offer
        is_whole = offer.everything or offer.tag or offer.question or not offer.documents
        with QSignalBlocker(self):
            (self.everything if is_whole else self.document).setChecked(True)  # Qt's own
            for box, value in (
                (self.format, choices.form),
                (self.language, choices.language),
                (self.grouping, choices.grouping),
                (self.order, choices.order),
            ):
                box.setCurrentIndex(max(0, box.findData(value)))
            self.each.setChecked(choices.many)
            self.one.setChecked(not choices.many)
            self.links.setChecked(choices.with_links)

    def _connect(self) -> None:
        self.cited.style_chosen.connect(self._tell)
        for box in (self.format, self.language, self.grouping, self.order, self.tag):
            box.currentIndexChanged.connect(self._tell)
        for button in (self.document, self.each, self.links):
            button.toggled.connect(self._tell)
        self.question.asked.connect(self._tell)

    def _tell(self, *_: object) -> None:
        self._show_what_matters()
        self.changed.emit()

    def _show_what_matters(self) -> None:
        """Let be chosen what makes a difference; a copy is one file of one document."""
        form = self.form
        is_copy, lists_documents = form is None, form is not None and form.holds_documents
        is_cited = form is not None and form.is_cited
        if is_copy:
            self.document.setChecked(True)  # Qt's own
        self.everything.setEnabled(not is_copy)
        self.cited.setEnabled(is_cited)
        self.language.setEnabled(is_cited and bool(self.cited.chosen))
        for box in (self.grouping, self.order):
            box.setEnabled(not (is_copy or lists_documents))
        for button in (self.one, self.each):
            button.setEnabled(not (is_copy or lists_documents))
        self.links.setVisible(form is not None and form.name == "markdown")
        is_flat = form is not None and form.is_flat
        self.grouping.setItemText(0, _ONE_LIST if is_flat else _BY_DOCUMENT)
        heading = self.grouping.currentText().lower() if self.grouping.currentData() else "document"
        self.each.setText(f"One file for each {heading}")

    @property
    def form(self) -> FormatNote | None:
        """The chosen format; None for a copy."""
        return self._formats.get(str(self.format.currentData()))

    @property
    def is_many(self) -> bool:
        """Whether a folder of files is wanted."""
        return self.each.isChecked() and self.each.isEnabled()

    def choices(self) -> ExportChoices:
        """Return what is to be remembered."""
        return ExportChoices(
            str(self.format.currentData()),
            self.cited.chosen,
            str(self.language.currentData()),
            str(self.grouping.currentData()),
            str(self.order.currentData()),
            self.each.isChecked(),
            self.links.isChecked(),
        )

    def wish(self) -> ExportWish:
        """Return what is wished for; raise QuestionError."""
        tag, grouping = str(self.tag.currentData()), str(self.grouping.currentData())
        form = self.form
        return ExportWish(
            form.name if form is not None else PDF_COPY,
            self._offer.documents if self.document.isChecked() else (),
            (tag,) if tag else (),
            self._offer.read(self.question.text().strip()),
            Grouping(grouping) if grouping else None,
            Order(self.order.currentData()),
            self.cited.chosen if self.cited.isEnabled() else "",
            str(self.language.currentData()) if self.language.isEnabled() else "",
            with_links=self.links.isChecked(),
        )
