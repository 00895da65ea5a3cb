"""A child that draws pages, what it may do, and what is believed of it."""

from __future__ import annotations

import os
import signal
import struct
import sys
import time
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from desktop.domain.printed.page_wishes import (
    Broken,
    Drawn,
    GivenUp,
    Kind,
    Linked,
    PageLink,
    Read,
    Sheets,
    Wish,
)
from desktop.formats.door import limits
from desktop.formats.pages import PageProcess, page_process, wire
from desktop.pdf import PdfFile
from tests.formats.pdf.samples import HEIGHT, WIDTH, Made, Text, lines, locked
from tests.formats.picture.samples import png, rows
from tests.quick_workers import real_children

pytestmark = pytest.mark.usefixtures("real_children")
FILE = b"file"
PART = Wish(Kind.DRAW, FILE, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT)


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("pages") / "two.pdf"
    made.write_bytes(Made([lines("The first page", size=20), lines("The second")]).data())
    return made


@pytest.fixture(scope="module")
def shared(path):
    with real_children():
        process = PageProcess()
    process.open(FILE, path)
    process.ask(PART)
    answer(process)
    yield process
    process.close()


@pytest.fixture
def own(path):
    process = PageProcess()
    process.open(FILE, path)
    yield process
    process.close()


def answer(process: PageProcess, patience: float = 30.0):
    until = time.monotonic() + patience
    while time.monotonic() < until:
        wait([process.line], 1)
        for found in process.answers():
            if isinstance(found, Drawn):
                return found._replace(picture=bytes(found.picture))
            return found
    raise TimeoutError


def test_a_page_is_drawn_into_shared_memory(shared):
    shared.ask(PART)
    found = answer(shared)
    assert found.wish == PART
    assert len(found.picture) == 4 * WIDTH * HEIGHT
    grey = found.picture[::4]
    assert grey[0] == 255
    assert min(grey) < 100


def test_a_picture_that_is_still_held_keeps_no_process(path):
    process = PageProcess()
    process.open(FILE, path)
    process.ask(PART)
    found = None
    while found is None:
        wait([process.line], 30)
        found = next(process.answers(), None)
    process.close()
    with pytest.raises(ValueError, match="released"):
        found.picture[0]


def test_a_picture_is_a_page_like_any_other(own, tmp_path):
    scan = tmp_path / "scan.png"
    scan.write_bytes(png(0, rows()))
    own.open(b"scan", scan)
    own.ask(Wish(Kind.DRAW, b"scan", 0, 0, 40, 30, 0, 0, 40, 30))
    grey = answer(own).picture[::4]
    assert grey[15 * 40 + 5] < 60
    assert grey[15 * 40 + 35] > 200


def test_the_places_of_characters_come_with_the_digest_of_the_page(shared, path):
    shared.ask(Wish(Kind.READ, FILE, 1))
    found = answer(shared)
    assert isinstance(found, Read)
    with PdfFile(path.read_bytes()) as file:
        assert found.digest == file.page(1).digest
    assert len(found.boxes) == 4 * len("The second")
    assert not found.pictures


def test_all_pages_are_counted_without_looking_at_what_is_on_them(own, tmp_path):
    labelled = tmp_path / "labelled.pdf"
    made = Made([lines("One"), lines("Two")], labels="0 <</S /r>>", box="0 0 200 300", rotate=90)
    labelled.write_bytes(made.data())
    own.open(b"other", labelled)
    own.ask(Wish(Kind.SHEETS, b"other"))
    found = answer(own)
    assert isinstance(found, Sheets)
    assert list(found.sizes) == [300, 200, 300, 200]
    assert found.labels == ("i", "ii")


def test_links_are_told_where_they_are_seen(own, tmp_path):
    linked = tmp_path / "linked.pdf"
    link = "<</Type /Annot /Subtype /Link /Rect [50 400 350 420] "
    links = {0: f"{link} /Dest [12 0 R /Fit]>>{link} /A <</S /URI /URI (https://a.example/)>>>>"}
    linked.write_bytes(Made([lines("One"), lines("Two")], links=links).data())
    own.open(b"other", linked)
    own.ask(Wish(Kind.LINKS, b"other", 0))
    box = (50, HEIGHT - 420, 350, HEIGHT - 400)
    assert answer(own).links == (PageLink(*box, "", 1), PageLink(*box, "https://a.example/", -1))
    own.ask(Wish(Kind.LINKS, b"other", 1))
    assert answer(own) == Linked(Wish(Kind.LINKS, b"other", 1), ())


