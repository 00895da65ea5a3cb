"""Verbs that print: a document with its highlights, or a list of highlights."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from desktop.domain.citing.copy_style import CopyStyle
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.printing.paper import MarkStyle, PrintChoices, usual_paper
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.citing.cited_highlight import CitedHighlight
    from desktop.ui.annotations.annotation_verbs import AnnotationVerbs
    from desktop.ui.desk import Desk
    from desktop.ui.printing.sheets import FlowSheets, Sheets
    from desktop.ui.tabs.document_pane import DocumentPane

PAGES, TEXT, LIST, CHOSEN = "pages", "text", "list", "chosen"


class PrintVerbs:
    """What is in front is printed: a document, or the list of all highlights."""

    def __init__(self, desk: Desk, annotations: AnnotationVerbs) -> None:
        self._desk = desk
        self._annotations = annotations

    def print(self) -> None:
        """Ask how to print what is in front, show the sheets, and print them."""
        from desktop.ui.printing.print_dialog import PrintDialog  # and Qt's printing with it

        subjects = self._subjects()
        if not subjects:
            self._desk.status.say("There is nothing to print: open a document, or list highlights.")
            return
        dialog = PrintDialog(subjects, self._remembered(), self._made, self._desk.window)
        dialog.folder = self._desk.settings.folder("export_folder")
        dialog.exec()
        self._remember(dialog.choices())
        if dialog.said:
            self._desk.settings.set_text("export_folder", dialog.folder)
            self._desk.status.say(dialog.said)
        dialog.deleteLater()

    def _subjects(self) -> dict[str, str]:
        pane, chosen = self._desk.subject.pane, len(self._desk.subject.ids)
        found: dict[str, str] = {}
        if pane is not None and pane.content is not None:
            if pane.views.printed is not None:
                pages = {PAGES: "Its pages, with the highlights on them"}
                found = pages | {TEXT: "Its text, with the highlights"}
            else:
                found = {TEXT: "The document with its highlights"}
            if pane.highlights:
                found[LIST] = f"A list of its highlights ({len(pane.highlights):,})"
            if pane.views.printed is not None and not pane.views.is_pages:
                found = {TEXT: found.pop(TEXT)} | found
        elif ids := self._annotations.listed_ids():
            found = {LIST: f"These highlights ({len(ids):,})"}
        if chosen > 1:
            found[CHOSEN] = f"The chosen highlights ({chosen:,})"
        return found

    def _made(self, choices: PrintChoices) -> Sheets:
        from desktop.ui.printing.page_sheets import PageSheets  # as above
        from desktop.ui.printing.sheets import FlowSheets

        pane, desk = self._desk.subject.pane, self._desk
        families = ReadingStyle(desk.settings.preferences().family).families
        title = pane.document.title if pane is not None and pane.document else "Highlights"
        if choices.subject == PAGES and pane is not None and pane.content is not None:
            printed, shown = pane.views.printed, list(pane.highlights.values())
            if printed is not None:
                return PageSheets(
                    title, printed, pane.content, shown, choices, families,
                    citation=self._citation(pane),
                )  # fmt: skip
        sheets = FlowSheets(title, choices, families)
        if choices.subject == TEXT and pane is not None:
            self._fill_with_text(sheets, pane, families)
        else:
            self._fill_with_list(sheets, pane, families)
        return sheets

    def _citation(self, pane: DocumentPane) -> str:
        return self._desk.workspace.citations.documents([pane.document_id], CopyStyle.PLAIN)

    def _fill_with_text(self, sheets: FlowSheets, pane: DocumentPane, families: list[str]) -> None:
        from desktop.ui.printing.highlight_list import heading_strips
        from desktop.ui.printing.text_flow import TextFlow

        if pane.content is None or not len(pane.content.blocks):
            return
        asset = self._desk.workspace.documents.asset
        shown = list(pane.highlights.values())
        flow = TextFlow(pane.content, shown, asset, sheets.choices, families[0], sheets)
        first = pane.content.blocks[0]
        says_so = pane.content.quoted(first.start, first.end).text.strip() == sheets.title.strip()
        title = "" if says_so else sheets.title
        head = heading_strips(title, self._citation(pane), sheets.choices, families)
        sheets.begin(chain(head, flow.strips()))

    def _fill_with_list(
        self, sheets: FlowSheets, pane: DocumentPane | None, families: list[str]
    ) -> None:
        subject = self._desk.subject
        if sheets.choices.subject == CHOSEN:
            ids: Sequence[str] = subject.ids
        elif pane is not None:
            ordered = sorted(pane.highlights.values(), key=lambda one: (one.start, one.end))
            ids = [one.id for one in ordered]
        else:
            ids = self._annotations.listed_ids()
        count = "1 highlight" if len(ids) == 1 else f"{len(ids):,} highlights"
        below = self._citation(pane) if pane is not None else count

        def fill(listed: Sequence[CitedHighlight]) -> None:
            from desktop.ui.printing.highlight_list import heading_strips, list_strips

            if sheets.is_closed:
                return
            asset = self._desk.workspace.documents.asset
            head = heading_strips(sheets.title, below, sheets.choices, families)
            sheets.begin(chain(head, list_strips(listed, asset, sheets.choices, families)))

        listing = call(self._desk.workspace.citations.listed, list(ids))
        self._desk.tasks.search(listing, then=fill, failed=self._desk.status.say)

    # What was chosen last

    def _remembered(self) -> PrintChoices:
        settings = self._desk.settings
        points, marks = settings.text("print_points"), settings.text("print_marks")
        return PrintChoices(
            "",
            settings.text("print_paper") or usual_paper(),
            int(points) if points.isdecimal() else PrintChoices("").points,
            MarkStyle(marks) if marks in set(MarkStyle) else MarkStyle.COLOUR,
            settings.flag("print_notes", default=True),
        )

    def _remember(self, choices: PrintChoices) -> None:
        settings = self._desk.settings
        settings.set_text("print_paper", choices.paper)
        settings.set_text("print_points", str(choices.points))
        settings.set_text("print_marks", choices.marks)
        settings.set_flag("print_notes", value=choices.notes)
