from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.kept.obsidian_tags import spelled


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("detention", "detention"),
        ("detention/data not held", "detention/data_not_held"),
        ("a-b_c/Größe", "a-b_c/Größe"),
        ("2024", "_2024"),
        ("years/2024", "years/2024"),
        ("C++ & Rust", "C_Rust"),
        ("???", "__"),
        ("a/???/b", "a/_/b"),
        ("移民", "移民"),
        ("done ✅", "done_✅"),
    ],
)
def test_a_tag_is_spelled_as_a_note_takes_it(path, said):
    assert spelled([path]) == {path: said}


def test_a_tag_that_is_fine_keeps_its_spelling_and_the_other_is_told_apart():
    found = spelled(["data not held", "data_not_held", "Data (not) held"])
    assert found["data_not_held"] == "data_not_held"
    assert found["data not held"].startswith("data_not_held_")
    assert len({one.casefold() for one in found.values()}) == 3
    assert spelled(["data not held", "data_not_held"])["data not held"] == found["data not held"]


@given(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=12))
def test_spelled_tags_are_legal_and_unique(paths):
    found = spelled(paths)
    assert len({one.casefold() for one in found.values()}) == len(paths)
    for one in found.values():
        assert not re.search(r"[\s#\[\]()|^%`*~$<>\\,;:.!?\"']", one)
        assert re.search(r"[^\d/-]", one)
