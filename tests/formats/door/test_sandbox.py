from __future__ import annotations

import multiprocessing
import os
import signal
import struct
import threading
import time
from typing import TYPE_CHECKING

import pytest

from desktop.domain import AS_IT_IS, Parsed, ReadingChoice
from desktop.errors import (
    CancelledError,
    PasswordNeededError,
    UnreadableFileError,
    WrongPasswordError,
)
from desktop.formats.door.confined.child import Child, untold
from desktop.formats.door.limits import Allowance
from desktop.formats.door.sandbox import Sandbox
from tests.formats.epub.samples import page, parts_of
from tests.formats.pdf.samples import lines, locked, pdf
from tests.formats.samples import packed
from tests.reading_children import RealSandbox

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 40, 30) + b"\x08\x06\x00\x00\x00"
MEMORY_HUNGRY = "a b c\n\n" * 3_000_000


def long_book(pages: int) -> bytes:
    written = "<p>" + "<i>some</i> words " * 150 + "</p>"
    files: dict[str, str | bytes] = {f"p{n}.xhtml": page(written) for n in range(pages)}
    return packed(parts_of(files, " ".join(f"p{n}" for n in range(pages))))


@pytest.fixture(scope="module")
def sandbox():
    with RealSandbox(2) as made:
        yield made


@pytest.fixture
def files(tmp_path) -> list[Path]:
    made = []
    for number in range(12):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Title {number}\n\nThe text of document {number} is not long.")
        made.append(path)
    return made


def test_a_document_comes_back_whole(sandbox, files) -> None:
    parsed = sandbox.read(files[3])
    assert parsed.facts.title == "Title 3"
    assert parsed.content.section_path(0)[0].title == "Title 3"


