from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError

OURS = r"""@book{marsh2024boats,
  author = {Marsh, Ada and {Ministry of Boats} and van Gogh, Vincent and {García Márquez}, Gabriel},
  title = {{Boats \& {\textbackslash{}}: 100\% of them\_all}},
  publisher = {Harbour Press},
  year = {2024},
  month = mar,
  day = {1},
  doi = {10.1000/a\_b},
  isbn = {978-0-15-658446-3},
  url = {https://a.example/b\%20c\#d},
  urldate = {2024-05-06},
  language = {en},
}

@article{gazette2023,
  title = {{Harbour opens}},
  journal = {The Harbour Gazette},
  year = {around 1900},
}
"""


def test_our_own_export_gives_the_same_facts(project_of) -> None:
    project = project_of("x.bib", OURS)
    assert project.has_facts_only
    book, news = (source.facts for source in project.sources)
    assert book.title == r"Boats & \: 100% of them_all"
    assert book.authors == (
        "Ada Marsh", "Ministry of Boats", "Vincent van Gogh", "García Márquez, Gabriel",
    )  # fmt: skip
    assert (book.date, book.publisher, book.language) == ("2024-03-01", "Harbour Press", "en")
    assert (book.url, book.citation_key) == ("https://a.example/b%20c#d", "marsh2024boats")
    assert book.other == {
        "type": "book", "doi": "10.1000/a_b", "isbn": "978-0-15-658446-3", "accessed": "2024-05-06",
    }  # fmt: skip
    assert (news.publisher, news.date) == ("The Harbour Gazette", "around 1900")


def facts(project_of, entry: str):
    (source,) = project_of("x.bib", entry).sources
    return source.facts


def test_fields_of_biblatex(project_of) -> None:
    found = facts(
        project_of,
        """@incollection{k,
          author = {family=Gelder, given=Pieter, prefix=van, useprefix=true and others},
          title = {On Boats}, subtitle = {A Count},
          booktitle = {All {{Boats}}}, editor = {Quill, Ada}, publisher = {Press},
          date = {2003/2005}, langid = {ngerman}, pages = {1--9}, location = {Bonn},
          keywords = {boats, ships;harbours},
          note = {Also at \\url{https://a.example/b}}}""",
    )
    assert found.title == "On Boats: A Count"
    assert found.authors == ("Pieter van Gelder", "et al.")
    assert (found.date, found.other["date-end"], found.language) == ("2003", "2005", "de")
    assert found.url == "https://a.example/b"
    assert found.publisher == "Press"
    assert found.other["container-title"] == "All Boats"
    assert found.other["editor"] == "Ada Quill"
    assert (found.other["page"], found.other["publisher-place"]) == ("1–9", "Bonn")
    assert found.other["keywords"] == "boats; ships; harbours"


def test_strings_months_and_joined_values(project_of) -> None:
    found = facts(
        project_of,
        '@string{hp = "Harbour" # " Press"}\n@misc{k, title = "A {B} # c", '
        'organization = hp # { Ltd}, month = "1~" # jan, year = 1999}',
    )
    assert (found.title, found.publisher, found.date) == (
        "A B # c",
        "Harbour Press Ltd",
        "1999-01-01",
    )


def test_remarks_inside_entries_and_days_in_months(project_of) -> None:
    found = facts(
        project_of, "@book{k, title={A},\n  % checked\n  pages={1}, month={May 10}, year={1999}}"
    )
    assert (found.date, found.other["page"]) == ("1999-05-10", "1")


def test_entries_take_over_from_those_they_refer_to(project_of) -> None:
    project = project_of(
        "x.bib",
        "@inproceedings{a, title={Paper}, crossref={P}}\n"
        "@proceedings{p, title={All Papers}, year={2001}, publisher={Press}}",
    )
    paper = project.sources[0].facts
    assert (paper.title, paper.other["container-title"], paper.date) == (
        "Paper", "All Papers", "2001",
    )  # fmt: skip


def test_keys_and_fields_that_are_there_twice(project_of) -> None:
    project = project_of(
        "x.bib", "@book{k, title={A}}\n@book{k, title={B}}\n@book{l, title={C}, title={D}}"
    )
    assert [source.facts.title for source in project.sources] == ["A", "B", "C"]
    assert [source.facts.citation_key for source in project.sources] == ["k", "k", "l"]
    assert len({source.identity for source in project.sources}) == 3


def test_broken_entries_are_named_and_the_rest_is_read(project_of) -> None:
    project = project_of("x.bib", "@book{a, title={A}}\n@book{b title={B}}\n@book{c, title={C}}")
    assert [source.facts.title for source in project.sources] == ["A", "C"]
    assert "lines: 2." in project.remarks[0]


def test_what_other_programs_put_between_entries(project_of) -> None:
    project = project_of(
        "x.bib",
        "% made by a program\n@preamble{\"x\"}\n@comment{jabref-meta: groups:1 G:;}\n"
        "Loose words\n@Article{k\n, Author = {Thomas K\\\"uhne}\n, title={A}\n,"
        " annote={Mine.\n\nTwo.},"
        " file = {a.pdf:files/12/a.pdf:application/pdf;C\\:\\\\b.pdf;../c.pdf;/d.pdf}}",
    )  # fmt: skip
    (source,) = project.sources
    assert source.facts.authors == ("Thomas Kühne",)
    assert [note.text for note in source.notes] == ["Mine.\n\nTwo."]
    assert source.beside == ("files/12/a.pdf",)


def test_other_encodings_and_a_mark_of_order(project_of) -> None:
    entry = "@book{k, title={Über Böte und Häfen im Winter}}"
    for data in (entry.encode("latin-1"), b"\xef\xbb\xbf" + entry.encode(), entry.encode("utf-16")):
        project = project_of("x.bib", data)
        assert project is not None
        assert project.sources[0].facts.title == "Über Böte und Häfen im Winter"


def test_a_file_of_broken_entries_is_refused(project_of) -> None:
    with pytest.raises(UnreadableFileError, match="broken off"):
        project_of("x.bib", "@book{k, title={never ends")


def test_a_file_without_entries_is_none(project_of) -> None:
    assert project_of("x.bib", "Dear @Ada, nothing here.") is None
    assert project_of("x.bib", b"") is None


@given(st.binary(max_size=300) | st.text(st.sampled_from('@bok{}(),="#\\ \n'), max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_entries_or_none(project_of, data: bytes | str) -> None:
    with suppress(UnreadableFileError):
        project_of("x.bib", data)


@pytest.mark.parametrize(
    "data",
    [
        "@book{k, title={" + "{" * 200_000,
        "@book{k, title=" + '"' * 100_000,
        "@book{k, author={" + "a and " * 40_000 + "b}}",
        "@book{k, author={" + "{" * 40_000 + "}" * 40_000 + "}}",
        "@book{k, author={" + "a, " * 60_000 + "b}}",
        "@book{k, title={" + "x" * 5_000_000 + "}}",
        "@book{k,\n title={A}\n}\n" * 10_000,
        "@" * 200_000 + "book{",
    ],
)
def test_endless_entries_are_read_quickly(project_of, data: str) -> None:
    begun = time.process_time()
    with suppress(UnreadableFileError):
        project_of("x.bib", data)
    assert time.process_time() - begun < 4
