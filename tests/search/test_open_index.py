from __future__ import annotations

import gc
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop.search import Index
from tests.search.few import documents, total

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.domain import Content
    from tests.search.few import Make


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Whoosh leaves what it had opened to Python
def test_damage_while_open_is_noticed_at_the_next_generation(
    index: Index, make: Make, tmp_path: Path
) -> None:
    index.update(documents(make))
    assert total(index, "shared") == 5
    for path in (tmp_path / "index" / "current").glob("*.trm"):
        path.write_bytes(b"")
    index.update(documents(make, 8))
    index.update(documents(make, 8))
    gc.collect()
    assert total(index, "shared") == 8


def test_the_folder_may_be_deleted_while_open(index: Index, make: Make, tmp_path: Path) -> None:
    index.update(documents(make))
    assert total(index, "shared") == 5
    shutil.rmtree(tmp_path / "index")
    assert index.revisions() == {}
    assert total(index, "shared") == 0
    index.update(documents(make))
    assert total(index, "shared") == 5


def test_the_folder_may_be_deleted_while_written(index: Index, make: Make, tmp_path: Path) -> None:
    def deleting() -> Iterator[tuple[str, int, Content]]:
        yield from documents(make, 2)
        shutil.rmtree(tmp_path / "index")
        yield from documents(make)

    index.update(documents(make))
    index.update(deleting())
    index.update(documents(make))
    assert total(index, "shared") == 5


def test_another_process_writing_is_left_to_it(index: Index, make: Make, tmp_path: Path) -> None:
    other = Index(tmp_path / "index", "library")
    other.update(documents(make, 1))

    def meanwhile() -> Iterator[tuple[str, int, Content]]:
        other.update([("late", 1, make("late"))])
        other.merge()
        assert set(other.revisions()) == {"d0"}
        yield from documents(make)

    index.update(meanwhile())
    assert set(other.revisions()) == {f"d{n}" for n in range(5)}
    other.close()
