from __future__ import annotations

import time

import pytest

from desktop.domain import SOFT_BREAK, SpanKind
from tests.formats.rtf.samples import read, read_bytes
from tests.formats.samples import spans


def test_paragraphs_lines_and_special_characters() -> None:
    parsed = read(
        "one\\line two\r\n three\\par \\par four\\tab\\ldblquote x\\rdblquote\\~\\{\\}\\_"
    )
    assert parsed.content.text == f"one{SOFT_BREAK}two three\nfour\t“x”\u00a0{{}}\u2011"


def test_lists_keep_their_printed_markers() -> None:
    body = (
        r"\pard{\listtext\pard\plain 1.\tab}\ls1 first\par"
        r"\pard{\listtext\f2\'b7\tab}\ilvl1\ls1 second\par"
        r"\pard{\pntext\f0 a)\tab}{\*\pn\pnlvlbody{\pntxta )}}third\par\pard plain\par"
    )
    parsed = read(body)
    found = [(b.kind.name, b.level, b.attributes.get("marker")) for b in parsed.content.blocks]
    assert found == [
        ("LIST_ITEM", 1, "1."),
        ("LIST_ITEM", 2, "•"),
        ("LIST_ITEM", 1, "a)"),
        ("PARAGRAPH", 0, None),
    ]


def test_links_and_bookmarks() -> None:
    body = (
        r'{\*\bkmkstart here}{\*\bkmkend here}Start {\field{\*\fldinst HYPERLINK "https://a.b/"}'
        r'{\fldrslt{\ul out}}} {\field{\*\fldinst{HYPERLINK \\l "here"}}{\fldrslt in}} end'
    )
    parsed = read(body)
    assert parsed.content.text == "Start out in end"
    assert spans(parsed) == [
        ("out", SpanKind.LINK, "https://a.b/"),
        ("in", SpanKind.LINK, "#0"),
    ]


def test_comments() -> None:
    date = 2024 - 1900 << 20 | 5 << 16 | 1 << 11 | 10 << 6 | 30
    body = (
        r"The {\*\atrfstart 7}figure{\*\atrfend 7}{\*\atnid RV}{\*\atnauthor R. Vale}\chatn"
        rf"{{\*\annotation{{\*\atnref 7}}{{\*\atndate {date}}}\pard Check\par this}} stands\par"
    )
    parsed = read(body)
    (comment,) = parsed.comments
    assert parsed.content.text == "The figure stands"
    assert parsed.content.text[comment.start : comment.end] == "figure"
    assert (comment.note, comment.author, comment.date) == (
        "Check\nthis",
        "R. Vale",
        "2024-05-01T10:30:00",
    )


def test_tracked_changes_are_accepted() -> None:
    parsed = read(r"kept {\revised added}{\deleted gone}\deleted gone\deleted0")
    assert parsed.content.text == "kept added"
    assert parsed.remarks == (
        "Tracked changes were accepted: 1 insertion kept, 2 deletions left out.",
    )


def test_text_boxes_follow_their_paragraph() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard boxed\par}}{\shprslt boxed}}"
    assert read(rf"one {shape}two\par").content.text == "one two\nboxed"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 200_000 + b"deep" + b"}" * 200_000,
        b"{\\rtf1 " + b"{\\footnote " * 20_000 + b"x" + b"}" * 20_000 + b"deep}",
        b"{\\rtf1 deep" + b"{\\shp{\\*\\shpinst{\\shptxt y" * 5_000 + b"}}}" * 5_000,
        b"{\\rtf1 deep" + b"}" * 100_000,
        b"{\\rtf1 deep" + b"{\\shp{\\*\\shpinst{\\shptxt y}}}" * 2_000 + b"}",
        b"{\\rtf1 deep\\bin999999999 x}",
        b"{\\rtf1 deep\\uc999999999\\u65 x}",
        b"{\\rtf1 deep" + b"\\cell\\row" * 20_000,
        b"{\\rtf1 deep" + b"\\'" * 100_000,
        b"{\\rtf1 deep{\\pict\\pngblip " + b"ff" * 1_000_000,
    ],
)
def test_hostile_files_are_read_in_little_time(data: bytes) -> None:
    started = time.perf_counter()
    assert "deep" in read_bytes(data).content.text
    assert time.perf_counter() - started < 5


def test_a_megabyte_of_control_words_takes_seconds(read_file) -> None:
    begin = time.process_time()
    parsed = read_file("a.rtf", "{\\rtf1 first " + "\\b\\i\\par\\f0 " * 80_000 + "last}")
    assert time.process_time() - begin < 8
    assert parsed.content.text.split() == ["first", "last"]


def test_a_page_or_column_that_ends_parts_its_words() -> None:
    assert read(r"one.\page two\column three\par").content.text == "one.\ntwo\nthree"
