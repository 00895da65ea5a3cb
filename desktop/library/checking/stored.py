"""All rows as they are stored, whatever is in them, and what each is called in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError

from desktop.library.file.staged import PREFIX
from desktop.library.file.tables import (
    DigestRow,
    ExportBlockRow,
    ReadingPositionRow,
    RevisionAssetRow,
    SettingRow,
    StepRow,
    StretchesReadRow,
)
from desktop.library.file.values import said, text_of
from desktop.library.steps.journal import TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop.library.file.tables import Row
    from desktop.library.file.values import Values

    Identity = tuple[str, str]

SHOWN = 40
"""Characters of a quotation that say which highlight is meant."""
TABLES: tuple[type[Row], ...] = (
    *TRACKED.values(),
    StepRow,
    SettingRow,
    ReadingPositionRow,
    StretchesReadRow,
    RevisionAssetRow,
    ExportBlockRow,
    DigestRow,
)
"""What is read whole; texts, pictures and events are read one by one."""
_CALLED = {
    "collections": "Collection",
    "links": "The link",
    "smart_tags": "The smart tag",
    "document_tags": "The tag on document",
    "nothing_found": "The reading without a find of document",
    "link_kinds": "The kind of link",
    "bookmarks": "The bookmark",
    "free_notes": "The note",
    "claims": "The claim",
    "claim_passages": "The passage of claim",
    "outlines": "The outline",
    "outline_lines": "The line of an outline",
    "brought": "What another program said of highlight",
    "brought_documents": "What another program has as a document, row",
    "export_targets": "The kept export",
    "export_blocks": "What was written by kept export",
    "steps": "Step",
    "settings": "The setting",
    "reading_positions": "The reading position of document",
    "reading_marks": "The mark that says whether it is read, of document",
    "stretches_read": "What was read of document",
    "digests": "The digest of",
    "revision_assets": "The list of pictures, row",
}


class Stored:
    """The rows of a library at one moment, by noun and key."""

    def __init__(self, session: Session) -> None:
        self.problems: list[str] = []
        """Sentences about tables that cannot be read."""
        self.rows: dict[Identity, Values] = {}
        for cls in TABLES:
            try:
                self._read(session, cls)
            except DBAPIError as error:
                name = cls.__tablename__
                self.problems.append(f"The table “{name}” cannot be read: {error.orig}.")
        self._note_assets()
        self._leave_out_staged()

    def of(self, noun: str) -> Iterator[tuple[str, Values]]:
        """Yield the rows of a table with their keys."""
        for (each, key), values in self.rows.items():
            if each == noun:
                yield key, values

    def called(self, noun: str, key: str) -> str:
        """Return what a row is called at the beginning of a sentence."""
        key = text_of(key)  # damage may have made bytes of it
        first, _, second = key.partition(" ")
        called = {
            "documents": f"The document “{self.title(key)}”",
            "revisions": f"Revision {second} of “{self.title(first)}”",
            "highlights": f"Highlight {key}{self._quoted(key)}",
            "placements": f"The place of highlight {first}{self._quoted(first)} "
            f"in revision {second}",
            "tags": f"The tag “{self._path(key)}”",
            "highlight_tags": f"The tag “{self._path(second)}” of highlight {first}"
            + self._quoted(first),
        }
        return called.get(noun) or f"{_CALLED.get(noun, noun)} {key}"

    def title(self, document_id: str) -> str:
        """Return a document's title, or its id where the title cannot be read."""
        row = self.rows.get(("documents", document_id), {})
        newest = self.rows.get(("revisions", f"{document_id} {row.get('revision')}"), {})
        facts = {**said(newest.get("facts")), **said(row.get("edited_facts"))}
        title = facts.get("title")
        return title if isinstance(title, str) and title else document_id

    def _path(self, tag_id: str) -> str:
        return text_of(self.rows.get(("tags", tag_id), {}).get("path")) or tag_id

    def _quoted(self, highlight_id: str) -> str:
        text = text_of(self.rows.get(("highlights", highlight_id), {}).get("quotation"))
        words = " ".join(text.split())
        short = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
        return f" (“{short}”)" if short else ""

    def _read(self, session: Session, cls: type[Row]) -> None:
        keys = [str(column.key) for column in inspect(cls).primary_key]
        for row in session.execute(select(cls.__table__)).mappings():
            values: dict[str, Any] = {str(name): value for name, value in row.items()}
            self.rows[cls.__tablename__, " ".join(str(values[key]) for key in keys)] = values

    def _leave_out_staged(self) -> None:
        """Leave out what an import under way has written ahead: nobody is shown it yet."""
        staged = {
            key.removeprefix(PREFIX) for key, _ in self.of("settings") if key.startswith(PREFIX)
        }
        if not staged:
            return
        shown = {key: row["revision"] for key, row in self.of("documents") if key in staged}
        number = {"documents": "revision", "revisions": "number"}
        self.rows = {
            identity: row
            for identity, row in self.rows.items()
            if (owner := row.get("document_id", identity[1])) not in shown
            or identity[0] not in {*number, "highlights", "placements", "revision_assets"}
            or 0 < row[number.get(identity[0], "revision")] <= shown[owner]
        }

    def _note_assets(self) -> None:
        """Count its pictures to what a revision says."""
        assets: dict[str, list[str]] = {}
        for _, row in self.of(RevisionAssetRow.__tablename__):
            key = f"{row['document_id']} {row['revision']}"
            assets.setdefault(key, []).append(text_of(row["sha256"]))
        for key, row in self.of("revisions"):
            row["assets"] = sorted(assets[key]) if key in assets else None
