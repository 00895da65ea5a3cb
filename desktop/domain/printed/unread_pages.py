"""Pages whose text is still to be read: they can be seen and gone to, and bear no letters yet."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from desktop.domain.printed.page_map import PageMap, TextRun
from desktop.domain.text import BlockKind, Blocks, Content
from desktop.domain.tidy import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.printed.page_map import Page
    from desktop.domain.text import BlockAttributes

_NOBODY = ""
"""The engine of a map in which no characters are counted."""


def unread(pages: Sequence[Page]) -> tuple[Content, PageMap]:
    """Return what stands for a text that is still to be read: a picture for each of its pages.

    Pages that the file has no names for are called by their numbers.
    """
    labels = [one_line(page.label) for page in pages]
    if not any(labels):
        labels = [str(number + 1) for number in range(len(pages))]
    said = [f"Page {label or number + 1}, not read yet" for number, label in enumerate(labels)]
    starts, runs = array("I"), list[TextRun]()
    at = 0
    for number, words in enumerate(said):
        starts.append(at)
        runs.append(TextRun(at, len(words), number))
        at += len(words) + 1
    starts.append(max(1, at))
    attributes: dict[int, BlockAttributes] = {n: {"page": n} for n in range(len(pages))}
    blocks = Blocks(starts, bytes([BlockKind.IMAGE] * len(pages)), bytes(len(pages)), attributes)
    text = "\n".join(said)
    called = [page._replace(label=label) for page, label in zip(pages, labels, strict=True)]
    return Content(text, blocks), PageMap.of(_NOBODY, called, runs, len(text))


def are_unread(pages: PageMap) -> bool:
    """Whether these are pages whose text is still to be read."""
    return pages.engine == _NOBODY
