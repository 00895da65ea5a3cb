"""The bibliographic facts of a document, to be corrected by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget
from typing_extensions import override

from desktop.domain import DocumentKind
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Document, Facts


_OWN = ("made_title", "whole_page", "read_as")
"""What Manicule keeps there for itself."""


class FactsDialog(Dialog):
    """Authors are separated by semicolons; dates are as exact as the source is."""

    def __init__(self, document: Document, parent: QWidget | None) -> None:
        super().__init__("Facts", parent, width=560)
        self._document = document
        self.keep: Callable[[], str] = str
        """Asked before the dialog closes: '', or why the library cannot keep what stands here."""
        facts = document.facts
        self.title = QLineEdit(facts.title)
        self.authors = QLineEdit("; ".join(facts.authors))
        self.date = QLineEdit(facts.date)
        self.date.setPlaceholderText("2024, 2024-05 or 2024-05-17")
        self.publisher = QLineEdit(facts.publisher)
        self.url = QLineEdit(facts.url)
        self.language = QLineEdit(facts.language)
        self.key = QLineEdit(facts.citation_key)
        self.key.setPlaceholderText("Made of author, year and title")
        self._kind = QComboBox()
        for kind in DocumentKind:
            self._kind.addItem(str(kind).capitalize(), kind)
        self._kind.setCurrentIndex(self._kind.findData(document.kind))
        self._lay_out()
        self.title.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        rows: list[tuple[str, QWidget]] = [
            ("Title", self.title), ("Kind", self._kind), ("Authors", self.authors),
            ("Date", self.date), ("Publisher", self.publisher), ("Web address", self.url),
            ("Language", self.language), ("Citation key", self.key),
        ]  # fmt: skip
        for label, widget in rows:
            widget.setAccessibleName(label)
            if isinstance(widget, QLineEdit):
                widget.setCursorPosition(0)  # a long text is shown from its beginning
            form.addRow(label, widget)
        other = self._document.facts.other
        if other.get("made_title") == self._document.title:
            self.title.setToolTip("The source has no title. Manicule made this one.")
            form.insertRow(1, "", _quiet("Title made by Manicule: the source has none."))
        for name, value in other.items():
            if name in _OWN:
                continue
            called = Label(name.replace("_", " ").capitalize())
            form.addRow(called, Label(value, wraps=True))
        if self._document.tags:
            form.addRow(Label("Tags"), Label(", ".join(self._document.tags), wraps=True))
        self.column.addLayout(form)
        self.say(_origin(self._document), quiet=True)
        for remark in self._document.remarks:
            self.say(remark, quiet=True)
        self.say("Separate several authors with semicolons.", quiet=True)
        self._objection = self.say("")
        self._objection.hide()
        self.finish(Button.Ok | Button.Cancel, "Save")

    @override
    def accept(self) -> None:
        objection = self.keep()
        if not objection:
            super().accept()
            return
        # Of all that stands here, only a citation key can be refused.
        self._objection.setText(objection)
        self._objection.show()
        self.key.setFocus()
        self.key.selectAll()

    def facts(self) -> Facts:
        """Return the facts as they stand in the fields."""
        authors = tuple(name.strip() for name in self.authors.text().split(";") if name.strip())
        return replace(
            self._document.facts,
            title=self.title.text().strip() or self._document.title,
            authors=authors,
            date=self.date.text().strip(),
            publisher=self.publisher.text().strip(),
            url=self.url.text().strip(),
            language=self.language.text().strip(),
            citation_key=self.key.text().strip(),
        )

    def kind(self) -> DocumentKind:
        """Return the kind of document chosen."""
        return DocumentKind(self._kind.currentData())


def _quiet(text: str) -> Label:
    label = Label(text, wraps=True)
    label.setObjectName("quiet")
    return label


def _origin(document: Document) -> str:
    """Say where the text came from."""
    added = document.added.astimezone()
    came = f"From {document.source_name or 'a file without a name'}, added on "
    came += f"{added.day} {added:%B %Y}: {document.characters:,} characters"
    return f"{came}, version {document.revision}." if document.revision > 1 else f"{came}."
