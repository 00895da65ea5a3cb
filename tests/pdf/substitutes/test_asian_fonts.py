"""Letters of fonts that are not in a file are drawn with those of the computer."""

from __future__ import annotations

import ctypes
import sys
from contextlib import closing
from multiprocessing.connection import wait
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest

from desktop.domain.printed.page_wishes import Drawn, Kind, Wish
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.pages import PageProcess
from desktop.pdf.substitutes.asian_fonts import SystemFonts, chosen, font_files
from tests.formats.pdf.samples import assembled, stream

JAPANESE, KOREAN = pdfium.FXFONT_SHIFTJIS_CHARSET, pdfium.FXFONT_HANGEUL_CHARSET


def test_the_best_font_is_chosen_for_each_charset():
    files = [Path(name) for name in ("DejaVu.ttf", "DroidSansFallbackFull.ttf", "NanumGothic.ttf")]
    found = chosen(files)
    assert found[JAPANESE].name == "DroidSansFallbackFull.ttf"
    assert found[KOREAN].name == "NanumGothic.ttf"
    assert not chosen(files[:1])


def test_the_engine_is_handed_the_whole_of_a_font(tmp_path):
    path = tmp_path / "IPAexGothic.ttf"
    path.write_bytes(b"a font")
    fonts = SystemFonts({JAPANESE: path, KOREAN: tmp_path / "gone.ttf"}).raw
    exact = ctypes.c_int()
    font = fonts.MapFont(fonts, 400, 0, JAPANESE, 0, None, exact)
    assert font
    assert not fonts.MapFont(fonts, 400, 0, KOREAN, 0, None, exact)
    assert not fonts.MapFont(fonts, 400, 0, pdfium.FXFONT_ANSI_CHARSET, 0, None, exact)
    size = fonts.GetFontData(fonts, font, 0, None, 0)
    data = (ctypes.c_ubyte * size)()
    assert fonts.GetFontData(fonts, font, 0, data, size) == size
    assert bytes(data) == b"a font"
    assert fonts.GetFontData(fonts, font, 0x74746366, None, 0) == 0
    name = ctypes.create_string_buffer(40)
    fonts.GetFaceName(fonts, font, name, len(name))
    assert name.value == b"IPAexGothic"


def japanese() -> bytes:
    """Return a page with a letter of a font that is not in the file."""
    about = b"<</Registry (Adobe) /Ordering (Japan1) /Supplement 2>>"
    things = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Count 1 /Kids [10 0 R]>>",
        3: b"<</Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UCS2-H "
        b"/DescendantFonts [4 0 R]>>",
        4: b"<</Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo %b "
        b"/FontDescriptor 5 0 R>>" % about,
        5: b"<</Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /ItalicAngle 0 "
        b"/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 900]>>",
        10: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 11 0 R "
        b"/Resources <</Font <</F1 3 0 R>>>>>>",
        11: stream(b"BT /F1 200 Tf 100 200 Td <5e8f> Tj ET"),
    }
    return assembled(things, "")


with_fonts = pytest.mark.skipif(
    sys.platform != "linux" or not chosen(font_files([Path("/usr/share/fonts")])),
    reason="no font with these letters is here",
)


@with_fonts
@pytest.mark.usefixtures("real_children")
def test_letters_that_are_not_in_the_file_are_read_behind_the_shut_door(tmp_path):
    path = tmp_path / "japanese.pdf"
    path.write_bytes(japanese())
    with Sandbox() as sandbox:
        assert sandbox.read(path).content.text == "序"


@with_fonts
@pytest.mark.usefixtures("real_children")
def test_a_page_process_draws_letters_that_are_not_in_the_file(tmp_path):
    path = tmp_path / "japanese.pdf"
    path.write_bytes(japanese())
    pictures = []
    with closing(PageProcess()) as process:
        process.open(b"1", path)
        process.ask(Wish(Kind.DRAW, b"1", 0, 0, 200, 300, 0, 0, 200, 300))
        while process.wishes:
            wait([process.line], 1)
            pictures += [bytes(a.picture) for a in process.answers() if isinstance(a, Drawn)]
    assert any(min(picture[::4]) < 128 for picture in pictures)
