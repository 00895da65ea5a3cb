"""The line above a page: where in the document one is, and what is known of it, which opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.fact_words import in_lines, in_one_line, of_mail
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, short, tip
from desktop.ui.tabs.bars.arrival_line import ArrivalLine
from desktop.ui.tabs.printed.page_bar import PageBar
from desktop.ui.tabs.recognise_offer import RecogniseOffer
from desktop.ui.tabs.revision_button import RevisionButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain import Content, Document
    from desktop.ui.tabs.document_views import DocumentViews

LEAST = 40
_MANY = 2
"""Authors that are named."""


class DocumentBar(QWidget):
    """One line; a button unfolds all facts below it."""

    def __init__(self, views: DocumentViews, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("documentBar")
        self._document: Document | None = None
        self._content: Content | None = None
        self._number = -1
        self._read = ""
        """How much of the document is read, in words."""
        self.where = ElidedLabel(parent=self)
        """The sections that are around what is being read; the title stands on the tab."""
        self.strip = ElidedLabel(parent=self)
        """Who asked whom and when, in the section being read; who wrote to whom, in an e-mail; or
        what the import remarked."""
        self.facts = ElidedLabel(parent=self)
        self.details = Label(parent=self, wraps=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.hide()
        for label in (self.where, self.strip, self.facts, self.details):
            label.setObjectName("where")
        self.arrival = ArrivalLine(self)
        self.recognise = RecogniseOffer(self)
        self.revisions = RevisionButton(self)
        self.pages = PageBar(views, self)
        self.more = self._made_more()
        self._lay_out()

    def _made_more(self) -> QToolButton:
        more = QToolButton(self)
        more.setObjectName("moreFacts")
        more.setIcon(icon("down"))
        more.setAutoRaise(True)
        more.setCheckable(True)
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.setToolTip("Show all that is known of this document")
        more.setAccessibleName("All facts")
        more.toggled.connect(self._unfold)
        return more

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.arrival, 100)
        row.addWidget(self.where)
        row.addWidget(self.strip, 1)
        row.addWidget(self.recognise)
        row.addWidget(self.facts)
        row.addWidget(self.pages)
        row.addWidget(self.revisions)
        row.addWidget(self.more)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 1, 8, 1)
        lines.setSpacing(2)
        lines.addLayout(row)
        lines.addWidget(self.details)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_document(self, document: Document, content: Content) -> None:
        """Say what is known of a document, from its beginning."""
        self._content, self._number = content, -1
        # Among pages with text one without is most likely blank.
        self.recognise.make_for(content)
        self.show_facts(document)

    def show_facts(self, document: Document) -> None:
        """Show who wrote the document and when."""
        self._document = document
        facts = document.facts
        authors = ", ".join(facts.authors[:_MANY])
        authors += " and others" if len(facts.authors) > _MANY else ""
        said = " · ".join(filter(None, (authors or facts.publisher, facts.date, self._read)))
        self.facts.setText(said)
        self.facts.setToolTip(tip(said))
        self.show_section(self._number)

    def show_read(self, words: str) -> None:
        """Say how much of the document is read; '' says nothing of it."""
        if words != self._read:
            self._read = words
            if self._document is not None:
                self.show_facts(self._document)

    def show_section(self, number: int) -> None:
        """Say where one is; -1 for before the first section."""
        self._number = number
        title = self._document.title if self._document else ""
        names = self._path()
        self.where.setText("  ›  ".join(names))
        self.where.setVisible(bool(names))
        self.where.setToolTip(tip("  ›  ".join([title, *names])))
        remarks = self._document.remarks if self._document else ()
        facts = self._facts_here()
        self.strip.setText(
            in_one_line(facts) or " ".join(remarks) or (self._summary() if not names else "")
        )
        self.strip.setToolTip(tip("\n".join([*in_lines(facts), *remarks])))
        if self.more.isChecked():
            self._unfold(unfolded=True)

    def _path(self) -> list[str]:
        if self._content is None or self._number < 0:
            return []
        start = self._content.sections[self._number].start
        title = self._document.title if self._document else ""
        return [one.title for one in self._content.section_path(start) if one.title != title]

    def _facts_here(self) -> Mapping[str, str]:
        """Return the facts of the section being read, or else of the e-mail."""
        is_read = self._content is not None and self._number >= 0
        here = self._content.sections[self._number].facts if is_read and self._content else {}
        return here or (of_mail(self._document.facts.other) if self._document else {})

    def _summary(self) -> str:
        """Return what the document is and how many parts it has, for above its first section."""
        if self._document is None or self._content is None:
            return ""
        sections = self._content.sections
        count = sum(one.level == sections[0].level for one in sections)
        parts = "1 section" if count == 1 else f"{count} sections"
        return " · ".join([str(self._document.kind).capitalize(), *([parts] if sections else [])])

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001  # a slot of `toggled`
        self.more.setIcon(icon("up" if unfolded else "down"))
        self.details.setText("\n".join(self._all_lines()) if unfolded else "")
        self.details.setVisible(unfolded)

    def _all_lines(self) -> list[str]:
        if self._document is None:
            return []
        facts = self._document.facts
        known = {
            "authors": ", ".join(facts.authors),
            "publisher": facts.publisher,
            "date": facts.date,
            "url": facts.url,
            "language": facts.language,
            **facts.other,
        }
        lines = in_lines({name: value for name, value in known.items() if value})
        here = self._path()
        section = [" › ".join(here), *in_lines(self._facts_here())] if here else []
        return [short(one) for one in (facts.title, *lines, *section, *self._document.remarks)]
