"""The PDF engine: what stands on the pages of a file, and where.

It alone knows PDFium, and pikepdf, which writes copies (`annotated_copy`) and reads what a file
says of itself and of its layers (`catalogue`), each loaded by those that need it. PDFium serves one
thread at a time in a process, whatever files it has open: calls of two threads crash it, or return
wrong text in silence, so a file holds the engine until it is closed
(https://github.com/pypdfium2-team/pypdfium2#thread-incompatibility).
JavaScript and launch actions are never asked for, and of embedded files their names alone.
"""

from desktop.pdf.bookmarks import Bookmark
from desktop.pdf.engine import BUILD, DamagedError, LockedError, PdfFile
from desktop.pdf.grey_picture import GreyPicture
from desktop.pdf.markings import Marking, attached, markings
from desktop.pdf.open_page import OpenPage, PageText, Part
from desktop.pdf.printed import (
    Annotation,
    Box,
    Link,
    PrintedPage,
    Run,
    Sheet,
    TaggedCell,
    TaggedTable,
)
from desktop.pdf.region_picture import picture

__all__ = [
    "BUILD",
    "Annotation",
    "Bookmark",
    "Box",
    "DamagedError",
    "GreyPicture",
    "Link",
    "LockedError",
    "Marking",
    "OpenPage",
    "PageText",
    "Part",
    "PdfFile",
    "PrintedPage",
    "Run",
    "Sheet",
    "TaggedCell",
    "TaggedTable",
    "attached",
    "markings",
    "picture",
]
