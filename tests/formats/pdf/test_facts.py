"""What a PDF says about itself."""

from __future__ import annotations

import pytest

from desktop.formats import pdf
from desktop.formats.door.source import Source
from tests.formats.pdf.samples import Made, Text, lines

PAGE = [Text("On the register", size=20), *lines("by Jane Roe and John Doe", "May 2019", y=120)]


def facts(tmp_path, **info: str):
    return pdf.read(Source(tmp_path / "a.pdf", Made([PAGE], info=info).data())).facts


@pytest.mark.parametrize(
    "said",
    ["Microsoft Word - report.doc", "untitled", "report.indd", "C:\\x\\y", "", "Quite other"],
)
def test_a_title_that_is_not_printed_gives_way_to_the_largest_line(tmp_path, said):
    assert facts(tmp_path, Title=said).title == "On the register"


def test_a_title_that_is_printed_is_believed(tmp_path):
    assert facts(tmp_path, Title="By Jane Roe and John Doe").title == "By Jane Roe and John Doe"


def test_authors_are_those_who_are_printed(tmp_path):
    assert facts(tmp_path, Author="Jane Roe; John Doe").authors == ("Jane Roe", "John Doe")
    assert facts(tmp_path, Author="jroe").authors == ()
    assert facts(tmp_path, Author="Typing Office").authors == ()


def test_the_day_it_was_made_is_a_date_where_its_year_is_printed(tmp_path):
    assert facts(tmp_path, CreationDate="D:20190503120000").date == "2019-05-03"
    later = facts(tmp_path, CreationDate="D:20230503120000")
    assert (later.date, later.other["created"]) == ("", "2023-05-03")


def test_subject_and_keywords_are_kept(tmp_path):
    found = facts(tmp_path, Subject="Registers", Keywords="law, access").other
    assert (found["subject"], found["keywords"]) == ("Registers", "law, access")


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        (["https://doi.org/10.1000/ABC.182."], "10.1000/abc.182"),
        (["DOI: 10.1000/182", "see doi:10.1000/182"], "10.1000/182"),
        (["doi:10.1000/182", "doi:10.1000/183"], None),
        (["Section 10.1000/182"], None),
    ],
)
def test_the_only_doi_is_its_own(tmp_path, printed, doi):
    made = Made([[*PAGE, *lines(*printed, y=300)]]).data()
    assert pdf.read(Source(tmp_path / "a.pdf", made)).facts.other.get("doi") == doi


def test_a_judgment_is_called_after_its_case(tmp_path):
    front = [Text("COURT OF THE COAST", 100, 90, 20), Text("[2024] HCC 17 (Quays)", 50, 130)]
    heads = [Text("Quill v Harbour Board", 50, 20), Text("Approved Judgment", 250, 20)]
    prose = [lines(f"{n}. The boats were counted.", y=300) for n in range(1, 6)]
    pages = [[*front, *prose[0]], *([*heads, *page] for page in prose[1:])]
    found = pdf.read(Source(tmp_path / "a.pdf", Made(pages).data())).facts
    assert found.title == "Quill v Harbour Board"
    assert found.other["neutral_citation"] == "[2024] HCC 17 (Quays)"


def test_a_case_that_is_named_in_the_text_alone_is_no_title(tmp_path):
    prose = [lines("See Quill v Harbour Board", y=300 + 20 * n) for n in range(4)]
    found = pdf.read(Source(tmp_path / "a.pdf", Made([PAGE, *prose]).data())).facts
    assert found.title == "On the register"
