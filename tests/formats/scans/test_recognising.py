from __future__ import annotations

import sys

import pytest

from desktop.errors import CancelledError
from desktop.formats.scans import recognising
from desktop.formats.scans.picturing import Picturing
from tests.formats.pdf.samples import pdf
from tests.formats.scans.fake import install, printing, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")
SIDEWAYS = (
    table().rstrip() + "\n" + "\n".join(
        f"5\t1\t1\t1\t1\t{n}\t100\t{200 * n}\t20\t150\t90\tharbour" for n in range(1, 4)
    )
)  # fmt: skip


@pytest.fixture
def scan(tmp_path, monkeypatch):
    monkeypatch.setattr(recognising, "READERS", 1)
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(*[[]] * 6))
    return path


@pytest.fixture
def read(tmp_path, scan, monkeypatch):
    """Return what gives the pages that a program with this body recognises."""

    def call(body: str, pages=(0, 1), told=lambda _done, _total: None, cancelled=lambda: False):
        call.calls = install(tmp_path, monkeypatch, body)
        program = recognising.installed()
        assert program is not None
        with Picturing(scan, cancelled=cancelled) as picturing:
            return recognising.recognise(picturing, pages, program, ["eng"], told)

    return call


def said(found, page: int) -> str:
    return " ".join(word.text for word in found.pages[page].words)


def test_each_page_has_its_words(read):
    told = []
    found = read(
        printing(table("The first"), table("The second")),
        pages=(1, 4),
        told=lambda *of: told.append(of),
    )
    assert {number: said(found, number) for number in found.pages} == {
        1: "The first", 4: "The second",
    }  # fmt: skip
    assert not found.failed
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)


def test_a_page_without_words_is_one(read):
    found = read(printing(table(), table("Words")))
    assert said(found, 0) == ""
    assert said(found, 1) == "Words"


def test_a_page_that_fails_costs_no_other(read):
    found = read("if number == 1: sys.exit('no memory')\n" + printing("", table("Words")))
    assert "no memory" in found.failed[0]
    assert said(found, 1) == "Words"


def test_a_page_that_is_not_there_is_said_to_be_none(read):
    found = read(printing(table("Words")), pages=(0, 9))
    assert list(found.failed) == [9]
    assert said(found, 0) == "Words"


def test_a_program_that_fails_always_is_not_asked_for_hundreds_of_pages(read):
    found = read("sys.exit('broken')", pages=range(6))
    assert sorted(found.failed) == list(range(6))
    assert len(read.calls.read_text().splitlines()) < 6


def test_rubbish_is_a_failure(read):
    assert "no table" in read("print('hello')", pages=[0]).failed[0]


def test_a_page_that_makes_no_sense_is_turned(read):
    turning = "if '--psm' in arguments: print('Rotate: 90'); sys.exit()\n"
    found = read(
        turning + printing(table("AN NNIT", unsure=["AN", "NNIT"]), "", table("Upright words")),
        pages=[0],
    )
    assert said(found, 0) == "Upright words"
    assert found.pages[0].turn == 1


def test_a_page_whose_words_stand_on_end_is_turned(read):
    turning = "if '--psm' in arguments: print('Rotate: 270'); sys.exit()\n"
    found = read(turning + printing(SIDEWAYS, "", table("Upright words")), pages=[0])
    assert said(found, 0) == "Upright words"
    assert found.pages[0].turn == 3


def test_what_reads_no_better_turned_is_left_as_it_is(read):
    turning = "if '--psm' in arguments: print('Rotate: 180'); sys.exit()\n"
    found = read(turning + printing(table("AN", unsure=["AN"]), "", table()), pages=[0])
    assert said(found, 0) == "AN"
    assert found.pages[0].turn == 0


def test_all_is_stopped_at_once(read):
    stop = []
    with pytest.raises(CancelledError):
        read(
            printing(table("Words")),
            told=lambda done, _total: stop.append(done) if done else None,
            cancelled=lambda: bool(stop),
        )
