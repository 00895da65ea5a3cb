"""The formats of exports: each a module with `write`, loaded when it is asked for."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from desktop.domain.exchanged.export_wish import FormatNote

if TYPE_CHECKING:
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target


class _Writer(Protocol):
    def write(self, selection: Selection, target: Target) -> None: ...


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A form that highlights, or documents, are written in."""

    name: str
    title: str
    suffix: str
    module: str
    """Below desktop.export: it writes a selection to a target as it goes through it."""
    holds_documents: bool = False
    """Whether it tells of documents and not of highlights."""
    is_bytes: bool = False
    """Whether it is no text, which nobody wants to see in a terminal."""
    is_cited: bool = False
    """Whether a citation style can be chosen for it."""
    is_flat: bool = False
    """Whether its highlights are one list unless they are to be grouped."""
    is_whole: bool = False
    """Whether documents without a highlight belong to it, where nothing narrows it."""
    takes_suffix: bool = True
    """Whether a file of its suffix is one unasked."""
    tells_makers: bool = True
    """Whether it says who made a highlight, in which claims it is, and where its document lies."""

    @property
    def note(self) -> FormatNote:
        """What a list of formats says of it."""
        return FormatNote(
            self.name,
            self.title,
            self.suffix,
            self.holds_documents,
            self.is_bytes,
            self.is_cited,
            self.is_flat,
        )

    def load(self) -> _Writer:
        """Return the module that writes this format."""
        return cast("_Writer", importlib.import_module(f"desktop.export.{self.module}"))


# The modules are named, not imported, so that asking what there is costs nothing.
EXPORT_FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(
        "markdown", "Markdown", ".md", "written.markdown_file", is_cited=True, tells_makers=False
    ),
    ExportFormat(
        "pandoc",
        "Markdown for pandoc, with a bibliography beside it",
        ".md",
        "written.pandoc_file",
        takes_suffix=False,
        tells_makers=False,
    ),
    ExportFormat(
        "obsidian", "Markdown for Obsidian", ".md", "written.obsidian_file", takes_suffix=False
    ),
    ExportFormat(
        "html",
        "Web page to read or print",
        ".html",
        "written.page_file",
        is_cited=True,
        tells_makers=False,
    ),
    ExportFormat(
        "docx",
        "Word document, with footnotes and comments",
        ".docx",
        "written.word.word_file",
        is_bytes=True,
        is_cited=True,
    ),
    ExportFormat(
        "csv",
        "Table (CSV), a row a highlight",
        ".csv",
        "written.csv_file",
        is_cited=True,
        is_flat=True,
    ),
    ExportFormat(
        "xlsx",
        "Workbook (Excel), with a sheet of tags",
        ".xlsx",
        "written.workbook",
        is_bytes=True,
        is_cited=True,
        is_flat=True,
    ),
    ExportFormat("json", "JSON, for scripts", ".json", "written.json_file", is_flat=True),
    ExportFormat(
        "w3c", "Web Annotations (JSON-LD)", ".jsonld", "written.web_annotations", is_flat=True
    ),
    ExportFormat(
        "qdpx",
        "REFI-QDA project (NVivo, ATLAS.ti, MAXQDA …)",
        ".qdpx",
        "refi.project_file",
        is_bytes=True,
        is_flat=True,
        is_whole=True,
    ),
    ExportFormat("qdc", "REFI-QDA codebook", ".qdc", "refi.codebook_file", is_flat=True),
    ExportFormat(
        "bibtex", "BibTeX of the documents", ".bib", "bibliographies.bibtex", holds_documents=True
    ),
    ExportFormat("ris", "RIS of the documents", ".ris", "bibliographies.ris", holds_documents=True),
    ExportFormat(
        "csl-json",
        "CSL-JSON of the documents",
        ".json",
        "bibliographies.csl_json",
        holds_documents=True,
        takes_suffix=False,
    ),
)
_BY_NAME = {form.name: form for form in EXPORT_FORMATS}
_BY_SUFFIX = {form.suffix: form for form in EXPORT_FORMATS if form.takes_suffix} | {
    ".markdown": _BY_NAME["markdown"],
    ".htm": _BY_NAME["html"],
}


def export_format(name: str) -> ExportFormat:
    """Return the format of a name; raise KeyError for any other."""
    return _BY_NAME[name]


def format_of_suffix(suffix: str) -> ExportFormat | None:
    """Return the format that files with this suffix are in."""
    return _BY_SUFFIX.get(suffix.lower())
