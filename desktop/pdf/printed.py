"""What stands on a page. Lengths are points; x grows to the right, y downwards, from the corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.printed.page_map import DIGEST

if TYPE_CHECKING:
    from collections.abc import Sequence


FARTHEST = 1e6
"""Points from the corner of a page: what a damaged file puts beyond is nowhere."""


UNPRINTED = -1
"""In place of the number of a character: what was filled into a form is none of the page's."""


class Box(NamedTuple):
    """An upright rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """How high it is."""
        return self.y1 - self.y0

    @property
    def is_somewhere(self) -> bool:
        """Whether its sides are numbers that a place on or near a page can have."""
        return all(-FARTHEST < side < FARTHEST for side in self)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(slots=True)
class Run:
    """Letters of one word that the file sets as one object, so that they share font and size."""

    text: str
    """U+00AD is a hyphen that nobody sees."""
    first: int
    """The engine's number of the first letter on its page, which is no position in any text.

    That of each letter after it is one more; UNPRINTED for what has none.
    """
    box: Box
    baseline: float
    size: float
    parted: str
    """What stands before it: '' inside a word, a space, or a line feed."""
    bold: bool = False
    italic: bool = False
    turned: bool = False
    """Whether it does not run as most of the page does."""
    slanted: bool = False
    """Whether it runs askew, in none of the four ways."""
    down: bool = False
    """Whether it runs from top to bottom, on a page with letters that stand one below another."""
    hidden: bool = False
    """Whether it is not painted, as the text behind a scan."""
    tag: int = -1
    """The number of its marked content; -1 for none."""
    artifact: bool = False
    """Whether the file calls it no part of the text."""
    confidence: int = 100
    """Per cent, of a word that was recognised on a picture."""
    is_reading: bool = False
    """Whether it says how what stands before it is read, as small kana do beside other letters."""
    is_after_letter: bool = False
    """Whether the number before its first is that of a letter: what parts it has none, then."""


class Link(NamedTuple):
    """Where a click leads: an address, or the number of a page, from 0."""

    box: Box
    address: str
    page: int = -1


class Sheet(NamedTuple):
    """A page as it is shown: without what is cropped off, and turned as the file says.

    One that cannot be read is taken for A4.
    """

    width: float = 595.0
    height: float = 842.0
    rotation: int = 0
    """Degrees by which the file turns it clockwise."""


class Point(NamedTuple):
    """A place on a page."""

    x: float
    y: float


class Quad(NamedTuple):
    """Four corners as they stand to the letters in them, in the order that PDF files have."""

    top_left: Point
    top_right: Point
    bottom_left: Point
    bottom_right: Point


class Annotation(NamedTuple):
    """One annotation that is seen. Places are those of the file: y grows upwards."""

    number: int
    """Among all that the page has, from 0."""
    kind: str
    name: str
    """What the file calls it, or ''."""
    contents: str
    author: str
    date: str
    """ISO 8601, as exact as the file is."""
    colour: str
    """One of ours; '' where none comes near."""
    box: Box
    quads: tuple[Quad, ...] = ()
    replies_to: int = -1
    """The number of the one that it answers or belongs to."""
    is_status: bool = False
    """Whether it only says what became of another one, such as that it was accepted."""
    told: str = ""
    """On which characters it says that it is, where a Manicule has written it."""
    characters: tuple[int, ...] = ()
    """What is printed under it, by the engine's numbers."""
    line: tuple[int, ...] = ()
    """The characters of the line next to it, for what has none under it."""
    shown: Box = Box(0, 0, 0, 0)
    """Its box on the page as it is shown, with y downwards."""


class TaggedCell(NamedTuple):
    """A cell of a table: the numbers of its marked contents, and how far it reaches."""

    tags: frozenset[int]
    columns: int = 1
    rows: int = 1
    is_head: bool = False


class TaggedTable(NamedTuple):
    """What the file calls a table, row by row."""

    rows: tuple[tuple[TaggedCell, ...], ...]


class PrintedPage(NamedTuple):
    """A page as it is read: turned so that most of its text is upright."""

    width: float
    height: float
    runs: list[Run]
    """In the order of the file."""
    links: list[Link]
    unreadable: int
    """How many letters stand for no character."""
    sheet: Sheet = Sheet()
    digest: bytes = bytes(DIGEST)
    """Of its characters, as the engine numbers them."""
    annotations: Sequence[Annotation] = ()
    rules: Sequence[Box] = ()
    """Lines that are drawn along its sides."""
    tables: Sequence[TaggedTable] = ()
    layers: Sequence[tuple[str, ...]] = ()
    """What hidden layers are called whose words were left out."""
