"""Whether texts and pictures are what their digests say, and quotations what the texts say."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain import PlacementStatus
from desktop.library.file import packing
from desktop.library.file.slices import whole
from desktop.library.file.tables import AssetRow, BlobRow
from desktop.library.file.texts import fits, pages_of
from desktop.library.file.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop.library.checking.stored import Stored
    from desktop.library.file.values import Values


class Quotations:
    """Reads every revision and compares its highlights with its text."""

    def __init__(self, session: Session, stored: Stored) -> None:
        self._session = session
        self._stored = stored
        self._highlights: dict[tuple[object, object], list[tuple[str, Values]]] = {}
        for key, row in stored.of("highlights"):
            revision = row["document_id"], row["revision"]
            self._highlights.setdefault(revision, []).append((key, row))
        self.rotten: dict[str, list[str]] = {"blobs": [], "assets": []}
        """Digests of texts and pictures that are missing or no longer what they were."""

    def problems(self) -> Iterator[str]:
        """Yield a sentence about each that is not what it was."""
        yield from self._blobs(BlobRow)
        yield from self._blobs(AssetRow)
        yield from self._pictures()
        for key, row in self._stored.of("revisions"):
            text, problem = self._text(row)
            if problem:
                title = self._stored.title(key.partition(" ")[0])
                yield f"The text of “{title}”, revision {row['number']}, {problem}."
            else:
                yield from self._quotations(row, text)
            if row["pages_blob"] is not None and not self._has_pages(row):
                title = self._stored.title(key.partition(" ")[0])
                yield f"The map of pages of “{title}”, revision {row['number']}, cannot be read."

    def _blobs(self, table: type[BlobRow] | type[AssetRow]) -> Iterator[str]:
        what = "text" if table is BlobRow else "picture"
        few = select(table.sha256, table.data).execution_options(yield_per=8)
        for sha256, data in self._session.execute(few):
            found = whole(self._session, sha256, data)
            readable = found if isinstance(found, bytes) else b""
            if hashlib.sha256(readable).hexdigest() != sha256:
                name = text_of(sha256)
                self.rotten[table.__tablename__] += _names([name])
                yield f"A stored {what} ({name[:12] or 'without a name'}) is no longer what it was."

    def _pictures(self) -> Iterator[str]:
        kept = set(self._session.scalars(select(AssetRow.sha256)))
        for key, row in self._stored.of("revisions"):
            gone = set(row["assets"] or ()) - kept
            self.rotten[AssetRow.__tablename__] += sorted(gone)
            if gone:
                title = self._stored.title(key.partition(" ")[0])
                yield f"Pictures of “{title}”, revision {row['number']}, are missing."
        for key, row in self._stored.of("highlights"):
            if row["picture"] is not None and row["picture"] not in kept:
                self.rotten[AssetRow.__tablename__] += _names([row["picture"]])
                yield f"The picture of highlight {key} is missing."

    def _text(self, row: Values) -> tuple[str, str]:
        names = row["text_blob"], row["structure_blob"], row["edited_sections"]
        blobs = self._blobs_of(names)
        self.rotten["blobs"] += [name for name in _names(names) if name not in blobs]
        try:
            content = packing.unpack(
                blobs[names[0]], blobs[names[1]], blobs[names[2]] if names[2] else None
            )
        except KeyError:
            return "", "is missing"
        except (ValueError, TypeError):
            return "", "cannot be read"
        if not fits(content) or len(content.text) != row["characters"]:
            return "", "has another length than it had"
        return content.text, ""

    def _has_pages(self, row: Values) -> bool:
        name = row["pages_blob"]
        packed = self._blobs_of((name,)).get(name)
        if packed is None:
            self.rotten["blobs"] += _names((name,))
            return False
        try:
            pages_of(packed, row["characters"])
        except (ValueError, TypeError):
            return False
        return True

    def _blobs_of(self, names: tuple[object, ...]) -> Mapping[object, bytes]:
        query = select(BlobRow.sha256, BlobRow.data).where(BlobRow.sha256.in_(_names(names)))
        rows = self._session.execute(query).all()
        return {sha256: whole(self._session, sha256, data) for sha256, data in rows}

    def _quotations(self, row: Values, text: str) -> Iterator[str]:
        title = self._stored.title(row["document_id"])
        for key, highlight in self._highlights.get((row["document_id"], row["number"]), ()):
            try:
                is_there = text[highlight["start"] : highlight["end"]] == highlight["quotation"]
            except TypeError:  # no numbers: said elsewhere
                continue
            if not is_there:
                yield f"The quotation of highlight {key} is not what “{title}” says there."
            place = self._stored.rows.get(("placements", f"{key} {row['number']}"))
            ends = highlight["start"], highlight["end"]
            if (
                place is not None
                and place["status"] == PlacementStatus.SAME
                and (place["start"], place["end"]) != ends
            ):
                yield f"The place of highlight {key} in “{title}” is not where its quotation is."


def _names(values: Iterable[object]) -> list[str]:
    """Return the digests among values, which may be damaged."""
    return [value for value in values if isinstance(value, str) and value and value.isascii()]
