"""Strangers' files: small ones with every run, all of them on demand."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from desktop import formats
from desktop.errors import UnreadableFileError
from tests.bench.hostile import ATTACKS, WORDS, Attack, answer, docx, epub, odt, page, word
from tests.formats.pdf.samples import Made, annotation, lines
from tests.reading_children import RealSandbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.formats.door.sandbox import Sandbox

SECONDS = 30.0
SMALL = [attack for attack in ATTACKS if not attack.is_big]
BIG = [attack for attack in ATTACKS if attack.is_big]
WHOLE = {
    "a.docx": docx(word() * 40),
    "a.odt": odt(f"<text:p>{WORDS}</text:p>" * 40),
    "a.epub": epub({"a.xhtml": page(), "b.xhtml": page()}),
    "a.rtf": b"{\\rtf1 " + WORDS.encode() + b"{\\b \\'e9}\\par \\u8364? {\\footnote x}}",
    "a.html": b"<!doctype html><title>x</title><p>" + WORDS.encode() + "é</p>".encode(),
    "a.md": f"# x\n\n{WORDS} **é** [a](b)\n\n| a |\n|---|\n| b |\n".encode(),
    "a.pdf": Made(
        [lines(*[WORDS] * 20), lines(WORDS)],
        links={0: annotation("Highlight", (50, 72, 90, 82), more="/NM (n) /Contents (Note)")},
    ).data(),
    "a.txt": f"{WORDS} é\n".encode("utf-16"),
    "a.eml": f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{WORDS}".encode(),
    "a.mhtml": f"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html"
    f"\r\n\r\n<p>{WORDS}</p>\r\n--b--".encode(),
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with RealSandbox(1) as made:
        yield made


def attacked(sandbox: Sandbox, attack: Attack, folder: Path) -> None:
    path = folder / attack.name
    path.write_bytes(attack.data())
    found = answer(sandbox, path)
    assert found.seconds < SECONDS
    assert "mistake" not in found.told
    assert attack.told in found.told
    assert bool(found.text) is not bool(attack.told)
    assert "root:" not in found.text


@pytest.mark.parametrize("attack", SMALL, ids=lambda attack: attack.name)
def test_a_hostile_file_gets_its_words_read_or_one_sentence(sandbox, attack, tmp_path) -> None:
    attacked(sandbox, attack, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("attack", BIG, ids=lambda attack: attack.name)
def test_a_big_hostile_file_too(sandbox, attack, tmp_path) -> None:
    attacked(sandbox, attack, tmp_path)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_short_is_read_or_refused(name, tmp_path) -> None:
    whole, path = WHOLE[name], tmp_path / name
    for twentieth in range(1, 20):
        path.write_bytes(whole[: max(1, len(whole) * twentieth // 20)])
        with contextlib.suppress(UnreadableFileError):
            formats.read(path)
    path.write_bytes(whole)
    assert "ordinary words" in formats.read(path).content.text


NETWORK = ("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.", "subprocess.", "os.exec")
"""Events by which Python tells that a program turns to the network, or to another program."""


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_asks_the_network(name, tmp_path, monkeypatch) -> None:
    asked: list[str] = []
    listening = True

    def listen(event: str, _arguments: object) -> None:
        if listening and event.startswith(NETWORK):
            asked.append(event)

    path = tmp_path / name
    path.write_bytes(WHOLE[name])
    sys.addaudithook(listen)
    formats.read(path)
    listening = False
    assert asked == []


def test_what_is_no_file_is_refused_at_once(sandbox, tmp_path) -> None:
    (tmp_path / "folder.epub").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "round.txt").symlink_to("round.txt")
    (tmp_path / "nowhere.txt").symlink_to("nothing")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "plug.txt"))
    told = {path.name: answer(sandbox, path).told for path in tmp_path.iterdir()}
    assert told == {
        "folder.epub": "it is a folder, not a file",
        "pipe.txt": "it is a device, not a file",
        "zero.txt": "it is a device, not a file",
        "plug.txt": "it is a device, not a file",
        "round.txt": "it could not be read (too many levels of symbolic links)",
        "nowhere.txt": "there is no such file",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be read by root")
def test_a_closed_file_is_refused(sandbox, tmp_path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(WORDS)
    path.chmod(0)
    assert answer(sandbox, path).told == "you have no permission to read it"


@pytest.mark.parametrize("name", [b"new\nline.txt", b"caf\xe9.txt", b"\xf0\x9f\x98\x80\x01.txt"])
def test_odd_names_are_read(sandbox, name, tmp_path) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text(WORDS)
    assert answer(sandbox, path).text == WORDS


def test_a_file_that_changes_while_it_is_read(sandbox, tmp_path) -> None:
    path, stop = tmp_path / "a.docx", threading.Event()
    whole = docx(word() * 200)

    def change() -> None:
        while not stop.is_set():
            path.write_bytes(whole[: len(whole) // 2])
            path.write_bytes(whole)

    thread = threading.Thread(target=change)
    path.write_bytes(whole)
    thread.start()
    try:
        begun = time.monotonic()
        while time.monotonic() - begun < 0.5:
            assert "mistake" not in answer(sandbox, path).told
    finally:
        stop.set()
        thread.join()
    assert answer(sandbox, path).text.startswith(WORDS)
