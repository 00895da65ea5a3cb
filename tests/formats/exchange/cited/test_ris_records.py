from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

OURS = (
    "TY  - NEWS\r\nID  - gazette2024\r\nAU  - van Gogh, Vincent\r\nAU  - Ministry of Boats\r\n"
    "TI  - Harbour opens\r\nPY  - 2024\r\nDA  - 2024/03/01/\r\nT2  - The Harbour Gazette\r\n"
    "DO  - 10.1000/a\r\nUR  - https://a.example/b\r\nLA  - en\r\nY2  - 2024/05/06/\r\n"
    "KW  - boats\r\nKW  - ships\r\nER  - \r\n\r\n"
    "TY  - GEN\r\nID  - x\r\nTI  - A\r\nDA  - ///around 1900\r\nER  - \r\n"
)


def test_our_own_export_gives_the_same_facts(project_of) -> None:
    project = project_of("x.ris", OURS)
    news, other = (source.facts for source in project.sources)
    assert project.has_facts_only
    assert news.title == "Harbour opens"
    assert news.authors == ("Vincent van Gogh", "Ministry of Boats")
    assert (news.date, news.publisher) == ("2024-03-01", "The Harbour Gazette")
    assert (news.url, news.language, news.citation_key) == (
        "https://a.example/b", "en", "gazette2024",
    )  # fmt: skip
    assert news.other == {
        "type": "article-newspaper", "doi": "10.1000/a", "accessed": "2024-05-06",
        "keywords": "boats; ships",
    }  # fmt: skip
    assert (other.date, other.citation_key) == ("around 1900", "x")


def source(project_of, text: str):
    (found,) = project_of("x.ris", text).sources
    return found


def test_variants_of_fields(project_of) -> None:
    found = source(
        project_of,
        "Record 1 of 2\n\ufeffTY  - JOUR\nA1  - Marx,Karl\nA1  - King, Martin, Jr.\n"
        "A2  - Quill, Ada\n"
        "T1  - A long\ntitle of two lines\nJF  - The Gazette\nPB  - Press\nY1  - 2011///Spring\n"
        "VL  - 9\nIS  - 3\nSP  - 1\nEP  - 7\nSN  - 1932-6208\nM1  - 7\nN2  - Words.\n"
        "N1  - <p>One <b>two</b></p><p>Three</p>\nN1  - plain\nL1  - files/a.pdf\n"
        "L1  - /etc/passwd\n"
        "DO  - https://doi.org/10.1000/x\nUR  - http://a.example/1; http://a.example/2\n"
        "LA  - English\n",
    )  # fmt: skip
    facts = found.facts
    assert facts.title == "A long title of two lines"
    assert facts.authors == ("Karl Marx", "Martin King Jr.")
    assert (facts.date, facts.other["season"]) == ("2011", "spring")
    assert (facts.publisher, facts.other["publisher"]) == ("The Gazette", "Press")
    assert (facts.other["page"], facts.other["issn"]) == ("1–7", "1932-6208")
    assert (facts.other["doi"], facts.url, facts.language) == (
        "10.1000/x", "http://a.example/1", "en",
    )  # fmt: skip
    assert facts.other["editor"] == "Ada Quill"
    assert [note.text for note in found.notes] == ["One **two**\n\nThree", "plain"]
    assert found.beside == ("files/a.pdf",)


def test_the_most_exact_of_several_dates_counts(project_of) -> None:
    record = "TY  - BOOK\nTI  - A\nPY  - 1988\nDA  - 1988/05/\nER  - "
    assert source(project_of, record).facts.date == "1988-05"


def test_records_that_nothing_ends_or_that_share_a_number(project_of) -> None:
    project = project_of("x.ris", "TY  - BOOK\nID  - 7\nTI  - A\nTY - BOOK\nID - 7\nTI - B\n")
    assert [one.facts.title for one in project.sources] == ["A", "B"]
    assert len({one.identity for one in project.sources}) == 2
    assert [one.facts.citation_key for one in project.sources] == ["", ""]


def test_a_book_has_no_container_and_a_chapter_has(project_of) -> None:
    chapter = "TY  - CHAP\nTI  - Part\nT2  - Whole\nPB  - Press\nER  - "
    facts = source(project_of, chapter).facts
    assert (facts.title, facts.publisher, facts.other["container-title"]) == (
        "Part", "Press", "Whole",
    )  # fmt: skip


def test_a_file_without_records_is_none(project_of) -> None:
    assert project_of("x.ris", "FN Some Database\nVR 1.0\nPT J\nER\n") is None


@given(st.binary(max_size=200) | st.text(st.sampled_from("TYERAU1 -\n<p>/"), max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_records_or_none(project_of, data: bytes | str) -> None:
    project_of("x.ris", data)
    if isinstance(data, str):
        project_of("x.ris", "TY  - JOUR\n" + data)


@pytest.mark.parametrize(
    "rest", ["a\n" * 300_000, "AU  - a, b\n" * 100_000, "N1  - " + "<p>" * 100_000, " " * 3_000_000]
)
def test_endless_records_are_read_quickly(project_of, rest: str) -> None:
    begun = time.process_time()
    project_of("x.ris", "TY  - JOUR\nTI  - A\n" + rest)
    assert time.process_time() - begun < 4
