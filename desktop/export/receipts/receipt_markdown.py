"""A receipt as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.escape import blockquote, inline
from desktop.export.receipts.receipt_layout import PROOF, area, cited, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.past.receipt import Receipt
    from desktop.export.receipts.receipt_layout import Line

BEGINS, ENDS = "```json receipt\n", "```\n"


def receipt_markdown(receipt: Receipt) -> str:
    """Return the text; equal receipts give equal bytes."""
    return "\n\n".join(_blocks(receipt)) + f"\n\n{BEGINS}{receipt.as_json()}{ENDS}"


def _blocks(receipt: Receipt) -> Iterator[str]:
    yield "# Evidence receipt"
    picture = receipt.passage.picture
    if picture is not None:
        yield f"![{area(receipt)}](<data:image/png;base64,{inline(picture.png)}>)"
    if receipt.passage.words.strip():
        yield blockquote(receipt.passage.words)
    yield f"— {inline(cited(receipt))}"
    for part in parts(receipt):
        yield f"## {part.heading}"
        if part.lines:
            yield "\n".join(map(_line, part.lines))
    yield "## What this proves"
    yield from map(inline, PROOF)
    yield f"Made {inline(receipt.made)} by {inline(receipt.made_by)}, with {receipt.program}."
    yield "The receipt itself, which the check reads:"


def _line(line: Line) -> str:
    value = inline(line.value)
    return f"- {inline(line.label)}: {f'`{line.value}`' if line.exact else value}"
