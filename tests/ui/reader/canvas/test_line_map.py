import itertools

import pytest
from PySide6.QtGui import QTextLayout

from desktop.ui.reader.canvas.line_map import LineMap, is_in_ligature

pytestmark = pytest.mark.usefixtures("qapp")


def laid_out(text: str, width: float = 400) -> QTextLayout:
    layout = QTextLayout(text)
    layout.beginLayout()
    layout.createLine().setLineWidth(width)
    layout.endLayout()
    return layout


def line_map(text: str, width: float = 400) -> LineMap:
    layout = laid_out(text, width)
    return LineMap(layout, layout.lineAt(0))


def test_the_characters_of_a_line_are_in_visual_order_without_gaps() -> None:
    cells = sorted(line_map("She said שלום לכולם and left").cells)
    assert [c.start for c in cells] == [*range(9), *range(18, 8, -1), *range(19, 28)]
    for one, other in itertools.pairwise(cells):
        assert one.right == pytest.approx(other.left, abs=0.01)


def test_the_right_half_of_a_hebrew_letter_is_before_it() -> None:
    first = next(c for c in line_map("שלום").cells if c.start == 0)
    assert first.beside(first.right - 0.1) == 0
    assert first.beside(first.left + 0.1) == 1


def test_beyond_the_line_the_nearest_character_answers() -> None:
    assert line_map("aש").cell(-50).start == 0
    assert line_map("aש").cell(999).start == 1
    assert line_map("").cell(3) is None


@pytest.mark.parametrize("text", ["ש office affable", "قال لا والإسلام، السلام"])
def test_the_characters_of_a_ligature_share_its_width(text: str) -> None:
    cells = sorted(line_map(text).cells)
    for one, other in itertools.pairwise(cells):
        assert one.right <= other.left + 0.01


def test_the_caret_stands_where_its_character_begins() -> None:
    made = line_map("ab שלום")
    places = {cell.start: cell for cell in made.cells}
    assert made.caret(0) == places[0].left
    assert made.caret(4) == places[4].right
    assert made.caret(7) == places[6].left
    assert line_map("").caret(0) is None


def test_lam_and_alef_are_one_and_two_lams_are_two() -> None:
    layout = laid_out("لا الله")
    inside = [n for n in range(8) if is_in_ligature(layout.lineAt(0), n)]
    if not inside:
        pytest.skip("the font has no ligatures")
    assert 1 in inside
    assert 2 not in inside
    assert 0 not in inside
