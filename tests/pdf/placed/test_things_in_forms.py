"""Pictures in forms are pictures: a scan is often in one."""

from __future__ import annotations

import pytest

from desktop.pdf import PdfFile
from desktop.pdf.placed.things_in_forms import WHOLE, Matrix
from desktop.pdf.printed import Box
from tests.formats.pdf.samples import assembled, stream

PICTURE = b"q 100 0 0 50 20 30 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"


def form(drawn: bytes, matrix: str) -> bytes:
    about = f"/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Matrix [{matrix}] "
    kept = "/Resources <</XObject <</X2 5 0 R>>>>"
    return stream(drawn).replace(b"<<", f"<<{about} {kept} ".encode(), 1)


def pictures(outer: bytes, matrix: str = "1 0 0 1 0 0") -> list[list[float]]:
    """Return the sides of the pictures of a page with a form that draws so."""
    things = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Count 1 /Kids [10 0 R]>>",
        4: form(outer, matrix),
        5: form(PICTURE, "1 0 0 1 5 6"),
        10: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 11 0 R "
        b"/Resources <</XObject <</X1 4 0 R>>>>>>",
        11: stream(b"q 2 0 0 2 0 0 cm /X1 Do Q"),
    }
    with PdfFile(assembled(things, "")) as file:
        page = file.opened(0)
        sides = page.text().pictures
        page.close()
    return [[round(side) for side in sides[at : at + 4]] for at in range(0, len(sides), 4)]


@pytest.mark.parametrize(
    ("drawn", "matrix", "found"),
    [
        (PICTURE, "1 0 0 1 0 0", [[40, 440, 240, 540]]),
        (PICTURE, "0 1 -1 0 150 0", [[140, 360, 240, 560]]),
        (b"/X2 Do", "1 0 0 1 0 0", [[50, 428, 250, 528]]),
        (b"/X1 Do " * 3, "1 0 0 1 0 0", []),
        (b"0 0 m 9 9 l S", "1 0 0 1 0 0", []),
    ],
)
def test_pictures_in_forms_are_where_they_are_drawn(drawn, matrix, found):
    assert pictures(drawn, matrix) == found


def test_one_matrix_after_another():
    turned = Matrix(0, 1, -1, 0, 10, 0)
    assert turned.then(WHOLE) == turned
    assert turned.box(Box(0, 0, 4, 2)) == Box(8, 0, 10, 4)
    assert turned.then(Matrix(2, 0, 0, 2, 1, 1)).point(4, 0) == (21, 9)
