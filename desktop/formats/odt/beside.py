"""What stands beside the text of an OpenDocument file: bookmarks and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.canon.comments import Remark
from desktop.formats.door.xmltree import child, local, text_of
from desktop.formats.odt.namespaces import OFFICE, TEXT

if TYPE_CHECKING:
    from collections import Counter

    from lxml.etree import _Element

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.canon.comments import Comments

MARKS = (
    *("bookmark", "bookmark-start", "reference-mark-start"),
    *("annotation", "annotation-end"),
)
"""The elements that name a place, or say where a comment begins or ends."""


class Margin:
    """Keeps the places of bookmarks and comments."""

    def __init__(self, builder: Builder, comments: Comments, counts: Counter[str]) -> None:
        self._builder = builder
        self._comments = comments
        self._counts = counts

    def follow(self, mark: _Element) -> None:
        """Follow one of `MARKS`."""
        name, key, here = local(mark), mark.get(OFFICE + "name", ""), self._builder.position
        if name == "annotation-end":
            self._comments.end(key, here)
        elif name == "annotation":
            key = key or f"\0{self._counts['comments']}"
            self._counts["comments"] += 1
            note = "\n".join("".join(p.itertext()) for p in mark.iter(TEXT + "p", TEXT + "h"))
            author, date = text_of(child(mark, "creator")), text_of(child(mark, "date"))
            self._comments.add(key, Remark(note, author, date))
            self._comments.begin(key, here)
            self._comments.mark(key, here)
        else:
            self._builder.anchor(mark.get(TEXT + "name", ""))