def test_refusals_come_back_as_errors(sandbox, tmp_path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file") as caught:
        sandbox.read(tmp_path / "none.txt")
    assert caught.value.path == tmp_path / "none.txt"


def test_what_readers_of_notes_load_late_is_there(sandbox, tmp_path):
    path = tmp_path / "x.bib"
    path.write_text(r"@book{k, author={G{\"o}del, K.}, title={$\alpha$ \& \textless}}")
    (source,) = sandbox.read_any(path).sources
    assert (source.facts.title, source.facts.authors) == ("α & <", ("K. Gödel",))


def test_each_file_is_read_as_was_chosen(sandbox, tmp_path):
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    for one in (path, other):
        one.write_bytes("żółw, jak".encode("cp1250"))
    choices = {path: ReadingChoice("koi8-r")}
    text = path.read_bytes().decode("koi8-r")
    assert sandbox.read(path, choices[path]).content.text == text
    answers = dict(sandbox.read_many([path, other], lambda: False, choices=choices))
    assert answers[path].encoding == "koi8-r"
    assert answers[other].encoding == "windows-1250"


def test_a_password_opens_a_file_and_is_in_no_log(sandbox, tmp_path, caplog):
    caplog.set_level("DEBUG")
    path, key = tmp_path / "locked.pdf", "hunter2"
    path.write_bytes(locked("Secret words", key))
    assert sandbox.read(path, ReadingChoice(password=key)).content.text == "Secret words"
    with pytest.raises(PasswordNeededError):
        sandbox.read(path)
    with pytest.raises(WrongPasswordError):
        sandbox.read(path, ReadingChoice(password=key + "!"))
    assert key not in caplog.text + repr(ReadingChoice(password=key))


def test_many_are_read_each_once(sandbox, files, tmp_path) -> None:
    wanted = [*files, tmp_path / "none.txt"]
    answers = dict(sandbox.read_many(wanted, lambda: False))
    assert set(answers) == set(wanted)
    assert isinstance(answers[tmp_path / "none.txt"], UnreadableFileError)
    assert sum(isinstance(answer, Parsed) for answer in answers.values()) == len(files)


def test_many_stop_soon_when_cancelled(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MEMORY_HUNGRY)
    with Sandbox(1) as sandbox:
        began = time.monotonic()
        list(sandbox.read_many([path], lambda: time.monotonic() - began > 0.3))
        assert time.monotonic() - began < 0.6


def test_a_file_that_takes_too_much_work_is_given_up_and_the_next_one_read(tmp_path, files) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(r"{\rtf1 " + r"{\b a}" * 3_000_000 + "}")
    with Sandbox(1, allowance=Allowance(seconds=2, per_megabyte=0)) as sandbox:
        answers = dict(sandbox.read_many([path, files[0]], lambda: False))
        assert "takes more than 2 seconds of work" in str(answers[path])
        assert isinstance(answers[files[0]], Parsed)


def child_of(sandbox: Sandbox, path: Path) -> BaseProcess:
    """Have a file read, and return the child that was started for it."""
    before = set(multiprocessing.active_children())
    sandbox.read(path)
    (child,) = set(multiprocessing.active_children()) - before
    return child


def test_what_is_allowed_grows_with_what_there_is_to_read() -> None:
    allowance = Allowance(seconds=20, per_megabyte=3, most=600, patience=10, grace=60)
    assert [allowance.work(size << 20) for size in (0, 10, 1_000)] == [20, 50, 600]
    assert allowance.wait(20) == 260
    assert [allowance.gained(parts) for parts in (0, 40, 50_000, 1 << 31)] == [
        0,
        20,
        25_000,
        25_000,
    ]


def test_a_big_file_tells_how_far_it_is_read(tmp_path) -> None:
    path = tmp_path / "long.epub"
    path.write_bytes(long_book(300))
    told: list[tuple[int, int]] = []
    with Sandbox(1) as sandbox:
        [(_, parsed)] = sandbox.read_many(
            [path], lambda: False, lambda _path, done, total: told.append((done, total))
        )
        assert isinstance(parsed, Parsed)
        assert told == sorted(set(told))
        assert {total for _, total in told} == {300}
        told.clear()
        sandbox.read(path, told=lambda _path, done, total: told.append((done, total)))
        assert told


def test_reading_one_file_is_cancelled(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MEMORY_HUNGRY)
    looked: list[bool] = []

    def cancelled() -> bool:
        looked.append(True)
        return len(looked) > 4

    with Sandbox(1) as sandbox, pytest.raises(CancelledError):
        sandbox.read(path, cancelled=cancelled)
    assert len(looked) == 5


@pytest.mark.usefixtures("real_children")
def test_a_file_that_eats_memory_is_given_up_and_the_next_one_read(tmp_path, files) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MEMORY_HUNGRY)
    with Sandbox(1, memory=350 << 20) as sandbox:
        with pytest.raises(UnreadableFileError, match="more memory"):
            sandbox.read(path)
        assert sandbox.read(files[0]).facts.title == "Title 0"


def killing(times: int, spared: str = "") -> type[Child]:
    """Return children of which so many are killed as soon as they are given a file."""

    class Killed(Child):
        left = times

        def begin(self, opened, *choice) -> None:
            doomed = Killed.left and opened.path.name != spared
            if doomed:  # or it might have answered before it dies
                os.kill(self.process.pid or 0, signal.SIGSTOP)
            super().begin(opened, *choice)
            if doomed:
                Killed.left -= 1
                self.process.kill()
                self.process.join()

    return Killed


def test_a_file_whose_child_was_killed_is_read_again_after_all_others(files, monkeypatch) -> None:
    monkeypatch.setattr("desktop.formats.door.sandbox.Child", killing(1))
    with Sandbox(2) as sandbox:
        answers = list(sandbox.read_many(files, lambda: False))
        assert all(isinstance(answer, Parsed) for _, answer in answers)
        assert answers[-1][0] == files[0]
        assert {path for path, _ in answers} == set(files)


def test_a_file_that_brings_its_child_down_twice_is_reported(files, monkeypatch) -> None:
    monkeypatch.setattr("desktop.formats.door.sandbox.Child", killing(99, files[1].name))
    with Sandbox(1) as sandbox:
        answers = dict(sandbox.read_many(files[:2], lambda: False))
        assert "brought the importer down" in str(answers[files[0]])
        assert isinstance(answers[files[1]], Parsed)
        with pytest.raises(UnreadableFileError, match="brought the importer down"):
            sandbox.read(files[0])


