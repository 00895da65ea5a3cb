"""Pictures in an OpenDocument text."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.door.xmltree import child, children, text_of
from desktop.formats.odt.namespaces import OFFICE, SVG, XLINK

if TYPE_CHECKING:
    from lxml.etree import _Element

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d*)?)(cm|mm|in|pt|px)")
_PIXELS = {"pt": 96 / 72, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LARGEST = 20_000


class Drawn(NamedTuple):
    """What a frame shows: its pictures, best first, or the bytes of one."""

    alt: str
    addresses: tuple[str, ...]
    data: bytes | None
    width: int
    height: int


def drawn(frame: _Element) -> Drawn:
    """Return what `frame` shows."""
    pictures = list(children(frame, "image"))
    addresses = tuple(picture.get(XLINK + "href", "") for picture in pictures)
    data = next(filter(None, (_inside(picture) for picture in pictures)), None)
    alt = text_of(child(frame, "desc")) or text_of(child(frame, "title"))
    width, height = (_pixels(frame.get(SVG + side, "")) for side in ("width", "height"))
    return Drawn(alt, addresses, data, width, height)


def _inside(picture: _Element) -> bytes | None:
    """Return the bytes of a picture that is part of the text, as in flat files."""
    found = picture.find(OFFICE + "binary-data")
    try:
        return None if found is None else base64.b64decode("".join((found.text or "").split()))
    except (binascii.Error, ValueError):
        return None


def _pixels(length: str) -> int:
    found = _LENGTH.fullmatch(length)
    return min(round(float(found[1]) * _PIXELS[found[2]]), _LARGEST) if found else 0
