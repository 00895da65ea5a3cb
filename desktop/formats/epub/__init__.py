"""E-books (.epub), second and third edition."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import DocumentKind, Parsed
from desktop.formats.canon.canonical import Builder
from desktop.formats.door.archive import Archive
from desktop.formats.door.xmltree import MarkupError, parse_xml
from desktop.formats.epub import mending
from desktop.formats.epub.navigation import Navigation, read_ncx, read_page, sections
from desktop.formats.epub.package import Package
from desktop.formats.epub.prepared import parse_page
from desktop.formats.epub.protection import refuse_locked
from desktop.formats.epub.spine import Spine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.domain import Content
    from desktop.formats.door.source import Source

_CONTENTS = "The book's table of contents"
_HIGHLIGHTS = "META-INF/calibre_bookmarks.txt"
_SHOWN = 3

MEDIA_TYPE = "application/epub+zip"


def read(source: Source) -> Parsed:
    """Return the book in an EPUB file, its pages in the order of its spine."""
    with Archive(source) as archive:
        refuse_locked(archive)
        package = Package(archive)
        navigations = list(_navigations(archive, package))
        builder = Builder()
        spine = Spine(archive, package, navigations, builder)
        spine.write()
        content, remarks = _outlined(builder.build(), navigations, builder.places())
        return Parsed(
            content,
            DocumentKind.BOOK,
            package.facts(),
            MEDIA_TYPE,
            "",
            builder.assets,
            remarks=(
                *spine.remarks(),
                *remarks,
                *archive.remarks,
                *_mended_names(archive),
                *_highlights_inside(archive),
            ),
        )


def _highlights_inside(archive: Archive) -> Iterator[str]:
    """Say that a reading app has kept highlights in the book, which are no part of its text."""
    packed = archive.optional(_HIGHLIGHTS) or b""
    try:
        kept = base64.b64decode(packed.partition(b"\n")[2])
    except binascii.Error:
        return
    if b'"highlighted_text"' in kept:
        yield "The book holds highlights made in calibre; import it as notes to bring them in."


def _navigations(archive: Archive, package: Package) -> Iterator[Navigation]:
    """Yield what the book's tables of contents say, the better one first."""
    page, ncx = package.manifest.navigation(), package.manifest.contents()
    root = _page(archive, page.part) if page else None
    if page is not None and root is not None:
        yield read_page(page.part, root)
    root = mending.tree(archive, ncx.part, _CONTENTS) if ncx else None
    if ncx is not None and root is not None:
        yield read_ncx(ncx.part, root)


def _page(archive: Archive, part: str) -> _Element | None:
    data = archive.optional(part)
    if data is None:
        return None
    try:
        return parse_xml(data)
    except MarkupError as error:
        archive.remarks.append(f"{_CONTENTS} “{part}” had to be mended: {error}.")
        return parse_page(data)


def _outlined(
    content: Content, navigations: list[Navigation], places: dict[str, int]
) -> tuple[Content, tuple[str, ...]]:
    """Return the text with the table of contents as its outline, where there is one."""
    remarks: tuple[str, ...] = ()
    for navigation in navigations:
        found = sections(navigation, places, content)
        if found.sections:
            return replace(content, sections=found.sections), found.remarks
        remarks = remarks or found.remarks
    return content, remarks


def _mended_names(archive: Archive) -> Iterator[str]:
    names = archive.mended_names
    if names:
        shown = ", ".join(f"“{name}”" for name in names[:_SHOWN])
        more = " and others" if len(names) > _SHOWN else ""
        yield f"Files that are spelled in another way were found all the same: {shown}{more}."
