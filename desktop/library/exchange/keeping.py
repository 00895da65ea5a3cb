"""What is to be written of another program's file, each as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.library.file.values import clean

if TYPE_CHECKING:
    from desktop.domain import Anchor, Placement
    from desktop.library.file.values import Values
    from desktop.library.highlight_rows import Look


class Borne(NamedTuple):
    """A tag, by its id, on what bears it: who put it there, and when."""

    tag_id: str
    by: str = ""
    at: str = ""


class Known(NamedTuple):
    """A highlight that was brought in before, as it is now."""

    highlight_id: str
    document_id: str
    file: str
    """What brought it; '' where it was made here."""
    said: Values
    """What the file said of it then."""
    is_removed: bool
    is_moved: bool = False
    """Whether the reader has put its ends elsewhere."""
    colour: str = ""
    style: str = ""
    note: str = ""
    status: str = ""
    """Of its place in the newest text, as it is stored."""
    tags: frozenset[str] = frozenset()


class Kept(NamedTuple):
    """A highlight to be made."""

    document_id: str
    anchor: Anchor
    """Empty, with the words alone, for a passage that has no place in the text."""
    place: Placement
    look: Look
    file: str
    identity: str
    said: Values
    tags: tuple[Borne, ...] = ()
    by: str = ""
    created: str = ""
    modified: str = ""
    picture: bytes = b""


class Changed(NamedTuple):
    """What is to become of a highlight that was brought in before: None leaves it alone."""

    highlight_id: str
    said: Values
    note: str | None = None
    colour: str | None = None
    style: str | None = None
    tags: tuple[Borne, ...] = ()
    anchor: Anchor | None = None
    place: Placement | None = None


class KeptTag(NamedTuple):
    """A tag that is to be there; what it says is taken where an existing one says nothing."""

    path: str
    colour: str = ""
    definition: str = ""
    by: str = ""
    at: str = ""


class KeptLink(NamedTuple):
    """A link between two highlights; its kind is called by its `name`."""

    source_id: str
    target_id: str
    name: str
    note: str = ""


class KeptNote(NamedTuple):
    """A free note of a document, or else of a collection or the library."""

    title: str
    text: str
    document_id: str | None
    collection_id: str | None
    by: str = ""
    at: str = ""


class BroughtDocument(NamedTuple):
    """Which document a source is."""

    document_id: str
    is_quoted: bool
    is_trashed: bool


def person(name: str, own: str) -> str:
    """Return who is said to have made something, or the reader."""
    return clean(name) or own
