from __future__ import annotations

import subprocess
import sys

import pytest

from desktop.formats.door import limits

PREAMBLE = "from desktop.formats.door import limits\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PREAMBLE + code], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import _socket; _socket.socket()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_network_and_programs_are_out_of_reach(code) -> None:
    done = run(f"limits.forbid_network()\n{code}")
    assert done.returncode == 1
    assert "ForbiddenError" in done.stderr


def test_memory_ends(tmp_path) -> None:
    code = (
        "limits.limit_memory(300 << 20)\n"
        "try:\n  x = bytes(400 << 20)\nexcept MemoryError:\n  print('ended')"
    )
    assert run(code).stdout == "ended\n"


def test_memory_is_watched_where_the_system_has_no_limit() -> None:
    code = (
        "import time\nlimits.threading.Thread(target=limits._watch, args=(100 << 20,), daemon=True)"
        ".start()\nx = b'x' * (200 << 20)\ntime.sleep(5)"
    )
    assert run(code).returncode == 77


BUSY = "\nwhile True: pass"


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
def test_work_ends_even_inside_a_library() -> None:
    begin = "import re\nlimits.limit_work(0.1)\nre.match('(a*)*b', 'a' * 40)"
    assert limits.worked_too_long(run(begin).returncode)


def test_work_is_watched_where_the_system_has_no_limit() -> None:
    assert run("limits._Watch.begin(0.1)" + BUSY).returncode == limits.OUT_OF_TIME
    assert limits.worked_too_long(limits.OUT_OF_TIME)


def test_a_new_limit_of_work_takes_the_place_of_the_one_before() -> None:
    more = (
        "import time\n{}(0.2)\n{}(60)\nbegin = time.process_time()\n"
        "while time.process_time() < begin + {most}: pass\nprint('done')"
    )
    # The system's limit is one of whole seconds.
    for name, most in (("limits.limit_work", "1.2"), ("limits._Watch.begin", "0.5")):
        assert run(more.replace("{}", name).replace("{most}", most)).stdout == "done\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process limits itself")
def test_work_of_another_process_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", BUSY]) as child:
        limits.limit_work_of(child.pid, 0.1)
        assert limits.worked_too_long(child.wait(10))
    limits.limit_work_of(child.pid, 1)  # it is gone, and that is no mistake


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limits")
def test_no_file_is_written_and_few_are_opened(tmp_path) -> None:
    path = tmp_path / "a.txt"
    done = run(f"limits.limit_the_rest()\nopen({str(path)!r}, 'wb', 0).write(b'x')")
    assert "File too large" in done.stderr
    done = run("import os\nlimits.limit_the_rest()\nfor _ in range(20): os.open('/', 0)")
    assert "Too many open files" in done.stderr


def test_sleep_is_no_work() -> None:
    assert run("import time\nlimits.limit_work(0.1)\ntime.sleep(1.2)").returncode == 0


def test_other_ends_are_told_apart() -> None:
    assert not any(map(limits.worked_too_long, (None, 0, 1, -9, limits.OUT_OF_MEMORY)))
