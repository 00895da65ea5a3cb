"""What a tooltip says: the note a reference points to, the tags and note of a highlight."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from desktop.domain import SpanKind
from desktop.ui.look.card_painting import plain_note
from desktop.ui.look.plain import short, tip

if TYPE_CHECKING:
    from desktop.domain import Content, Highlight
    from desktop.ui.reader.surface.surface import Surface

_SHORT = 3
"""Characters of a link up to which it is hard to hit."""
_REACH = (0, -4, 4, -8, 8)
"""Pixels beside such a link from which it is reached all the same."""
_LONGEST = 600
_LINE = 50
"""Characters from which a tooltip is as wide as a short line of text."""
_BACK = " \u21a9\u21a5\u2191\ufe0e\ufe0f"
"""Arrows that lead from a note back to the text."""
_UNSURE = "Recognised on a picture, with {} % confidence: compare it with the page."
_BREAK = re.compile("<br>|<hr>")
_MARK = re.compile("<[^>]*>")


def tip_for(canvas: Surface, point: QPointF) -> str:
    """Return what the tooltip for a point is set to, or ''."""
    content, offset = canvas.content, reached(canvas, point)
    if offset is None:
        offset = canvas.glyph_at(point)
    if content is None or offset is None:
        return ""
    reference = canvas.span_at(offset, SpanKind.NOTE_REFERENCE)
    if reference and reference.target[1:].isdecimal():
        return _framed(footnote(content, int(reference.target[1:])))
    parts = [described(highlight) for highlight in canvas.highlights_at(point)]
    told = [part for part in parts if part]
    if told:
        return _framed("<hr>".join(told))
    link = canvas.span_at(offset, SpanKind.LINK)
    if link and not link.target.startswith("#"):
        return tip(link.target)
    unsure = canvas.span_at(offset, SpanKind.UNSURE)
    return tip(_UNSURE.format(unsure.target)) if unsure else ""


def reached(canvas: Surface, point: QPointF) -> int | None:
    """Return the character of the link at a point, or of a short one just beside it."""
    for aside in _REACH:
        offset = canvas.glyph_at(point + QPointF(aside, 0))
        span = canvas.span_at(offset, SpanKind.LINK, SpanKind.NOTE_REFERENCE)
        if span is not None and (not aside or span.end - span.start <= _SHORT):
            return offset
    return None


def footnote(content: Content, offset: int) -> str:
    """Return the text of the note that stands at an offset, escaped."""
    if not len(content.blocks):
        return ""
    block = content.blocks[content.blocks.at(offset)]
    return _shortened(content.quoted(block.start, block.end).text.rstrip(_BACK))


def described(highlight: Highlight) -> str:
    """Return a highlight's tags and note, escaped; '' when it has neither."""
    tags = " · ".join(escape(tag) for tag in highlight.tags)
    lines = [f"<b>{tags}</b>"] if tags else []
    if highlight.note:
        lines.append(_shortened(plain_note(highlight.note)).replace("\n", "<br>"))
    return "<br>".join(lines)


def _shortened(text: str) -> str:
    return escape(short(text, _LONGEST))


def _framed(html: str) -> str:
    # Rich text wraps in a tooltip as narrow as it likes: short lines must be told not to, and only
    # a table has a width.
    longest = max(len(_MARK.sub("", line)) for line in _BREAK.split(html))
    if longest <= _LINE:
        return f"<div style='white-space: nowrap'>{html}</div>"
    return f"<table width='380'><tr><td>{html}</td></tr></table>"
