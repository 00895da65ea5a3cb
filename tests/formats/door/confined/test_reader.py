from __future__ import annotations

import io
import logging

import pytest

from desktop.formats.door import limits
from desktop.formats.door.confined import answers, reader

REQUEST = {
    "name": "a.txt", "whole_page": False, "encoding": "", "password": "", "recognised": False,
    "taken_as": "", "positions": "", "left_out": None,
}  # fmt: skip
ALLOWANCE = limits.Allowance()


class Line:
    """Keeps what a child says."""

    def __init__(self) -> None:
        self.said: list[bytes] = []

    def send(self, *pieces: bytes) -> None:
        self.said.append(b"".join(pieces))


@pytest.fixture
def line() -> Line:
    return Line()


def answer(line: Line, data: bytes = b"Title\n\nSome words.") -> list[bytes]:
    return reader.Reading(line, ALLOWANCE).answer(REQUEST, io.BytesIO(data))


def test_a_file_is_weighed_and_read(line) -> None:
    what, *pieces = answer(line)
    assert line.said == [reader.WEIGHED + reader.WEIGHT.pack(18)]
    assert what == reader.DOCUMENT
    assert answers.unpack(b"".join(pieces)).facts.title == "Title"


def test_a_refusal_is_a_clause(line) -> None:
    assert answer(line, b"") == [reader.FAILED, b"the file is empty"]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (KeyError("x"), reader.MISTAKE),
        (MemoryError(), reader.MEMORY),
        (RecursionError(), reader.FAILED),
    ],
)
def test_a_mistake_of_ours_costs_one_file(line, error, kind, monkeypatch) -> None:
    def broken(*_given: object, **_how: object) -> None:
        raise error

    monkeypatch.setattr(reader.formats, "read_opened", broken)
    what, *rest = answer(line)
    assert what == kind
    assert kind != reader.MISTAKE or b"KeyError: 'x'" in rest[0]


def test_what_does_not_fit_into_a_message_is_too_much(line, monkeypatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 10)
    assert answer(line) == [reader.MEMORY]


def test_a_long_address_is_not_asked_for(line) -> None:
    assert reader.Reading(line, ALLOWANCE).beside("x" * 10_000) is None
    assert line.said == []


def test_what_is_logged_goes_to_the_parent(line) -> None:
    relay = reader.Relay(line)
    relay.handle(logging.LogRecord("a", logging.INFO, "", 0, "%d words", (3,), None))
    assert line.said == [reader.LOGGED + bytes([logging.INFO]) + b"a: 3 words"]
