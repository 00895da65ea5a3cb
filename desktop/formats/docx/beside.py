"""What stands beside the text of a Word document: bookmarks and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.docx.package import W
from desktop.formats.door.xmltree import local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.canon.comments import Comments

MARKS = (
    *("bookmarkStart", "bookmarkEnd"),
    *("commentRangeStart", "commentRangeEnd", "commentReference"),
)
"""The elements that say where such a thing begins, ends or hangs on the text."""
_MOST_BOOKMARKS = 50
"""Bookmarks open at once; ones that never end must not gather at each note."""


class Margin:
    """Keeps the places of bookmarks and comments, which are told apart by their ids."""

    def __init__(self, builder: Builder, comments: Comments) -> None:
        self._builder = builder
        self._comments = comments
        self._bookmarks: dict[str, str] = {}

    @property
    def bookmarks(self) -> list[str]:
        """The names of the bookmarks that are open."""
        return list(self._bookmarks.values())

    def follow(self, mark: _Element) -> None:
        """Follow one of `MARKS`."""
        name, key, here = local(mark), mark.get(W + "id", ""), self._builder.position
        if name == "bookmarkStart":
            bookmark = mark.get(W + "name", "")
            self._builder.anchor(bookmark)
            if len(self._bookmarks) < _MOST_BOOKMARKS:
                self._bookmarks[key] = bookmark
        elif name == "bookmarkEnd":
            self._bookmarks.pop(key, None)
        elif name == "commentRangeStart":
            self._comments.begin(key, here)
        elif name == "commentRangeEnd":
            self._comments.end(key, here)
        else:
            self._comments.mark(key, here)
