"""Annotations out, comparisons of revisions, and receipts."""

from desktop.export.annotated_pdf import marks
from desktop.export.arguing.argued_markdown import claims_markdown, draft_markdown
from desktop.export.bibliographies.bibtex import bibtex
from desktop.export.bibliographies.csl_json import csl_json
from desktop.export.citation import (
    Citation,
    citation_of_revision,
    citation_text,
    cite,
    locator,
)
from desktop.export.copying import CitedPassage, documents_cited, passages_cited
from desktop.export.escape import blockquote as blockquote_of
from desktop.export.excerpts import Earlier, Excerpts, LinkedHighlight
from desktop.export.files import file_names, picture_name, write
from desktop.export.free_note import free_note
from desktop.export.proofs.proof_html import ProvedSides, proof_html
from desktop.export.quotation import blockquote
from desktop.export.receipts.receipt_forms import (
    read_receipt,
    written_receipt,
)
from desktop.export.redlines.redline import Redline
from desktop.export.redlines.redline_html import redline_html
from desktop.export.redlines.redline_markdown import redline_markdown

__all__ = [
    "Citation",
    "CitedPassage",
    "Earlier",
    "Excerpts",
    "LinkedHighlight",
    "ProvedSides",
    "Redline",
    "bibtex",
    "blockquote",
    "blockquote_of",
    "citation_of_revision",
    "citation_text",
    "cite",
    "claims_markdown",
    "csl_json",
    "documents_cited",
    "draft_markdown",
    "file_names",
    "free_note",
    "locator",
    "marks",
    "passages_cited",
    "picture_name",
    "proof_html",
    "read_receipt",
    "redline_html",
    "redline_markdown",
    "write",
    "written_receipt",
]
