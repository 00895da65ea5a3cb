from hypothesis import given
from hypothesis import strategies as st

from desktop.library.ordering import natural


def test_numbers_count_and_case_does_not():
    names = ["Part 10", "part 9", "Appendix", "part 9b", "PART 9a"]
    assert sorted(names, key=natural) == ["Appendix", "part 9", "PART 9a", "part 9b", "Part 10"]


@given(st.lists(st.text(), max_size=6))
def test_any_names_can_be_ordered(names: list[str]):
    assert len(sorted(names, key=natural)) == len(names)
