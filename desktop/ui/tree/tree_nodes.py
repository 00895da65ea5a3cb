"""The rows of the document tree, as plain objects: built whole, compared, then shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from desktop.ui.look.fact_words import in_lines
from desktop.ui.look.icons import KIND_ICONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.domain import Collection, Document, Section, Tag
    from desktop.domain.asking.kept import SmartTag
    from desktop.domain.noted.reading_progress import Reading


FIGURES = 20
"""Of a moment that documents are sorted by: to its microsecond."""
SORTS = {"title": "Title", "date": "Date", "added": "Date Added", "read": "Last Read"}
"""Orders of documents: the last three with the newest first."""
Order = tuple[bool, list[tuple[int, int, str]], str]
"""Sorts siblings: collections first, then by name, its numbers by their value, then by id."""


class Kind(Enum):
    """What a row of the tree stands for."""

    ROOT = "root"
    COLLECTION = "collection"
    DOCUMENT = "document"
    SECTION = "section"
    BOOKMARK = "bookmark"
    NOTE = "note"
    TAG = "tag"
    SMART_TAG = "smart tag"

    # Enum's own asks for the name each time, and every row that a view lays out is looked up.
    __hash__ = object.__hash__


Row = tuple[Kind, str]
"""A row by its kind and key."""


def section_key(document_id: str, number: int) -> str:
    """Return the key of the row of a section, by its place in the outline."""
    return f"{document_id}#{number}"


def document_id_of(key: str) -> str:
    """Return the document that a key of a row names, or is a section or a bookmark of."""
    return key.partition("#")[0]


class Node:
    """One row. `key` is unique among its kind: an id, a tag's path, or a `section_key`."""

    __slots__ = ("_row", "badge", "children", "colour", "icon", "is_new", "key", "kind", "numbered",
                 "offset", "order", "parent", "pending", "progress", "text", "tip")  # fmt: skip

    def __init__(self, kind: Kind, key: str, text: str, icon: str = "", badge: str = "") -> None:
        self.kind = kind
        self.key = key
        self.text = text
        self.icon = icon
        self.badge = badge
        self.tip = ""
        self.colour = ""
        self.progress = 0.0
        """How much of a document is read, from 0 to 1."""
        self.is_new = False
        """Whether a document was never read."""
        self.offset = 0
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.order: Order = (False, [], "")
        self.numbered = True
        """Whether the children know their rows."""
        self.pending = False
        """Whether the children are still to be asked for."""
        self._row = 0

    @property
    def document_id(self) -> str:
        """The document that the row is, or is a section or a bookmark of."""
        return document_id_of(self.key)

    @property
    def section(self) -> int:
        """The place in the outline of the section that the row is."""
        return int(self.key.partition("#")[2])

    @property
    def bookmark_id(self) -> str:
        """The bookmark that the row is."""
        return self.key.partition("#")[2]

    @property
    def row(self) -> int:
        """Its place among its siblings."""
        if self.parent is not None and not self.parent.numbered:
            self.parent.number()
        return self._row

    def number(self) -> None:
        """Tell the children their rows; left undone until somebody asks."""
        for row, child in enumerate(self.children):
            child._row = row  # noqa: SLF001  # of the same class
        self.numbered = True

    def add(self, child: Node) -> Node:
        """Add a child as the last one."""
        child.parent, child._row = self, len(self.children)  # of the same class
        self.children.append(child)
        return child

    def insert(self, row: int, child: Node) -> None:
        """Put a child before the one in that row."""
        child.parent = self
        self.children.insert(row, child)
        self.numbered = False

    def take_out(self, row: int) -> Node:
        """Take the child in that row out."""
        self.numbered = False
        return self.children.pop(row)

    def sort(self) -> None:
        """Put the children in their order."""
        self.children.sort(key=attrgetter("order"))
        self.numbered = False

    def place_for(self, order: Order) -> int:
        """Return the row at which a child of this order belongs."""
        return bisect_left(self.children, order, key=attrgetter("order"))

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))

    def take(self, other: Node) -> bool:
        """Show what another node of the same key shows; return whether that is anything new."""
        if _SHOWN(self) == _SHOWN(other):
            return False
        self.text, self.badge, self.icon = other.text, other.badge, other.icon
        self.tip, self.colour, self.offset = other.tip, other.colour, other.offset
        self.progress, self.is_new = other.progress, other.is_new
        return True


_SHOWN = attrgetter("text", "badge", "icon", "tip", "colour", "offset", "progress", "is_new")
"""What a row shows of its node."""


