from __future__ import annotations

import pytest

from desktop.formats.recognise.printed_names import is_name, people


@pytest.mark.parametrize(
    "name",
    [
        "Ada Quill",
        "J. P. O’Dell",
        "Cara de Ford",
        "Lord Brook of Mill",
        "Kim Min-ji",
        "Åsa Öst",
        "李 明",
    ],
)
def test_names(name) -> None:
    assert is_name(name, 2)


@pytest.mark.parametrize(
    "text",
    ["the count", "Boats are counted", "Ada", "Count 12 Boats", "Why?", "", "A (B)", "One, Two"],
)
def test_other_words(text) -> None:
    assert not is_name(text, 2)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Quill and Bo Hara", ("Ada Quill", "Bo Hara")),
        ("Ada Quill, Bo Hara & Cara Ford", ("Ada Quill", "Bo Hara", "Cara Ford")),
        ("Ada Quill, Bo Hara, and Cara Ford", ("Ada Quill", "Bo Hara", "Cara Ford")),
        ("Boats and what they carry", ()),
    ],
)
def test_lists_of_names(text, names) -> None:
    assert people(text, 2) == names
