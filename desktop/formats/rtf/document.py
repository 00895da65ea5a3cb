"""What the main text of an RTF file, its notes and its text boxes have in common."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.comments import Remark
from desktop.formats.numbering import printed
from desktop.formats.prose import Prose
from desktop.formats.roles import Outline
from desktop.formats.rtf.head import Head
from desktop.formats.rtf.pictures import comment_date, find_value

if TYPE_CHECKING:
    from desktop.formats.canonical import Builder
    from desktop.formats.comments import Comments
    from desktop.formats.rtf.pictures import Picture
    from desktop.formats.rtf.tokens import Token


class Note(NamedTuple):
    """A note that the text refers to."""

    name: str
    label: str
    tokens: list[Token]
    at_end: bool


class Document:
    """What the main text, its notes and its text boxes have in common."""

    def __init__(self, builder: Builder, comments: Comments) -> None:
        self.builder = builder
        self.comments = comments
        self.prose = Prose(builder)
        self.head = Head()
        self.outline = Outline()
        self.counts: Counter[str] = Counter()
        self.notes: list[Note] = []
        self.author = ""

    def cite(self, tokens: list[Token]) -> Note:
        """Keep a note for the end of the text."""
        at_end = any(token.word == "ftnalt" for token in tokens)
        self.counts["endnotes" if at_end else "footnotes"] += 1
        number = self.counts["endnotes" if at_end else "footnotes"]
        label = printed(number, "i" if at_end else "1")
        note = Note(f"note:{len(self.notes)}", label, tokens, at_end)
        self.notes.append(note)
        return note

    def show(self, found: Picture) -> None:
        """Append a picture."""
        if not self.builder.image(*found):
            self.counts["pictures"] += 1

    def remark(self, tokens: list[Token], note: str) -> str:
        """Keep a comment; return the key of the place it is about."""
        self.counts["comments"] += 1
        key = find_value(tokens, "atnref") or f"\0{self.counts['comments']}"
        date = comment_date(find_value(tokens, "atndate"))
        self.comments.add(key, Remark(note, self.author, date))
        return key
