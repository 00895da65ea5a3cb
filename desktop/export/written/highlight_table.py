"""Highlights as rows of a table: what a spreadsheet or a statistics program is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import words
from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK, LocatorKind
from desktop.export.citing.cited_runs import plain
from desktop.export.escape import cells_apart
from desktop.export.written.highlight_json import known_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Document, Highlight
    from desktop.export.excerpts import Excerpts
    from desktop.export.written.export_selection import Selection

TAGS_APART = "; "
_COLUMNS = (
    "Quotation", "Note", "Tags", "Document", "Section", "Page", "Paragraph", "Said by", "Citation",
    "Citation key", "Authors", "Date", "Publisher", "Kind", "Collection", "Colour", "Status",
    "Claims", "Made by", "Created", "Modified", "Revision", "Start", "End", "SHA-256", "URL",
    "Highlight", "Link",
)  # fmt: skip
DOCUMENT_COLUMNS = (
    "Title", "Authors", "Date", "Publisher", "Kind", "Citation key", "URL", "Language", "Tags",
    "Highlights", "Characters", "Revision", "SHA-256", "Document",
)  # fmt: skip
Cell = str | int


def columns(selection: Selection) -> list[str]:
    """Return the names of the columns."""
    grouping = selection.grouping
    return [*([str(grouping).capitalize()] if grouping is not None else []), *_COLUMNS]


def rows(selection: Selection) -> Iterator[tuple[Highlight, list[Cell]]]:
    """Yield each highlight with the cells of its row; grouped, it may come again."""
    for part in selection.parts():
        before = [part.heading] if selection.grouping is not None else []
        for source in part.excerpts:
            for one in source.highlights:
                yield one, [*before, *_cells(selection, source, one)]


def document_row(document: Document) -> list[Cell]:
    """Return the cells of a document's row."""
    facts = document.facts
    return [
        document.title,
        TAGS_APART.join(facts.authors),
        facts.date,
        facts.publisher,
        str(document.kind),
        facts.citation_key,
        facts.url,
        facts.language,
        TAGS_APART.join(document.tags),
        document.highlights,
        document.characters,
        document.revision,
        document.sha256,
        document.id,
    ]


def _cells(selection: Selection, source: Excerpts, one: Highlight) -> Sequence[Cell]:
    earlier = source.earlier.get(one.id)
    document, content = (earlier or source).document, (earlier or source).content
    start, end = (one.anchor.start, one.anchor.end) if earlier else (one.start, one.end)
    path = content.section_path(start)
    facts = document.facts
    own = [value for section in path if (value := section.facts.get("date"))]
    return (
        words_of(one),
        one.note,
        TAGS_APART.join(one.tags),
        document.title,
        path[-1].title if path else "",
        content.locator(start, LocatorKind.PAGE),
        content.locator(start, LocatorKind.PARAGRAPH),
        source.said.get(one.id, ""),
        plain(selection.cited(source, one)),
        facts.citation_key,
        TAGS_APART.join(facts.authors),
        own[-1] if own else facts.date,
        facts.publisher,
        str(document.kind),
        source.collection,
        source.colours.get(one.colour) or one.colour,
        known_status(one.placement.status),
        TAGS_APART.join(source.claims.get(one.id, ())),
        source.made_by.get(one.id, ""),
        one.created.isoformat(timespec="seconds"),
        one.modified.isoformat(timespec="seconds"),
        earlier.revision if earlier else one.placement.revision,
        start,
        end,
        document.sha256,
        facts.url,
        one.id,
        selection.link(one),
    )


def words_of(one: Highlight) -> str:
    """Return the words of a highlight with lines for what breaks them; an area has its name."""
    said = one.quote.replace(SOFT_BREAK, "\n").replace(ROW_BREAK, "\n").strip(CELL_BREAK)
    return cells_apart(said) if said.strip() else words.area(one)
