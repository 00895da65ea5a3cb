"""Pictures of pages: PNG, JPEG, and TIFF with one page or many.

Nothing is decoded here. What is packed in such files may stand in a PDF file as it is, whose engine
draws it behind a shut door, as it does a scan.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import Blocks
from desktop.formats.canon import picture_size
from desktop.formats.picture import jpeg, png, tiff
from desktop.formats.picture.wrapping import UnwrappableError, wrapped

if TYPE_CHECKING:
    from desktop.domain import BlockAttributes, Content, Parsed
    from desktop.formats.door.source import Source

_SHOWN = 16 << 20
"""Bytes of a picture that is shown in the text."""
_READERS = (
    (b"\x89PNG", "image/png", png.sheets),
    (b"\xff\xd8", "image/jpeg", jpeg.sheets),
    (b"II*\0", "image/tiff", tiff.sheets),
    (b"MM\0*", "image/tiff", tiff.sheets),
)
_DAMAGED = "it is damaged, or no picture of a kind that can be read"


def read(source: Source) -> Parsed:
    """Return a document with a place for each picture, or the words recognised on it."""
    from desktop.formats import pdf  # page processes, which draw pictures, read no text

    media_type = next((kind for magic, kind, _ in _READERS if source.data.startswith(magic)), "")
    try:
        inside = replace(source, data=as_pdf(source.data))
    except UnwrappableError as error:
        raise source.unreadable(str(error) or _DAMAGED) from error
    parsed = pdf.read(inside)
    content, assets = _with_picture(parsed.content, source.data, media_type)
    return replace(parsed, content=content, assets=assets, media_type=media_type)


def as_pdf(data: bytes) -> bytes:
    """Return a PDF file with a page for each picture; bytes that are none, as they are.

    Raises UnwrappableError for a picture that cannot be read.
    """
    for magic, _, sheets in _READERS:
        if data.startswith(magic):
            return wrapped(sheets(data))
    return data


def _with_picture(
    content: Content, data: bytes, media_type: str
) -> tuple[Content, dict[str, bytes]]:
    """Show a picture in its place, where readers can draw it."""
    blocks = content.blocks
    place = next((at for at, found in blocks.attributes.items() if "page" in found), None)
    size = picture_size.measure(data)
    if place is None or size is None or media_type == "image/tiff" or len(data) > _SHOWN:
        return content, {}
    name = hashlib.sha256(data).hexdigest()
    shown: BlockAttributes = {
        **blocks.attributes[place], "asset": name, "width": size.width, "height": size.height,
    }  # fmt: skip
    attributes = {**blocks.attributes, place: shown}
    made = Blocks(blocks.starts, blocks.kinds, blocks.levels, attributes)
    return replace(content, blocks=made), {name: data}
