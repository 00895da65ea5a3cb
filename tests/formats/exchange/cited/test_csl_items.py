from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def facts(project_of, **item: object):
    text = json.dumps([{"id": "k", "type": "book", "title": "A", "citation-key": "k", **item}])
    (source,) = project_of("x.json", text).sources
    return source.facts


def test_our_own_export_gives_the_same_facts(project_of) -> None:
    found = facts(
        project_of,
        **{
            "id": "marsh2024", "citation-key": "marsh2024", "type": "webpage", "title": "On Boats",
            "author": [
                {"family": "Marsh", "given": "Ada"}, {"literal": "Ministry of Boats"},
                {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
                {"family": "King", "given": "Martin", "suffix": "Jr."},
            ],
            "issued": {"date-parts": [[2024, 3, 1]]}, "container-title": "The Gazette",
            "URL": "https://a.example/b", "accessed": {"date-parts": [[2024, 5, 6]]},
            "language": "en", "DOI": "10.1000/a",
        },
    )  # fmt: skip
    assert found.authors == (
        "Ada Marsh", "Ministry of Boats", "Vincent van Gogh", "Martin King Jr.",
    )  # fmt: skip
    assert (found.title, found.date, found.publisher) == ("On Boats", "2024-03-01", "The Gazette")
    assert (found.url, found.language, found.citation_key) == (
        "https://a.example/b", "en", "marsh2024",
    )  # fmt: skip
    assert found.other == {"type": "webpage", "doi": "10.1000/a", "accessed": "2024-05-06"}


@pytest.mark.parametrize(
    ("issued", "date", "more"),
    [
        ({"date-parts": [["2018", "7", 15]]}, "2018-07-15", {}),
        ({"date-parts": [["1930"], ["1952"]]}, "1930", {"date-end": "1952"}),
        ({"date-parts": [[2011]], "season": 2}, "2011", {"season": "summer"}),
        ({"date-parts": [[2011, 21]]}, "2011", {"season": "spring"}),
        ({"literal": "forthcoming"}, "forthcoming", {}),
        ({"raw": "2011-07"}, "2011-07", {}),
        ({"date-parts": [[]]}, "", {}),
        ({"date-parts": 5}, "", {}),
        ("2011-07-05", "2011-07-05", {}),
        (None, "", {}),
    ],
)
def test_dates(project_of, issued: object, date: str, more: dict[str, str]) -> None:
    found = facts(project_of, issued=issued)
    assert found.date == date
    assert found.other == {"type": "book", **more}


def test_markup_and_what_is_hidden_in_the_note(project_of) -> None:
    found = facts(
        project_of,
        id="http://zotero.org/users/1/items/ABC",
        **{"citation-key": ""},
        title="Of <i>Natrix</i> &amp; DNA<sub>2</sub>, <span style='x'>small</span> if a < b",
        note="Citation Key: marsh2024\nPMID: 123\nRead it again",
    )
    assert found.title == "Of Natrix & DNA₂, small if a < b"
    assert found.citation_key == "marsh2024"
    assert (found.other["pmid"], found.other["note"]) == ("123", "Read it again")


def test_other_json_is_none(project_of) -> None:
    for text in (
        '{"type": "FeatureCollection", "features": []}', '[{"type": "x"}]',
        '[{"type": 5, "id": 1}]', '[{"type": "article", "id": 1, "title": "Of an API"}]',
        '[{"type": "Feature", "id": 1, "author": [{"family": "A"}]}]',
        '"type"', '[{"type": "a", "id": "b"}, 1, 2, 3]',
    ):  # fmt: skip
        assert project_of("x.json", text) is None


def test_numbers_beyond_all_bounds_do_nothing(project_of) -> None:
    huge = "9" * 200_000
    dates = f'{{"date-parts": [[{huge}]]}}'
    text = f'[{{"type": "book", "DOI": "", "id": {huge}, "title": {huge}, "issued": {dates}}}]'
    begun = time.process_time()
    project = project_of("x.json", text)
    assert project is not None
    assert time.process_time() - begun < 1


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "id", "title", "author", "issued", "date-parts", "family", "items", "note"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(_JSON)
@settings(max_examples=60, deadline=None)
def test_any_json_is_items_or_none(project_of, value: object) -> None:
    project_of("x.json", json.dumps([value, "type"]))
    project_of("x.json", json.dumps({"items": value, "type": 1}))
    project_of("x.json", json.dumps([{"type": "book", "id": 1, "author": value, "issued": value}]))
