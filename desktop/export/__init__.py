"""Annotations out."""

from desktop.export.annotated_pdf import marks
from desktop.export.citation import Citation, citation_text, cite
from desktop.export.excerpts import Excerpts, LinkedHighlight
from desktop.export.files import file_names, write
from desktop.export.markdown import render

__all__ = [
    "Citation",
    "Excerpts",
    "LinkedHighlight",
    "citation_text",
    "cite",
    "file_names",
    "marks",
    "render",
    "write",
]
