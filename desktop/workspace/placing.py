"""Where highlights stand in the newest revision of their document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop import annotate
from desktop.workspace.base import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.domain import Highlight

MOVE = "Move highlight"
"""The library's name for the step that puts the ends of a highlight elsewhere."""


class Placing(Base):
    """Places highlights after an import, and after an undo that gives one its old ends again."""

    @override
    def undo(self) -> str | None:
        return self._walk(self.library.undo)

    @override
    def redo(self) -> str | None:
        return self._walk(self.library.redo)

    def _walk(self, walk: Callable[[], str | None]) -> str | None:
        """Take a step; a place in a revision that came after it was found for other ends."""
        with self._changing() as library:
            text = walk()
            if text == MOVE:
                changes = library.take_changes()
                try:
                    self._place_older(library.highlights_by_id(changes.highlights))
                finally:
                    self._tell(changes)
        return text

    def _place_older(self, moved: Iterable[Highlight]) -> None:
        for highlight in moved:
            newest = self.library.newest_revision(highlight.document_id)
            if highlight.anchor.revision != newest:
                new_text = self._newest_content(highlight.document_id).text
                self._place([highlight], highlight.document_id, new_text, newest)

    def _place(
        self, highlights: Iterable[Highlight], document_id: str, new_text: str, revision: int
    ) -> None:
        """Place each highlight by the text that it was made in, which may be an older revision."""
        placements = {}
        for highlight in highlights:
            own_text = self._revision_content(document_id, highlight.anchor.revision).text
            placements[highlight.id] = annotate.place(
                highlight.anchor, own_text, new_text, revision
            )
        self.library.place(document_id, revision, placements)
