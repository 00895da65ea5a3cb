"""In whatever form a receipt is written, the receipt itself can be read out of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.past.receipt import ReceiptForm
from desktop.export.receipts.receipt_forms import read_receipt, written_receipt
from tests.domain.past.sample_receipt import SAMPLE, receipts

if TYPE_CHECKING:
    from desktop.domain.past.receipt import Receipt


@given(receipts(), st.sampled_from(ReceiptForm))
def test_what_is_written_is_read(receipt: Receipt, form: ReceiptForm) -> None:
    assert read_receipt(written_receipt(receipt, form)) == (receipt, form)


@pytest.mark.parametrize("form", ReceiptForm)
def test_words_of_strangers_do_nothing(form: ReceiptForm) -> None:
    evil = '</script><script>alert(1)</script>\n```\n<script type="application/json" id="receipt">'
    receipt = replace(
        SAMPLE,
        passage=replace(SAMPLE.passage, words=evil, quotation=evil),
        document=replace(SAMPLE.document, title=evil, authors=(evil,)),
        highlight=replace(SAMPLE.highlight, note=evil),
    )
    text = written_receipt(receipt, form)
    assert read_receipt(text) == (receipt, form)
    if form is ReceiptForm.HTML:
        assert text.count("<script") == text.count("</script") == 1


def test_a_person_reads_the_passage_where_it_stands_and_what_happened() -> None:
    text = written_receipt(SAMPLE, ReceiptForm.MARKDOWN)
    assert "> 544\n" in text
    for line in (
        "- Page: xii",
        "- Section: Part › Section",
        "- SHA\\-256: `ff`",
        "Edit note by ana: note: A → A note",
        "— Ana, Bea, “A report”, p. xii, Harbour, 2026",
    ):
        assert line.replace("\\", "") in text.replace("\\", "")