@lru_cache(maxsize=40_000)
def natural(text: str) -> list[tuple[int, int, str]]:
    """Return a sorting key that puts 'Part 9' before 'Part 10'."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", text.casefold())
        if part
    ]


def collection_node(collection: Collection) -> Node:
    """Return a collection's row, empty."""
    node = Node(Kind.COLLECTION, collection.id, collection.name, "collection")
    node.order = (False, natural(collection.name), collection.id)
    return node


def document_node(document: Document, reading: Reading | None = None, sort: str = "title") -> Node:
    """Return a document's row, its outline still to be asked for."""
    icon = KIND_ICONS.get(document.kind, "document")
    badge = str(document.highlights) if document.highlights else ""
    node = Node(Kind.DOCUMENT, document.id, document.title, icon, badge)
    node.order = document_order(document, reading, sort)
    node.pending = document.sections > 0
    facts = document.facts
    node.tip = "\n".join(
        filter(
            None,
            (
                facts.title,
                ", ".join(facts.authors),
                facts.publisher,
                facts.date,
                " ".join(f"#{tag}" for tag in document.tags),
            ),
        )
    )
    show_reading(node, reading)
    return node


def show_reading(node: Node, reading: Reading | None) -> None:
    """Show in a document's row how much of it was read."""
    node.is_new = reading is None or reading.is_new
    node.progress = reading.share if reading is not None else 0.0


def document_order(document: Document, reading: Reading | None, sort: str) -> Order:
    """Return what sorts a document among its siblings."""
    return True, _sorted_as(document, reading, sort), document.id


def _sorted_as(
    document: Document, reading: Reading | None, sort: str
) -> list[tuple[int, int, str]]:
    told = {
        "date": document.facts.date,
        "added": document.added.isoformat(),
        "read": reading.at if reading is not None else "",
    }
    title = natural(document.title)
    if sort not in told:
        return title
    figures = "".join(filter(str.isdecimal, told[sort]))[:FIGURES]
    newest_first = (0, -int(figures.ljust(FIGURES, "0")), "") if figures else (1, 0, "")
    return [newest_first, *title]


def section_nodes(document_id: str, sections: Sequence[Section]) -> list[Node]:
    """Return a document's outline, subsections inside their parents."""
    tops: list[Node] = []
    open_: list[tuple[int, Node]] = []
    for number, section in enumerate(sections):
        node = Node(Kind.SECTION, section_key(document_id, number), section.title)
        node.offset = section.start
        node.tip = "\n".join([section.title, *in_lines(section.facts)])
        while open_ and open_[-1][0] <= section.start:
            open_.pop()
        if open_:
            open_[-1][1].add(node)
        else:
            tops.append(node)
        open_.append((section.end, node))
    return tops


def smart_tag_nodes(
    smart_tags: Sequence[SmartTag], counts: Mapping[str, int], words: Sequence[str] = ()
) -> list[Node]:
    """Return the rows of questions that are kept; `counts` are of those that were asked already."""
    nodes = []
    for one in smart_tags:
        if matches(words, one.name):
            node = Node(Kind.SMART_TAG, one.id, one.name, "filter")
            node.badge = f"{counts[one.id]:,}" if one.id in counts else ""
            node.tip = one.question
            nodes.append(node)
    return nodes


def tag_nodes(
    tags: Sequence[Tag], words: Sequence[str] = (), totals: Mapping[str, int] | None = None
) -> Node:
    """Return the root of tags; levels of a path that are no tag themselves are rows too.

    A tag that nothing bears and nobody defined is no row: it waits among all tags to be used.

    `totals` are the counts of the levels that have others below them, those included.
    """
    root = Node(Kind.ROOT, "tags", "Tags")
    by_path: dict[str, Node] = {}
    for tag in sorted(tags, key=lambda tag: list(map(natural, tag.path.split("/")))):
        if (tag.count or tag.definition or tag.documents) and matches(words, tag.path):
            node = _tag_node(root, by_path, tag.path)
            node.badge = str(tag.count) if tag.count else ""
            node.colour = tag.colour
            node.tip = tag.definition or tag.path
    for path, node in by_path.items():
        if node.children and (total := (totals or {}).get(path)):
            node.badge = str(total)
    return root


def first_level(path: str) -> str:
    """Return what stands above all else in the path of a tag."""
    return path.partition("/")[0]


def _tag_node(root: Node, by_path: dict[str, Node], path: str) -> Node:
    if path not in by_path:
        above, _, name = path.rpartition("/")
        parent = _tag_node(root, by_path, above) if above else root
        by_path[path] = parent.add(Node(Kind.TAG, path, name, "tag"))
    return by_path[path]


def matches(words: Sequence[str], *texts: str) -> bool:
    """Return whether every word occurs in the texts."""
    if not words:
        return True
    folded = " ".join(texts).casefold()
    return all(word in folded for word in words)
