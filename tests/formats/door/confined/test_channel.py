from __future__ import annotations

import os
import struct
import time

import pytest

from desktop.formats.door.confined import channel
from desktop.formats.door.confined.channel import ChildEnd, NonsenseError


@pytest.fixture
def ends():
    parent, other = channel.pair()
    yield parent, other
    parent.close()
    other.close()


def test_what_is_said_arrives_message_by_message(ends) -> None:
    parent, other = ends
    child = ChildEnd(other)
    child.send(b"one")
    child.send(b"", b"two", b"!")
    child.send(b"")
    assert list(parent.messages()) == [b"one", b"two!", b""]
    assert list(parent.messages()) == []


def test_a_file_arrives_open_and_for_reading_alone(ends, tmp_path) -> None:
    parent, other = ends
    path = tmp_path / "a.txt"
    path.write_text("words")
    with path.open("rb") as file:
        parent.send(b"here", file.fileno())
    parent.send(b"nothing")
    child = ChildEnd(other)
    message, received = child.receive()
    assert message == b"here"
    assert os.read(received, 9) == b"words"
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.write(received, b"x")
    os.close(received)
    assert child.receive() == (b"nothing", None)


def test_a_child_that_stops_in_the_middle_is_not_waited_for(ends) -> None:
    parent, other = ends
    other.send(struct.pack("<I", 1_000_000) + b"half")
    begun = time.monotonic()
    assert list(parent.messages()) == []
    assert time.monotonic() - begun < 0.2


def test_a_message_of_gigabytes_is_refused_before_it_comes(ends) -> None:
    parent, other = ends
    other.send(struct.pack("<I", channel.LARGEST + 1))
    with pytest.raises(NonsenseError, match="bytes"):
        list(parent.messages())


def test_a_child_that_never_stops_talking_is_interrupted(ends) -> None:
    parent, other = ends
    other.send(struct.pack("<I", 0) * 10_000)
    assert len(list(parent.messages())) <= channel.AT_ONCE


def test_what_was_said_before_the_end_is_heard(ends) -> None:
    parent, other = ends
    ChildEnd(other).send(b"farewell")
    other.close()
    messages = parent.messages()
    assert next(messages) == b"farewell"
    with pytest.raises(EOFError):
        next(messages)


def test_a_child_that_does_not_listen_is_an_error_and_no_wait(ends) -> None:
    parent, _ = ends

    def talk() -> None:
        for _ in range(100_000):
            parent.send(bytes(1000))

    with pytest.raises((BlockingIOError, BrokenPipeError)):
        talk()


def test_a_child_hears_that_its_parent_is_gone(ends) -> None:
    parent, other = ends
    parent.close()
    with pytest.raises(EOFError):
        ChildEnd(other).receive()
