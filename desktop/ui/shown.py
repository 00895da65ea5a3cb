"""What a tab shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain import Document


class Shown(NamedTuple):
    """A document as it reads now, an old revision, two of them compared; or a free note."""

    document_id: str
    revision: int = 0
    """0 for the newest, whichever that is."""
    against: int = 0
    """The later revision that it is compared with, 0 for none."""
    note_id: str = ""

    def is_of(self, newest: int) -> bool:
        """Whether a document whose newest revision is this one has what is shown."""
        if self.against:
            return 0 < self.revision <= newest and self.against <= newest
        return self.revision < newest

    def is_there(self, known: Mapping[str, Document]) -> bool:
        """Whether it can be shown, of these documents by id."""
        document = known.get(self.document_id)
        if not self.is_document:
            return True
        return document is not None and self.is_of(document.revision)

    @property
    def is_document(self) -> bool:
        """Whether it is of a document, and no note or list of the whole library."""
        return self.document_id not in _OF_THE_LIBRARY

    @property
    def name(self) -> str:
        """What is of the whole library is called, on its tab and by the window; '' for others."""
        return "" if self.note_id else _OF_THE_LIBRARY.get(self.document_id, ("", ""))[0]

    @property
    def picture(self) -> str:
        """The icon of what is of the whole library, or of a note."""
        return "note" if self.note_id else _OF_THE_LIBRARY[self.document_id][1]

    @property
    def mark(self) -> str:
        """What stands before the title on a tab, '' for the newest revision."""
        if self.against:
            return f"{self.revision} → {self.against} · "
        return f"Rev. {self.revision} · " if self.revision else ""


def of_note(note_id: str) -> Shown:
    """Return what the tab of a free note shows."""
    return Shown("", note_id=note_id)


ANNOTATIONS = Shown("")
"""The highlights of all documents."""
CLAIMS = Shown(":claims")
OUTLINES = Shown(":outlines")
FIGURES = Shown(":figures")
_OF_THE_LIBRARY = {
    ANNOTATIONS.document_id: ("All Highlights", "highlight"),
    CLAIMS.document_id: ("Claims", "claim"),
    OUTLINES.document_id: ("Outlines", "outline"),
    FIGURES.document_id: ("Figures Side by Side", "figures"),
}
"""What stands in the place of a document's id: its name and its picture."""
