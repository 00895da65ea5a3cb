"""Texts as they are kept: three blobs of a revision, read in one query unless they are large.

The map of its pages is a fourth one, which is read by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desktop.domain import BlockKind, PageMap
from desktop.errors import DamagedLibraryError
from desktop.library.file import packing
from desktop.library.file.slices import whole
from desktop.library.file.tables import BlobRow, RevisionRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop.domain import Content

_R = RevisionRow.__table__.c
_TEXT, _STRUCTURE, _SECTIONS = (BlobRow.__table__.alias() for _ in range(3))
PACKED = (
    select(
        *(_R.text_blob, _TEXT.c.data, _R.structure_blob, _STRUCTURE.c.data),
        *(_R.edited_sections, _SECTIONS.c.data),
    )
    .select_from(RevisionRow.__table__)
    .outerjoin(_TEXT, _TEXT.c.sha256 == _R.text_blob)
    .outerjoin(_STRUCTURE, _STRUCTURE.c.sha256 == _R.structure_blob)
    .outerjoin(_SECTIONS, _SECTIONS.c.sha256 == _R.edited_sections)
)

PAGES = (
    select(_R.pages_blob, BlobRow.__table__.c.data, _R.characters)
    .select_from(RevisionRow.__table__)
    .outerjoin(BlobRow.__table__, BlobRow.__table__.c.sha256 == _R.pages_blob)
)

DAMAGED_TEXT = "the text of a document is damaged"
_DAMAGED_PAGES = "the map of a document's pages is damaged"
_BLOCK_KINDS = bytes(int(kind) for kind in BlockKind)


def packed(session: Session, row: Sequence[Any]) -> tuple[bytes | None, ...]:
    """Return the three blobs of a row of PACKED."""
    return tuple(whole(session, *row[i : i + 2]) for i in (0, 2, 4))


def unpacked(blobs: Iterable[bytes | None], folder: Path) -> Content:
    """Return the content of three blobs; raise DamagedLibraryError, of this folder."""
    text, structure, sections = blobs
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


def packed_pages(session: Session, row: Sequence[Any]) -> tuple[bytes | None, int] | None:
    """Return the map of a row of PAGES and the length of its text, None where there is none."""
    name, data, characters = row
    return None if name is None else (whole(session, name, data), characters)


def unpacked_pages(blob: tuple[bytes | None, int] | None, folder: Path) -> PageMap | None:
    """Return the map of `packed_pages`; raise DamagedLibraryError, of this folder."""
    if blob is None:
        return None
    packed, characters = blob
    try:
        return pages_of(packed or b"", characters)
    except (ValueError, TypeError) as error:
        raise DamagedLibraryError(folder, _DAMAGED_PAGES) from error


def add_pages(raw: sqlite3.Connection) -> None:
    """Let revisions have a map of their pages; from format 6 to format 7."""
    raw.execute("ALTER TABLE revisions ADD COLUMN pages_blob VARCHAR REFERENCES blobs (sha256)")
