from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.formats.door.confined import reader
from desktop.formats.door.confined.process import ChildProcess
from desktop.formats.door.limits import MEMORY

pytestmark = pytest.mark.usefixtures("real_children")
ORPHAN = """
import os, sys, time
from desktop.formats.door import sniff
from desktop.formats.door.confined import reader
from desktop.formats.door.confined.child import Child
from desktop.formats.door.limits import MEMORY, Allowance
from pathlib import Path

if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text("a b c\\n\\n" * 3_000_000)
    child = Child(MEMORY, Allowance())
    with sniff.opened(path) as opened:
        child.begin(opened)
    until = time.monotonic() + 30
    while not child._task.is_weighed and time.monotonic() < until:
        child.answer()
        time.sleep(0.01)
    print(child.process.pid, flush=True)
    time.sleep(60)
"""


def state(process: int) -> str:
    """Return the letter that the kernel gives a process, '' for none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


@pytest.mark.skipif(sys.platform != "linux", reason="how it ended is read from /proc")
def test_a_child_at_work_ends_with_a_parent_that_is_killed(tmp_path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(ORPHAN)
    root = Path(__file__).parents[4]
    with subprocess.Popen(
        [sys.executable, script, tmp_path / "a.txt"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as parent:
        child = int(parent.stdout.readline())
        assert state(child) in {"R", "S", "D"}
        parent.send_signal(signal.SIGKILL)
        until = time.monotonic() + 5
        while state(child) not in {"", "Z", "X"} and time.monotonic() < until:
            time.sleep(0.01)
        assert state(child) in {"", "Z", "X"}
        assert time.monotonic() < until


@pytest.mark.skipif(sys.platform != "linux", reason="what is open is read from /proc")
def test_nothing_that_was_inherited_stays_open(tmp_path) -> None:
    with (tmp_path / "kept.txt").open("w") as kept:
        os.set_inheritable(kept.fileno(), True)
        child = ChildProcess(reader.serve, MEMORY, None, 50, memory=MEMORY)
        try:
            folder = Path(f"/proc/{child.pid}")
            until = time.monotonic() + 30
            while "Seccomp:\t2" not in (folder / "status").read_text():
                assert time.monotonic() < until
                time.sleep(0.05)
            targets = [link.readlink() for link in (folder / "fd").iterdir()]
            limits = (folder / "limits").read_text()
        finally:
            child.kill()
    assert sorted(target.name.partition(":")[0] for target in targets) == [
        *["null"] * 3,
        "socket",
    ]
    for name in ("Max file size", "Max processes", "Max core file size"):
        (line,) = (line for line in limits.splitlines() if line.startswith(name))
        assert line.removeprefix(name).split()[:2] == ["0", "0"]
