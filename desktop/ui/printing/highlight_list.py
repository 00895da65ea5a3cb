"""A list of highlights on paper: quotation, source, tags and note of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop import words
from desktop.ui.look.reading_style import LIGHT
from desktop.ui.printing.marking import MUTED
from desktop.ui.printing.note_strips import INDENT, bar_of, note_strips
from desktop.ui.printing.paper import MarkStyle
from desktop.ui.printing.paper_lines import Look, Paragraph, Picture
from desktop.ui.work.picture_cache import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.domain.citing.cited_highlight import CitedHighlight
    from desktop.ui.printing.paging import Strip
    from desktop.ui.printing.paper import PrintChoices


def heading_strips(
    title: str, below: str, choices: PrintChoices, families: list[str]
) -> Iterator[Strip]:
    """Yield what stands over all: a title, and under it where it is from or what it is."""
    size, width = choices.points * 96 / 72, choices.room.width()
    big = Look(size * 1.6, bold=True, keeps=True)
    if title:
        yield from Paragraph(title, families, big, width).strips()
    if below:
        small = Look(size * 0.84, ink=MUTED, space=4, keeps=True)
        yield from Paragraph(below, families, small, width).strips()


def list_strips(
    listed: Sequence[CitedHighlight],
    asset: Callable[[str], bytes | None],
    choices: PrintChoices,
    families: list[str],
) -> Iterator[Strip]:
    """Yield the strips of highlights, under the titles of their documents."""
    size, width, shown = choices.points * 96 / 72, choices.room.width(), ""
    for one in listed:
        if one.highlight.document_id != shown:
            shown = one.highlight.document_id
            look = Look(size * 1.15, bold=True, space=size * 1.8, keeps=True)
            yield from Paragraph(one.title, families, look, width).strips()
        strips = list(_highlight(one, asset, choices, families))
        yield strips[0]._replace(space=size)
        yield from strips[1:]


def _highlight(
    one: CitedHighlight,
    asset: Callable[[str], bytes | None],
    choices: PrintChoices,
    families: list[str],
) -> Iterator[Strip]:
    highlight, marks = one.highlight, choices.marks
    size, width = choices.points * 96 / 72, choices.room.width()
    bar = bar_of(highlight, marks)
    picture = asset(highlight.anchor.picture) if highlight.anchor.picture else None
    if picture:
        yield from Picture(decode(picture)[0], width, INDENT).strips()
    wash = LIGHT.fill(highlight.colour) if marks is MarkStyle.COLOUR else None
    said = Look(size, indent=INDENT, bar=bar, wash=wash, keeps=True)
    for paragraph in (highlight.quote.strip() or words.area(highlight)).split("\n"):
        yield from Paragraph(paragraph, families, said, width).strips()
        said = replace(said, space=4)
    has_more = choices.notes and bool(highlight.note.strip() or highlight.tags)
    source = Look(size * 0.8, ink=MUTED, indent=INDENT, space=2, bar=bar, keeps=has_more)
    *lines, last = Paragraph(one.citation, families, source, width).strips()
    yield from (line._replace(keeps=True) for line in lines)  # a citation stands on one sheet
    yield last
    if choices.notes:
        yield from note_strips("", highlight, size, families, width, marks)
