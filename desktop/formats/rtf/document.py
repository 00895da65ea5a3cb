"""What the main text of an RTF file, its notes and its text boxes have in common."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.office.prose import Prose
from desktop.formats.office.roles import Outline
from desktop.formats.rtf.head import Head
from desktop.formats.walk.list_numbers import printed

if TYPE_CHECKING:
    from desktop.formats.canon.canonical import Builder
    from desktop.formats.canon.comments import Comments
    from desktop.formats.rtf.lexer import Token
    from desktop.formats.rtf.pictures import Picture


_FORMS = {"ar": "1", "alc": "a", "auc": "A", "rlc": "i", "ruc": "I", "chi": "*"}
COUNT_WORDS = frozenset(
    {f"{kind}{word}" for kind in ("ftn", "aftn") for word in ("start", *(f"n{f}" for f in _FORMS))}
)
_LARGEST = 9999
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,5}|[*†‡§¶#]{1,3})[\])]?", re.IGNORECASE)
_SIGNS = re.compile(r"(?:\[\d{1,3}\]|[*†‡§¶]{1,3})$")


class Note(NamedTuple):
    """A note that the text refers to."""

    name: str
    label: str
    tokens: list[Token]
    at_end: bool
    bookmarks: tuple[str, ...] = ()
    """Those around its mark, by which others mention it."""


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
        self.bookmarks: dict[str, None] = {}
        """Those that are open."""
        self._forms = {"footnotes": "1", "endnotes": "i"}
        self.author = ""

    def count_in(self, word: str, number: int | None) -> None:
        """Follow one of `COUNT_WORDS`, which are about the numbers of notes."""
        kind = "endnotes" if word.startswith("a") else "footnotes"
        if word.endswith("start"):
            self.counts[kind] = max(0, min(number or 1, _LARGEST) - 1)
        else:
            self._forms[kind] = _FORMS[word.removeprefix("a").removeprefix("ftnn")]

    def next_label(self, tokens: list[Token]) -> str:
        """Return the label that a note gets which is counted."""
        kind = _kind(tokens)
        return printed(self.counts[kind] + 1, self._forms[kind])

    def cite(self, tokens: list[Token], mark: str = "") -> Note:
        """Keep a note for the end of the text; `mark` stands for its number."""
        kind = _kind(tokens)
        label = mark or self.next_label(tokens)
        self.counts[kind] += not mark
        at_end = kind == "endnotes"
        note = Note(f"note:{len(self.notes)}", label, tokens, at_end, tuple(self.bookmarks))
        self.notes.append(note)
        return note

    def show(self, found: Picture) -> None:
        """Append a picture."""
        if not self.builder.image(*found):
            self.counts["pictures"] += 1


def own_mark(text: str, *, raised: bool) -> str:
    """Return the mark of a note that a writer put at the end of `text`, '' when there is none."""
    if raised and _MARK.fullmatch(text.strip()):
        return text.strip()
    found = _SIGNS.search(text)
    return found[0] if found else ""


def _kind(tokens: list[Token]) -> str:
    return "endnotes" if any(token.word == "ftnalt" for token in tokens) else "footnotes"
