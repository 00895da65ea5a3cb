from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from desktop.search import Index, parse
from desktop.search.disk import postings
from desktop.search.disk.postings import BlockReader, StepReader, agrees
from tests.search.few import leaves_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from desktop.domain import Content
    from desktop.search.disk.segments import Leaf

    Make = Callable[..., Content]

QUERIES = ["even", "every", '"every other"', '"other even"', "ev*", "-even", "odd OR nth", "thirds"]


def fill(index: Index, make: Make) -> None:
    """Enough passages for several blocks of postings, some of them deleted."""
    documents = []
    for number in range(400):
        text = f"every other {'even' if number % 2 else 'odd'} {'third third' * (number % 3)} nth"
        documents.append((f"d{number}", 1, make(text)))
    index.update(documents)
    index.update([documents[7]], gone=[f"d{number}" for number in range(100, 130)])


def answers(index: Index) -> list[object]:
    return [index.search(parse(query), limit=9) for query in QUERIES]


@pytest.fixture
def leaves(index: Index, make: Make, tmp_path: Path) -> Iterator[list[Leaf]]:
    fill(index, make)
    with leaves_of(tmp_path / "index") as found:
        yield found


def test_blocks_read_as_whoosh_reads_them(leaves: list[Leaf]) -> None:
    assert len(leaves) > 1
    for leaf in leaves:
        assert agrees(leaf)
    leaf = max(leaves, key=lambda leaf: leaf.segment.size)
    assert leaf.reader.has_deletions()
    everywhere = StepReader().places(leaf, "even", None)
    some = sorted(everywhere)[::7]
    places = BlockReader().places(leaf, "even", sorted([*some, some[0] + 1]))
    assert places == {number: everywhere[number] for number in some}


def torn(_data: bytes) -> bytes:
    raise ValueError("no block of this kind")


def shifted(ids: Iterable[int]) -> Iterator[int]:
    return (number + 1 for number in accumulate(ids))


@pytest.mark.parametrize(("step", "wrong"), [("loads", torn), ("accumulate", shifted)])
def test_searching_goes_on_when_blocks_cannot_be_trusted(
    index: Index,
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    step: str,
    wrong: Callable[..., object],
) -> None:
    fill(index, make)
    quick = answers(index)
    monkeypatch.setattr(postings, step, wrong)
    slow = Index(tmp_path / "index", "library")
    assert answers(slow) == quick
    slow.close()


class Written:
    """Stands in for a segment whose postings are written otherwise."""

    def __init__(self, leaf: Leaf, written: bytes) -> None:
        self.reader, self.offset, self.segment = leaf.reader, leaf.offset, leaf.segment
        self.postings = written


def test_blocks_of_another_kind_are_noticed(leaves: list[Leaf]) -> None:
    leaf, *_ = leaves
    data = bytes(leaf.postings)
    assert agrees(Written(leaf, data))
    assert not agrees(Written(leaf, data.replace(b"W3Bl", b"W4Bl")))
    turned = re.sub(rb"(?s)(?<=W3Bl)....", lambda length: length[0][::-1], data)
    assert not agrees(Written(leaf, turned))
