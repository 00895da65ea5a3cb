"""Pages whose text is still to be read: they can be seen and gone to, and bear no letters yet."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop.domain.printed.page_map import DIGEST, NO_CHARACTERS, PageMap
from desktop.domain.text import BlockKind, Blocks, Content
from desktop.domain.tidy import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.text import BlockAttributes

_NOBODY = ""
"""The engine of a map in which no characters are counted."""


def unread(sizes: array[float], labels: Sequence[str]) -> tuple[Content, PageMap]:
    """Return what stands for a text that is still to be read: a picture for each of its pages.

    `sizes` has width and height, page after page. Pages that the file has no names for are called
    by their numbers.
    """
    count = len(labels)
    numbers = [str(number) for number in range(1, count + 1)]
    called = [one_line(label) for label in labels] if any(labels) else numbers
    said = [
        f"Page {label or number}, not read yet"
        for label, number in zip(called, numbers, strict=True)
    ]
    starts = array("I", accumulate((len(words) + 1 for words in said), initial=0))
    text = "\n".join(said)
    attributes: dict[int, BlockAttributes] = {number: {"page": number} for number in range(count)}
    blocks = Blocks(starts, bytes([BlockKind.IMAGE] * count), bytes(count), attributes)
    pages = PageMap(
        _NOBODY, sizes, bytes(count), tuple(called), bytes(DIGEST * count), starts[:-1],
        array("I", map(len, said)), array("I", range(count)), array("I", [NO_CHARACTERS] * count),
        len(text),
    )  # fmt: skip
    return Content(text, blocks), pages


def are_unread(pages: PageMap) -> bool:
    """Whether these are pages whose text is still to be read."""
    return pages.engine == _NOBODY
