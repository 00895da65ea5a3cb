from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Facts
from desktop.domain.citing.citation_key import LONGEST, free_key, is_key


def nobody(_key: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (Facts("The Detention of Asylum Seekers", ("Ada Marsh",), "2024-05-17"),
         "marsh2024detention"),
        (Facts("A Survey", ("Łukasz Żółkiewski", "B. Other"), "2019"), "zolkiewski2019survey"),
        (Facts("Straßen in Ærø", ("Jürgen Müßig",)), "mussigstrassen"),
        (Facts("Letters", ("van Gogh, Vincent",), "1888"), "vangogh1888letters"),
        (Facts("What the harbour holds", (), "2021", "Ministry of Justice"),
         "ministryjustice2021harbour"),
        (Facts("Harbour survey", (), "2026-01-02"), "harbour2026survey"),
        (Facts("2024: 12 Years", (), "2024"), "years2024"),
        (Facts("Q&A on children's homes", ("Ada Marsh",), "about 1998"), "marsh1998q"),
        (Facts("L’été à Paris", ("Zoé Ng",), "2001"), "ng2001lete"),
        (Facts("史記", ("司馬遷",)), "document"),
        (Facts("The", (), ""), "the"),
        (Facts("Annual report", ("Office for National Statistics and Other Very Long Words",),
               "2020"), "officenationalstatistics2020annual"),
    ],
)  # fmt: skip
def test_a_key_is_made_of_who_when_and_what(facts, key):
    assert free_key(facts, nobody) == key


def test_namesakes_get_letters():
    facts = Facts("Detention", ("Ada Marsh",), "2024")
    taken: set[str] = set()
    for _ in range(30):
        taken.add(free_key(facts, lambda key: key.casefold() in taken))
    assert {"marsh2024detention", "marsh2024detentiona", "marsh2024detentionz"} < taken
    assert {"marsh2024detentionaa", "marsh2024detentionab"} < taken
    assert len(taken) == 30


def test_what_a_file_brought_is_kept_as_it_is_where_it_can_be_a_key():
    assert free_key(Facts("T", citation_key="DBLP:conf/icml/Marsh24"), nobody) == (
        "DBLP:conf/icml/Marsh24"
    )
    assert free_key(Facts("T", citation_key=" {Marsh, 2024} "), nobody) == "Marsh2024"
    assert free_key(Facts("Title", citation_key=",{}"), nobody) == "title"
    assert free_key(Facts("T", citation_key="Marsh24"), lambda key: key == "Marsh24") == "Marsh24a"


@pytest.mark.parametrize("text", ["a", "marsh2024", "Müller_20-x", "a.b:c/d+e"])
def test_what_can_be_a_key(text):
    assert is_key(text)


@pytest.mark.parametrize(
    "text", ["", "a b", "a,b", "{a}", "a%", "-a", "a.", "@a", "a\\b", "a" * (LONGEST + 1)]
)
def test_what_can_be_none(text):
    assert not is_key(text)


@given(
    st.builds(Facts, st.text(), st.tuples(st.text()), st.text(), st.text(),
              citation_key=st.text()),
)  # fmt: skip
def test_whatever_the_facts_the_key_is_one(facts):
    key = free_key(facts, nobody)
    assert is_key(key)
    assert is_key(free_key(facts, lambda other: other == key))
