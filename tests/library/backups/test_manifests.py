from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.backups import BackupReason
from desktop.library.backups import manifests
from desktop.library.backups.manifests import Manifest

MADE = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(WORDS, st.sampled_from(BackupReason), WORDS, st.lists(WORDS, max_size=3).map(tuple))
def test_what_was_known_is_read_as_it_was_written(tmp_path, library, reason, state, problems):
    manifest = Manifest(library, MADE, reason, state, problems)
    manifests.write(tmp_path, manifest)
    assert manifests.read(tmp_path) == manifest
    assert [path.name for path in tmp_path.iterdir()] == [manifests.NAME]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"library": "a", "made": "yesterday", "reason": "daily", "state": "", "problems": []}',
        b'{"library": "a", "made": 3, "reason": "daily", "state": "", "problems": []}',
        b'{"library":"a","made":"2026-03-01T12:00:00","reason":"none","state":"","problems":[]}',
    ],
)
def test_a_damaged_one_is_none(tmp_path, data):
    (tmp_path / manifests.NAME).write_bytes(data)
    assert manifests.read(tmp_path) is None


def test_where_there_is_none_there_is_none(tmp_path):
    assert manifests.read(tmp_path) is None


def test_one_that_cannot_be_written_leaves_the_one_before_and_no_rest(tmp_path, monkeypatch):
    before = Manifest("a", MADE, next(iter(BackupReason)), "1", ())
    manifests.write(tmp_path, before)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(manifests.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        manifests.write(tmp_path, Manifest("b", MADE, before.reason, "2", ()))
    assert manifests.read(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == [manifests.NAME]
