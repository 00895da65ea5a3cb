"""Word documents (.docx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import DocumentKind, Parsed
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.comments import Comments
from desktop.formats.docx.body import Body
from desktop.formats.docx.facts import comments, facts, pages
from desktop.formats.docx.package import Package, W
from desktop.formats.door.archive import Archive
from desktop.formats.office.page_numbers import numbered
from desktop.formats.office.prose import change_remarks

if TYPE_CHECKING:
    from desktop.domain import Content
    from desktop.formats.docx.package import Part
    from desktop.formats.door.source import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(source: Source) -> Parsed:
    """Return the document in a Word file, with all tracked changes accepted."""
    with Archive(source) as archive:
        package = Package(archive)
        part = package.document()
        builder, margin = Builder(), Comments()
        body = Body(package, part, builder, margin)
        body.write()
        for key, remark in comments(package, part):
            margin.add(key, remark)
        content = _paged(builder.build(), body.page_starts, part, pages(package))
        return Parsed(
            content,
            DocumentKind.DOCUMENT,
            facts(package, part, content, body.styles.language),
            MEDIA_TYPE,
            "",
            builder.assets,
            margin.placed(content),
            (*change_remarks(body.counts), *archive.remarks),
        )


def _paged(content: Content, starts: list[int], part: Part, count: int) -> Content:
    """Add the page numbers of the last layout, where they can be trusted.

    They can when the breaks agree with the number of pages that the file states and no section
    counts its pages in its own way.
    """
    own_count = any(
        element.get(W + "start") or element.get(W + "fmt")
        for element in part.root.iter(W + "pgNumType")
    )
    if not starts or own_count or len(starts) + 1 != count:
        return content
    return numbered(content, starts)
