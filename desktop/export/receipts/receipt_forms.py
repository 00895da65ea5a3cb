"""The forms that a receipt is written in, and the receipt inside a file of any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.past.receipt import ReceiptForm, receipt_of
from desktop.export.receipts import receipt_html, receipt_markdown

if TYPE_CHECKING:
    from desktop.domain.past.receipt import Receipt


def written_receipt(receipt: Receipt, form: ReceiptForm) -> str:
    """Return a receipt as the text of a file."""
    match form:
        case ReceiptForm.HTML:
            return receipt_html.receipt_html(receipt)
        case ReceiptForm.MARKDOWN:
            return receipt_markdown.receipt_markdown(receipt)
    return receipt.as_json()


def read_receipt(text: str) -> tuple[Receipt, ReceiptForm]:
    """Return the receipt in the text of a file, and its form. Raises ValueError."""
    for form, begins, ends in (
        (ReceiptForm.HTML, receipt_html.BEGINS, receipt_html.ENDS),
        (ReceiptForm.MARKDOWN, receipt_markdown.BEGINS, receipt_markdown.ENDS),
    ):
        # The last one: whatever words are quoted, only the receipt itself comes after them.
        _before, found, rest = text.rpartition(begins)
        if found:
            return receipt_of(rest.partition(f"\n{ends}")[0]), form
    return receipt_of(text), ReceiptForm.JSON
