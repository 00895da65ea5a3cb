"""The rows of the document tree, as plain objects: built whole, compared, then shown."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.ui.icons import KIND_ICONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain import Collection, Document, Section, Tag


SHOWN = 500
"""A filter shows at most this many documents: more are narrowed down faster than read."""


class Kind(Enum):
    """What a row of the tree stands for."""

    ROOT = "root"
    COLLECTION = "collection"
    DOCUMENT = "document"
    SECTION = "section"
    TAG = "tag"


class Node:
    """One row. `key` is unique among its kind: an id, a tag's path, or document id and number."""

    __slots__ = ("badge", "children", "colour", "icon", "key", "kind", "offset", "parent",
                 "pending", "row", "text", "tip")  # fmt: skip

    def __init__(self, kind: Kind, key: str, text: str, icon: str = "", badge: str = "") -> None:
        self.kind = kind
        self.key = key
        self.text = text
        self.icon = icon
        self.badge = badge
        self.tip = ""
        self.colour = ""
        self.offset = 0
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.row = 0
        self.pending = False
        """Whether the children are still to be asked for."""

    def add(self, child: Node) -> Node:
        """Add a child as the last one."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))

    def shape(self) -> list[tuple[Kind, str, str]]:
        """Return what two trees must share for one to be shown in place of the other."""
        return [
            (node.kind, node.key, node.parent.key if node.parent else "")
            for node in self.walk()
            if node.kind is not Kind.SECTION
        ]

    def take(self, other: Node) -> bool:
        """Show what another node of the same key shows; return whether that is anything new."""
        before = (self.text, self.badge, self.icon, self.tip, self.colour)
        self.text, self.badge, self.icon = other.text, other.badge, other.icon
        self.tip, self.colour = other.tip, other.colour
        return before != (self.text, self.badge, self.icon, self.tip, self.colour)


@lru_cache(maxsize=40_000)
def natural(text: str) -> list[tuple[int, int, str]]:
    """Return a sorting key that puts 'Part 9' before 'Part 10'."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", text.casefold())
        if part
    ]


def document_nodes(
    collections: Sequence[Collection], documents: Iterable[Document], words: Sequence[str] = ()
) -> Node:
    """Return the root of documents; with `words`, the first that answer to all of them."""
    root = Node(Kind.ROOT, "documents", "Documents")
    inside: dict[str | None, list[Node]] = defaultdict(list)
    found = [document for document in documents if _answers(words, document)]
    found.sort(key=lambda document: natural(document.title))
    if words:
        root.badge = f"{len(found):,}" if len(found) <= SHOWN else f"{SHOWN} of {len(found):,}"
        del found[SHOWN:]
    for document in found:
        inside[document.collection_id].append(document_node(document))
    below: dict[str | None, list[Collection]] = defaultdict(list)
    for collection in sorted(collections, key=lambda c: natural(c.name)):
        below[collection.parent_id].append(collection)
    known = {collection.id for collection in collections}
    strays = [
        node
        for key, nodes in inside.items()
        if key is not None and key not in known
        for node in nodes
    ]
    _fill(root, None, below, inside, words)
    for node in strays:
        root.add(node)
    return root


def _fill(
    node: Node,
    collection_id: str | None,
    below: dict[str | None, list[Collection]],
    inside: dict[str | None, list[Node]],
    words: Sequence[str],
) -> None:
    for collection in below[collection_id]:
        child = Node(Kind.COLLECTION, collection.id, collection.name, "collection")
        _fill(child, collection.id, below, inside, words)
        if child.children or matches(words, collection.name):
            node.add(child)
    for document_node in inside[collection_id]:
        node.add(document_node)


def _answers(words: Sequence[str], document: Document) -> bool:
    return not words or matches(words, document.title, " ".join(document.facts.authors))


def document_node(document: Document) -> Node:
    """Return a document's row, its outline still to be asked for."""
    icon = KIND_ICONS.get(document.kind, "document")
    badge = str(document.highlights) if document.highlights else ""
    node = Node(Kind.DOCUMENT, document.id, document.title, icon, badge)
    node.pending = document.sections > 0
    facts = document.facts
    node.tip = "\n".join(
        filter(None, (facts.title, ", ".join(facts.authors), facts.publisher, facts.date))
    )
    return node


def section_nodes(document_id: str, sections: Sequence[Section]) -> list[Node]:
    """Return a document's outline, subsections inside their parents."""
    tops: list[Node] = []
    open_: list[tuple[int, Node]] = []
    for number, section in enumerate(sections):
        node = Node(Kind.SECTION, f"{document_id}#{number}", section.title)
        node.offset = section.start
        node.tip = "\n".join(
            [section.title, *(f"{k.replace('_', ' ')}: {v}" for k, v in section.facts.items())]
        )
        while open_ and open_[-1][0] <= section.start:
            open_.pop()
        if open_:
            open_[-1][1].add(node)
        else:
            node.row = len(tops)
            tops.append(node)
        open_.append((section.end, node))
    return tops


def tag_nodes(tags: Sequence[Tag], words: Sequence[str] = ()) -> Node:
    """Return the root of tags; levels of a path that are no tag themselves are rows too."""
    root = Node(Kind.ROOT, "tags", "Tags")
    by_path: dict[str, Node] = {}
    for tag in sorted(tags, key=lambda tag: natural(tag.path)):
        if matches(words, tag.path):
            node = _tag_node(root, by_path, tag.path)
            node.badge = str(tag.count) if tag.count else ""
            node.colour = tag.colour
            node.tip = tag.definition or tag.path
    return root


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
