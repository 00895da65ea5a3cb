"""Small documents and highlights, made by hand, for the tests of the exports."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from desktop.domain import (
    Anchor,
    Blocks,
    Content,
    Document,
    DocumentKind,
    Facts,
    Highlight,
    Placement,
    PlacementStatus,
    Section,
)

DAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def content_of(text: str, *sections: Section) -> Content:
    """Return a text whose blocks are its lines."""
    lengths = [len(line) for line in text.split("\n")]
    starts = array("I", [0])
    for length in lengths:
        starts.append(starts[-1] + length + 1)
    return Content(text, Blocks(starts, bytes(len(lengths)), bytes(len(lengths))), (), sections)


def document_of(content: Content, **facts: object) -> Document:
    """Return a document with id 'd'."""
    return Document(
        id="d0000000-0000-4000-8000-000000000000",
        kind=DocumentKind.REPORT,
        facts=Facts(**({"title": "A report"} | facts)),
        collection_id=None,
        media_type="text/plain",
        sha256="ab" * 32,
        revision=1,
        characters=len(content.text),
        sections=len(content.sections),
        highlights=1,
        added=DAY,
    )


def highlight_of(content: Content, start: int, end: int, **values: object) -> Highlight:
    """Return a highlight of that range."""
    anchor = Anchor(1, start, end, content.text[start:end], "", "")
    placement = Placement(1, start, end, values.pop("status", PlacementStatus.SAME))
    return Highlight(
        id=values.pop("id", "f0000000-0000-4000-8000-000000000000"),
        document_id="d0000000-0000-4000-8000-000000000000",
        anchor=anchor,
        placement=placement,
        colour="yellow",
        created=DAY,
        modified=values.pop("modified", DAY),
        **values,
    )


@pytest.fixture
def make() -> SimpleNamespace:
    """Return the makers of small values."""
    return SimpleNamespace(
        content=content_of, document=document_of, highlight=highlight_of, day=DAY
    )
