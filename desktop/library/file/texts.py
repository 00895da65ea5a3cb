"""Texts as they are kept: three blobs of a revision, read in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain import BlockKind
from desktop.errors import DamagedLibraryError
from desktop.library.file import packing
from desktop.library.file.tables import BlobRow, RevisionRow

if TYPE_CHECKING:
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

DAMAGED_TEXT = "the text of a document is damaged"
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
