from __future__ import annotations

import os
import sys
import threading
import time
from types import ModuleType

import pytest

from desktop.formats.door.confined import process, reader
from desktop.formats.door.confined.process import ChildProcess
from desktop.formats.door.limits import MEMORY, Allowance
from tests.formats.door.confined import bodies

pytestmark = pytest.mark.usefixtures("real_children")


def test_a_child_that_rests_ends_when_it_is_dismissed() -> None:
    child = ChildProcess(reader.serve, MEMORY, Allowance(), 50, memory=MEMORY)
    child.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_a_child_that_does_not_heed_its_dismissal_is_ended() -> None:
    child = ChildProcess(bodies.endless, memory=MEMORY)
    child.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_a_child_stays_when_the_thread_that_wanted_it_ends() -> None:
    made: list[ChildProcess] = []

    def make() -> None:
        made.append(ChildProcess(reader.serve, MEMORY, Allowance(), 50, memory=MEMORY))

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    time.sleep(0.3)
    assert made[0].process.is_alive()
    made[0].kill()


def test_a_child_does_not_run_the_program_that_started_it(tmp_path, monkeypatch) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "manicule"
    program.write_text(f"open({str(ran)!r}, 'w')", encoding="utf-8")
    main = ModuleType("__main__")
    main.__file__ = str(program)
    monkeypatch.setitem(sys.modules, "__main__", main)
    child = ChildProcess(reader.serve, MEMORY, Allowance(), 50, memory=MEMORY)
    child.line.close()
    child.process.join(60)
    child.dismiss()
    assert not ran.exists()
    assert sys.modules["__main__"] is main


def test_where_there_are_no_jobs_none_is_made() -> None:
    assert process.employ(1, MEMORY) == 0
