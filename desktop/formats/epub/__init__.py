"""E-books (.epub), second and third edition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import DocumentKind, Parsed
from desktop.formats.archive import Archive
from desktop.formats.canonical import Builder
from desktop.formats.epub.navigation import Navigation, read_ncx, read_page, sections
from desktop.formats.epub.package import Package
from desktop.formats.epub.protection import refuse_locked
from desktop.formats.epub.spine import Spine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Content
    from desktop.formats.source import Source

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
        content = _outlined(builder.build(), navigations, builder.places())
        return Parsed(
            content,
            DocumentKind.BOOK,
            package.facts(),
            MEDIA_TYPE,
            "",
            builder.assets,
            remarks=(*spine.remarks(), *archive.remarks),
        )


def _navigations(archive: Archive, package: Package) -> Iterator[Navigation]:
    """Yield what the book's tables of contents say, the better one first."""
    page, ncx = package.navigation(), package.contents()
    if page is not None:
        root = archive.optional_tree(page.part)
        if root is not None:
            yield read_page(page.part, root)
    if ncx is not None:
        root = archive.optional_tree(ncx.part)
        if root is not None:
            yield read_ncx(ncx.part, root)


def _outlined(content: Content, navigations: list[Navigation], places: dict[str, int]) -> Content:
    """Return the text with the table of contents as its outline, where there is one."""
    for navigation in navigations:
        found = sections(navigation, places, content)
        if found:
            return replace(content, sections=found)
    return content
