"""Highlights are counted by how surely they were found."""

from __future__ import annotations

from desktop.domain.exchanged.brought_report import Tally
from desktop.domain.exchanged.located import Found


def test_each_highlight_is_counted_once_and_by_how_it_was_found():
    before = Tally(documents=2, tags=3, highlights=1, exact=1)
    tally = before.with_found([Found.EXACT, Found.LOST, Found.EXACT, Found.REVIEW, Found.SEVERAL])
    assert tally == Tally(documents=2, tags=3, highlights=6, exact=3, several=1, review=1, lost=1)
    assert before.with_found([]) == before


def test_every_way_to_be_found_has_its_own_count():
    for found in Found:
        assert getattr(Tally().with_found([found]), found.value) == 1
