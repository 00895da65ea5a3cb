"""What leaves with a copy: plain text, and HTML made from the text's own structure."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK, BlockKind, Content, Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop.domain import Quoted

    Spans = Callable[[int, int], Iterable[Span]]

_LONGEST_HTML = 400_000
"""Above this only plain text is offered: an office program would choke on the rest anyway."""
_OPENING, _CLOSING = '“«„"', '”»“"'
"""Quotation marks that are not added to a quotation that bears its own."""
_TAGS = {
    SpanKind.BOLD: "strong",
    SpanKind.ITALIC: "em",
    SpanKind.UNDERLINE: "u",
    SpanKind.STRIKE: "s",
    SpanKind.CODE: "code",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}
_OUTSIDE = ("http://", "https://", "mailto:")


def plain(content: Content, start: int, end: int) -> str:
    """Return a range as other programs expect text: rows and soft breaks are lines."""
    return content.quoted(start, end).text.replace(ROW_BREAK, "\n").replace(SOFT_BREAK, "\n")


def html(content: Content, start: int, end: int, spans: Spans) -> str:
    """Return a range as HTML."""
    blocks = content.blocks
    if end <= start or not len(blocks):
        return ""
    numbers = range(blocks.at(start), blocks.at(end - 1) + 1)

    def is_item(number: int) -> bool:
        return blocks.kinds[number] == BlockKind.LIST_ITEM

    def part(number: int) -> str:
        block = blocks[number]
        first, last = max(start, block.start), min(end, block.end)
        return _block(content, number, first, last, list(spans(block.start, block.end)))

    out: list[str] = []
    for items, group in groupby(numbers, is_item):
        parts = [part(number) for number in group]
        out.append("<ul>" + "".join(parts) + "</ul>" if items else "".join(parts))
    return "".join(out)


def _block(content: Content, number: int, start: int, end: int, spans: list[Span]) -> str:
    block = content.blocks[number]
    if block.kind is BlockKind.RULE:
        return "<hr>"
    # Raised signs are raised here by their spans; what is left of note marks stands apart.
    words = content.quoted(start, end, scripts=False)
    spans = [_moved(span, words) for span in spans if span.start < end and span.end > start]
    if block.kind is BlockKind.TABLE:
        headers = block.attributes.get("header_rows", 0) if start == block.start else 0
        return _table(words.text, spans, headers)
    opening, closing = _around(block.kind, block.level)
    return f"{opening}{_inline(words.text, 0, len(words.text), spans)}{closing}"


def _moved(span: Span, words: Quoted) -> Span:
    """Return a span of the text as a span of its words."""
    start, end = words.places(span.start, span.end)
    return replace(span, start=start, end=end)


_AROUND = {
    BlockKind.LIST_ITEM: ("<li>", "</li>"),
    BlockKind.QUOTATION: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.CODE: ("<pre>", "</pre>"),
    BlockKind.CAPTION: ("<p><small>", "</small></p>"),
    BlockKind.FOOTNOTE: ("<p><small>", "</small></p>"),
}


def _around(kind: BlockKind, level: int) -> tuple[str, str]:
    if kind is BlockKind.HEADING:
        rank = min(max(level, 1), 6)
        return f"<h{rank}>", f"</h{rank}>"
    return _AROUND.get(kind, ("<p>", "</p>"))


def _table(words: str, spans: list[Span], headers: int) -> str:
    out, here = ["<table>"], 0
    for number, row in enumerate(words.split(ROW_BREAK)):
        tag = "th" if number < headers else "td"
        out.append("<tr>")
        for cell in row.split(CELL_BREAK):
            out.append(f"<{tag}>{_inline(words, here, here + len(cell), spans)}</{tag}>")
            here += len(cell) + 1
        out.append("</tr>")
    return "".join(out) + "</table>"


def _inline(text: str, start: int, end: int, spans: list[Span]) -> str:
    """Return a run with its styles; cut at every edge, so that crossing spans stay well formed."""
    inside = [s for s in spans if s.start < end and s.end > start]
    cuts = sorted({start, end, *(p for s in inside for p in (s.start, s.end) if start < p < end)})
    return "".join(_run(text, a, b, inside) for a, b in pairwise(cuts))


def _run(text: str, start: int, end: int, spans: list[Span]) -> str:
    out = escape(text[start:end], quote=False).replace(SOFT_BREAK, "<br>")
    for opening, closing in _wrappers(s for s in spans if s.start <= start and s.end >= end):
        out = f"{opening}{out}{closing}"
    return out


def _wrappers(spans: Iterable[Span]) -> Iterator[tuple[str, str]]:
    for span in spans:
        if span.kind in _TAGS:
            yield f"<{_TAGS[span.kind]}>", f"</{_TAGS[span.kind]}>"
        elif span.target.startswith(_OUTSIDE):
            yield f'<a href="{escape(span.target)}">', "</a>"


def mime(content: Content, start: int, end: int, spans: Spans) -> QMimeData:
    """Return what to put on the clipboard for a range."""
    data = QMimeData()
    data.setText(plain(content, start, end))
    if end - start <= _LONGEST_HTML:
        data.setHtml(html(content, start, end, spans))
    return data


def cited(quotation: str, passage: str, citation: str) -> QMimeData:
    """Return a quotation and below it where it comes from; `passage` is the same as HTML."""
    data = QMimeData()
    whole = quotation[:1] in _OPENING and quotation[-1:] in _CLOSING
    has_marks = whole and not set(quotation[1:-1]) & set(_OPENING + _CLOSING)
    data.setText(f"{quotation if has_marks else f'“{quotation}”'}\n{citation}")
    if 0 < len(passage) <= _LONGEST_HTML:
        data.setHtml(f"<blockquote>{passage}</blockquote><p>{escape(citation, quote=False)}</p>")
    return data
