"""Annotations out, and comparisons of revisions."""

from desktop.export.annotated_pdf import marks
from desktop.export.citation import Citation, citation_of_revision, citation_text, cite
from desktop.export.excerpts import Earlier, Excerpts, LinkedHighlight
from desktop.export.files import file_names, picture_name, pictures_beside, write
from desktop.export.free_note import free_note
from desktop.export.markdown import render
from desktop.export.redline import Redline
from desktop.export.redline_html import redline_html
from desktop.export.redline_markdown import redline_markdown

__all__ = [
    "Citation",
    "Earlier",
    "Excerpts",
    "LinkedHighlight",
    "Redline",
    "citation_of_revision",
    "citation_text",
    "cite",
    "file_names",
    "free_note",
    "marks",
    "picture_name",
    "pictures_beside",
    "redline_html",
    "redline_markdown",
    "render",
    "write",
]
