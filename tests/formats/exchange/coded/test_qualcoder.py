from __future__ import annotations

from contextlib import suppress

import pytest

from desktop.domain.exchanged.project import ForeignCoding
from desktop.errors import UnreadableFileError
from desktop.formats.exchange.coded import qualcoder
from desktop.formats.exchange.coded.kept_words import Kept, found
from tests.formats.exchange.coded.databases import database, source

WORDS = "One 😀 line of words.\nThe second line 🇬🇧 of words says more.\nThe third: of words."
DATE = "2021-12-12 21:50:53"
COLUMNS = {
    "project": "databaseversion,date,memo,about",
    "source": "id,name,fulltext,mediapath,memo,owner,date,risid",
    "code_text": "ctid,cid,fid,seltext,pos0,pos1,owner,date,memo,important",
    "code_name": "cid,name,memo,catid,owner,date,color,supercid",
    "code_cat": "catid,name,owner,date,memo,supercatid",
    "annotation": "anid,fid,pos0,pos1,memo,owner,date",
    "cases": "caseid,name,memo,owner,date",
    "case_text": "caseid,fid,pos0,pos1",
    "attribute": "name,attr_type,value,id",
    "journal": "name,jentry,owner,date",
    "ris": "risid,tag,value",
    "code_image": "imid,id",
}
CODES = [
    (1, "held, not", "what it is", 11, "ann", DATE, "#6D91C6", None),
    (2, "X", "", 12, "ann", DATE, "", None),
    (3, "below", "", None, "ann", DATE, "", 1),
    (4, "alone", None, None, None, None, None, None),
]
CATEGORIES = [
    (10, "top", "ann", DATE, "", None),
    (11, "a/b", "", "", "", 10),
    (12, "X", "", "", "", 10),
]
TEXT = (1, "Talk.docx", WORDS, "/docs/Talk.docx", "", "ann", DATE, None)


def at(phrase: str) -> tuple[int, int]:
    return WORDS.index(phrase), WORDS.index(phrase) + len(phrase)


def units(phrase: str) -> tuple[int, int]:
    start = len(WORDS[: WORDS.index(phrase)].encode("utf-16-le")) // 2
    return start, start + len(phrase.encode("utf-16-le")) // 2


def coding(key, code, phrase, place, *, by="ann", memo="", important=None):
    return (key, code, 1, phrase, *place, by, DATE, memo, important)


def made(**rows) -> bytes:
    rows = {"source": [TEXT], "code_text": [], "code_name": CODES, "code_cat": CATEGORIES} | rows
    return database({name: (COLUMNS[name], values) for name, values in rows.items()})


def read(data: bytes, **given):
    project = qualcoder.read(source(data, "data.qda", **given))
    assert project is not None
    return project


def test_the_tree_of_categories_and_codes_keeps_its_levels():
    project = read(made(project=[("v17", DATE, "About it", "QualCoder 3.6")]))
    assert [(tag.levels, tag.colour, tag.definition) for tag in project.tags] == [
        (("top",), "", ""),
        (("top", "a/b"), "", ""),
        (("top", "X"), "", ""),
        (("top", "a/b", "held, not"), "#6d91c6", "what it is"),
        (("top", "X", "X"), "", ""),
        (("top", "a/b", "held, not", "below"), "", ""),
        (("alone",), "", ""),
    ]
    assert (project.tags[3].by, project.tags[3].at) == ("ann", "2021-12-12T21:50:53")
    assert (project.program, project.identity) == ("QualCoder 3.6", DATE)
    assert [note.text for note in project.notes] == ["About it"]


def test_positions_of_one_text_may_be_in_two_units_and_the_words_decide():
    phrase, other = "second line 🇬🇧 of", "says more"
    rows = [coding(1, 1, phrase, at(phrase)), coding(2, 2, other, units(other))]
    project = read(made(code_text=rows))
    (text,) = project.sources
    assert [(p.quotation, p.at, p.until) for p in text.passages] == [
        (phrase, *at(phrase)),
        (other, *at(other)),
    ]
    assert not any(one.is_ambiguous for one in text.passages)
    assert text.length == len(WORDS)


def test_of_words_that_stand_in_several_places_the_nearest_is_meant():
    start, end = at("of words.\nThe second")
    place = found(WORDS, [Kept(WORDS.rindex("of words") + 2, len(WORDS), "of words")])
    assert [one.at for one in place] == [WORDS.rindex("of words")]
    (lost,) = found(WORDS, [Kept(start, end, "words that are gone")])
    assert (lost.quotation, lost.at, lost.until) == ("words that are gone", start, None)


def test_line_breaks_as_the_window_has_them_are_line_breaks():
    phrase = "line of words.\nThe second"
    (one,) = (
        read(made(code_text=[coding(1, 1, phrase.replace("\n", "\u2029"), at(phrase))]))
        .sources[0]
        .passages
    )
    assert (one.quotation, one.at) == (phrase, at(phrase)[0])


