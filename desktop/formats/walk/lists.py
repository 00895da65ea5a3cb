"""Lists on their way into the flow of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import BlockKind, SpanKind
from desktop.formats.walk.list_numbers import Numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from lxml.etree import _Element

    from desktop.formats.walk.flow import Flow

    Leave = Callable[[], None]


class Lists:
    """Enters lists and their items; each returns what to do when it ends.

    Items that are notes have been entered as such.
    """

    def __init__(self, flow: Flow, notes: Container[_Element]) -> None:
        self._flow = flow
        self._notes = notes
        self._open: list[Numbering] = []

    def list(self, element: _Element) -> Leave:
        """Begin a list."""
        self._flow.break_block()
        self._open.append(Numbering(element, len(self._open) + 1))

        def leave() -> None:
            self._open.pop()
            self._flow.break_block()

        return leave

    def item(self, element: _Element) -> Leave | None:
        """Begin an item, which may be in no list."""
        if element in self._notes:
            return None
        return self._flow.enter(BlockKind.LIST_ITEM, max(1, len(self._open)), self.marker(element))

    def marker(self, item: _Element) -> str:
        """Return the number or bullet of the next item."""
        return self._open[-1].marker(item) if self._open else "•"

    def term(self, _element: _Element) -> Leave:
        """Begin the term of a definition."""
        self._flow.break_block()
        self._flow.begin(SpanKind.BOLD)

        def leave() -> None:
            self._flow.end()
            self._flow.break_block()

        return leave

    def definition(self, _element: _Element) -> Leave:
        """Begin a definition."""
        return self._flow.enter(BlockKind.LIST_ITEM, len(self._open) + 1)
