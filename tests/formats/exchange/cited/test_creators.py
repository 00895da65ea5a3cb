from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.citing.author_names import AuthorName, author_name
from desktop.formats.exchange.cited.creators import of_parts, written


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Marsh", "Ada"), "Ada Marsh"),
        (("Gogh", "Vincent", "van"), "Vincent van Gogh"),
        (("van Gogh", "Vincent"), "Vincent van Gogh"),
        (("Gelder", "Pieter van"), "Pieter van Gelder"),
        (("King", "Martin Luther", "", "Jr."), "Martin Luther King Jr."),
        (("García Márquez", "Gabriel"), "García Márquez, Gabriel"),
        (("山田", "太郎"), "山田, 太郎"),
        (("OECD",), "OECD"),
        (("Ministry of Justice",), "Ministry of Justice"),
        (("Fonds Ada",), "{Fonds Ada}"),
        (("", "Plato"), "Plato"),
        (("", ""), ""),
    ],
)
def test_names_are_written_as_people_do(parts: tuple[str, ...], name: str) -> None:
    assert of_parts(*parts) == name


_WORDS = st.sampled_from(
    ["Ada", "Marsh", "de", "la", "García", "Bank", "of", "III", "O'Hara", "Lu", "山田", "x"]
)
_PART = st.lists(_WORDS, max_size=3).map(" ".join)


@given(_PART, _PART, st.sampled_from(["", "van", "de la"]), st.sampled_from(["", "Jr.", "III"]))
def test_no_word_of_a_name_is_lost(family: str, given_: str, particle: str, suffix: str) -> None:
    name = of_parts(family, given_, particle, suffix)
    wanted = f"{family} {given_} {particle} {suffix if given_ else ''}".split()
    assert sorted(name.replace(",", "").strip("{}").split()) == sorted(wanted)


@given(st.lists(_WORDS, min_size=1, max_size=4).map(" ".join))
def test_parts_are_told_again(text: str) -> None:
    name = author_name(text)
    assert author_name(written(name)) == name


def test_an_office_stays_one() -> None:
    office = AuthorName(literal="Example Group")
    assert author_name(written(office)) == office
