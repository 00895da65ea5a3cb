"""Texts as they are kept: three blobs of a revision, read in one query; and maps of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desktop.domain import BlockKind, PageMap
from desktop.errors import DamagedLibraryError
from desktop.library.file import packing
from desktop.library.file.tables import BlobRow, RevisionRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.domain import Content

_R = RevisionRow.__table__.c
_TEXT, _STRUCTURE, _SECTIONS = (BlobRow.__table__.alias() for _ in range(3))
PACKED = (
    select(_TEXT.c.data, _STRUCTURE.c.data, _SECTIONS.c.data)
    .select_from(RevisionRow.__table__)
    .outerjoin(_TEXT, _TEXT.c.sha256 == _R.text_blob)
    .outerjoin(_STRUCTURE, _STRUCTURE.c.sha256 == _R.structure_blob)
    .outerjoin(_SECTIONS, _SECTIONS.c.sha256 == _R.edited_sections)
)

PAGES = (
    select(BlobRow.__table__.c.data, _R.pages_blob, _R.characters)
    .select_from(RevisionRow.__table__)
    .outerjoin(BlobRow.__table__, BlobRow.__table__.c.sha256 == _R.pages_blob)
)

DAMAGED_TEXT = "the text of a document is damaged"
_DAMAGED_PAGES = "the map of a document's pages is damaged"
_BLOCK_KINDS = bytes(int(kind) for kind in BlockKind)


def unpacked(packed: Iterable[bytes | None], folder: Path) -> Content:
    """Return the content of a row of PACKED; raise DamagedLibraryError, of this folder."""
    text, structure, sections = packed
    try:
        content = packing.unpack(text or b"", structure or b"", sections)
    except (ValueError, TypeError) as error:
        raise DamagedLibraryError(folder, DAMAGED_TEXT) from error
    if not fits(content):
        raise DamagedLibraryError(folder, DAMAGED_TEXT)
    return content


def fits(content: Content) -> bool:
    """Return whether a text and its structure belong together."""
    blocks = content.blocks
    return blocks.starts[-1] == len(content.text) + 1 and not blocks.kinds.strip(_BLOCK_KINDS)


def pages_of(packed: bytes, characters: int) -> PageMap:
    """Return a map of pages; ValueError when it is none, or not that of a text of this length."""
    pages = PageMap.unpack(packed)
    if not pages.fits(characters):
        raise ValueError("the map of pages is that of another text")
    return pages


def unpacked_pages(row: Iterable[Any], folder: Path) -> PageMap | None:
    """Return the map of a row of PAGES, None where there is none; raise DamagedLibraryError."""
    packed, name, characters = row
    if name is None:
        return None
    try:
        return pages_of(packed or b"", characters)
    except (ValueError, TypeError) as error:
        raise DamagedLibraryError(folder, _DAMAGED_PAGES) from error


def add_pages(raw: sqlite3.Connection) -> None:
    """Let revisions have a map of their pages; from format 5 to format 6."""
    raw.execute("ALTER TABLE revisions ADD COLUMN pages_blob VARCHAR REFERENCES blobs (sha256)")