def test_a_single_file_whose_child_was_killed_is_read_again(files, monkeypatch) -> None:
    monkeypatch.setattr("desktop.formats.door.sandbox.Child", killing(1))
    with Sandbox(1) as sandbox:
        assert sandbox.read(files[0]).facts.title == "Title 0"


class Deadly(Child):
    """Dies at some pages of a file, unless they are left out; and at first wherever it is."""

    pages: frozenset[int] = frozenset()

    def begin(self, opened, choice=AS_IT_IS, left_out=None):
        self.left_out = left_out
        super().begin(opened, choice, left_out)

    def answer(self, told=untold):
        if self.left_out is None and self.path.suffix == ".pdf":
            self.process.kill()
            self.process.join()
        return super().answer(told)

    def _come_to(self, part, parts):
        super()._come_to(part, parts)
        if part in self.pages - set(self.left_out or ()):
            self.process.kill()
            self.process.join()
            raise EOFError


@pytest.mark.parametrize("many", [False, True])
def test_a_page_that_brings_children_down_is_left_out(files, tmp_path, monkeypatch, many) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*[lines(f"Said on {n}.", y=300) for n in range(5)]))
    monkeypatch.setattr("desktop.formats.door.sandbox.Child", Deadly)
    monkeypatch.setattr(Deadly, "pages", frozenset({1, 3}))
    with Sandbox(1) as sandbox:
        if many:
            parsed = dict(sandbox.read_many([path, files[0]], lambda: False))[path]
        else:
            parsed = sandbox.read(path)
    assert parsed.remarks == ("2 of 5 pages could not be read.",)
    said = parsed.content.text.split("\n")
    assert said == [
        "Said on 0.", "Page 2, could not be read", "Said on 2.", "Page 4, could not be read",
        "Said on 4.",
    ]  # fmt: skip


def test_a_file_that_brings_them_down_wherever_it_is_read_is_given_up(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*[lines(f"Said on {n}.", y=300) for n in range(20)]))
    monkeypatch.setattr("desktop.formats.door.sandbox.Child", Deadly)
    monkeypatch.setattr(Deadly, "pages", frozenset(range(20)))
    monkeypatch.setattr("desktop.formats.door.sandbox._MOST_LEFT_OUT", 2)
    with Sandbox(1) as sandbox, pytest.raises(UnreadableFileError, match="brought the importer"):
        sandbox.read(path)


def test_a_child_that_died_at_rest_costs_no_file(files) -> None:
    with Sandbox(1) as sandbox:
        child = child_of(sandbox, files[0])
        child.kill()
        child.join()
        assert sandbox.read(files[1]).facts.title == "Title 1"


def test_a_page_has_the_pictures_beside_it_and_no_others(sandbox, tmp_path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for path in (folder / "a b.png", tmp_path / "secret.png"):
        path.write_bytes(PNG + path.name.encode())
    page = folder / "page.html"
    page.write_text(
        "<title>T</title><p>Some words stand here.</p>"
        '<img src="a%20b.png"><img src="../secret.png"><img src="a%20b.png?again">'
    )
    parsed = sandbox.read(page, ReadingChoice(whole_page=True))
    assert list(parsed.assets.values()) == [(folder / "a b.png").read_bytes()]


@pytest.mark.usefixtures("real_children")
def test_children_outlive_the_thread_that_asked_for_them(files) -> None:
    before = set(multiprocessing.active_children())
    with Sandbox(1) as sandbox:
        thread = threading.Thread(target=sandbox.read, args=(files[0],))
        thread.start()
        thread.join()
        time.sleep(0.2)
        assert all(child.is_alive() for child in set(multiprocessing.active_children()) - before)
        assert set(multiprocessing.active_children()) - before


def test_it_can_be_used_again_after_closing(files) -> None:
    sandbox = Sandbox(1)
    assert sandbox.read(files[0]).facts.title == "Title 0"
    sandbox.close()
    assert sandbox.read(files[1]).facts.title == "Title 1"
    sandbox.close()


@pytest.mark.usefixtures("real_children")
def test_children_end_with_their_owner(files) -> None:
    sandbox = Sandbox(1)
    child = child_of(sandbox, files[0])
    pid = child.pid
    sandbox.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
