"""Highlights as Markdown for pandoc: `[@key, p. 4]`, and the sources it looks keys up in.

The sources are a BibTeX file beside it; where nothing can lie beside it, they stand in its front
matter, as pandoc reads them, too.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain import ROW_BREAK, SOFT_BREAK, Placement, PlacementStatus
from desktop.domain.citing.copy_style import CopyStyle
from desktop.export.bibliographies.bibtex import bibtex
from desktop.export.bibliographies.csl_json import csl_item
from desktop.export.citation import locator
from desktop.export.copying import CitedPassage, passages_cited
from desktop.export.escape import inline, plainly, yaml_string
from desktop.export.quotation import blockquote
from desktop.export.written.export_selection import UNGROUPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Highlight, Section
    from desktop.export.excerpts import Excerpts
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target

_DEEPEST = 6


def write(selection: Selection, target: Target) -> None:
    """Write one file; the bibliography and pictures of areas lie beside it."""
    target.text("\n".join(("---", *_front(selection, target), "---")))
    for part in selection.parts():
        depth = 0
        if selection.grouping is not None:
            depth = 1
            target.text(f"\n\n# {inline(part.heading or UNGROUPED)}")
        for source in part.excerpts:
            for paragraph in _document(selection, target, source, depth):
                target.text(f"\n\n{paragraph}")
    target.text("\n\n# References\n\n::: {#refs}\n:::\n")


def _front(selection: Selection, target: Target) -> Iterator[str]:
    title = selection.name
    yield f"title: {yaml_string(title)}"
    if selection.changed is not None:
        yield f"date: {selection.changed.date().isoformat()}"
    if beside := target.beside(f"{target.stem}.bib", bibtex(selection.documents).encode()):
        yield f"bibliography: {yaml_string(beside)}"
    else:
        items = (json.dumps(csl_item(one), ensure_ascii=False) for one in selection.documents)
        yield from ("references:", *(f"- {item}" for item in items))
    yield "link-citations: true"


def _document(selection: Selection, target: Target, source: Excerpts, depth: int) -> Iterator[str]:
    yield f"{'#' * (depth + 1)} {inline(source.document.title)}"
    shown: tuple[Section, ...] = ()
    for one in source.highlights:
        if selection.in_order and one.id not in source.earlier:
            path = source.content.section_path(one.start)
            for level, section in enumerate(path):
                is_title = level == 0 and section.title == source.document.title
                if shown[level : level + 1] != (section,) and not is_title:
                    sign = "#" * min(depth + level + 2, _DEEPEST)
                    yield f"{sign} {inline(section.title)}"
            shown = path
        yield from _highlight(selection, target, source, one)


def _highlight(
    selection: Selection, target: Target, source: Excerpts, one: Highlight
) -> Iterator[str]:
    sha256 = one.anchor.picture
    if link := target.picture(sha256, selection.picture(sha256) if sha256 else None):
        yield f"![{inline(words.area(one))}](<{link}>)"
    yield passages_cited([_cited(source, one)], CopyStyle.PANDOC)
    if one.tags:
        yield "Tags: " + " · ".join(map(inline, one.tags))
    if one.note.strip():
        yield plainly(one.note) if one.id in source.borrowed else one.note.strip()
    yield f"[In the library](<{selection.link(one)}>)"


def _cited(source: Excerpts, one: Highlight) -> CitedPassage:
    earlier, shown, start = source.earlier.get(one.id), one, one.start
    content = source.content
    if earlier:
        anchor = one.anchor
        start, content = anchor.start, earlier.content
        place = Placement(anchor.revision, anchor.start, anchor.end, PlacementStatus.SAME)
        shown = replace(one, placement=place)
    return CitedPassage(
        one.quote.replace(SOFT_BREAK, "\n").replace(ROW_BREAK, "\n"),
        blockquote(shown, content) if one.quote.strip() else "",
        words.area(one),
        "",
        source.document.facts.citation_key,
        locator(content, start),
        f"revision {earlier.revision}" if earlier else "",
        start,
    )
