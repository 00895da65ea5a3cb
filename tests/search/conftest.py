"""Documents for the tests of search."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from desktop.domain import BlockKind, Blocks, Content, Section
from desktop.search import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def content_of(
    *blocks: str, headings: tuple[int, ...] = (), sections: tuple[tuple[int, int], ...] = ()
) -> Content:
    """Make content of paragraphs; `headings` and `sections` count blocks."""
    starts = array("I", [0])
    for block in blocks:
        starts.append(starts[-1] + len(block) + 1)
    kinds = bytes(
        BlockKind.HEADING if i in headings else BlockKind.PARAGRAPH for i in range(len(blocks))
    )
    outline = tuple(Section("", 1, starts[a], max(starts[a], starts[b] - 1)) for a, b in sections)
    return Content("\n".join(blocks), Blocks(starts, kinds, bytes(len(blocks))), sections=outline)


@pytest.fixture(scope="session")
def make() -> Callable[..., Content]:
    """Return the function that makes content of paragraphs."""
    return content_of


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """Return an empty index."""
    opened = Index(tmp_path / "index", "library")
    yield opened
    opened.close()