def test_wishes_are_granted_in_their_order_a_few_at_a_time(shared):
    taken = []
    while shared.can_take:
        taken.append(PART._replace(page=len(taken) % 2))
        shared.ask(taken[-1])
    assert len(taken) == wire.SLOTS
    assert shared.wishes == taken
    assert [answer(shared).wish for _ in taken] == taken
    assert shared.can_take
    assert shared.in_hand is None


def test_a_page_that_is_not_there_costs_that_page_alone(shared):
    shared.ask(Wish(Kind.READ, FILE, 7))
    assert answer(shared) == Broken(Wish(Kind.READ, FILE, 7))
    shared.ask(PART)
    assert isinstance(answer(shared), Drawn)


def test_a_file_that_is_none_is_told(shared, tmp_path):
    other = tmp_path / "none.pdf"
    other.write_bytes(b"no pages")
    shared.open(b"other", other)
    found = answer(shared)
    assert isinstance(found, Broken)
    assert found.wish.kind is Kind.OPEN


def test_a_part_that_is_too_large_is_never_asked_for(shared):
    with pytest.raises(ValueError, match="too large"):
        shared.ask(PART._replace(across=100_000, down=100_000))


def test_a_file_that_is_not_there_is_told_at_once(shared, tmp_path):
    with pytest.raises(OSError, match="none"):
        shared.open(b"x", tmp_path / "none")


def test_what_is_given_up_is_answered_and_the_next_is_granted(own, tmp_path):
    slow = tmp_path / "slow.pdf"
    words = [Text("drawn again and again", n % 300, n % 500) for n in range(20_000)]
    slow.write_bytes(Made([words]).data())
    own.open(b"slow", slow)
    large = Wish(Kind.DRAW, b"slow", 0, 0, 1000, 1000, 0, 0, 1000, 1000)
    own.ask(large)
    begun = time.monotonic()
    assert isinstance(answer(own), Drawn)
    whole = time.monotonic() - begun
    own.ask(large)
    own.ask(PART)
    time.sleep(whole / 8)
    own.give_up(large)
    begun = time.monotonic()
    assert answer(own) == GivenUp(large)
    assert time.monotonic() - begun < whole / 2
    assert answer(own).wish == PART
    own.ask(large)
    assert isinstance(answer(own), Drawn), "what was given up can be wished again"


def test_what_is_given_up_before_it_is_begun_is_never_begun(own):
    own.ask(PART)
    answer(own)
    os.kill(own.pid, signal.SIGSTOP)
    own.ask(PART)
    read = Wish(Kind.READ, FILE, 1)
    own.ask(read)
    own.give_up(read)
    os.kill(own.pid, signal.SIGCONT)
    assert isinstance(answer(own), Drawn)
    assert answer(own) == GivenUp(read)


def test_a_locked_file_opens_with_its_password_alone(own, tmp_path, caplog):
    file = tmp_path / "locked.pdf"
    file.write_bytes(locked("kept", "sesame"))
    opening = Wish(Kind.OPEN, b"locked")
    for wrong in ("", "Sesame"):
        own.open(b"locked", file, wrong)
        assert answer(own) == Broken(opening, is_locked=True)
        assert b"locked" not in own.files
        own.ask(PART._replace(file=b"locked"))  # as whoever has not heard of it yet
        assert answer(own) == Broken(PART._replace(file=b"locked"))
    assert not caplog.records
    own.open(b"locked", file, "sesame")
    own.ask(PART._replace(file=b"locked"))
    assert isinstance(answer(own), Drawn)


def test_of_many_files_those_asked_for_last_stay_open(own, path):
    names = [b"%d" % number for number in range(wire.FILES + 1)]
    for name in names:
        own.open(name, path)
        own.ask(PART._replace(file=name))
        assert isinstance(answer(own), Drawn)
    assert names[0] not in own.files
    assert FILE not in own.files
    own.ask(PART._replace(file=names[1]))
    assert isinstance(answer(own), Drawn)
    own.open(b"more", path)
    assert names[1] in own.files
    own.ask(PART._replace(file=names[1]))
    assert isinstance(answer(own), Drawn)


def test_the_death_of_a_child_is_noticed_with_the_page_it_was_at(own):
    own.ask(PART)
    answer(own)
    os.kill(own.pid, signal.SIGSTOP)
    own.ask(PART)
    assert own.in_hand == PART
    os.kill(own.pid, signal.SIGKILL)
    with pytest.raises(EOFError):
        answer(own)
    assert own.in_hand == PART


