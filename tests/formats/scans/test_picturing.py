from __future__ import annotations

import os
import signal
import sys

import pytest

from desktop.errors import (
    CancelledError,
    PasswordNeededError,
    UnreadableFileError,
    WrongPasswordError,
)
from desktop.formats.scans.picturing import Picturing
from tests.formats.pdf.samples import Text, locked, pdf

pytestmark = pytest.mark.usefixtures("real_children")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([Text("Words", size=30)], []))
    return path


def test_pages_are_drawn_in_grey(file):
    with Picturing(file) as picturing:
        first, second = picturing.picture(0), picturing.picture(1)
        assert first is not None
        assert second is not None
        assert (first.width, first.height, first.dpi) == (1111, 1666, 200)
        assert min(first.pixels) < 100
        assert set(second.pixels) == {255}
        assert picturing.picture(2) is None


def test_a_locked_file_opens_with_its_password_alone(tmp_path):
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked("Words", "open"))
    with pytest.raises(PasswordNeededError):
        Picturing(path)
    with pytest.raises(WrongPasswordError):
        Picturing(path, "shut")
    with Picturing(path, "open") as picturing:
        assert picturing.picture(0) is not None


def test_what_is_no_such_file_is_refused(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7 and no more")
    with pytest.raises(UnreadableFileError):
        Picturing(path)


def test_drawing_is_stopped_at_once(file):
    stop: list[int] = []
    with Picturing(file, cancelled=lambda: bool(stop)) as picturing:
        stop.append(1)
        with pytest.raises(CancelledError):
            picturing.picture(0)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_child_that_is_killed_costs_no_more_than_one_page(file):
    with Picturing(file) as picturing:
        assert picturing.pid is not None
        os.kill(picturing.pid, signal.SIGKILL)
        assert picturing.picture(0) is None
        assert picturing.picture(0) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_child_that_says_nothing_is_given_up(file, monkeypatch):
    with Picturing(file) as picturing:
        monkeypatch.setattr("desktop.formats.scans.picturing.PATIENCE", 0.3)
        assert picturing.pid is not None
        os.kill(picturing.pid, signal.SIGSTOP)
        assert picturing.picture(0) is None
