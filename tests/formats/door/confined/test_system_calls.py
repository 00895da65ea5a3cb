from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from desktop.formats.door.confined import system_calls
from desktop.formats.door.confined.system_calls import ALLOW, CALLS, KILL, PROCESSORS, REFUSE
from tests.formats.door.confined.alone import run

ME = 4321
TGKILL = {"x86_64": 234, "aarch64": 131}
FORBIDDEN = {
    "x86_64": {"open": 2, "socket": 41, "fork": 57, "execve": 59, "kill": 62, "ptrace": 101},
    "aarch64": {"openat": 56, "socket": 198, "clone": 220, "execve": 221, "kill": 129},
}
"""Some of them, by the kernel's tables."""
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
ALONE = (
    "import ctypes, os, socket\n"
    "from desktop.formats.door.confined import shut, system_calls\n"
    "shut._control(shut._SET_NO_NEW_PRIVILEGES, 1)\n"
    "system_calls.restrict()\n"
)


def verdict(program: bytes, processor: int, number: int, first: int = 0) -> int:
    """Run a filter as the kernel does."""
    asked = struct.pack("<iIQQ", number, processor, 0, first)
    steps = list(struct.iter_unpack("=HBBI", program))
    at = loaded = 0
    while True:
        code, if_so, if_not, value = steps[at]
        at += 1
        if code == 0x20:
            (loaded,) = struct.unpack_from("<I", asked, value)
        elif code == 0x15:
            at += if_so if loaded == value else if_not
        elif code == 0x35:
            at += if_so if loaded >= value else if_not
        else:
            return value


@pytest.mark.parametrize("machine", PROCESSORS)
def test_what_is_listed_is_allowed_and_nothing_else(machine) -> None:
    column, processor = PROCESSORS[machine]
    program = system_calls.program(machine, ME)
    allowed = {n for n in range(1024) if verdict(program, processor, n) == ALLOW}
    assert allowed == {numbers[column] for numbers in CALLS.values()}
    for number in FORBIDDEN[machine].values():
        assert verdict(program, processor, number) == REFUSE


@pytest.mark.parametrize("machine", PROCESSORS)
def test_a_process_may_signal_itself_alone(machine) -> None:
    _, processor = PROCESSORS[machine]
    program = system_calls.program(machine, ME)
    assert verdict(program, processor, TGKILL[machine], ME) == ALLOW
    assert verdict(program, processor, TGKILL[machine], ME + 1) == REFUSE


def test_other_ways_to_number_calls_lead_nowhere() -> None:
    _, processor = PROCESSORS["x86_64"]
    program = system_calls.program("x86_64", ME)
    assert verdict(program, processor, 0x40000000) == REFUSE  # read, with short pointers
    assert verdict(program, 0x40000003, 0) == KILL  # as on i386
    assert verdict(program, PROCESSORS["aarch64"][1], 63) == KILL


@pytest.mark.parametrize("machine", PROCESSORS)
def test_the_numbers_are_those_of_the_kernel(machine) -> None:
    if not HEADERS[machine].exists():
        pytest.skip("the kernel's headers are not installed")
    found = re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)", HEADERS[machine].read_text())
    numbers = {name: int(number) for name, number in found}
    column, _ = PROCESSORS[machine]
    assert {name: numbers[name] for name in CALLS} == {n: v[column] for n, v in CALLS.items()}


@pytest.mark.skipif(
    not system_calls.is_there(),
    reason="this kernel takes no filter, or there is none for its processor",
)
@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "open('/etc/hostname')",
        "os.stat('/')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "os.kill(os.getppid(), 0)",
        "os.chmod('/tmp', 0o777)",
        "print(os.pipe())",
    ],
)
def test_what_is_not_listed_is_refused(code) -> None:
    assert "PermissionError" in run(ALONE + code).stderr


@pytest.mark.skipif(
    not system_calls.is_there(),
    reason="this kernel takes no filter, or there is none for its processor",
)
def test_reading_and_computing_go_on() -> None:
    code = "x = bytearray(50_000_000); import time; time.sleep(0.01); print(len(os.urandom(8)))"
    assert run(ALONE + code).stdout == "8\n"
