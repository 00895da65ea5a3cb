from __future__ import annotations

import os
import time

import pytest

from desktop.library.backups.parts import held, part_of, publish, sweep


def test_a_folder_is_whole_under_its_name_or_not_there(tmp_path):
    target = tmp_path / "shelf" / "backup"
    with part_of(target) as part:
        (part / "one").write_text("1")
        assert not target.exists()
        publish(part, target)
    assert [path.name for path in target.parent.iterdir()] == ["backup"]
    assert (target / "one").read_text() == "1"


def test_of_one_that_was_not_finished_nothing_is_left(tmp_path):
    target = tmp_path / "backup"

    def break_off() -> None:
        with part_of(target) as part:
            (part / "one").write_text("1")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_one_that_somebody_works_in_is_not_swept(tmp_path):
    with part_of(tmp_path / "backup") as part:
        sweep(tmp_path)
        assert part.is_dir()


def test_what_an_ended_process_left_is_swept_and_nothing_else(tmp_path):
    with part_of(tmp_path / "backup") as left:
        pass
    left.mkdir()
    (left / "one").write_text("1")
    left.with_name(f"{left.name}.lock").touch()
    (tmp_path / "mine").mkdir()
    (tmp_path / ".mine.part").mkdir()
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"mine", ".mine.part"}


def test_a_young_lock_of_nothing_may_be_about_to_be_held(tmp_path):
    with part_of(tmp_path / "backup") as part:
        name = f"{part.name}.lock"
    lock = tmp_path / name
    lock.touch()
    sweep(tmp_path)
    assert lock.exists()
    before = time.time() - 3600
    os.utime(lock, (before, before))
    sweep(tmp_path)
    assert not lock.exists()


def test_a_lock_is_held_by_one_at_a_time(tmp_path):
    with held(tmp_path / "lock") as one, held(tmp_path / "lock") as other:
        assert (one, other) == (True, False)
    with held(tmp_path / "lock") as again:
        assert again


def test_nothing_that_is_there_is_replaced(tmp_path):
    target = tmp_path / "backup"
    target.mkdir()
    (target / "mine").write_text("1")
    with pytest.raises(OSError), part_of(target) as part:  # noqa: PT011 - as the system says it
        publish(part, target)
    assert [path.name for path in target.iterdir()] == ["mine"]
