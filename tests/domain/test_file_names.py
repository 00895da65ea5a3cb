from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.file_names import safe


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("हिन्दी में लिखा", "हिन्दी में लिखा"),
        ("Cafe\u0301 & co", "Caf\u00e9 & co"),
        ("Who? “a/b”:\nc", "Who “a b” c"),
        (" ..", "Pasted"),
        ("a\ud83d", "a"),
        ("--output", "output"),
        ("NUL.2024", "NUL_.2024"),
        ("read\u202ednammoc.md", "readdnammoc.md"),
        ("[[a#b^1]]", "a b 1"),
    ],
)
def test_a_file_is_named_in_any_script_but_not_by_what_no_name_may_hold(title, name):
    assert safe(title, "Pasted") == name


def test_the_name_of_a_file_is_short_enough_in_any_script():
    assert safe("\U0001d5ee" * 80, "") == "\U0001d5ee" * 50


@given(st.text(alphabet=st.characters()))
def test_no_title_makes_a_name_that_a_file_system_refuses(title):
    name = safe(title, "untitled")
    assert name
    assert len(name.encode("utf-8")) <= 201
    assert not set(name) & set('<>:"/\\|?*\0\n\t')
    assert name[0] not in " .-~"
    assert name[-1] not in " ."
