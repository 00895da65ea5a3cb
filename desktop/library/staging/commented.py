"""Comments in a file that is imported: what becomes a highlight of each."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import COLOURS, OWN_IDENTITY, HighlightStyle, tag_paths, tidy
from desktop.library.file.values import clean
from desktop.library.highlight_rows import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Anchor, Comment, Content, Parsed


class Commented(NamedTuple):
    """A highlight to be made of a comment; its anchor is in a revision without a number yet."""

    anchor: Anchor
    look: Look
    origin: str
    """What it is known by, so that a later import does not add it again."""
    author: str = ""
    """Who made it, where that is not said in its note."""
    tags: tuple[str, ...] = ()


def commented(parsed: Parsed) -> Iterator[Commented]:
    """Give what becomes of the comments; each once, and none of a file without any words."""
    seen = set()
    for comment in parsed.comments:
        start, end = _passage(parsed.content, comment)
        if start == end:
            continue
        anchor = parsed.content.anchor(0, start, end)
        origin = comment.identity or _digest(anchor, comment)
        if origin not in seen:
            seen.add(origin)
            author = clean(tidy.one_line(comment.author, tidy.LONGEST_NAME))
            tags = tuple(dict.fromkeys(filter(None, map(tag_paths.spelled, comment.tags))))
            tags = tuple(tag for tag in tags if len(tag) <= tag_paths.LONGEST)
            yield Commented(anchor, _look(comment), origin, author, tags)


def _digest(anchor: Anchor, comment: Comment) -> str:
    names = anchor.quotation, comment.note, comment.author, comment.date
    return hashlib.sha256("\0".join(names).encode("utf-8", "surrogatepass")).hexdigest()


def _look(comment: Comment) -> Look:
    style = HighlightStyle.UNDERLINE if comment.is_underlined else HighlightStyle.FILL
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
