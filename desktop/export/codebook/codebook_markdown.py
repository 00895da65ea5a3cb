"""The codebook as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import SOFT_BREAK
from desktop.export.codebook.entries import TITLE
from desktop.export.escape import blockquote, inline, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.export.codebook.entries import Entry

_DEEPEST = 6
"""Markdown has no deeper heading."""


def codebook_markdown(entries: Iterable[Entry]) -> str:
    """Return the codebook; equal ones give equal bytes."""
    parts = [f"# {TITLE}"]
    for entry in entries:
        parts += _parts(entry)
    return "\n\n".join(parts) + "\n"


def _parts(entry: Entry) -> Iterator[str]:
    yield f"{'#' * min(_DEEPEST, entry.depth + 2)} {inline(entry.name)}"
    about = [f"- Tag: {inline(entry.path)}"]
    about += [f"- Colour: {inline(entry.colour)}"] if entry.colour else []
    about += [f"- Use: {entry.use_in_words()}"]
    yield "\n".join(about)
    for name, words in (("Definition", entry.definition), ("When not to use", entry.exclusion)):
        if words.strip():
            yield f"**{name}**"
            yield "\n".join(paragraph(words.strip().replace("\n", SOFT_BREAK)))
    if entry.example.strip():
        yield "**Example**"
        yield blockquote(entry.example)
        yield f"— {inline(entry.cited)}"