@pytest.mark.skipif(sys.platform != "linux", reason="as the kernel tells")
def test_the_child_is_shut_in(own):
    own.ask(PART)
    answer(own)
    said = Path(f"/proc/{own.pid}/status").read_text(encoding="ascii")
    assert "NoNewPrivs:\t1" in said
    assert "Seccomp:\t2" in said
    open_now = {str(one.readlink()) for one in Path(f"/proc/{own.pid}/fd").iterdir()}
    assert not [one for one in open_now if one.endswith(".pdf")]
    told = Path(f"/proc/{own.pid}/limits").read_text(encoding="ascii")
    assert f"{limits.MEMORY}" in told


class _Line:
    """A child that says anything."""

    def __init__(self, *said: bytes) -> None:
        self.said = said

    def send(self, _message: bytes, _file: int | None = None) -> None:
        pass

    def messages(self):
        yield from self.said


PAGE = struct.pack("<2f", 10, 20)
NAN = float("nan")
SIDES = struct.pack("<4f", 0, 0, 1, 1)
NOWHERE = struct.pack("<i", -1)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.SHEETS, wire.SHEETS + wire.NUMBER.pack(1)),
        (Kind.SHEETS, wire.SHEETS + wire.PAGES.pack(1, 2) + PAGE),
        (Kind.SHEETS, wire.SHEETS + wire.PAGES.pack(1, wire.MOST_PAGES + 1)),
        (Kind.SHEETS, wire.SHEETS + wire.PAGES.pack(1, 1) + struct.pack("<2f", 0, 20)),
        (Kind.SHEETS, wire.SHEETS + wire.PAGES.pack(1, 1) + struct.pack("<2f", 1, float("inf"))),
        (Kind.SHEETS, wire.SHEETS + wire.PAGES.pack(1, 1) + PAGE + b"1\n2"),
        (Kind.SHEETS, wire.SHEETS + wire.PAGES.pack(1, 1) + PAGE + b"9" * 65),
        (Kind.SHEETS, wire.DRAWN + wire.NUMBER.pack(1)),
        (Kind.LINKS, wire.LINKED + wire.NUMBER.pack(1)),
        (Kind.LINKS, wire.LINKED + wire.LINKS.pack(1, 1) + SIDES),
        (Kind.LINKS, wire.LINKED + wire.LINKS.pack(1, wire.MOST_LINKS + 1)),
        (Kind.LINKS, wire.LINKED + wire.LINKS.pack(1, 1) + SIDES + NOWHERE + b"a\nb"),
        (Kind.LINKS, wire.LINKED + wire.LINKS.pack(1, 1) + SIDES + NOWHERE + b"a" * 4097),
        (Kind.LINKS, wire.LINKED + wire.LINKS.pack(1, 1) + struct.pack("<4f", 0, 0, 1, 1e30)
         + NOWHERE),
    ],
)  # fmt: skip
def test_no_child_of_ours_says_this_of_pages(kind, said, monkeypatch):
    expect_its_end(kind, said, monkeypatch)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"?",
        wire.DRAWN,
        wire.DRAWN + wire.NUMBER.pack(99),
        wire.DRAWN + wire.NUMBER.pack(1),
        wire.READ + wire.NUMBER.pack(1),
        wire.READ + wire.TEXT.pack(1, 4, 0, 0) + bytes(8),
        wire.READ + wire.TEXT.pack(1, 3, 0, 0) + bytes(8 + 12),
        wire.READ + wire.TEXT.pack(1, 0, 0, 3) + bytes(8 + 12),
        wire.READ + wire.TEXT.pack(1, 4 << 20, 0, 0),
        wire.READ + wire.TEXT.pack(1, 4, 0, 0) + bytes(8) + struct.pack("<4f", 0, 0, 1, NAN),
        wire.READ + wire.TEXT.pack(1, 4, 0, 0) + bytes(8) + struct.pack("<4f", 0, 0, 1, 1e30),
    ],
)
def test_what_no_child_of_ours_says_is_its_end(said, monkeypatch):
    expect_its_end(Kind.READ, said, monkeypatch)


def expect_its_end(kind: Kind, said: bytes, monkeypatch) -> None:
    class Fake:
        pid = 0

        def __init__(self, *_all: object, **_named: object) -> None:
            self.line = _Line(said)

        def kill(self) -> None:
            pass

    monkeypatch.setattr(page_process, "ChildProcess", Fake)
    monkeypatch.setattr(limits, "limit_work_of", lambda *_: None)
    process = PageProcess()
    process.ask(Wish(kind, FILE))
    with pytest.raises(EOFError):
        list(process.answers())
    assert process.in_hand == Wish(kind, FILE)
    process.close()
