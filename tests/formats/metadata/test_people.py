from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.formats.metadata.people import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Quarrie", ["Ines Quarrie"]),
        ("By Ines Quarrie", ["Ines Quarrie"]),
        ("BY INES QUARRIE", ["INES QUARRIE"]),
        ("Written by Ines Quarrie and Wen Abara", ["Ines Quarrie", "Wen Abara"]),
        ("Ines Quarrie, Wen Abara & Jo Silt", ["Ines Quarrie", "Wen Abara", "Jo Silt"]),
        ("Ines Quarrie; Wen Abara", ["Ines Quarrie", "Wen Abara"]),
        ("Quarrie, Ines", ["Ines Quarrie"]),
        ("Ines Quarrie, Jr.", ["Ines Quarrie Jr."]),
        ("Ines Quarrie, Political Editor", ["Ines Quarrie"]),
        ("Mark Di Stefano", ["Mark Di Stefano"]),
        ("Di Stefano", ["Di Stefano"]),
        ("Von Ines Quarrie", ["Ines Quarrie"]),
        ("Par Ines Quarrie et Wen Abara", ["Ines Quarrie", "Wen Abara"]),
        ("Por: Inês Abóbora", ["Inês Abóbora"]),
        ("By Ines Quarrie March 4, 2031 3:46 PM", ["Ines Quarrie"]),
        ("Minh Le", ["Minh Le"]),
        ("作者：李小明", ["李小明"]),
        ("بقلم سارة حداد", ["سارة حداد"]),
        ("https://face.example/ines", []),
        ("@ines", []),
        ("SaltRope.com", []),
        ("Ines Quarrie - Harbour Writer", ["Ines Quarrie"]),
        ("ines@post.example", []),
        ("admin", []),
        ("Guest", []),
        ("in cairo", []),
        ("", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert list(names([text])) == expected


def test_each_name_once_and_never_the_publisher() -> None:
    found = names(["Ines Quarrie", "By ines quarrie", "Salt & Rope"], publisher="Salt & Rope")
    assert found == ("Ines Quarrie",)


def test_an_agency_beside_a_person_and_a_publisher_within_a_name() -> None:
    assert names(["Ines Quarrie", "Harbour Wire"]) == ("Ines Quarrie",)
    assert names(["Harbour Wire"]) == ("Harbour Wire",)
    assert names(["Editions The Rope", "Ines Quarrie"], publisher="The Rope") == ("Ines Quarrie",)


@example("A,")
@given(st.text(max_size=120))
@settings(max_examples=60)
def test_any_text(text: str) -> None:
    for name in names([text]):
        assert name == name.strip()
        assert "http" not in name
        assert len(name) <= 82
