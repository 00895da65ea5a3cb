from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.search import Index
    from tests.search.few import Make

QUOTATION = "the minister said that 902 applications for asylum had been refused"


def documents_with(make: Make, spoken: str) -> list[tuple[str, int, object]]:
    chance = random.Random(1)
    common = ["the", "said", "that", "for", "had", "been", "a", "of", "in", "and", "it"]
    others = [" ".join(chance.choices(common, k=60)) for _ in range(20)]
    return [
        *((f"other{number}", 1, make(text)) for number, text in enumerate(others)),
        ("report", 1, make("Nothing yet.", f"On Tuesday {spoken} in two years.")),
    ]


def test_rare_words_lead_to_a_passage_whatever_was_changed_in_it(index: Index, make: Make) -> None:
    index.update(documents_with(make, QUOTATION))
    asked = QUOTATION.replace("902", "1,300").replace("refused", "granted")
    found = index.resembling(asked, limit=3)
    assert found[0].document_id == "report"
    assert len({hit.document_id for hit in found}) == len(found)


def test_documents_may_be_chosen_or_left_out(index: Index, make: Make) -> None:
    index.update(documents_with(make, QUOTATION))
    assert index.resembling("the said that for", limit=9, excluded=["report"]) != []
    inside = index.resembling(QUOTATION, limit=9, within=["report"])
    assert {hit.document_id for hit in inside} == {"report"}
    assert index.resembling(QUOTATION, limit=9, within=[]) == []


def test_words_that_all_are_common_are_found_in_their_order(index: Index, make: Make) -> None:
    index.update(documents_with(make, "it had been that of the a"))
    first, _ = index.resembling("It had been that of the a", limit=2)
    assert first.document_id == "report"


def test_words_without_letters_and_an_empty_index_lead_nowhere(index: Index, make: Make) -> None:
    assert index.resembling(QUOTATION, limit=3) == []
    index.update(documents_with(make, QUOTATION))
    assert index.resembling("…", limit=3) == index.resembling("zebra", limit=3) == []


def test_a_passage_that_is_gone_is_not_found(index: Index, make: Make) -> None:
    index.update(documents_with(make, QUOTATION))
    index.update([], gone=["report"])
    assert "report" not in {hit.document_id for hit in index.resembling(QUOTATION, limit=50)}
