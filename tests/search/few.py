"""A few small documents, and how many of them are found."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.search import parse
from desktop.search.disk.segments import Leaf, load
from desktop.search.disk.storage import IndexFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.domain import Content
    from desktop.search import Index

    Make = Callable[..., Content]


def documents(make: Make, count: int = 5, revision: int = 1) -> list[tuple[str, int, Content]]:
    return [
        (f"d{n}", revision, make(f"shared words number{chr(97 + n)} revision{chr(96 + revision)}"))
        for n in range(count)
    ]


@contextmanager
def leaves_of(folder: Path) -> Iterator[list[Leaf]]:
    """Yield the segments of the index of 'library' in a folder."""
    index = IndexFolder(folder, "library").open()
    assert index is not None
    found = [Leaf(leaf, offset, load(leaf)) for leaf, offset in index.reader().leaf_readers()]
    yield found
    for leaf in found:
        leaf.close()


def total(index: Index, query: str) -> int:
    answer = index.search(parse(query))
    return answer.total if answer.query == parse(query) else 0  # not what was corrected
