from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest

from desktop.search.open_index import OpenedIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.search import Index
    from desktop.search.snapshot import Snapshot
    from tests.search.few import Make


@pytest.fixture
def snapshot(index: Index, make: Make, tmp_path: Path) -> Iterator[Snapshot]:
    """Return the state after three updates: a document was replaced, another is gone."""
    others = [(f"o{n}", 1, make("something else")) for n in range(12)]
    index.update([*others, ("a", 1, make("old words"))])
    index.update([("b", 1, make("police report", "reports of police"))])
    index.update([("a", 2, make("reporting words")), ("o3", 2, make("gone"))])
    index.update([], gone=["o3"])
    opened = OpenedIndex(tmp_path / "index", "library")
    found: list[Snapshot] = []
    opened.answer(found.append, None)
    yield found[0]
    opened.forget()


def places(snapshot: Snapshot, marks: bytearray) -> set[tuple[str, int, int]]:
    return {snapshot.place(number) for number, mark in enumerate(marks) if mark}


def test_it_holds_the_newest_revision_of_what_is_there(snapshot):
    known = snapshot.revisions()
    assert (known["a"], known["b"], "o3" in known) == (2, 1, False)
    assert snapshot.documents() == known.keys()
    assert snapshot.has_gaps()
    assert {place[0] for place in places(snapshot, snapshot.passages)} == known.keys()


def test_passages_of_documents_and_of_ranges_are_marked(snapshot):
    assert {place[0] for place in places(snapshot, snapshot.within({"a", "nowhere"}))} == {"a"}
    everything = places(snapshot, snapshot.within({"b": [(0, 10_000)]}))
    assert everything == places(snapshot, snapshot.within(["b"]))
    assert places(snapshot, snapshot.within({"b": [(0, 1)]})) <= everything
    assert not places(snapshot, snapshot.within({"b": [(10_000, 10_001)]}))


def test_words_are_counted_over_all_segments(snapshot):
    assert snapshot.count("words") == 2  # the old revision's too: postings are not rewritten
    assert snapshot.count("nowhere") == 0
    assert set(snapshot.beginning("rep")) == {"report", "reports", "reporting"}
    assert set(snapshot.matching("rep*s")) == {"reports"}
    assert {"report", "reports", "reporting"} <= set(snapshot.forms("report"))


def test_the_weight_of_a_word_is_that_of_bm25(index, make, tmp_path):
    texts = {"a": "horse", "b": "horse horse dog", "c": "a horse and a dog and a cat", "d": "cat"}
    index.update([(name, 1, make(text)) for name, text in texts.items()])
    opened = OpenedIndex(tmp_path / "index", "library")
    average = sum(len(text.split()) for text in texts.values()) / len(texts)

    def weight(text: str) -> float:
        words = text.split()
        often = words.count("horse")
        return often * 2.2 / (often + 1.2 * (1 - 0.75 + 0.75 * len(words) / average))

    def weights(snapshot: Snapshot) -> dict[str, float]:
        numbers, scores = snapshot.scored("horse")
        assert snapshot.rarity(3) == pytest.approx(log(snapshot.size / 4) + 1)
        rarity = snapshot.rarity(3)
        return {snapshot.place(n)[0]: s / rarity for n, s in zip(numbers, scores, strict=True)}

    found = opened.answer(weights, {})
    opened.forget()
    assert found == pytest.approx({name: weight(texts[name]) for name in "abc"})


def test_the_rarer_word_weighs_more_and_is_kept_once_read(snapshot):
    numbers, scores = snapshot.scored("police")
    assert list(numbers) == sorted(numbers)
    assert all(score > 0 for score in scores)
    assert snapshot.scored("police")[0] is numbers
    assert snapshot.rarity(1) > snapshot.rarity(100)
