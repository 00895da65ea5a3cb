"""The words of highlights that were kept before their rows said them.

Format 1 of the library held the letters of a passage alone, in which a note's mark and a figure
beside it are one number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased

from desktop.library.file import packing
from desktop.library.file.slices import whole
from desktop.library.file.tables import BlobRow, HighlightRow, RevisionRow

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.orm import Session

    from desktop.domain import Content
    from desktop.library.file.values import Values

_ANCHOR = ("revision", "start", "end")
_BLOBS = """
    SELECT t.data, s.data FROM revisions r
    JOIN blobs t ON t.sha256 = r.text_blob JOIN blobs s ON s.sha256 = r.structure_blob
    WHERE r.document_id = ? AND r.number = ?
"""


def add_words(raw: sqlite3.Connection) -> None:
    """Give every highlight its words; from format 1 to format 2."""
    raw.execute("ALTER TABLE highlights ADD COLUMN words VARCHAR")
    revisions = raw.execute("SELECT DISTINCT document_id, revision FROM highlights").fetchall()
    for document_id, number in revisions:
        content = _content(raw.execute(_BLOBS, (document_id, number)).fetchone())
        if content is None or not content.spans:
            continue
        places = raw.execute(
            "SELECT id, start, end FROM highlights WHERE document_id = ? AND revision = ?",
            (document_id, number),
        ).fetchall()
        for highlight_id, start, end in places:
            words = content.anchor(number, start, end).words
            if words is not None:
                raw.execute("UPDATE highlights SET words = ? WHERE id = ?", (words, highlight_id))


def with_words(session: Session, row: HighlightRow, values: Values) -> Values:
    """Return columns of a highlight to put back, as noted by format 1, with the words they mean."""
    if "quotation" not in values or "words" in values:
        return values
    number, start, end = (values.get(name, getattr(row, name)) for name in _ANCHOR)
    text, structure = aliased(BlobRow), aliased(BlobRow)
    blobs = session.execute(
        select(text.sha256, text.data, structure.sha256, structure.data)
        .select_from(RevisionRow)
        .join(text, text.sha256 == RevisionRow.text_blob)
        .join(structure, structure.sha256 == RevisionRow.structure_blob)
        .where(RevisionRow.document_id == row.document_id, RevisionRow.number == number)
    ).first()
    content = _content((whole(session, *blobs[:2]), whole(session, *blobs[2:])) if blobs else None)
    words = content.anchor(number, start, end).words if content else None
    return {**values, "words": words}


def _content(blobs: tuple[bytes, bytes] | None) -> Content | None:
    """Return the content of two blobs, None where they are gone or damaged."""
    try:
        return packing.unpack(*blobs) if blobs else None
    except ValueError:
        return None
