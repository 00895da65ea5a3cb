"""The arguments of the verb that exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.asking.kept import Order
from desktop.domain.exchanged.export_wish import Grouping
from desktop.export.written.export_formats import EXPORT_FORMATS

if TYPE_CHECKING:
    import argparse

COPIES = "pdf"
"""Not of one text but of a document's own file: its writer is no other's sibling."""


def add(out: argparse.ArgumentParser) -> None:
    """Add what only this verb takes."""
    names = (*(form.name for form in EXPORT_FORMATS), COPIES)
    out.add_argument(
        "--format",
        choices=names,
        metavar="FORMAT",
        help=f"one of {', '.join(names)}; the suffix of a file tells it, too",
    )
    out.add_argument("--formats", action="store_true", help="list the formats, and write nothing")
    out.add_argument("--notes", action="store_true", help="write the free notes, no highlights")
    out.add_argument("--document", action="append", default=[], metavar="DOC")
    out.add_argument("--tag", action="append", default=[], metavar="PATH")
    argued = out.add_mutually_exclusive_group()
    argued.add_argument(
        "--claims", action="store_true", help="all claims instead, a paragraph each"
    )
    argued.add_argument("--outline", metavar="NAME", help="an outline instead, as a draft")
    out.add_argument(
        "--output", default="-", metavar="PATH", help="a file, a folder for one file each, or -"
    )
    _order(out)
    out.add_argument(
        "--style",
        default="",
        metavar="STYLE",
        help="cite in this style: apa, chicago-notes-bibliography, harvard-cite-them-right, "
        "mhra-notes, oscola, or a file of yours that ends in .csl",
    )
    out.add_argument(
        "--language", default="", metavar="NAME", help="of the words of citations, such as de-DE"
    )
    out.add_argument(
        "--links", action="store_true", help="in Markdown, too, a link to each highlight"
    )
    out.add_argument("--replace", action="store_true", help="replace files that exist")


def _order(out: argparse.ArgumentParser) -> None:
    out.add_argument(
        "--by", choices=tuple(map(str, Grouping)), help="what stands together, or in a file each"
    )
    out.add_argument("--sort", choices=tuple(map(str, Order)), default=str(Order.READING))
