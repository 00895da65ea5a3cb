"""Highlights as Markdown, as they come, laid out by `desktop.export.markdown`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.citing.cited_runs import markdown
from desktop.export.escape import inline
from desktop.export.markdown import (
    MarkdownLayout,
    document_parts,
    front_matter,
    front_of,
    front_of_many,
)
from desktop.export.written.export_selection import UNGROUPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Highlight
    from desktop.export.excerpts import Excerpts
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target


def write(selection: Selection, target: Target) -> None:
    """Write one file; pictures of areas lie beside it."""
    between = ""
    for part in _parts(selection, _layout(selection, target)):
        target.text(between + part)
        between = "\n\n"
    target.text("\n")


def _layout(selection: Selection, target: Target) -> MarkdownLayout:
    def cited(source: Excerpts, highlight: Highlight) -> str:
        return markdown(selection.cited(source, highlight))

    return MarkdownLayout(
        lambda sha256: target.picture(sha256, selection.picture(sha256)),
        cited if selection.citer is not None else None,
        selection.link if selection.with_links else None,
        0 if selection.grouping is None else 1,
        selection.in_order,
    )


def _parts(selection: Selection, layout: MarkdownLayout) -> Iterator[str]:
    alone = selection.document_count == 1 and not selection.title and selection.grouping is None
    if not alone:
        counts = selection.document_count, selection.highlights, selection.tag_count
        title = selection.title or "Annotations"
        yield front_matter(front_of_many(title, counts, selection.changed))
    for part in selection.parts():
        if selection.grouping is not None:
            yield f"# {inline(part.heading or UNGROUPED)}"
        for source in part.excerpts:
            if alone:
                yield front_matter(front_of(source, (selection.highlights, selection.tag_count)))
            yield from document_parts(source, layout, alone=alone)
    if sources := selection.sources():
        yield "# Sources"
        yield "\n".join(f"- {markdown(runs)}" for runs in sources)
