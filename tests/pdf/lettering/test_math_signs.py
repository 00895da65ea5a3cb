from __future__ import annotations

import pytest

from desktop.pdf import PdfFile
from desktop.pdf.lettering.math_signs import PRIVATE, signs_of
from tests.formats.pdf.samples import Made, Text

MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
    "1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <F8E9> <42> <0062> "
    "endbfchar endcmap end end"
)


@pytest.mark.parametrize(
    ("name", "number", "sign"),
    [
        (b"abcdef+cmsy10", 0x30, "′"),
        (b"cmbsy7", 0x6B, "‖"),
        (b"cmex10", ord("X"), "∑"),
        (b"cmex10", 0x0C, "|"),
        (b"cmex10", 0x28, "{"),
        (b"cmex9", 0x4F, "⨂"),
        (b"cmex9", 0x43, "⎟"),
        (b"msam10", 4, "■"),
    ],
)
def test_numbers_of_signs_stand_for_what_tex_has_there(name, number, sign):
    assert signs_of(name)[number] == sign


@pytest.mark.parametrize("name", [b"cmr10", b"cmmi8", b"cmsystem", b"helvetica", b""])
def test_other_fonts_say_themselves_what_their_letters_are(name):
    assert not signs_of(name)


def test_private_letters_of_adobe_are_what_they_look_like():
    with PdfFile(Made([[Text("AB")]], maps=MAP).data()) as file:
        page = file.page(0)
    assert "".join(run.text for run in page.runs) == "©b"
    assert page.unreadable == 0
    assert (PRIVATE[0xF8EB], PRIVATE[0xF8FE]) == ("⎛", "⎭")


def test_primes_and_sums_of_a_real_file_are_no_noughts_and_letters(corpus):
    (path,) = (corpus / "pdf").glob("009-*.pdf")
    with PdfFile(path.read_bytes()) as file:
        said = "".join(run.text for number in range(60) for run in file.page(number).runs)
    assert said.count("′") > 30
    assert said.count("⋃") > 10


def test_a_font_that_names_its_signs_is_believed_before_its_name():
    program = b"%!PS-AdobeFont-1.0\n/Encoding 256 array\ndup 48 /prime put\ndup 49 /zero put\neexec"
    assert signs_of(b"txsys", program) == {48: "′"}
    assert signs_of(b"cmsy10", program.replace(b"dup 48 /prime", b"dup 48 /owner"))[48] == "∋"
    assert signs_of(b"txsys", program[2:]) == {}
    assert signs_of(b"txsys", b"%!PS-AdobeFont-1.0\neexec dup 48 /prime put") == {}
