from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.past.receipt import Receipt, receipt_of
from tests.domain.past.sample_receipt import SAMPLE, receipts


@given(receipts())
def test_a_receipt_comes_back_as_it_was_written(receipt: Receipt) -> None:
    assert receipt_of(receipt.as_json()) == receipt


@given(st.data())
def test_what_lacks_a_field_or_has_another_is_none(data: st.DataObject) -> None:
    record = json.loads(json.dumps(asdict(SAMPLE)))
    part = data.draw(st.sampled_from([record, record["passage"], record["source"]]))
    name = data.draw(st.sampled_from(sorted(part)))
    if data.draw(st.booleans()):
        del part[name]
    else:
        part[name] = {"another": []}
    with pytest.raises(ValueError, match=r"lacks|should be|no list|no object"):
        receipt_of(json.dumps(record))
