from __future__ import annotations

import pytest

from desktop.formats.recognise.captions import caption


@pytest.mark.parametrize(
    ("line", "credit", "shown"),
    [
        ("Getty ImagesThe quay is from 1871", "Getty Images", "The quay is from 1871"),
        ("PA MediaA crack in the wall of the quay", "PA Media", "A crack in the wall of the quay"),
        ("HandoutAda Quill sells fish on the quay", "Handout", "Ada Quill sells fish on the quay"),
        ("X / @quaysideA crack in the north wall", "X / @quayside", "A crack in the north wall"),
        ("AFP via Getty ImagesThe quay when wet", "AFP via Getty Images", "The quay when wet"),
        ("The quay. (AP Photo/Bo Hara)", "AP Photo/Bo Hara", "The quay"),
        ("The quay on 3 May, 2025. REUTERS/Bo Hara", "REUTERS/Bo Hara", "The quay on 3 May, 2025."),
        ("Ada Quill at her stall (Handout)", "Handout", "Ada Quill at her stall"),
        ("A full town hall. Pic: PA", "Pic: PA", "A full town hall."),
        ("Image source, Getty Images", "Getty Images", ""),
        ("Image caption, The quay is old", "", "The quay is old"),
    ],
)  # fmt: skip
def test_captions_and_credits(line, credit, shown) -> None:
    found = caption(line)
    assert found is not None
    assert (found.credit, found.caption) == (credit, shown)


@pytest.mark.parametrize(
    "line",
    [
        "APEC leaders met on Monday to speak about boats.",
        "Facebook said that it would take the page down.",
        "EPA rules say nothing of the kind, he told us.",
        "Ada Quill (pictured) said that the quay was hers.",
        "He left the town (pictured above on Monday).",
        "The and/or clause in the contract was struck out on Tuesday.",
    ],
)
def test_sentences_are_no_captions(line) -> None:
    assert caption(line) is None
