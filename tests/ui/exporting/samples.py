"""An export dialog on a few documents that are not there."""

from __future__ import annotations

from desktop.domain.asking.understanding import read
from desktop.domain.exchanged.export_wish import FormatNote, StyleNote
from desktop.ui.exporting.export_choices import ExportChoices, ExportOffer
from desktop.ui.exporting.export_dialog import ExportDialog

FORMATS = (
    FormatNote("markdown", "Markdown", ".md", False, False, True, False),
    FormatNote("docx", "Word document, with footnotes", ".docx", False, True, True, False),
    FormatNote("csv", "Table (CSV), a row a highlight", ".csv", False, False, True, True),
    FormatNote("json", "JSON", ".json", False, False, False, True),
    FormatNote("ris", "RIS of the documents", ".ris", True, False, False, False),
)
STYLES = (StyleNote("apa", "APA Style", True), StyleNote("oscola", "OSCOLA", False))


def dialog(
    title: str = "A report",
    tags: tuple[str, ...] = ("a", "b/c"),
    choices: ExportChoices | None = None,
    documents: tuple[str, ...] | None = None,
    **known: object,
) -> ExportDialog:
    """Return the dialog, not yet shown."""
    chosen = (("d",) if title else ()) if documents is None else documents
    offer = ExportOffer(title, chosen, tags, FORMATS, STYLES, "", read, **known)
    return ExportDialog(offer, choices or ExportChoices(), None)
