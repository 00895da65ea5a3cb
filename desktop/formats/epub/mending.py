"""The lists that a book is made by, read although they are not quite XML."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from desktop.formats import encoding
from desktop.formats.door import entities
from desktop.formats.door.characters import UNWRITABLE
from desktop.formats.door.xmltree import MarkupError, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.door.archive import Archive

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_SINGLE_BYTES = re.compile(rb"iso-?8859|windows-|cp\d|latin|us-ascii", re.IGNORECASE)
# 'Letters & Papers', 'a.xhtml?x=1&y=2', '&eacute;', '&unknown;'
_AMPERSAND = re.compile(r"&(?:(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)|([A-Za-z]\w{0,31});)?")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LESS = re.compile(r"<(?![A-Za-z/!?_])")
_PREFIX = re.compile(r"(?:</?|\s)([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*(?=[\s=/>])")
_DECLARED = re.compile(r"\sxmlns:([\w.-]+)\s*=")
_FIRST = re.compile(r"<[A-Za-z_][\w.:-]*")


def tree(archive: Archive, part: str, what: str) -> _Element | None:
    """Return the root of a part, mended with a remark where it must be.

    None when it is not there or nothing can be made of it; a remark says the latter. `what` names
    the part in a sentence.
    """
    data = archive.optional(part)
    if data is None:
        return None
    try:
        if not _is_misdeclared(data):
            return parse_xml(data)
        reason = "its encoding is not the one it states"
    except MarkupError as error:
        reason = str(error)
    root = mended(data)
    if root is None or not len(root):
        archive.remarks.append(f"{what} “{part}” is damaged and was left out: {reason}.")
        return None
    archive.remarks.append(f"{what} “{part}” had to be mended: {reason}.")
    return root


def mended(data: bytes) -> _Element | None:
    """Return the root of what is nearly XML, or None."""
    text = _DECLARATION.sub("", encoding.decode(data, markup=True), count=1)
    text = entities.written_out(UNWRITABLE.sub("", text))
    text = _with_prefixes(_LESS.sub("&lt;", _AMPERSAND.sub(_reference, text)))
    try:
        return parse_xml(text.encode())
    except MarkupError:
        return _recovered(text.encode())


def _recovered(data: bytes) -> _Element | None:
    parser = etree.XMLParser(
        recover=True,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _is_misdeclared(data: bytes) -> bool:
    """Whether UTF-8 is said to be an encoding of single bytes, which would read it wrongly."""
    declared = _ENCODING.match(data)
    if not declared or not _SINGLE_BYTES.match(declared[1]) or data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _reference(match: re.Match[str]) -> str:
    number, name = match.groups()
    if number or name in _KEPT:
        return match[0]
    characters = html5.get(f"{name};", "") if name else ""
    written = "".join(f"&#{ord(letter)};" for letter in characters)
    return written or f"&amp;{match[0][1:]}"


def _with_prefixes(text: str) -> str:
    """Declare the prefixes that the root forgot, such as 'dc' and 'opf'."""
    forgotten = sorted({*_PREFIX.findall(text)} - {*_DECLARED.findall(text), "xml", "xmlns"})
    names = "".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in forgotten)
    return _FIRST.sub(lambda match: match[0] + names, text, count=1)
