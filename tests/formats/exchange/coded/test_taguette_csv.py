from __future__ import annotations

from desktop.domain.exchanged.project import ForeignCoding
from desktop.formats.exchange.coded import taguette_csv
from tests.formats.exchange.coded.databases import source


def read(text: str):
    return taguette_csv.read(source(text.encode(), "all_tags.csv"))


def test_a_highlight_with_several_tags_is_one_passage():
    project = read(
        "id,document,tag,content\n"
        '1,P1.odt,"Wording, unclear","Two\nlines"\n'
        '1,P1.odt,Other,"Two\nlines"\n'
        "2,P1.odt,Other,=1+1\n"
        "3,P2.odt,,No tag\n"
    )
    assert project is not None
    assert [tag.levels for tag in project.tags] == [("Wording, unclear",), ("Other",)]
    assert [source.facts.title for source in project.sources] == ["P1", "P2"]
    first, second = project.sources[0].passages
    assert (first.quotation, first.identity) == ("Two\nlines", "highlight 1")
    assert first.codings == (ForeignCoding(0), ForeignCoding(1))
    assert (second.quotation, second.codings) == ("=1+1", (ForeignCoding(1),))
    assert project.sources[1].passages[0].codings == ()


def test_a_codebook_is_tags_with_definitions():
    project = read('tag,description,number of highlights\nA/b,"What, it is",3\nC,,0\n')
    assert project is not None
    assert [(tag.levels, tag.definition) for tag in project.tags] == [
        (("A/b",), "What, it is"),
        (("C",), ""),
    ]
    assert not project.sources


def test_other_tables_are_none_of_it():
    assert read("id,document\n1,2\n") is None
    assert read("tag,description,price,weight,size\na,b,c,d,e\n") is None
    assert read("") is None
