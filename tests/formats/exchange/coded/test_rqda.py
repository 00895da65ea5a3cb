from __future__ import annotations

from desktop.formats.exchange.coded import rqda
from tests.formats.exchange.coded.databases import database, source

WORDS = "One line of words. The second says more. A third."


def coding(phrase: str, status: int):
    start = WORDS.index(phrase)
    return (1, 1, phrase, start, start + len(phrase), status, "ann", "why")


def test_only_what_was_not_struck_out_is_read():
    data = database(
        {
            "source": (
                "id,name,file,memo,owner,status",
                [(1, "Talk", WORDS, "Memo", "ann", 1), (2, "x", "x", "", "", 0)],
            ),
            "coding": (
                "cid,fid,seltext,selfirst,selend,status,owner,memo",
                [coding("third", 1), coding("second", 0)],
            ),
            "freecode": (
                "id,name,memo,color,status",
                [(1, "code", "what it is", "", 1), (2, "gone", "", "", 0)],
            ),
            "codecat": ("catid,name,status", [(5, "category", 1)]),
            "treecode": ("cid,catid,status", [(1, 5, 1)]),
            "journal": ("name,journal,owner,status", [("day", "words", "ann", 1)]),
            "cases": ("id,status", [(1, 1), (2, 0)]),
        }
    )
    project = rqda.read(source(data, "some.rqda"))
    assert project is not None
    assert [(tag.levels, tag.definition) for tag in project.tags] == [
        (("category", "code"), "what it is")
    ]
    (text,) = project.sources
    (passage,) = text.passages
    assert (passage.quotation, passage.at) == ("third", WORDS.index("third"))
    assert [(c.tag, c.by, c.note) for c in passage.codings] == [(0, "ann", "why")]
    assert [file.data for file in project.files] == [WORDS.encode()]
    assert project.notes[0].text == "words"
    assert project.without_a_home == {"cases": 1}


def test_other_databases_are_none_of_it():
    assert rqda.read(source(database({"source": ("id", [])}))) is None
