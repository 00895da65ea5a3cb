"""How letters are set."""

from __future__ import annotations

import pytest

from desktop.pdf import PdfFile
from tests.formats.pdf.samples import BOLD, Made, Text


def runs(*texts: Text, catalog: str = ""):
    with PdfFile(Made([texts], catalog=catalog).data()) as file:
        page = file.page(0)
    return page.runs if page else []


def test_tags_are_asked_for_in_tagged_files_only():
    texts = Text("Words", tag="P"), Text("7", y=500, tag="Artifact")
    tagged = runs(*texts, catalog="/MarkInfo <</Marked true>>")
    assert [(run.tag, run.artifact) for run in tagged] == [(0, False), (-1, True)]
    assert [(run.tag, run.artifact) for run in runs(*texts)] == [(-1, False), (-1, False)]


def test_a_font_tells_by_their_names_what_its_signs_are():
    texts = Text("within 5"), Text("00", 88, 76, 7, BOLD)
    with PdfFile(Made([texts], signs={48: "prime"}).data()) as file:
        page = file.page(0)
    assert [run.text for run in page.runs] == ["within", "5", "′′"]


@pytest.mark.parametrize(
    "matrix", ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0", ".7071 .7071 -.7071 .7071"]
)
def test_letters_are_turned_with_the_form_that_they_are_in(matrix):
    drawn = f"q {matrix} 200 300 cm BT /F1 20 Tf (Draft) Tj ET Q"
    upright = [Text("Most of the page is upright", y=100 + 12 * line) for line in range(4)]
    with PdfFile(Made([upright], drawn=drawn).data()) as file:
        page = file.page(0)
    (draft,) = [run for run in page.runs if run.text == "Draft"]
    assert draft.turned is (matrix != "1 0 0 1")
    assert draft.slanted is matrix.startswith(".7")
