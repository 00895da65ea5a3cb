"""Opening files, and what they say of themselves."""

from __future__ import annotations

import threading

import pytest

from desktop.pdf import DamagedError, LockedError, PdfFile
from tests.formats.pdf.samples import Made, assembled, lines, pdf, stream


def test_what_a_file_says_of_itself_is_read():
    made = Made(
        [lines("One"), lines("Two"), lines("Three")],
        info={"Title": "A title – with a dash 😀"},
        labels="0 <</S /r>> 1 <</S /D /St 12>> 2 <</P (A-) /S /D /St 3>>",
        catalog="/Lang (fr-CA)",
    )
    with PdfFile(made.data()) as file:
        assert file.pages == 3
        assert [file.label(n) for n in range(3)] == ["i", "12", "A-3"]
        assert file.said("Title") == "A title – with a dash 😀"
        assert file.said("Author") == ""
        assert file.language() == "fr-CA"
        assert not file.is_tagged


def test_a_file_without_labels_names_no_page():
    with PdfFile(pdf(lines("One"))) as file:
        assert file.label(0) == ""
        assert file.language() == ""


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_as_large_as_when_it_is_looked_at(rotate):
    made = Made([lines("One")], rotate=rotate, box="20 30 320 530")
    with PdfFile(made.data()) as file:
        sheet, page = file.sheet(0), file.opened(0)
        assert sheet[:2] == page.sheet[:2] == ((300, 500) if rotate % 180 == 0 else (500, 300))
        page.close()
        assert file.sheet(7)[:2] == (595, 842), "one that is not there is taken for A4"


def test_links_are_where_the_page_shows_them():
    link = "<</Type /Annot /Subtype /Link /Rect [50 400 350 420] /Dest [10 0 R /Fit]>>"
    with PdfFile(Made([lines("One")], links={0: link}, rotate=90).data()) as file:
        (found,) = file.links(0)
        assert found.page == 0
        assert found.box == (400, 50, 420, 350)
        assert file.links(7) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 ...", b"\0" * 5000, b"{\\rtf1 x}"])
def test_what_is_no_pdf_file_is_damaged(data):
    with pytest.raises(DamagedError):
        PdfFile(data)


def test_a_file_of_an_unknown_lock_is_locked():
    lock = f"/Encrypt <</Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'00' * 32}> /P -4>>"
    things = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Count 0 /Kids []>>",
        3: stream(b""),
    }
    with pytest.raises(LockedError):
        PdfFile(assembled(things, f"{lock} /ID [<00> <00>]"))


def test_a_page_tree_that_lies_costs_only_its_pages():
    whole = pdf(lines("One"), lines("Two"), lines("Three"))
    with PdfFile(whole.replace(b"14 0 R]", b"99 0 R]")) as file:
        found = [file.page(number) for number in range(file.pages)]
    assert [page.runs[0].text for page in found if page] == ["One", "Two"]


def test_the_engine_serves_one_thread_after_the_other():
    held = PdfFile(pdf(lines("One")))
    done = threading.Event()

    def read() -> None:
        with PdfFile(pdf(lines("Two"))):
            done.set()

    other = threading.Thread(target=read)
    other.start()
    assert not done.wait(0.2)
    held.close()
    held.close()
    assert done.wait(5)
    other.join()
