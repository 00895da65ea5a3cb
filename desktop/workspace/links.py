"""Links: what one highlight has to do with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import LinkEnd, LinkKind
from desktop.errors import InvalidValueError

if TYPE_CHECKING:
    from desktop.domain import Link, LinkWords
    from desktop.workspace.opened import Opened


class Links:
    """What can be done with links."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self, highlight_id: str | None = None) -> list[Link]:
        """Return the links from and to a highlight, or all of them."""
        return self._library.links.all(highlight_id)

    def ends(self, highlight_id: str | None = None) -> dict[str, list[LinkEnd]]:
        """Return what each highlight, or this one, has to do with others, by its id."""
        links = self.all(highlight_id)
        words = {kind.id: kind for kind in self.kinds()} if links else {}
        found: dict[str, list[LinkEnd]] = {}
        for link in links:
            # Of a damaged row is said what says the least.
            kind = words.get(link.kind, words[LinkKind.SEE_ALSO])
            for own, other, word, is_source in (
                (link.source_id, link.target_id, kind.forward, True),
                (link.target_id, link.source_id, kind.backward, False),
            ):
                if highlight_id in (None, own):
                    end = LinkEnd(link.id, other, kind.id, word, is_source)
                    found.setdefault(own, []).append(end)
        return found

    def add(self, source_id: str, target_id: str, kind: str, note: str = "") -> Link:
        """Say what one highlight has to do with another."""
        if source_id == target_id:
            raise InvalidValueError("target", target_id, "another highlight")
        with self._opened.changing() as library:
            return library.links.add(source_id, target_id, kind, note)

    def change(self, link_id: str, kind: str) -> None:
        """Let a link be of another kind."""
        with self._opened.changing() as library:
            library.links.change(link_id, kind)

    def kinds(self) -> list[LinkWords]:
        """Return the kinds of links: those that everybody has, then the reader's own."""
        return self._library.link_kinds.all()

    def add_kind(self, forward: str, backward: str = "") -> LinkWords:
        """Add a kind of link with a word for each direction, or one for both."""
        with self._opened.changing() as library:
            return library.link_kinds.add(forward, backward)

    def change_kind(self, kind_id: str, forward: str, backward: str = "") -> None:
        """Give one of the reader's own kinds other words."""
        with self._opened.changing() as library:
            library.link_kinds.change(kind_id, forward, backward)

    def remove_kind(self, kind_id: str) -> None:
        """Remove one of the reader's own kinds that no link is of."""
        with self._opened.changing() as library:
            library.link_kinds.remove(kind_id)

    def remove(self, link_id: str) -> None:
        """Take a link away."""
        with self._opened.changing() as library:
            library.links.remove(link_id)
