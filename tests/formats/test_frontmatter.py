from __future__ import annotations

from desktop.formats.frontmatter import read_facts


def test_facts_find_their_places() -> None:
    facts = read_facts(
        'title: "Boats: a \\"count\\""\n'
        "author: [Ada Quill, 'Bo O''Hara']\n"
        "date: 2024-03-01T10:00:00Z  # printed\n"
        "source: The Harbour Gazette\n"
        "url: https://a.example/b#c\n"
        "lang: en\n"
        "desk: Ports\n"
    )
    assert facts.title == 'Boats: a "count"'
    assert facts.authors == ("Ada Quill", "Bo O'Hara")
    assert facts.date == "2024-03-01"
    assert facts.publisher == "The Harbour Gazette"
    assert facts.url == "https://a.example/b#c"
    assert facts.language == "en"
    assert facts.other == {"desk": "Ports"}


def test_lists_and_folded_text_over_lines() -> None:
    facts = read_facts(
        "authors:\n  - Ada Quill\n  - Bo Hara\nabout: >\n  one\n  two\ntags:\n- a\n- b\n"
    )
    assert facts.authors == ("Ada Quill", "Bo Hara")
    assert facts.other == {"about": "one two", "tags": "a, b"}


def test_a_web_address_as_source_is_the_url() -> None:
    assert read_facts("source: https://a.example/").url == "https://a.example/"


def test_nonsense_has_no_facts() -> None:
    assert read_facts("::\n- - -\n{{{\n\t[\n").title == ""
