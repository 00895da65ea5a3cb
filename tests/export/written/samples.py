"""Selections made by hand, and what is written of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import Tag
from desktop.domain.exchanged.export_wish import Grouping
from desktop.export.excerpts import Excerpts
from desktop.export.refi.shared import SharedDocument, SharedProject
from desktop.export.written.export_formats import export_format
from desktop.export.written.export_selection import Part, Selection
from desktop.export.written.target import in_memory
from tests.export.conftest import DAY, content_of, document_of, highlight_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LIBRARY = "1b000000-0000-4000-8000-000000000000"


def source_of(text: str, *places: tuple[int, int], **values: object) -> Excerpts:
    """Return highlights of a text, each with the same values and a number in its id."""
    content = content_of(text)
    facts = {"title": "A report", "citation_key": "marsh2024"} | values.pop("facts", {})
    highlights = tuple(
        highlight_of(content, start, end, id=f"f{number:07}-0000-4000-8000-000000000000", **values)
        for number, (start, end) in enumerate(places)
    )
    document = document_of(content, **facts)
    made = {one.id: "Ada Marsh" for one in highlights}
    return Excerpts(document, content, highlights, made_by=made)


def selection_of(*sources: Excerpts, heading: str = "", **known: object) -> Selection:
    """Return a selection of one part."""
    highlights = [one for source in sources for one in source.highlights]
    documents = list({one.document.id: one.document for one in sources}.values())
    tags = sorted({tag for one in highlights for tag in one.tags})
    grouping = Grouping.TAG if heading else None
    usual = Selection(
        LIBRARY,
        "",
        documents,
        len(highlights),
        tags,
        lambda: iter([Part(heading, sources)]),
        DAY,
        grouping,
        shared=lambda name: SharedProject(
            LIBRARY,
            name,
            [
                Tag(f"1a{number:06}-0000-4000-8000-000000000000", tag)
                for number, tag in enumerate(tags)
            ],
            [SharedDocument(one.document, one.content, one.highlights) for one in sources],
        ),
    )
    return replace(usual, **known)


def written(form: str, selection: Selection) -> bytes:
    """Return what a format makes of a selection, without anything beside it."""
    target, held = in_memory()
    export_format(form).load().write(selection, target)
    return held.getvalue()


def one(text: str, **values: object) -> Sequence[Excerpts]:
    """Return one document whose whole text is one highlight."""
    return [source_of(text, (0, len(text)), **values)]
