from __future__ import annotations

import logging
import time
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

import pytest

from desktop.domain import Parsed
from desktop.errors import UnreadableFileError
from desktop.formats.door import sniff
from desktop.formats.door.confined import reader
from desktop.formats.door.confined.child import Child
from desktop.formats.door.limits import MEMORY, Allowance
from tests.formats.door.confined import bodies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

USUAL = Allowance()
SOON = Allowance(seconds=60, per_megabyte=0, patience=0, grace=1.5)


@pytest.fixture
def path(tmp_path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "beside.png").write_bytes(b"x")
    (tmp_path / "private.txt").write_text("x")
    path = folder / "a.txt"
    path.write_text("Title\n\nSome words.")
    return path


@pytest.fixture
def hire(path, monkeypatch) -> Iterator[Callable[..., Child]]:
    """Give a child with another body a file."""
    hired: list[Child] = []

    def call(body: Callable[..., None] = reader.serve, allowance: Allowance = USUAL) -> Child:
        monkeypatch.setattr(reader, "serve", body)
        child = Child(MEMORY, allowance)
        hired.append(child)
        with sniff.opened(path) as opened:
            child.begin(opened)
        return child

    yield call
    for child in hired:
        child.kill()


def answer_of(child: Child, seconds: float = 30) -> Parsed | UnreadableFileError | None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        wait([child.line], 0.05)
        begun = time.monotonic()
        answer = child.answer()
        assert time.monotonic() - begun < 1
        if answer is not None:
            return answer
    return None


@pytest.mark.parametrize(
    "body",
    [
        bodies.pickled,
        bodies.gigabytes,
        bodies.two_weights,
        bodies.unheard_of,
        bodies.short_numbers,
        bodies.long_clause,
    ],
)
def test_a_child_that_says_what_cannot_be_is_killed(hire, body, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(bodies.RAN, str(tmp_path / "ran"))
    child = hire(body)
    answer = answer_of(child)
    assert isinstance(answer, UnreadableFileError)
    assert answer.reason.startswith("its importer made a mistake (")
    assert not child.is_alive
    assert child.process.exitcode is not None
    assert not child.was_killed
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("body", [bodies.half, bodies.endless])
def test_a_child_that_never_comes_to_an_end_is_given_up(hire, body) -> None:
    answer = answer_of(hire(body, SOON))
    assert "made no headway" in str(answer)


def test_what_a_child_says_of_its_weight_is_believed_within_reason(hire, monkeypatch) -> None:
    allowed: list[float] = []
    monkeypatch.setattr(
        "desktop.formats.door.confined.child.limits.limit_work_of",
        lambda _process, seconds: allowed.append(round(seconds)),
    )
    child = hire(bodies.endless_weight, Allowance(seconds=2, per_megabyte=1_000_000, most=900))
    assert answer_of(child, 1.5) is None
    assert allowed == [2, 345]  # a page of 18 bytes, packed at most twentyfold


def test_work_is_counted_from_outside(hire) -> None:
    answer = answer_of(hire(bodies.busy, Allowance(seconds=1, per_megabyte=0)))
    assert "takes more than 1 second of work" in str(answer)


def test_what_a_child_says_is_shown_without_what_a_terminal_obeys(hire, caplog) -> None:
    with caplog.at_level(logging.INFO, "desktop"):
        answer = answer_of(hire(bodies.coloured_clause))
    assert answer.reason == "it is �[31mred��"
    assert "\x1b" not in caplog.text
    assert "[31mred" in caplog.text


def test_a_child_is_given_what_lies_beside_its_file_and_nothing_else(hire) -> None:
    assert answer_of(hire(bodies.curious)).reason == "yes no no no"


def test_an_honest_child_reads_and_has_its_lines_logged(hire, caplog) -> None:
    with caplog.at_level(logging.INFO, "desktop"):
        answer = answer_of(hire())
    assert isinstance(answer, Parsed)
    assert answer.facts.title == "Title"
    assert "Read as text" in caplog.text
    assert "Some words" not in caplog.text


def test_a_child_that_cannot_begin_leaves_word_in_the_log(hire, caplog) -> None:
    child = hire(bodies.broken)
    assert "brought the importer down" in answer_of(child).reason
    assert child.was_killed
    assert "ZeroDivisionError" in caplog.text


class Asleep:
    """Stands in for the line to a child, which hears and soon says nothing more."""

    def __init__(self, *messages: bytes) -> None:
        self.said = list(messages)

    def send(self, _request: bytes, _file: int | None = None) -> None:
        return

    def messages(self) -> Iterator[bytes]:
        while self.said:
            yield self.said.pop(0)

    def close(self) -> None:
        return


def test_a_busy_machine_does_not_refuse_a_file(hire, path, monkeypatch) -> None:
    now = [1_000.0]
    child = hire()
    monkeypatch.setattr("desktop.formats.door.confined.child.time.monotonic", lambda: now[0])
    child.running.line.close()
    child.running.line = Asleep(
        reader.WEIGHED + reader.WEIGHT.pack(0),
        reader.PROGRESS + reader.PARTS.pack(1, 4),
        reader.PROGRESS + reader.PARTS.pack(2, 4),
    )
    told: list[tuple[int, int]] = []
    with sniff.opened(path) as opened:
        child.begin(opened)
    for _ in range(9):
        assert child.answer(lambda _path, done, total: told.append((done, total))) is None
        now[0] += 20
    assert told == [(1, 4), (2, 4)]
    now[0] += 100
    answer = child.answer()
    assert isinstance(answer, UnreadableFileError)
    assert "made no headway" in answer.reason
