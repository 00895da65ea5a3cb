"""A receipt as one page that needs nothing beside it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from desktop.export.receipts.receipt_layout import PROOF, area, cited, parts
from desktop.export.web_page import shown, web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.past.receipt import Receipt
    from desktop.export.receipts.receipt_layout import Line

BEGINS = '<script type="application/json" id="receipt">'
ENDS = "</script>"


def receipt_html(receipt: Receipt) -> str:
    """Return the page; equal receipts give equal pages."""
    body = "\n".join(_body(receipt))
    return web_page(f"Evidence receipt: {receipt.document.title}", body, pictures=True)


def _body(receipt: Receipt) -> Iterator[str]:
    yield "<h1>Evidence receipt</h1>"
    picture = receipt.passage.picture
    if picture is not None and picture.png:
        source = f"data:image/png;base64,{escape(picture.png)}"
        yield f'<p><img src="{source}" alt="{area(receipt)}" style="max-width:100%"></p>'
    if receipt.passage.words.strip():
        yield f'<article><p dir="auto">{shown(receipt.passage.words)}</p></article>'
    yield f'<p dir="auto">— {shown(cited(receipt))}</p>'
    for part in parts(receipt):
        yield f"<h2>{part.heading}</h2>\n<dl>"
        yield from map(_line, part.lines)
        yield "</dl>"
    yield "<h2>What this proves</h2>"
    yield from (f"<p>{shown(paragraph)}</p>" for paragraph in PROOF)
    made = f"Made {receipt.made} by {receipt.made_by}, with {receipt.program}."
    yield f'<p class="context">{shown(made)}</p>'
    # No tag can end it or begin in it: "<" is written as JSON may.
    yield f"{BEGINS}\n{receipt.as_json().replace('<', chr(92) + 'u003c')}{ENDS}"


def _line(line: Line) -> str:
    value = shown(line.value)
    told = f"<code>{value}</code>" if line.exact else f'<span dir="auto">{value}</span>'
    return f"<dt>{shown(line.label)}</dt><dd>{told}</dd>"
