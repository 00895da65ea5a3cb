from __future__ import annotations

from desktop.domain import SpanKind
from tests.formats.rtf.samples import read
from tests.formats.samples import spans


def note(number: int, text: str) -> str:
    return rf"{{\*\annotation{{\*\atnref {number}}}\pard {text}}}"


def test_comments_that_overlap_are_told_apart() -> None:
    body = (
        r"{\*\atrfstart 1}one {\*\atrfstart 2}two{\*\atrfend 1} three{\*\atrfend 2}"
        rf"{note(1, 'First')}{note(2, 'Second')}\par"
    )
    parsed = read(body)
    text = parsed.content.text
    assert {c.note: text[c.start : c.end] for c in parsed.comments} == {
        "First": "one two",
        "Second": "two three",
    }


def test_comments_without_a_reference_stand_on_the_word_before() -> None:
    body = r"one{\*\annotation\pard First} two{\*\annotation\pard Second}\par"
    parsed = read(body)
    text = parsed.content.text
    assert [(c.note, text[c.start : c.end]) for c in parsed.comments] == [
        ("First", "one"),
        ("Second", "two"),
    ]


def test_an_author_holds_for_the_comments_that_follow() -> None:
    body = (
        r"one{\*\annotation\pard Mine}{\*\atnauthor R. Vale}{\*\annotation\pard Hers} two"
        r"{\*\annotation\pard Again}\par"
    )
    assert {c.note: c.author for c in read(body).comments} == {
        "Mine": "",
        "Hers": "R. Vale",
        "Again": "R. Vale",
    }


def test_bookmarks_that_never_end_cost_nothing_and_lead_where_they_stand() -> None:
    marks = "".join(rf"{{\*\bkmkstart b{n}}}" for n in range(2000))
    link = r'{\field{\*\fldinst HYPERLINK \\l "b1999"}{\fldrslt on}}'
    notes = r"{\footnote a note}" * 20
    parsed = read(rf"before\par {marks}there{notes}\par {link}\par")
    assert ("on", SpanKind.LINK, f"#{len('before') + 1}") in spans(parsed)
