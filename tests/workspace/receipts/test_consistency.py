from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.workspace.receipts.consistency import contradictions

if TYPE_CHECKING:
    from desktop.workspace import Workspace


def test_a_receipt_as_it_was_made_contradicts_itself_in_nothing(
    workspace: Workspace, document_id: str
) -> None:
    kept = workspace.highlights.add_quotation(document_id, "902", 1, note="counted")
    receipt = workspace.receipts.make(kept.id)
    assert not list(contradictions(receipt))
    assert list(contradictions(replace(receipt, made_by="Ana"))) == [
        "The receipt was altered after it was made: its digest is of something else."
    ]
    other = replace(receipt, highlight=replace(receipt.highlight, note="seen")).sealed()
    assert list(contradictions(other)) == [
        "The note of the highlight is not what its events made of it."
    ]
