"""Windows is stood in for: these tests say what it is asked, not what it does."""

from __future__ import annotations

import ctypes
import multiprocessing
import os

import pytest

from desktop.formats.door.confined import windows
from desktop.formats.door.confined.channel import NonsenseError


class System:
    """Answers every call with a handle, and keeps what was asked."""

    def __init__(self, answers: dict[str, int] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[tuple[str, tuple[object, ...]]] = []

    def __getattr__(self, name: str):
        def call(*given: object) -> int:
            self.asked.append((name, given))
            return self.answers.get(name, 7)

        return call

    def given(self, name: str) -> tuple[object, ...]:
        return next(given for asked, given in self.asked if asked == name)


@pytest.fixture
def system(monkeypatch) -> System:
    made = System()
    monkeypatch.setattr(windows, "_library", lambda _name: made)
    return made


def test_a_child_is_put_into_a_job_that_ends_with_its_owner(system) -> None:
    assert windows.employ(1234, 1 << 30) == 7
    assert system.given("OpenProcess")[2] == 1234
    _, kind, limits, size = system.given("SetInformationJobObject")
    assert kind == 9
    assert size == ctypes.sizeof(windows.Limits)
    limits = limits._obj  # noqa: SLF001  # of ctypes: what byref refers to
    assert limits.basic.flags == 0x2000 | 0x100 | 0x8
    assert (limits.basic.processes, limits.process_memory) == (1, 1 << 30)
    assert system.given("AssignProcessToJobObject")


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="as on a system of 64 bits")
def test_the_description_of_a_job_is_as_long_as_the_system_expects() -> None:
    assert ctypes.sizeof(windows.BasicLimits) == 64
    assert ctypes.sizeof(windows.Limits) == 144


def test_a_child_that_cannot_be_employed_has_no_job(system) -> None:
    system.answers["AssignProcessToJobObject"] = 0
    assert windows.employ(1234, 1 << 30) == 0
    assert [name for name, _ in system.asked].count("CloseHandle") == 2


def test_integrity_is_lowered_to_low(system) -> None:
    assert windows.lower_integrity()
    assert system.given("ConvertStringSidToSidW")[0] == "S-1-16-4096"
    assert system.given("SetTokenInformation")[1] == 25


@pytest.mark.parametrize("name", ["OpenProcessToken", "ConvertStringSidToSidW"])
def test_integrity_that_cannot_be_lowered_is_said(system, name) -> None:
    system.answers[name] = 0
    assert not windows.lower_integrity()


class Runtime:
    """A C runtime whose handles are its descriptors."""

    def get_osfhandle(self, file: int) -> int:
        return file

    def open_osfhandle(self, handle: int, _flags: int) -> int:
        return handle


@pytest.fixture
def ends(monkeypatch):
    monkeypatch.setattr(windows, "_runtime", Runtime)
    here, there = multiprocessing.Pipe()
    parent, child = windows.PipeParentEnd(here), windows.PipeChildEnd(there)
    parent.process = os.getpid()
    yield parent, child
    parent.close()
    there.close()


def test_messages_and_handles_go_to_the_child(ends, tmp_path) -> None:
    parent, child = ends
    path = tmp_path / "a.txt"
    path.write_text("words")
    parent.send(b"nothing")
    assert child.receive() == (b"nothing", None)
    with path.open("rb") as file:
        parent.send(b"here", file.fileno())
        message, received = child.receive()
    assert message == b"here"
    assert os.read(received, 9) == b"words"
    os.close(received)


def test_messages_come_whole_from_the_child(ends) -> None:
    parent, child = ends
    assert list(parent.messages()) == []
    child.send(b"a", b"b")
    child.send(b"c")
    assert list(parent.messages()) == [b"ab", b"c"]


def test_a_message_of_gigabytes_is_refused(ends, monkeypatch) -> None:
    parent, child = ends
    monkeypatch.setattr(windows, "LARGEST", 3)
    child.send(b"too long")
    with pytest.raises(NonsenseError):
        list(parent.messages())
