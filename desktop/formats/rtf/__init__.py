"""Rich text files (.rtf)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import DocumentKind, Parsed
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.comments import Comments
from desktop.formats.canon.outline import opening_heading
from desktop.formats.office.prose import change_remarks
from desktop.formats.rtf.document import Document
from desktop.formats.rtf.interpreter import write
from desktop.formats.rtf.lexer import tokens

if TYPE_CHECKING:
    from desktop.formats.door.source import Source


def read(source: Source) -> Parsed:
    """Return the document in an RTF file, with all tracked changes accepted."""
    start = source.data.find(b"{\\rtf", 0, 1000)
    if start < 0:
        raise source.unreadable("it is not an RTF file")
    builder, margin = Builder(), Comments()
    document = Document(builder, margin)
    write(document, tokens(source.data[start:]))
    content = builder.build()
    remarks = list(change_remarks(document.counts))
    if document.counts["unclosed"]:
        remarks.append("The file ends too early; what there is of it was kept.")
    return Parsed(
        content,
        DocumentKind.DOCUMENT,
        document.head.facts(opening_heading(content)),
        "application/rtf",
        "",
        builder.assets,
        margin.placed(content),
        tuple(remarks),
    )
