from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.reader.canvas.utf16 import Utf16


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_code_point_goes_to_units_and_back(text: str) -> None:
    utf16 = Utf16(text)
    for point in range(len(text) + 1):
        units = utf16.units(point)
        assert units == len(text[:point].encode("utf-16-le")) // 2
        assert utf16.point(units) == point


def test_the_middle_of_a_surrogate_pair_is_the_start_of_its_character() -> None:
    assert Utf16("𝒳a").point(1) == 0
