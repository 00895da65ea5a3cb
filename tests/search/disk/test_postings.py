from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING

from desktop.search import Index, opened, parse
from desktop.search.disk import postings
from desktop.search.disk.postings import BlockReader, StepReader, agrees

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from desktop.domain import Content

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


def test_blocks_read_as_whoosh_reads_them(index: Index, make: Make) -> None:
    fill(index, make)
    snapshot = index._opened()._current()
    assert snapshot is not None
    assert len(snapshot._leaves) > 1
    for leaf in snapshot._leaves:
        assert agrees(leaf)
    leaf = max(snapshot._leaves, key=lambda leaf: leaf.segment.size)
    assert leaf.reader.has_deletions()
    everywhere = StepReader().places(leaf, "even", None)
    some = sorted(everywhere)[::7]
    places = BlockReader().places(leaf, "even", sorted([*some, some[0] + 1]))
    assert places == {number: everywhere[number] for number in some}


def test_searching_goes_on_when_blocks_cannot_be_trusted(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    fill(index, make)
    quick = answers(index)
    monkeypatch.setattr(opened, "agrees", lambda *_: False)
    slow = Index(tmp_path / "index", "library")
    assert answers(slow) == quick
    assert isinstance(slow._opened()._postings, StepReader)
    slow.close()


def test_blocks_of_another_kind_are_noticed(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(index, make)
    leaf = index._opened()._current()._leaves[0]
    with monkeypatch.context() as patched:
        patched.setattr(postings, "_MAGIC", b"W4Bl")
        assert not agrees(leaf)
    with monkeypatch.context() as patched:
        patched.setattr(postings, "_LENGTH", Struct("<i"))
        assert not agrees(leaf)
    assert agrees(leaf)
