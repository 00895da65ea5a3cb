from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Facts
from desktop.domain.citing.author_names import AuthorName, author_name, names_of


@pytest.mark.parametrize(
    ("written", "family", "given", "particle", "suffix"),
    [
        ("Ada Marsh", "Marsh", "Ada", "", ""),
        ("Marsh, Ada", "Marsh", "Ada", "", ""),
        ("Ada  B. Marsh (Example Party, Northmere)", "Marsh", "Ada B.", "", ""),
        ("Ludwig van Beethoven", "Beethoven", "Ludwig", "van", ""),
        ("Maria de la Cruz", "Cruz", "Maria", "de la", ""),
        ("van Gogh, Vincent", "Gogh", "Vincent", "van", ""),
        ("Charles De Gaulle", "De Gaulle", "Charles", "", ""),
        ("Martin Luther King Jr.", "King", "Martin Luther", "", "Jr."),
        ("Martin Luther King, Jr.", "King", "Martin Luther", "", "Jr."),
        ("King, Martin Luther, Jr.", "King", "Martin Luther", "", "Jr."),
        ("King, Jr., Martin Luther", "King", "Martin Luther", "", "Jr."),
        ("José Ortega y Gasset", "Gasset", "José Ortega", "y", ""),
        ("Jean-Luc O'Neill", "O'Neill", "Jean-Luc", "", ""),
        ("de Beauvoir", "Beauvoir", "", "de", ""),
    ],
)
def test_a_persons_name_has_parts(written, family, given, particle, suffix):
    assert author_name(written) == AuthorName(family, given, particle, suffix)


@pytest.mark.parametrize(
    "written",
    [
        "Ministry of Justice",
        "Home Office",
        "Reed, Marsh & Partners",
        "The Northmere Post",
        "Example Ltd.",
        "University College, Northmere",
        "Reuters",
        "司馬遷",
        "Lord Hanson of Flint",
        "Working Party 29",
    ],
)
def test_a_body_has_one_name(written):
    assert author_name(written) == AuthorName(literal=written)


def test_braces_say_that_a_name_has_no_parts():
    assert author_name("{Ada Marsh}") == AuthorName(literal="Ada Marsh")


@given(st.text())
def test_any_text_has_a_name_and_loses_no_letter_but_in_brackets(text):
    name = author_name(text)
    kept = "".join(name).replace(" ", "")
    if "(" not in text and "{" not in text:
        assert sorted(kept) == sorted("".join(text.split()).replace(",", "")) or name.literal


def test_an_author_who_publishes_it_too_is_no_person():
    facts = Facts("T", ("Open Ledger", "Ada Marsh"), publisher="open ledger")
    assert names_of(facts) == [AuthorName(literal="Open Ledger"), author_name("Ada Marsh")]
