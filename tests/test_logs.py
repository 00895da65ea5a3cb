from __future__ import annotations

import logging

from desktop import logs
from desktop.logs import log_file, open_log

log = logging.getLogger("desktop.something")


def complain() -> None:
    try:
        int("the shelf fell down")
    except ValueError:
        log.warning("could not read it", exc_info=True)


def test_warnings_and_their_tracebacks_go_to_the_file_alone(capfd):
    open_log()
    complain()
    written = log_file().read_text(encoding="utf-8")
    assert "could not read it" in written
    assert "in complain" in written
    assert capfd.readouterr() == ("", "")


def test_opening_it_twice_writes_once():
    open_log()
    open_log()
    log.warning("once")
    assert log_file().read_text(encoding="utf-8").count("once") == 1


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path, monkeypatch, capfd):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(logs, "log_folder", lambda: blocked / "logs")
    open_log()
    complain()
    assert capfd.readouterr() == ("", "")


def test_a_file_that_cannot_be_written_any_more_stops_nothing(capfd):
    open_log()
    log_file().mkdir()
    complain()
    assert capfd.readouterr() == ("", "")


def test_a_large_file_is_put_aside_at_the_next_start():
    open_log()
    log.warning("x" * logs.LARGEST)
    log.warning("the last line")
    open_log()
    log.warning("the first line")
    assert log_file().stat().st_size < 1000
    (old,) = log_file().parent.glob("*.old.log")
    assert "the last line" in old.read_text(encoding="utf-8")
