"""Where letters stand."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.pdf.lettering.letter_places import LetterPlaces
from tests.formats.pdf.samples import Made, Text


@pytest.fixture
def places():
    opened = []

    def of(*texts: Text) -> LetterPlaces:
        file = pypdfium2.PdfDocument(Made([texts]).data())
        text = pdfium.FPDFText_LoadPage(file[0])
        opened.extend([lambda: pdfium.FPDFText_ClosePage(text), file.close])
        return LetterPlaces(text)

    yield of
    for close in opened:
        close()


def test_letters_are_wider_apart_than_each_is_wide(places):
    found = places(Text("ab", 50, 80, 20))
    both, first, last = found.box(0, 1), found.box(0, 0), found.box(1, 1)
    assert (both.x0, both.x1) == (first.x0, last.x1)
    assert first.x1 == pytest.approx(last.x0, abs=0.5)
    drawn = found.tight(0)
    assert first.x0 <= drawn.x0 < drawn.x1 <= first.x1
    assert not found.are_one(0)
    assert found.box(7, 7) is None
