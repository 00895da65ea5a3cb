"""What a tab shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain import Document


_ARRIVING = "=arriving "


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
            return bool(self.note_id) or self in LIBRARY_TABS
        return document is not None and self.is_of(document.revision)

    @property
    def is_document(self) -> bool:
        """Whether it is of a document, and no note or tab of the whole library."""
        return bool(self.document_id) and not self.document_id.startswith("=")

    @property
    def is_arriving(self) -> bool:
        """Whether it is a file whose document is still to come."""
        return self.document_id.startswith(_ARRIVING)

    @property
    def title(self) -> str:
        """What a tab of the whole library is called: on itself, in lists and by the window."""
        return LIBRARY_TABS.get(self, ("", ""))[0]

    @property
    def icon(self) -> str:
        """The picture of a tab that is of no document."""
        return LIBRARY_TABS.get(self, ("", "note" if self.note_id else "document"))[1]

    @property
    def mark(self) -> str:
        """What stands before the title on a tab, '' for the newest revision."""
        if self.against:
            return f"{self.revision} → {self.against} · "
        return f"Rev. {self.revision} · " if self.revision else ""


def of_note(note_id: str) -> Shown:
    """Return what the tab of a free note shows."""
    return Shown("", note_id=note_id)


def of_arriving(number: int) -> Shown:
    """Return what the tab of a file shows whose document is still to come; each has a number."""
    return Shown(f"{_ARRIVING}{number}")


ANNOTATIONS = Shown("")
"""The highlights of all documents."""
CODEBOOK = Shown("=codebook")
"""All tags; no document's id begins like this."""
MATRIX = Shown("=matrix")
CLAIMS = Shown("=claims")
OUTLINES = Shown("=outlines")
FIGURES = Shown("=figures")
LINKED = Shown("=linked")
"""A passage with what it is linked to."""
PROOF = Shown("=proof")
"""A draft whose quotations are looked up."""
LIBRARY_TABS = {
    ANNOTATIONS: ("All Highlights", "highlight"),
    CODEBOOK: ("Codebook", "tag"),
    MATRIX: ("Matrix", "matrix"),
    CLAIMS: ("Claims", "claim"),
    OUTLINES: ("Outlines", "outline"),
    FIGURES: ("Figures Side by Side", "figures"),
    LINKED: ("Linked Passages", "link"),
    PROOF: ("Proof of a Draft", "proof"),
}
"""What tabs of the whole library are called, and their pictures."""
