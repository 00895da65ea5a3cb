"""What the rest of the window knows of a reader, in parts: place, passage, marks, find, look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPointF, QRect, SignalInstance

    from desktop.domain import Highlight
    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.ui.look.reading_style import ReadingStyle


class ReaderPlace(Protocol):
    """Where in the text one is, and how to get elsewhere. Offsets are code points."""

    @property
    def position_changed(self) -> SignalInstance:
        """The first offset in view is another (int)."""

    @property
    def section_changed(self) -> SignalInstance:
        """Another section begins at or above the top of the page (int, -1 for none)."""

    @property
    def jumped(self) -> SignalInstance:
        """The reader jumped from one offset to another (int, int)."""

    @property
    def link_activated(self) -> SignalInstance:
        """A link that leads out of the text is to be followed (str)."""

    def position(self) -> int:
        """Return the offset of the first line in view."""

    def goto(self, offset: int, where: float = 0.25, flash: tuple[int, int] | None = None) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""

    def section_at(self, offset: int) -> int:
        """Return the index of the section whose start was passed last, or -1."""

    def in_view(self) -> list[tuple[int, int]]:
        """Return the ranges that are drawn on screen, without what is folded away."""

    def is_in_view(self, offset: int) -> bool:
        """Say whether the caret at an offset is, or would be, on screen."""

    def rect_on_screen(self, start: int, end: int) -> QRect:
        """Return where the part of a range that is in view is, else the middle of the page."""


class ReaderPassage(Protocol):
    """What is selected."""

    @property
    def selection_changed(self) -> SignalInstance:
        """Another range is selected (int, int)."""

    @property
    def passage_settled(self) -> SignalInstance:
        """The selection is to be tagged with what is in hand; only while something is."""

    def set_coding(self, *, coding: bool) -> None:
        """Tell each passage as soon as it is selected, and offer nothing beside it."""

    @property
    def citation_requested(self) -> SignalInstance:
        """The selection, or the picked highlight, is to be copied with its citation."""

    @property
    def search_requested(self) -> SignalInstance:
        """The library is to be searched for some words (str)."""

    def caret(self) -> int:
        """Return where the caret stands."""

    def selection(self) -> tuple[int, int]:
        """Return the selected range; empty at the caret when nothing is selected."""

    def set_selection(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""

    def select_all(self) -> None:
        """Select the whole text."""

    def selected_text(self) -> str:
        """Return what is selected, else the picked highlight, as plain text."""

    def html_of(self, start: int, end: int) -> str:
        """Return a range as HTML."""

    def copy(self) -> None:
        """Copy as plain text and HTML."""


class ReaderHighlights(Protocol):
    """The highlights shown, and what is wished for them. An id of '' stands for none."""

    @property
    def highlight_clicked(self) -> SignalInstance:
        """A highlight was picked, or none any more (str)."""

    @property
    def ends_moved(self) -> SignalInstance:
        """A highlight is to have other ends (str, int, int)."""

    @property
    def highlight_requested(self) -> SignalInstance:
        """The selection is to be highlighted in a colour (str)."""

    @property
    def recolour_requested(self) -> SignalInstance:
        """A highlight is to have another colour (str, str)."""

    @property
    def style_requested(self) -> SignalInstance:
        """A highlight is to be drawn in another style (str, str)."""

    @property
    def tag_requested(self) -> SignalInstance:
        """A highlight, or with '' the selection, is to be tagged (str)."""

    @property
    def note_requested(self) -> SignalInstance:
        """A highlight, or with '' the selection, is to have a note (str)."""

    @property
    def remove_requested(self) -> SignalInstance:
        """A highlight is to be deleted (str)."""

    @property
    def section_requested(self) -> SignalInstance:
        """A section is to begin at an offset (int)."""

    @property
    def bookmark_requested(self) -> SignalInstance:
        """A bookmark is to be put at an offset (int)."""

    def set_highlights(
        self, highlights: Sequence[Highlight], tag_colours: Mapping[str, str] | None = None
    ) -> None:
        """Show exactly these highlights."""

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show exactly these bookmarks in the margin."""

    def set_fixed(self, *, fixed: bool) -> None:
        """Only show highlights, or let them be made and their ends be moved again."""

    def update_highlights(self, changed: Sequence[Highlight], removed: Sequence[str] = ()) -> None:
        """Show a few highlights anew, or no more."""

    def selected_highlight(self) -> str:
        """Return the id of the picked highlight."""

    def select_highlight(self, highlight_id: str) -> None:
        """Pick a highlight."""

    def go_to_highlight(self, highlight: Highlight) -> None:
        """Show a highlight, and where it is."""

    def rect_of_highlight(self, highlight: Highlight) -> QRect:
        """Return where the end of a highlight is on the screen, else the middle of the page."""

    def highlights_at(self, point: QPointF) -> list[Highlight]:
        """Return the highlights at a place of the viewport, the topmost first."""

    def next_highlight(self, tag: str = "") -> str:
        """Go to the next highlight, of one tag when given; return its id."""

    def previous_highlight(self, tag: str = "") -> str:
        """Go to the highlight before, of one tag when given; return its id."""


class ReaderFind(Protocol):
    """Finding words in the text."""

    def found(self) -> Sequence[tuple[int, int]]:
        """Return the places found."""

    def show_find(self) -> None:
        """Open the find bar on the selected words."""

    def find_next(self) -> None:
        """Go to the next hit."""

    def find_previous(self) -> None:
        """Go to the hit before."""


class ReaderLook(Protocol):
    """What text is shown, and how it is set."""

    @property
    def zoom_requested(self) -> SignalInstance:
        """The text is to be larger or smaller by a step (int)."""

    def zoom(self, steps: int) -> str:
        """Show what is there larger or smaller, or with 0 as usual; say so.

        '' where the size of the type decides, which is for all documents.
        """

    def setAccessibleName(self, name: str) -> None:  # noqa: N802  # Qt's name
        """Tell screen readers what is shown."""

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text anew, keeping the place."""

    def width_for(self, characters: int) -> int:
        """Return how wide the page has to be for lines of so many characters."""


class Reader(ReaderPlace, ReaderPassage, ReaderHighlights, ReaderFind, ReaderLook, Protocol):
    """All that there is for a text and for its pages."""
