from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.search.disk import segments
from desktop.search.disk.schema import FACTS
from tests.search.few import documents, leaves_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.search import Index
    from desktop.search.disk.segments import Leaf
    from tests.search.few import Make


@pytest.fixture
def leaf(index: Index, make: Make, tmp_path: Path) -> Iterator[Leaf]:
    """Return the one segment of a small index."""
    index.update([*documents(make, 2), ("long", 7, make("many words here " * 60, "zebra"))])
    with leaves_of(tmp_path / "index") as (found,):
        yield found


def test_a_segment_knows_its_documents_and_where_their_passages_stand(leaf):
    runs = {run.document_id: run for run in leaf.segment.runs}
    assert {name: run.revision for name, run in runs.items()} == {"d0": 1, "d1": 1, "long": 7}
    assert all(run.complete for run in runs.values())
    long = runs["long"]
    assert sum(long.lengths) == 181
    assert list(long.starts) == sorted(long.starts)
    assert all(start < end for start, end in zip(long.starts, long.ends, strict=True))


def test_records_stand_right_behind_their_passages_and_fill_the_segment(leaf):
    edges = [(run.first, run.number) for run in leaf.segment.runs]
    assert edges[0][0] == 0
    assert [first for first, _ in edges[1:]] == [number + 1 for _, number in edges[:-1]]
    assert edges[-1][1] + 1 == leaf.segment.size


def test_a_lexicon_is_read_from_its_file_or_slowly_from_whoosh(leaf, monkeypatch):
    monkeypatch.setattr(segments, "EXTENSION", ".nothing")
    slow = segments.load(leaf.reader).lexicon
    assert list(slow.words) == list(leaf.segment.lexicon.words)
    assert list(slow.counts) == list(leaf.segment.lexicon.counts)


def test_a_record_that_does_not_fit_its_passages_is_damage(leaf, monkeypatch):
    stored = leaf.reader.stored_fields

    def shortened(number: int) -> dict[str, object]:
        fields = stored(number)
        facts = list(fields[FACTS])
        facts[3] = facts[3][:-4]
        return {FACTS: tuple(facts)}

    monkeypatch.setattr(leaf.reader, "stored_fields", shortened)
    with pytest.raises(ValueError, match="d0"):
        segments.load(leaf.reader)
