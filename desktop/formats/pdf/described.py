"""What the XML of a file says of it: https://www.iso.org/standard/75163.html (XMP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.door.xmltree import MarkupError, attribute, descendants, parse_xml
from desktop.formats.metadata.iso_dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LONGEST = 300
_MOST = 100
"""Values of one kind."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# For: doi:10.1000/182; https://doi.org/10.1000/182
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S{1,200})", re.IGNORECASE)


class Described(NamedTuple):
    """What is said, as far as it can be what it is said to be."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    """Of publication, never that of the file."""
    publisher: str = ""
    doi: str = ""
    language: str = ""


def described(packet: bytes) -> Described:
    """Return what the XML of a file says; nothing where it is damaged."""
    if not packet.strip(b"\0\t\n\r "):
        return Described()
    try:
        root = parse_xml(packet.strip(b"\0\t\n\r "))
    except MarkupError:
        return Described()
    dois = (_DOI.fullmatch(said) for said in _said(root, "doi", "identifier"))
    days = (iso_date(said) for said in _said(root, "coverDate", "publicationDate", "date"))
    languages = (said for said in _said(root, "language") if _LANGUAGE.fullmatch(said))
    return Described(
        next(_said(root, "title"), ""),
        tuple(_said(root, "creator")),
        next(filter(None, days), ""),
        next(_said(root, "publisher"), ""),
        next((found[1].lower() for found in dois if found), ""),
        next(languages, ""),
    )


def _said(root: _Element, *names: str) -> Iterator[str]:
    """Yield what stands under names, the first name first: in elements, lists, or attributes."""
    for name in names:
        for element in descendants(root, name):
            items = list(descendants(element, "li")) or [element]
            yield from filter(None, (_tidy("".join(item.itertext())) for item in items[:_MOST]))
        for element in descendants(root, "Description"):
            if said := _tidy(attribute(element, name)):
                yield said


def _tidy(text: str) -> str:
    """Return a text on one line; '' for one that is too long to name anything."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else ""
