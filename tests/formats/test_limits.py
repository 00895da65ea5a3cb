from __future__ import annotations

import subprocess
import sys

import pytest

PREAMBLE = "from desktop.formats import limits\n"


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
