from __future__ import annotations

from contextlib import suppress

import pytest

from desktop.domain.exchanged.project import ForeignCoding
from desktop.errors import UnreadableFileError
from desktop.formats.exchange.coded import atlasti_csv
from desktop.formats.exchange.coded.atlasti_columns import dates, unquoted
from tests.formats.exchange.coded.databases import source


def read(text: str, codec: str = "utf-8", **given):
    return atlasti_csv.read(source(text.encode(codec), "quotations.csv", **given))


MIXED = (
    "Number;Reference;Name;Text Content;Document;Codes;Number of Codes;Comment;"
    "Initial Position;Final Position;Extensão;Creation Date;Modification Date\n"
    '1:2;2;;"“Words of the ""source”";Talk.docx;Trust, privacy, Cost;2;;120;140;20;4/7/25;5/2/25\n'
    '1:1;1;My own name;"Other words";Talk.docx;Trust, privacy;1;Why?;20;31;11;4/27/25;\n'
    "2:1;1;;Words;B.txt;;0;;5;10;5;;\n"
)


def test_quotations_come_with_codes_places_and_dates():
    project = read(MIXED)
    assert project is not None
    assert [tag.levels for tag in project.tags] == [("Trust, privacy",), ("Cost",)]
    talk, other = project.sources
    assert (talk.facts.title, other.facts.title) == ("Talk", "B")
    first, second = talk.passages
    assert first.quotation == 'Words of the "source'
    assert (first.identity, first.at, first.until) == ("1:2", 120, 140)
    assert (first.created, first.modified) == ("2025-04-07", "2025-05-02")
    assert first.codings == (ForeignCoding(0), ForeignCoding(1))
    assert (second.notes[0].title, second.notes[0].text) == ("My own name", "Why?")
    assert other.passages[0].codings == ()
    assert not project.remarks


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(
    "heading",
    [
        "ID;Quotation Name;Document;Document Groups;Quotation Content;Comment;Codes;Created by",
        "ID;Nome da citação;Documento;Grupos;Conteúdo da citação;Comentário;Códigos;Criado por",
        "ID,Nombre,Documento,Grupos,Contenido,Comentario,Códigos,Creado por",
        "ID;Zitatname;Dokument;Dokumentgruppen;Zitatinhalt;Kommentar;Kodes;Erstellt von",
    ],
)
def test_columns_are_found_in_several_languages(heading, codec):
    mark = ";" if ";" in heading else ","
    row = mark.join(["1:1", "x", "Doc", "", "é words", "Why", '"A, b\nC"', "ann"])
    project = read(f"{heading}\r\n{row}\r\n", codec)
    assert project is not None
    (passage,) = project.sources[0].passages
    assert (passage.quotation, passage.by, passage.notes[0].text) == ("é words", "ann", "Why")
    assert [tag.levels for tag in project.tags] == [("A, b",), ("C",)]


def test_codes_that_nothing_tells_apart_are_told_of_and_a_codebook_beside_helps():
    text = "Document;Text Content;Codes\nDoc;words;a, b, c\n"
    project = read(text)
    assert project is not None
    assert "codes that may be others" in project.remarks[0]
    book = b"Code;Comment;Code Group 1\na, b;;\nc;;\n"
    project = read(text, beside={"codebook.csv": book}.get)
    assert project is not None
    assert [tag.levels for tag in project.tags] == [("a, b",), ("c",)]
    assert not project.remarks


def test_dates_that_may_be_read_in_two_ways_are_told_of():
    heading = "Document;Text Content;Codes;Creation Date\n"
    project = read(f"{heading}Doc;words;a;4/7/25\n")
    assert project is not None
    assert "month before the day" in project.remarks[0]
    project = read(f"{heading}Doc;words;a;4/7/25\nDoc;others;a;4/27/25\n")
    assert project is not None
    assert not project.remarks


def test_a_codebook_is_tags_with_definitions_and_groups_are_counted():
    project = read(
        "Code;Comment;Code Group 1;Code Group 2\nTrust, privacy: more/less;What it is;Themes;\n"
        "Cost;;;Other\n"
    )
    assert project is not None
    assert [(tag.levels, tag.definition) for tag in project.tags] == [
        (("Trust, privacy: more/less",), "What it is"),
        (("Cost",), ""),
    ]
    assert project.without_a_home == {"groups of codes": 2}


def test_a_list_of_codes_has_bullets_before_names_and_dates():
    project = read(
        "Code;Magnitude Degree |;Density;Groups;Comment;Creation Date\n● Cost;3;0;;;4/7/25\n"
    )
    assert project is not None
    assert [(tag.levels, tag.at) for tag in project.tags] == [(("Cost",), "2025-04-07")]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["4/7/25", "12/31/2025"], ["2025-04-07", "2025-12-31"]),
        (["4/7/25", "31/12/2025"], ["2025-07-04", "2025-12-31"]),
        (["4.7.25 10:05"], ["2025-04-07T10:05:00"]),
        (["4/7/25, 1:05:09 PM", "4/7/25 12:00 AM"], ["2025-04-07T13:05:09", "2025-04-07T00:00:00"]),
        (["2025-04-07 10:05:00"], ["2025-04-07T10:05:00"]),
        (["", "soon", "40/40/25"], ["", "", ""]),
    ],
)
def test_dates_are_read_in_the_order_that_all_of_them_share(cells, shown):
    assert dates(cells) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('"Words"', "Words"),
        ("“Words”", "Words"),
        ('"One" and "two"', '"One" and "two"'),
        ('"', '"'),
        ("Words", "Words"),
    ],
)
def test_quotation_marks_around_all_words_are_none_of_them(words, shown):
    assert unquoted(words) == shown


def test_other_tables_are_none_of_it():
    for text in ("", "code", "Code;Price\n1;2\n", "Codes;Words\na;b\n", "Document;Codes\na;b\n"):
        assert read(text) is None
    with suppress(UnreadableFileError):
        assert read('Code;Comment;"') is None
