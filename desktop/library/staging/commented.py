"""Comments in a file that is imported: what becomes a highlight of each."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop.domain import (
    COLOURS,
    OWN_IDENTITY,
    Area,
    Enclosed,
    HighlightStyle,
    tag_paths,
    tidy,
)
from desktop.library.file.tables import HighlightRow, HighlightTagRow
from desktop.library.file.values import clean, now
from desktop.library.highlight_rows import Look
from desktop.library.tags import found_or_new_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop.domain import Anchor, Comment, Content, Parsed
    from desktop.library.steps.journal import Journal


class Commented(NamedTuple):
    """A highlight to be made of a comment; its anchor is in a revision without a number yet."""

    anchor: Anchor
    look: Look
    origin: str
    """What it is known by, so that a later import does not add it again."""
    author: str = ""
    """Who made it, where that is not said in its note."""
    date: str = ""
    """When, as far as the file says."""
    tags: tuple[str, ...] = ()
    answers: str = ""
    """What the mark is known by that it answers, whose note has `said`."""
    said: str = ""


def commented(parsed: Parsed) -> Iterator[Commented]:
    """Give what becomes of the comments; each once, and none of a file without any words."""
    seen = set()
    for comment in parsed.comments:
        anchor = _anchor(parsed, comment)
        if anchor is None:
            continue
        origin = comment.identity or _digest(anchor, comment)
        if origin not in seen:
            seen.add(origin)
            author = clean(tidy.one_line(comment.author, tidy.LONGEST_NAME))
            tags = tuple(dict.fromkeys(filter(None, map(tag_paths.spelled, comment.tags))))
            tags = tuple(tag for tag in tags if len(tag) <= tag_paths.LONGEST)
            look = _look(comment, is_area=anchor.region is not None)
            said = clean(tidy.note(comment.note)) if comment.answers else ""
            yield Commented(anchor, look, origin, author, comment.date, tags, comment.answers, said)


def _anchor(parsed: Parsed, comment: Comment) -> Anchor | None:
    start, end = _passage(parsed.content, comment)
    if start == end:
        return None
    region, pages = comment.region, parsed.pages
    if region is None or pages is None or region.page >= len(pages):
        return parsed.content.anchor(0, start, end)
    words = tidy.note(comment.words)
    area = Area(region.on(pages[region.page]), Enclosed(start, end, words), b"")
    has_picture = comment.picture in parsed.assets
    return area.anchor(parsed.content, 0, comment.picture if has_picture else "")


def known_in(session: Session, document_id: str) -> dict[str, str]:
    """Return what the highlights of a document are known by, with their notes; removed ones too."""
    columns = HighlightRow.id, HighlightRow.origin, HighlightRow.note
    rows = session.execute(select(*columns).where(HighlightRow.document_id == document_id))
    # Each is known by its own name as well: it may come back in a copy of the file.
    return {name: note for key, origin, note in rows for name in (f"{OWN_IDENTITY}{key}", origin)}


def unknown(comments: Iterable[Commented], known: Mapping[str, str]) -> Iterator[Commented]:
    """Yield those that no highlight was made of, and none came from.

    What answers a mark came with its note. Where the mark was known before, it stands by itself.
    """
    for made in comments:
        if made.origin in known:
            continue
        if not made.answers or (made.answers in known and made.said not in known[made.answers]):
            yield made


def put_tags(journal: Journal, tagged: Mapping[str, Iterable[str]]) -> None:
    """Put the tags on highlights, by id, that came with them."""
    for highlight_id, paths in tagged.items():
        for path in paths:
            tag_id = found_or_new_tag(journal, path).id
            borne = {"highlight_id": highlight_id, "tag_id": tag_id}
            journal.insert(HighlightTagRow(**borne, added=now(), added_by=journal.by))


def _digest(anchor: Anchor, comment: Comment) -> str:
    names = anchor.quotation, comment.note, comment.author, comment.date
    return hashlib.sha256("\0".join(names).encode("utf-8", "surrogatepass")).hexdigest()


def _look(comment: Comment, *, is_area: bool) -> Look:
    style = HighlightStyle.UNDERLINE if comment.is_underlined else HighlightStyle.FILL
    style = HighlightStyle.AREA if is_area else style
    is_plain = comment.identity and not comment.note.strip()
    is_own = comment.identity.startswith(OWN_IDENTITY)
    # A mark without words is signed by nobody, nor is what was written in this program.
    note = tidy.note(comment.note) if is_plain or is_own else _signed(comment)
    return Look(comment.colour or COLOURS[0], style, clean(note))


def _passage(content: Content, comment: Comment) -> tuple[int, int]:
    """Return the comment's passage without the white space at its ends.

    A remark on a point, or on nothing but white space, is a remark on the block around it.
    """
    start, end = _trimmed(content.text, comment.start, comment.end)
    if start == end and len(content.blocks):
        block = content.blocks[content.blocks.at(comment.start)]
        start, end = _trimmed(content.text, block.start, block.end)
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else (start, start)


def _signed(comment: Comment) -> str:
    author = tidy.one_line(comment.author, tidy.LONGEST_NAME)
    day = tidy.one_line(comment.date, tidy.LONGEST_NAME).partition("T")[0]
    signature = ", ".join(part for part in (author, day) if part)
    note = tidy.note(comment.note)
    return "\n\n".join(part for part in (note, signature and f"— {signature}") if part)
