"""Lines that are drawn on a page, and in the forms on it."""

from __future__ import annotations

import pytest

from desktop import formats
from desktop.domain import BlockKind
from desktop.pdf import PdfFile
from tests.formats.pdf.samples import assembled, stream

GRID = (
    "0 0 m 200 0 l S 0 40 m 200 40 l S 0 80 m 200 80 l S "
    "0 0 m 0 80 l S 100 0 m 100 80 l S 200 0 m 200 80 l S"
)
WORDS = "".join(
    f"BT /F1 10 Tf {x} {y} Td ({word}) Tj ET "
    for x, y, word in ((10, 55, "Boat"), (110, 55, "Men"), (10, 15, "Gull"), (110, 15, "12"))
)


def form(inside: str, matrix: str, xobjects: str = "") -> bytes:
    made = stream(inside.encode())
    about = (
        f"/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Matrix [{matrix}] "
        f"/Resources <</Font <</F1 3 0 R>> /XObject <<{xobjects}>>>>"
    )
    return made.replace(b"<<", f"<<{about} ".encode(), 1)


def page(matrix: str, *, nested: bool = False) -> bytes:
    inner = form(GRID + " " + WORDS, "1 0 0 1 0 0")
    things = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Count 1 /Kids [10 0 R]>>",
        3: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        4: form("/X2 Do", matrix, "/X2 5 0 R") if nested else form(GRID + " " + WORDS, matrix),
        5: inner,
        10: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 11 0 R "
        b"/Resources <</XObject <</X1 4 0 R>>>>>>",
        11: stream(b"/X1 Do"),
    }
    return assembled(things, "")


@pytest.mark.parametrize("nested", [False, True])
def test_lines_in_a_form_are_where_it_is_drawn(nested):
    with PdfFile(page("1.5 0 0 1.5 50 100", nested=nested)) as file:
        rules = file.page(0).rules
    across = [rule for rule in rules if rule.width > rule.height]
    levels = {round(rule.y0 + rule.y1) // 2 for rule in across}
    assert levels == {600 - 100 - 120, 600 - 100 - 60, 600 - 100}
    assert all((rule.x0, rule.x1) == pytest.approx((50, 350), abs=3) for rule in across)


def test_a_table_in_a_form_is_a_table(tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(page("1 0 0 1 50 300"))
    content = formats.read(path).content
    assert BlockKind.TABLE in content.blocks.kinds
