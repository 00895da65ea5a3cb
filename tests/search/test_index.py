from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.search import Index
from tests.search.few import documents, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Content, Progress
    from tests.search.few import Make

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes and limits")


def test_an_index_is_empty_at_first(index: Index) -> None:
    assert index.revisions() == {}
    assert total(index, "anything") == 0
    assert index.complete("any") == []
    index.merge()


def test_documents_are_found_by_another_index_on_the_folder(
    index: Index, make: Make, tmp_path: Path
) -> None:
    other = Index(tmp_path / "index", "library")
    assert other.revisions() == {}
    index.update(documents(make))
    assert other.revisions() == {f"d{n}": 1 for n in range(5)}
    assert total(other, "shared") == 5
    other.update(documents(make, revision=2), gone=["d4"])
    assert total(index, "revisionb") == 5
    assert total(index, "revisiona") == 0
    other.close()


def test_a_new_revision_replaces_the_old(index: Index, make: Make) -> None:
    index.update(documents(make))
    index.update([("d1", 2, make("fresh"))])
    assert index.revisions() == {"d0": 1, "d1": 2, "d2": 1, "d3": 1, "d4": 1}
    assert total(index, "shared") == 4
    assert total(index, "fresh") == 1


def test_the_last_of_two_revisions_in_one_update_stays(index: Index, make: Make) -> None:
    index.update([("d", 1, make("first")), ("d", 2, make("second"))], gone=["d"])
    index.update([("d", 3, make("third")), ("d", 4, make("fourth"))])
    assert index.revisions() == {"d": 4}
    assert [total(index, w) for w in ("first", "second", "third", "fourth")] == [0, 0, 0, 1]


def test_documents_that_are_gone_are_forgotten(index: Index, make: Make) -> None:
    index.update(documents(make))
    index.update([], gone=["d0", "d3", "never there"])
    assert set(index.revisions()) == {"d1", "d2", "d4"}
    assert total(index, "shared") == 3


def test_a_document_without_words_counts_as_indexed(index: Index, make: Make) -> None:
    index.update([("d", 7, make("", "…"))])
    assert index.revisions() == {"d": 7}


def test_progress_and_cancelling(index: Index, make: Make) -> None:
    seen: list[Progress] = []
    index.update(documents(make), progress=seen.append, cancelled=lambda: len(seen) == 3)
    assert [(p.done, p.total, p.name) for p in seen] == [(0, 5, "d0"), (1, 5, "d1"), (2, 5, "d2")]
    assert set(index.revisions()) == {"d0", "d1", "d2"}


def test_a_failure_of_the_caller_is_the_callers(index: Index, make: Make) -> None:
    def failing() -> Iterator[tuple[str, int, Content]]:
        yield documents(make)[0]
        raise OSError(errno.ENOSPC, "theirs")

    index.update(documents(make, 2))
    with pytest.raises(OSError, match="theirs"):
        index.update(failing())
    assert set(index.revisions()) == {"d0", "d1"}
    index.update(documents(make, 3))
    assert total(index, "shared") == 3


def test_completions_are_the_commonest_first(index: Index, make: Make) -> None:
    index.update([("a", 1, make("police policy")), ("b", 1, make("policy pole"))])
    assert (
        index.complete("the pol") == ["policy", "police", "pole"]
        or index.complete("the pol")[0] == "policy"
    )
    assert index.complete("the pol", 1) == ["policy"]
    assert index.complete("") == []


def test_whoosh_is_not_imported_before_it_is_used() -> None:
    script = "import sys, desktop.search as s; s.parse('a'); s.snippet('a', 0, 1, s.parse('a'));"
    script += "assert not [m for m in sys.modules if m.startswith('whoosh')]"
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, cwd=ROOT)
