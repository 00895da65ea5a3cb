"""The words of highlights as the sidebar's filter compares them, got ready ahead."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop import words
from desktop.ui.look.tag_colours import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain import Highlight

SLICE = 500
"""Highlights got ready at a time: a few milliseconds of work."""


class FoldedWords(QObject):
    """What the filter looks at of each highlight, without letter case."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, tuple[Highlight, str]] = {}
        self._to_fold: Iterator[Highlight] = iter(())
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._fold_some)

    def prepare(self, highlights: Sequence[Highlight]) -> None:
        """Get ready to filter these while nothing else is to be done."""
        if len(self._known) > 2 * len(highlights):
            self._known.clear()  # mostly of highlights that are no longer here
        self._to_fold = iter(highlights)
        self._more.start()

    def forget(self) -> None:
        """Fold all words anew."""
        self._known.clear()

    def of(self, highlight: Highlight) -> str:
        """Return a highlight's words, folded anew where it has changed."""
        known = self._known.get(highlight.id)
        if known is None or known[0] is not highlight:
            known = self._known[highlight.id] = highlight, folded(highlight)
        return known[1]

    def holding(self, highlights: Iterable[Highlight], word: str) -> list[Highlight]:
        """Return those of the highlights whose words hold one."""
        known, other = self._known.get, (None, "")
        return [
            one
            for one in highlights
            if word in (entry[1] if (entry := known(one.id, other))[0] is one else self.of(one))
        ]

    def _fold_some(self) -> None:
        part = list(islice(self._to_fold, SLICE))
        for highlight in part:
            self.of(highlight)
        if not part:
            self._more.stop()


def folded(highlight: Highlight) -> str:
    """Return what a filter looks at."""
    quoted = highlight.quote, words.area(highlight)
    parts = (*quoted, highlight.note, *highlight.tags, called(highlight.colour))
    return "\n".join(parts).casefold()
