"""Annotations out."""

from desktop.export.citation import Citation, citation_of_revision, citation_text, cite
from desktop.export.excerpts import Earlier, Excerpts, LinkedHighlight
from desktop.export.files import file_names, write
from desktop.export.markdown import render

__all__ = [
    "Citation",
    "Earlier",
    "Excerpts",
    "LinkedHighlight",
    "citation_of_revision",
    "citation_text",
    "cite",
    "file_names",
    "render",
    "write",
]
