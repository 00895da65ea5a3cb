"""What the tests of books share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.formats import epub
from desktop.formats.door.source import Source
from tests.formats.samples import packed

if TYPE_CHECKING:
    from desktop.domain import Parsed


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


XHTML = (
    '<?xml version="1.0"?><!DOCTYPE html>'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>t</title></head><body>{}</body></html>"
)


TYPES = {
    "xhtml": "application/xhtml+xml",
    "ncx": "application/x-dtbncx+xml",
    "svg": "image/svg+xml",
    "gif": "image/gif",
}


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 40 30">{}</svg>'
)


def page(body: str) -> str:
    return XHTML.format(body)


def package(files: dict[str, str | bytes], spine: str, metadata: str, extra: str) -> str:
    items = "".join(
        f'<item id="{name.partition(".")[0]}" href="{name}" '
        f'media-type="{TYPES[name.rpartition(".")[2]]}"'
        + (' properties="nav"/>' if name == "nav.xhtml" else "/>")
        for name in files
    )
    references = "".join(f'<itemref idref="{key}"/>' for key in spine.split())
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{items}{extra}</manifest>"
        f"<spine>{references}</spine></package>"
    )


def parts_of(
    files: dict[str, str | bytes], spine: str = "one two", metadata: str = "", extra: str = ""
) -> dict[str, str | bytes]:
    parts: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": package(files, spine, metadata, extra),
    }
    return {**parts, **{f"OPS/{name}": content for name, content in files.items()}}


def read(data: bytes) -> Parsed:
    return epub.read(Source(Path("book.epub"), data))


def book(
    files: dict[str, str | bytes], spine: str = "one two", metadata: str = "", extra: str = ""
) -> Parsed:
    return read(packed(parts_of(files, spine, metadata, extra)))


NAV = page(
    '<nav epub:type="toc"><ol><li><span>Part</span><ol>'
    '<li><a href="one.xhtml">Opening</a></li><li><a href="two.xhtml#b">Middle</a></li></ol></li>'
    '<li><a href="https://example.org/">Nowhere</a></li>'
    '<li><a href="two.xhtml#c">Close</a></li></ol></nav>'
    '<nav epub:type="page-list"><ol><li><a href="one.xhtml">iv</a></li>'
    '<li><a href="two.xhtml#b">5</a></li></ol></nav>'
)


TWO = page('<p>a</p><p id="b">b</p><p id="c">c</p>')


INLINE = ("a", "abbr", "b", "cite", "code", "dfn", "em", "i", "q", "ruby", "s", "small", "span")


INLINE += ("strong", "sub", "sup", "u", "big", "tt", "phoneme", "time")
