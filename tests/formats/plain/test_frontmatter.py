from __future__ import annotations

import pytest

from desktop.formats.plain.frontmatter import read_facts, split


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


MAPPINGS = [
    'layout: post\ntitle:  "Welcome"\ndate:   2015-11-17 16:16:01 -0600\ncategories: a b',
    'tags:\n  - a\n  - b\naliases: [x, "y, z"]\ncssclass: wide',
    "tags:\n- a\n- b\ncreated: 2024-01-01",
    'title: "Boats: a count"\ndraft: true\nmenu:\n  main:\n    weight: 3',
    "title: X\nabstract: |\n  We did this.\n\n  And that # too: x.\nother: >-\n  one two\n  three.",
    "# set by hand\ntitle: X  # for now",
    "title: X\ntags: [\n  a,\n  b\n]",
    'title: "X goes\n  on"\nx: 1',
    "\"title\": X\n'my key': 2",
    "title: X\n\ndate: 2024",
    "title:\ndate:",
    "Status: done\nProject: Harbour",
    "description: This is about nine things that happened.",
    "title: Boats: a count",
    "og:title: Boats",
    "Titel: Hafen\nDatum: 2024-01-01\nAutor: Ada Quill",
    "标题: 港口\n日期: 2024-01-01",
    "title: X\nNote: This is a longer sentence of mine.",
    "author:\n  - name: Ada\n    affiliation: Harbour Office\ntitle: X",
    "title: X\nheader-includes:\n  - \\usepackage{x}",
]


@pytest.mark.parametrize("front", MAPPINGS)
@pytest.mark.parametrize("closing", ["---\n", "...\n", "---  \n", "---"])
def test_a_mapping_between_rules_is_no_text(front: str, closing: str) -> None:
    found, rest = split(
        f"---\n{front}\n{closing}Body" if closing[-1] == "\n" else f"---\n{front}\n---"
    )
    assert found == f"{front}\n"
    assert rest in ("Body", "")


PROSE = [
    "\n# Heading after the rule\n\nPara one.",
    "The first words of a text between rules.",
    "Note: this is a sentence with a colon, not metadata.\nAnd a line without.",
    "Note: this is a sentence with a colon, not metadata.",
    "Note : ceci est une phrase avec deux points, pas une donnée.",
    "Chair: The committee is open.\nWitness: Thank you, Chair.",
    "Chair: Yes.\nWitness: No.\nChair: Good.",
    "Chair: Yes.\nWitness: No.",
    "May 3: nine came.",
    "A: What time was it?\nB: Late.",
    "Author: I began in 1990 and never stopped.\nEditor: And then what happened?",
    'He said: "We left in May and came back."',
    "主席: 委员会现在开会了。",
    "主席：开会了。",
    "- one\n- two",
    "1. one: two",
    "A Title\n===\n\ntext",
    "2024-05-01: nine came.",
    "12:30 the session opened",
    "http://a.example/",
    "**Note**: text here",
    "> Quote: text",
    "# Heading",
    "    code: x",
    "In the old hall of the harbour: nine people",
    "title: X\nand then prose goes on here.",
    "| a | b: c |",
    "First, second: third",
    "",
]


@pytest.mark.parametrize("prose", PROSE)
def test_words_between_rules_are_text(prose: str) -> None:
    written = f"---\n{prose}\n---\n\nMore."
    assert split(written) == ("", written)


@pytest.mark.parametrize(
    "written",
    [
        "----\ntitle: X\n----\nB",
        "***\ntitle: X\n***\nB",
        "\n---\ntitle: X\n---\nB",
        " ---\ntitle: X\n---\nB",
        "---\ntitle: X\n\nBody",
        "+++\ntitle = 1\n+++\nB",
        "Title\n---\n\ntext\n\n---\n",
    ],
)
def test_only_three_dashes_in_the_first_line_begin_it(written: str) -> None:
    assert split(written) == ("", written)
