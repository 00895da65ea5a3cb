"""The PDF engine: what stands on the pages of a file, and where.

It alone knows PDFium. PDFium serves one thread at a time in a process, whatever files it has open:
calls of two threads crash it, or return wrong text in silence, so a file holds the engine until it
is closed (https://github.com/pypdfium2-team/pypdfium2#thread-incompatibility).
JavaScript and launch actions are never asked for, and of embedded files their names alone.
"""

from desktop.pdf.bookmarks import Bookmark
from desktop.pdf.engine import BUILD, DamagedError, LockedError, PdfFile
from desktop.pdf.printed import Box, Link, PrintedPage, Run, Sheet

__all__ = [
    "BUILD",
    "Bookmark",
    "Box",
    "DamagedError",
    "Link",
    "LockedError",
    "PdfFile",
    "PrintedPage",
    "Run",
    "Sheet",
]
