"""Texts and pictures made once more of the original bytes, which are kept."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain import Parsed, ReadingChoice, tidy
from desktop.errors import ManiculeError
from desktop.library.bibliography import chosen_in
from desktop.library.file import packing
from desktop.library.file.sources import is_whole
from desktop.library.file.tables import AssetRow, BlobRow, RevisionRow
from desktop.library.file.values import text_of
from desktop.library.staging.incoming import digests_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from desktop.library.checking.stored import Stored
    from desktop.library.file.sources import Sources
    from desktop.library.file.values import Values

    Named = tuple[str, str]
    """A table and a digest in it."""

_BLOBS = ("text_blob", "structure_blob", "pages_blob")
Read = Callable[[Path, ReadingChoice], Parsed]
"""Reads a file; raises UnreadableFileError."""


def reread(stored: Stored, sources: Sources, read: Read, wanted: Set[Named]) -> dict[Named, bytes]:
    """Return what of the wanted comes out of a file as it once did, to the byte."""
    found: dict[Named, bytes] = {}
    for _, row in stored.of(RevisionRow.__tablename__):
        named = {(BlobRow.__tablename__, row[name]) for name in _BLOBS}
        named |= {(AssetRow.__tablename__, sha256) for sha256 in row["assets"] or ()}
        if named & (wanted - found.keys()):
            made = _made_of(row, sources, read)
            found |= {each: data for each, data in made if each in wanted}
    return found


def _made_of(row: Values, sources: Sources, read: Read) -> Iterator[tuple[Named, bytes]]:
    sha256 = text_of(row["sha256"])
    if not (sha256.isalnum() and is_whole(sources.path(sha256), sha256)):
        return
    with tempfile.TemporaryDirectory(prefix="manicule-") as folder:
        # Importers go by the name.
        path = Path(folder) / (Path(text_of(row["source_path"])).name or "source.txt")
        try:
            path.write_bytes(sources.path(sha256).read_bytes())
            parsed = tidy.parsed(read(path, chosen_in(text_of(row["facts"]))))
        except (ManiculeError, OSError, ValueError, TypeError, AttributeError):
            return  # it is said that it could not be mended
    packed = packing.pack(parsed.content)
    pages = parsed.pages.pack() if parsed.pages is not None else b""
    for digest, data in zip(digests_of(packed, pages), (*packed, pages), strict=True):
        if digest is not None:
            yield (BlobRow.__tablename__, digest), data
    for name, data in parsed.assets.items():
        if hashlib.sha256(data).hexdigest() == name:
            yield (AssetRow.__tablename__, name), data
