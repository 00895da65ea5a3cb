"""An annotation of Zotero's, wherever it was kept, as a passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain.exchanged.project import ForeignNote, ForeignPassage
from desktop.formats.exchange.marked.gathered import hex_colour
from desktop.formats.exchange.rich_text import markdown
from desktop.formats.exchange.zotero import zotero_position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.exchange.marked.gathered import Gathered, GatheredSource

HIGHLIGHT, NOTE, IMAGE, INK, UNDERLINE, TEXT = range(1, 7)
"""As the database numbers them."""
KINDS = {
    "highlight": HIGHLIGHT, "note": NOTE, "image": IMAGE, "ink": INK, "underline": UNDERLINE,
    "text": TEXT,
}  # fmt: skip


class ZoteroMark(NamedTuple):
    """What is known of an annotation; `order` sorts those of a file as they are read."""

    key: str
    kind: int
    by: str
    words: str
    comment: str
    colour: str
    page: str
    order: str
    position: dict[str, Any]
    tags: Sequence[str] = ()
    added: str = ""
    modified: str = ""

    @property
    def identity(self) -> str:
        """What it is known by, wherever it comes from."""
        return f"zotero:{self.key}" if self.key else ""


def put(gathered: Gathered, told: GatheredSource, mark: ZoteroMark) -> None:
    """Add an annotation to the source that it is in."""
    comment = markdown(mark.comment) if "<" in mark.comment else mark.comment.strip()
    note = ForeignNote(comment, by=mark.by, at=mark.modified)
    codings = gathered.codings(mark.tags, mark.by, mark.modified)
    printed = zotero_position.boxes(mark.position)
    is_words = mark.kind in {HIGHLIGHT, UNDERLINE}
    if not is_words and printed is None:
        # A sign beside a paragraph of a book or a web page: no words and no page have it.
        told.notes += [replace(note, title=mark.page)] if note.text else []
        told.codings += codings
        return
    told.passages.append(
        ForeignPassage(
            quotation=mark.words if is_words else "",
            identity=mark.identity,
            at=zotero_position.place(mark.order),
            page=mark.page,
            printed=printed,
            is_area=not is_words,
            colour=hex_colour(mark.colour),
            is_underlined=mark.kind == UNDERLINE,
            codings=tuple(codings),
            notes=(note,) if note.text else (),
            by=mark.by,
            created=mark.added,
            modified=mark.modified,
        )
    )
