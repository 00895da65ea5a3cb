"""Arabic that is set as other programs set it: two letters by one sign, marks on their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.pdf import PdfFile
from desktop.pdf.lettering.joined_letters import begins_with_mark, in_order
from tests.formats.pdf.samples import Made, Text

LAM, ALEF, HAMZA, BEH, DAD, TANWIN = "\u0644", "\u0627", "\u0623", "\u0628", "\u0636", "\u064b"
MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
    "1 begincodespacerange <00> <ff> endcodespacerange 6 beginbfchar <41> <06440627> <42> <0628> "
    "<43> <0636> <44> <064B> <45> <0627> <46> <0644> endbfchar endcmap end end"
)


def words(*texts: Text) -> list[str]:
    """Return the words of a page, as far as spaces part them."""
    with PdfFile(Made([texts], maps=MAP).data()) as file:
        return "".join(run.parted + run.text for run in file.page(0).runs).split()


def test_a_lam_that_is_joined_with_an_alef_stands_before_it():
    assert words(Text("BABB", 50, 80)) == [f"{BEH}{BEH}{LAM}{ALEF}{BEH}"]


def test_an_alef_before_a_lam_stays_there():
    assert words(Text("BFEB", 50, 80)) == [f"{BEH}{ALEF}{LAM}{BEH}"]


def test_a_mark_on_a_space_goes_to_the_letter_that_it_stands_over():
    texts = Text("B", 56.5, 80, 10), Text("D ", 50, 80, 10), Text("EC", 42.5, 80, 10)
    assert words(*texts) == [f"{BEH}{DAD}{TANWIN}{ALEF}"]


@pytest.mark.parametrize(
    ("letters", "parted", "read"),
    [
        ([HAMZA, LAM], "", LAM + HAMZA),
        ([TANWIN, DAD, ALEF], " ", DAD + TANWIN + ALEF),
        ([TANWIN, DAD, ALEF], "", TANWIN + DAD + ALEF),
        ([TANWIN], " ", TANWIN),
        ([TANWIN, "1"], " ", TANWIN + "1"),
        (["e", "\u0301"], " ", "e\u0301"),
    ],
)
def test_letters_are_put_in_the_order_in_which_they_are_read(letters, parted, read):
    assert in_order(letters, lambda _at: True, parted) == read


@given(st.lists(st.sampled_from(LAM + ALEF + HAMZA + TANWIN + "ab 1"), min_size=1), st.booleans())
def test_no_letter_is_lost_or_made(letters, parted):
    read = in_order([*letters], lambda at: at % 2 == 0, " " if parted else "")
    assert sorted(read) == sorted(letters)
    assert not (parted and begins_with_mark([*read]))
