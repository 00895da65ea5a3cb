"""Who says the words of highlights: found in the text around them, or said by the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain.speaker import Speaker
from desktop.errors import DamagedLibraryError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Content, Highlight
    from desktop.workspace.opened import Opened


class Speakers:
    """What can be known and said of who speaks."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._known: tuple[Content, WhoSays] | None = None
        """The text that was asked about last: highlights of one are asked one after another."""

    def of(self, highlight: Highlight) -> Speaker | None:
        """Return who says the words of a highlight, None where that is nobody or not known."""
        suggested = self.suggested(highlight) if highlight.said_by is None else ""
        return Speaker.told(highlight.said_by, suggested)

    def suggested(self, highlight: Highlight) -> str:
        """Return who says the words of a highlight by the text around them, or ''."""
        place, known = highlight.placement, self._known
        try:
            content = self._opened.contents.of(highlight.document_id, place.revision)
        except (DamagedLibraryError, NotFoundError):
            return ""
        if known is None or known[0] is not content:
            known = self._known = content, WhoSays(content)
        return known[1].of(place.start, place.end)

    def say(self, highlight_ids: Sequence[str], name: str | None) -> None:
        """Say who speaks in highlights, in one step.

        '' is nobody; None leaves it to what the text suggests.
        """
        with self._opened.changing() as library:
            library.speakers.put(highlight_ids, name)

    def names(self) -> list[str]:
        """Return all who are known to speak, ask, answer or write, in order."""
        return self._opened.library.speakers.names()
