"""Annotations out, and comparisons of revisions."""

from desktop.export.annotated_pdf import marks
from desktop.export.bibtex import bibtex
from desktop.export.citation import (
    Citation,
    citation_of_revision,
    citation_text,
    cite,
    locator,
)
from desktop.export.copying import CitedPassage, documents_cited, passages_cited
from desktop.export.csl_json import csl_json
from desktop.export.escape import blockquote as blockquote_of
from desktop.export.excerpts import Earlier, Excerpts, LinkedHighlight
from desktop.export.files import file_names, picture_name, pictures_beside, write
from desktop.export.free_note import free_note
from desktop.export.markdown import render
from desktop.export.quotation import blockquote
from desktop.export.redline import Redline
from desktop.export.redline_html import redline_html
from desktop.export.redline_markdown import redline_markdown

__all__ = [
    "Citation",
    "CitedPassage",
    "Earlier",
    "Excerpts",
    "LinkedHighlight",
    "Redline",
    "bibtex",
    "blockquote",
    "blockquote_of",
    "citation_of_revision",
    "citation_text",
    "cite",
    "csl_json",
    "documents_cited",
    "file_names",
    "free_note",
    "locator",
    "marks",
    "passages_cited",
    "picture_name",
    "pictures_beside",
    "redline_html",
    "redline_markdown",
    "render",
    "write",
]
