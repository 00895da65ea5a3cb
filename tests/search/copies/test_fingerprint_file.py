from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import StorageError
from desktop.search.copies import fingerprint_file
from desktop.search.copies.fingerprint_file import FingerprintFile
from desktop.search.copies.shingles import fingerprints
from tests.search.copies.texts import content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE = content("The survey counted nine hundred and two applications in the spring of that year.")
TWO = content("A harbour was built here and the boats came in with the tide each evening in May.")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[FingerprintFile]:
    made = FingerprintFile(tmp_path / "index")
    yield made
    made.close()


def hashes(text) -> set[int]:
    return {one for one, _ in fingerprints(text)}


def test_what_was_taken_is_found_and_what_is_gone_is_not(file, tmp_path) -> None:
    assert file.revisions() == {}
    assert file.places(hashes(ONE)) == {}
    file.update([("a", 1, ONE), ("b", 3, TWO)], 2, ())
    assert file.revisions() == {"a": 1, "b": 3}
    assert sorted(file.places(hashes(ONE) | hashes(TWO))["a"]) == sorted(fingerprints(ONE))
    file.update([("a", 2, TWO)], 1, ["a", "b", "never"])
    assert file.revisions() == {"a": 2}
    assert file.places(hashes(ONE)) == {}
    file.close()
    again = FingerprintFile(tmp_path / "index")
    assert again.places(hashes(TWO)).keys() == {"a"}
    again.close()


def test_it_stops_between_two_documents(file) -> None:
    told = []
    file.update([("a", 1, ONE), ("b", 1, TWO)], 2, (), told.append, lambda: len(told) == 1)
    assert file.revisions() == {"a": 1}
    assert [(one.done, one.total, one.name) for one in told] == [(0, 2, "a")]


def test_a_damaged_file_begins_afresh(file, tmp_path) -> None:
    file.update([("a", 1, ONE)], 1, ())
    file.close()
    (tmp_path / "index" / "copies.sqlite3").write_bytes(b"no database" * 1000)
    assert file.revisions() == {}
    file.update([("a", 1, ONE)], 1, ())
    assert file.revisions() == {"a": 1}


def test_fingerprints_of_an_older_kind_are_taken_anew(file, tmp_path, monkeypatch) -> None:
    file.update([("a", 1, ONE)], 1, ())
    file.close()
    monkeypatch.setattr(fingerprint_file, "_VERSION", 2)
    newer = FingerprintFile(tmp_path / "index")
    assert newer.revisions() == {}
    newer.close()


def test_a_full_disk_is_said(file, monkeypatch) -> None:
    monkeypatch.setattr(fingerprint_file, "_LEAST_FREE", 1 << 62)
    with pytest.raises(StorageError, match="full"):
        file.update([("a", 1, ONE)], 1, ())
