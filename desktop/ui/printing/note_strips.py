"""What is said of a highlight on paper: its number, its tags, its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.look.card_painting import plain_note
from desktop.ui.look.reading_style import LIGHT
from desktop.ui.look.tag_colours import own_name
from desktop.ui.printing.marking import BLACK, MUTED
from desktop.ui.printing.paper import MarkStyle
from desktop.ui.printing.paper_lines import Look, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Highlight
    from desktop.ui.printing.paging import Strip

INDENT = 22.0


def is_noted(highlight: Highlight) -> bool:
    """Return whether there is anything to say of a highlight."""
    return bool(highlight.note.strip() or highlight.tags)


def bar_of(highlight: Highlight, marks: MarkStyle) -> str:
    """Return the colour of what stands beside a highlight."""
    is_colour = marks is MarkStyle.COLOUR
    return LIGHT.inks.get(highlight.colour, LIGHT.inks["yellow"]) if is_colour else BLACK


def note_strips(
    number: str,
    highlight: Highlight,
    size: float,
    families: list[str],
    width: float,
    marks: MarkStyle,
) -> Iterator[Strip]:
    """Yield a line with number, colour and tags, and below it the note."""
    colour = own_name(highlight.colour)
    if not colour and marks is not MarkStyle.COLOUR:
        colour = highlight.colour  # the paper does not show it
    head = "   ".join(filter(None, (number, colour, " · ".join(highlight.tags))))
    paragraphs = [line for line in plain_note(highlight.note).split("\n") if line.strip()]
    small, bar = size * 0.84, bar_of(highlight, marks)
    if head:
        look = Look(small, bold=True, ink=MUTED, indent=INDENT, space=5, bar=bar,
                    keeps=bool(paragraphs))  # fmt: skip
        yield from Paragraph(head, families, look, width).strips()
    for n, text in enumerate(paragraphs):
        # A note goes on to the next sheet only in the middle, and never right after its head.
        look = Look(small, indent=INDENT, space=5 if not head and n == 0 else 0, bar=bar)
        yield from Paragraph(text, families, look, width).strips()
