"""What was filled into forms is read as it is seen, and nothing else of them."""

from __future__ import annotations

import pytest

from desktop.pdf import PdfFile
from desktop.pdf.printed import UNPRINTED
from tests.formats.pdf.samples import HEIGHT, Made, Text, lines

LABEL = Text("Name:", 50, 80)
NAME = f"/FT /Tx /T (name) /Rect [100 {HEIGHT - 84} 300 {HEIGHT - 68}]"
STATES = "/AP <</N <</Yes 11 0 R /Off 11 0 R>>>>"


def filled(*fields: str, texts=(LABEL,), **about):
    """Return the words that were filled in on a page."""
    with PdfFile(Made([[*texts]], fields=fields, **about).data()) as file:
        page = file.page(0)
    return [run for run in page.runs if run.first == UNPRINTED]


def test_words_stand_where_they_are_seen():
    first, last = filled(f"{NAME} /V (Ada Lovelace)")
    assert (first.text, first.parted, last.text, last.parted) == ("Ada", "\n", "Lovelace", " ")
    assert 100 <= first.box.x0 < first.box.x1 < last.box.x0 < last.box.x1 <= 300
    assert 68 <= first.box.y0 < first.baseline < first.box.y1 <= 84


def test_every_line_of_a_long_answer_stands_below_the_one_before():
    found = filled("/FT /Tx /T (why) /Ff 4096 /Rect [50 100 300 200] /V (One\\rtwo\\rthree)")
    assert [run.text for run in found] == ["One", "two", "three"]
    assert [run.parted for run in found] == ["\n"] * 3
    bases = [run.baseline for run in found]
    assert bases == sorted(set(bases))


def test_what_was_chosen_and_ticked_is_told():
    place = "/Rect [50 100 200 116]"
    chosen = f"/FT /Ch /T (town) /Ff 131072 /Opt [(Riga) (Turku)] /V (Turku) {place}"
    ticked = f"/FT /Btn /T (yes) {STATES} /V /Yes /AS /Yes {place}"
    left = f"/FT /Btn /T (no) {STATES} /V /Off /AS /Off {place}"
    assert [run.text for run in filled(chosen, ticked, left)] == ["Turku", "☒"]


@pytest.mark.parametrize(
    "field",
    [
        NAME,
        f"{NAME} /V ()",
        f"{NAME} /V (   )",
        f"{NAME} /Ff 8192 /V (secret)",
        f"{NAME.replace('/T (name)', '/T (name) /F 2')} /V (hidden)",
        "/FT /Btn /Ff 65536 /T (send) /Rect [50 100 200 116] /MK <</CA (Send)>>",
        "/FT /Tx /T (thin) /Rect [50 100 50 116] /V (nowhere)",
    ],
)
def test_nothing_else_is(field):
    assert filled(field) == []


def test_a_page_that_is_read_turned_has_what_is_filled_in_turned_alike():
    texts = [Text("Most of the page", 200 + 12 * n, 300, turn=90) for n in range(5)]
    (found,) = filled("/FT /Tx /T (name) /Rect [100 100 116 300] /V (Ada)", texts=texts)
    assert found.box.width > found.box.height
    assert not found.turned


def test_a_file_without_a_form_has_none():
    assert filled(texts=lines("Name:")) == []