def test_codes_and_annotations_on_one_range_are_one_passage():
    phrase = "second line"
    rows = [
        coding(7, 1, phrase, at(phrase), memo="why"),
        coding(8, 2, phrase, at(phrase), by="bob", important=1),
        coding(9, 99, phrase, at(phrase)),
    ]
    notes = [(1, 1, *at(phrase), "Look again", "bob", DATE), (2, 1, *at("third"), "Alone", "", "")]
    project = read(made(code_text=rows, annotation=notes))
    both, alone = project.sources[0].passages
    assert both.codings == (
        ForeignCoding(3, "ann", "2021-12-12T21:50:53", "why"),
        ForeignCoding(4, "bob", "2021-12-12T21:50:53", ""),
    )
    assert [note.text for note in both.notes] == ["Look again"]
    assert (both.identity, both.by, both.created) == ("coding 7", "ann", "2021-12-12T21:50:53")
    assert (alone.quotation, alone.notes[0].text) == ("third", "Alone")
    assert project.without_a_home == {
        "codings with a code that is missing": 1,
        "marks of importance": 1,
    }


def test_two_units_that_give_one_range_two_wordings_are_two_passages():
    place = at("second line")
    other = WORDS.encode("utf-16-le")[2 * place[0] : 2 * place[1]].decode("utf-16-le")
    rows = [coding(1, 1, "second line", place), coding(2, 2, other, place)]
    first, second = read(made(code_text=rows)).sources[0].passages
    assert (first.quotation, second.quotation) == ("second line", other.strip())


def test_cases_attributes_bibliography_journal_and_memos_find_their_places():
    project = read(
        made(
            source=[
                (*TEXT[:4], "A memo", "ann", DATE, 5),
                (2, "Other", "words", None, "", "", "", None),
            ],
            cases=[(1, "Home Office", "A case memo", "", ""), (2, "Part", "", "", "")],
            case_text=[(1, 1, 0, len(WORDS)), (2, 1, 3, 9), (2, 2, 0, 5), (1, 2, 0, 5)],
            attribute=[("On", "file", "2025", 1), ("Age", "case", "5", 1), ("No", "file", "", 1)],
            journal=[("Day one", "Began.", "ann", DATE)],
            ris=[(5, "AU", "Doe, J."), (5, "PY", "2011///"), (5, "DO", "10.1/2"), (5, "JO", "J.")],
            code_image=[(1, 1), (2, 1)],
        )
    )  # fmt: skip
    first, second = project.sources
    assert (first.folders, second.folders) == (("Home Office",), ("Part",))
    assert first.facts.title == "Talk"
    assert first.facts.authors == ("Doe, J.",)
    assert (first.facts.date, first.facts.publisher) == ("2011", "J.")
    assert first.facts.other == {"doi": "10.1/2", "On": "2025"}
    assert [note.text for note in first.notes] == ["A memo"]
    assert [(note.title, note.text) for note in project.notes] == [
        ("Day one", "Began."),
        ("Home Office", "A case memo"),
    ]
    assert project.without_a_home == {
        "attributes of cases": 1,
        "passages of cases": 1,
        "memberships in further cases": 1,
        "parts of pictures": 2,
    }


def test_texts_are_files_and_pictures_come_from_the_folder():
    rows = [
        TEXT,
        (2, "map.png", None, "/images/map one.png", "", "", "", None),
        (3, "talk.mp3", None, "/audio/talk.mp3", "", "", "", None),
        (4, "gone.png", None, "images:/home/somebody/gone.png", "", "", "", None),
    ]
    project = read(made(source=rows), beside={"images/map%20one.png": b"a picture"}.get)
    assert [(file.name, file.data) for file in project.files] == [
        ("Talk.txt", WORDS.encode()),
        ("map.png", b"a picture"),
    ]
    assert [one.file for one in project.sources] == [0, 1]
    assert project.without_a_home == {"pictures and recordings": 2}


def test_columns_and_tables_of_older_versions_may_be_missing():
    data = database(
        {
            "source": ("id,name,fulltext", [(1, "Talk", WORDS)]),
            "code_text": ("cid,fid,seltext,pos0,pos1", [(1, 1, "third", *at("third"))]),
            "code_name": ("cid,name", [(1, "code")]),
        }
    )
    project = read(data)
    assert [one.quotation for one in project.sources[0].passages] == ["third"]


def test_categories_that_go_in_circles_end_somewhere():
    rows = [(1, "a", "", "", "", 2), (2, "b", "", "", "", 1)]
    assert [tag.levels for tag in read(made(code_cat=rows, code_name=[])).tags] == [
        ("b", "a"),
        ("a", "b"),
    ]


@pytest.mark.parametrize("value", [b"\xff", None, 1.5, "x", 10**18, -(10**18)])
def test_values_of_wrong_types_bring_nobody_down(value):
    rows = {name: [(value,) * (columns.count(",") + 1)] for name, columns in COLUMNS.items()}
    with suppress(UnreadableFileError):
        read(made(**rows))


def test_other_databases_are_none_of_it():
    assert qualcoder.read(source(database({"source": ("id", [])}))) is None
