"""Links: what one highlight has to do with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import InvalidValueError

if TYPE_CHECKING:
    from desktop.domain import Link, LinkKind
    from desktop.workspace.opened import Opened


class Links:
    """What can be done with links."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self, highlight_id: str | None = None) -> list[Link]:
        """Return the links from and to a highlight, or all of them."""
        return self._library.links.all(highlight_id)

    def add(self, source_id: str, target_id: str, kind: LinkKind, note: str = "") -> Link:
        """Say what one highlight has to do with another."""
        if source_id == target_id:
            raise InvalidValueError("target", target_id, "another highlight")
        with self._opened.changing() as library:
            return library.links.add(source_id, target_id, kind, note)

    def remove(self, link_id: str) -> None:
        """Take a link away."""
        with self._opened.changing() as library:
            library.links.remove(link_id)
