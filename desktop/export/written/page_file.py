"""Highlights as one page that prints well: nothing beside it, no script, nothing fetched."""

from __future__ import annotations

import base64
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain import CELL_BREAK, ROW_BREAK, BlockKind, Placement, PlacementStatus
from desktop.export.citing.cited_runs import html
from desktop.export.quotation import on_a_line, pieces
from desktop.export.web_page import PAGE_END, page_head, shown
from desktop.export.written.export_selection import UNGROUPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Highlight, Section
    from desktop.export.excerpts import Excerpts
    from desktop.export.quotation import Piece
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target

STYLE = """
article { border-left: 0; padding-left: 0; margin: 1.4rem 0; }
blockquote { margin: 0 0 .3rem; padding-left: .9rem; border-left: 3px solid var(--rule); }
blockquote p { margin: .3rem 0; } blockquote pre { white-space: pre-wrap; margin: .3rem 0; }
blockquote.green { border-color: #6aa84f; } blockquote.blue { border-color: #4a86c8; }
blockquote.yellow { border-color: #d8b400; } blockquote.pink { border-color: #d16a93; }
blockquote.purple { border-color: #8e6bbf; } blockquote.orange { border-color: #d98032; }
table { border-collapse: collapse; font-size: .9rem; } td, th { border: 1px solid var(--rule);
  padding: .15rem .5rem; text-align: left; vertical-align: top; }
img { max-width: 100%; border: 1px solid var(--rule); }
.cited { color: var(--faint); font-size: .9rem; } .note { white-space: pre-line; }
.tags, .remark { font-size: .85rem; color: var(--faint); }
.small-capitals { font-variant: small-caps; } .sources p { padding-left: 2rem; text-indent: -2rem; }
@media print { .open { display: none; } }
"""
_DEEPEST = 6


def write(selection: Selection, target: Target) -> None:
    """Write one page; pictures of areas stand in itself."""
    title = selection.name
    target.text(page_head(title, pictures=True, style=STYLE))
    target.text(f"<h1>{shown(title)}</h1>")
    for paragraph in body(selection, title):
        target.text(f"\n{paragraph}")
    target.text(PAGE_END)


def preview_page(selection: Selection) -> str:
    """Return what a page shows, without how it looks."""
    return "\n".join((f"<h1>{shown(selection.name)}</h1>", *body(selection, selection.name)))


def body(selection: Selection, title: str) -> Iterator[str]:
    """Yield what stands below the page's title, part by part."""
    for part in selection.parts():
        depth = 2
        if selection.grouping is not None:
            yield f"<h2>{shown(part.heading or UNGROUPED)}</h2>"
            depth = 3
        for source in part.excerpts:
            yield from _document(selection, source, depth, title)
    if sources := selection.sources():
        listed = "\n".join(f"<p>{html(runs)}</p>" for runs in sources)
        yield f'<h2>Sources</h2>\n<section class="sources">\n{listed}\n</section>'


def _document(selection: Selection, source: Excerpts, depth: int, title: str) -> Iterator[str]:
    document = source.document
    if document.title != title:
        yield _heading(document.title, depth)
    facts = document.facts
    told = (", ".join(facts.authors), facts.publisher, facts.date, facts.url)
    if any(told):
        yield f'<p class="label">{shown(" · ".join(filter(None, told)))}</p>'
    above: tuple[Section, ...] = ()
    for one in source.highlights:
        if selection.in_order and one.id not in source.earlier:
            path = source.content.section_path(one.start)
            for level, section in enumerate(path):
                is_title = level == 0 and section.title == document.title
                if above[level : level + 1] != (section,) and not is_title:
                    yield _heading(section.title, depth + level + 1)
            above = path
        yield "\n".join(_highlight(selection, source, one))


def _heading(text: str, depth: int) -> str:
    level = min(depth, _DEEPEST)
    return f"<h{level}>{shown(text)}</h{level}>"


def _highlight(selection: Selection, source: Excerpts, one: Highlight) -> Iterator[str]:
    yield f'<article id="h-{escape(one.id)}">'
    if one.anchor.region is not None:
        yield _picture(selection, one)
    if one.quote.strip():
        yield f'<blockquote class="{escape(one.colour)}">{quoted(source, one)}</blockquote>'
    link = escape(selection.link(one))
    yield (
        f'<p class="cited">— {html(selection.cited(source, one))}'
        f' <a class="open" href="{link}" title="Open in Manicule">☞</a></p>'
    )
    for remark in remarks(source, one):
        yield f'<p class="remark">{shown(remark)}</p>'
    if one.tags:
        yield f'<p class="tags">{shown(" · ".join(one.tags))}</p>'
    if one.note.strip():
        # A note is shown as it was written: the lines of a list stay lines.
        yield f'<p class="note">{shown(one.note.strip())}</p>'
    yield "</article>"


def _picture(selection: Selection, one: Highlight) -> str:
    called, data = shown(words.area(one)), selection.picture(one.anchor.picture)
    if not data:
        return f"<p>{called}: its picture is in the library.</p>"
    packed = base64.b64encode(data).decode("ascii")
    return f'<p><img alt="{called}" src="data:image/png;base64,{packed}"></p>'


def quoted(source: Excerpts, one: Highlight) -> str:
    """Return the words of a highlight, each block as what it is."""
    return "".join(map(_block, quoted_pieces(source, one)))


def quoted_pieces(source: Excerpts, one: Highlight) -> list[Piece]:
    """Return what is quoted of each block, of the revision that has the words."""
    earlier, anchor = source.earlier.get(one.id), one.anchor
    if earlier is None:
        return pieces(one, source.content)
    place = Placement(anchor.revision, anchor.start, anchor.end, PlacementStatus.SAME)
    return pieces(replace(one, placement=place), earlier.content)


def remarks(source: Excerpts, one: Highlight) -> Iterator[str]:
    """Yield what is to be known of a passage before it is relied on, and what it is linked to."""
    earlier = source.earlier.get(one.id)
    if earlier and earlier.lacking_since:
        day = earlier.lacking_since.date().isoformat()
        yield f"No longer in the source since {day} (revision {earlier.lacking})."
    elif one.placement.status.is_unsure:
        yield "To review: the source changed after this passage was kept."
    if name := source.colours.get(one.colour):
        yield f"Colour: {name}"
    for link in source.links.get(one.id, ()):
        note = f" — {link.note}" if link.note.strip() else ""
        said = on_a_line(words.called(link.highlight))
        yield f"{link.word.capitalize()}: {said} ({link.title}){note}"


def _block(piece: Piece) -> str:
    if piece.whole:
        rows = [row.split(CELL_BREAK) for row in piece.words.split(ROW_BREAK)]
        width = max(map(len, rows))
        return (
            "<table>"
            + "".join(
                _row(
                    [*row, *[""] * (width - len(row))],
                    "th" if piece.headed and not number else "td",
                )
                for number, row in enumerate(rows)
            )
            + "</table>"
        )
    if piece.kind is BlockKind.CODE:
        return f"<pre>{shown(piece.words)}</pre>"
    return f"<p>{shown(f'{piece.marker} {piece.words}' if piece.marker else piece.words)}</p>"


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{shown(cell)}</{tag}>" for cell in cells) + "</tr>"
