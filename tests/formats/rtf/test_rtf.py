from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import SOFT_BREAK, SpanKind
from desktop.errors import UnreadableFileError
from desktop.formats import rtf
from desktop.formats.source import Source

if TYPE_CHECKING:
    from desktop.domain import Parsed

GIF = b"GIF89a\x04\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00;"
FONTS = (
    r"{\fonttbl{\f0\fcharset0 Serif;}{\f1\fcharset204 Cyr;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 Gothic;}}"
)


def read(body: str | bytes, head: str = FONTS) -> Parsed:
    text = body if isinstance(body, bytes) else body.encode("ascii")
    return read_bytes(b"{\\rtf1\\ansi\\ansicpg1252\\deff0" + head.encode() + text + b"}")


def read_bytes(data: bytes) -> Parsed:
    return rtf.read(Source(Path("sample.rtf"), data))


def blocks(parsed: Parsed) -> list[tuple[str, int, str]]:
    content = parsed.content
    return [(b.kind.name, b.level, content.text[b.start : b.end]) for b in content.blocks]


def spans(parsed: Parsed) -> list[tuple[str, SpanKind, str]]:
    text = parsed.content.text
    return [(text[s.start : s.end], s.kind, s.target) for s in parsed.content.spans]


def test_paragraphs_lines_and_special_characters() -> None:
    parsed = read(
        "one\\line two\r\n three\\par \\par four\\tab\\ldblquote x\\rdblquote\\~\\{\\}\\_"
    )
    assert parsed.content.text == f"one{SOFT_BREAK}two three\nfour\t“x”\u00a0{{}}\u2011"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'93x\'94", "café “x”"),
        (b"caf\\'e9 raw \xe9", "café raw é"),
        (r"\f1\'cf\'f0\'e8\f0\'e8", "Приè"),
        (r"\f3\'93\'fa\'96\{", "日本"),
        (r"{\f2\'b7} item", "• item"),
        (r"\u8364?100", "€100"),
        (r"\uc2\u8364\'80\'80\uc1 \u8364 ?!", "€€!"),
        (r"\uc0\u-10179\uc1\u-8704?\u128?", "😀\x80"),
        (r"{\upr{old}{\*\ud{\u1055?}}}", "П"),
        (r"\u8364{?}", "€?"),
    ],
)
def test_letters(body: str | bytes, text: str) -> None:
    assert read(body).content.text == text


def test_a_lone_half_of_a_character_is_dropped() -> None:
    assert read(r"a\u-10179?b").content.text == "ab"


def test_the_code_page_of_the_document() -> None:
    assert read_bytes(rb"{\rtf1\ansi\ansicpg1251 \'cf\'f0}").content.text == "Пр"
    assert read_bytes(rb"{\rtf1\mac \'8e}").content.text == "é"
    assert read_bytes(rb"{\rtf1\ansi\ansicpg99999 x\'e9}").content.text == "xé"


def test_inline_styles_end_with_their_group() -> None:
    parsed = read(r"{\b bold {\i both\b0  one}} none {\super 2}\ul u\ulnone  {\v unseen}\plain end")
    assert parsed.content.text == "bold both one none 2u end"
    assert spans(parsed) == [
        ("bold both", SpanKind.BOLD, ""),
        ("both one", SpanKind.ITALIC, ""),
        ("2", SpanKind.SUPERSCRIPT, ""),
        ("u", SpanKind.UNDERLINE, ""),
    ]
    assert parsed.remarks == ("Text that is hidden in the file was left out.",)


def test_headings_by_style_and_outline_level() -> None:
    head = (
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Anything;}{\s2\b heading 2;}"
        r"{\s3\sbasedon2 Own;}{\s4 Quote;}{\s5 Title;}{\*\cs9 Strong;}}"
    )
    body = (
        r"\pard\s5 Whole\par\pard\s1 One\par\pard\s2\b Two\par\pard\plain\s3 Three\par"
        r"\pard\s4 Said\par\pard\outlinelevel1 Level\par\pard Plain\par"
    )
    parsed = read(body, head)
    assert blocks(parsed) == [
        ("HEADING", 1, "Whole"),
        ("HEADING", 2, "One"),
        ("HEADING", 3, "Two"),
        ("HEADING", 3, "Three"),
        ("QUOTATION", 1, "Said"),
        ("HEADING", 3, "Level"),
        ("PARAGRAPH", 0, "Plain"),
    ]
    assert spans(parsed) == []
    assert parsed.facts.title == "Whole"


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


def test_tables() -> None:
    body = (
        r"before\par\trowd\trhdr\cellx1\cellx2\pard\intbl A\cell B\cell\row"
        r"\trowd\cellx1\cellx2\pard\intbl one\par two\cell\b 7\b0\tab x\cell\row\pard after\par"
    )
    parsed = read(body)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "before"),
        ("TABLE", 0, f"A\tB\x1eone{SOFT_BREAK}two\t7 x"),
        ("PARAGRAPH", 0, "after"),
    ]
    assert parsed.content.blocks[1].attributes == {"header_rows": 1}
    assert spans(parsed) == [("7", SpanKind.BOLD, "")]


def test_a_table_that_only_places_text_becomes_text() -> None:
    parsed = read(r"\trowd\cellx1\pard\intbl one\par two\cell\row\pard after")
    assert [kind for kind, _, _ in blocks(parsed)] == ["PARAGRAPH"] * 3


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


def test_notes_follow_the_text() -> None:
    body = (
        r"Cited{\super\chftn{\footnote\ftnalt\pard\chftn  End {\b note}.}} and"
        r"{\super\chftn}{\*\footnote\pard{\super\chftn}Foot.\par Goes on.}\par next"
    )
    parsed = read(body)
    assert [(k, t.strip()) for k, _, t in blocks(parsed)] == [
        ("PARAGRAPH", "Citedi and1"),
        ("PARAGRAPH", "next"),
        ("FOOTNOTE", "Foot."),
        ("FOOTNOTE", "Goes on."),
        ("FOOTNOTE", "End note."),
    ]
    starts = [b.start for b in parsed.content.blocks]
    references = [s for s in spans(parsed) if s[1] is SpanKind.NOTE_REFERENCE]
    assert [target for _, _, target in references] == [f"#{starts[4]}", f"#{starts[2]}"]


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


def test_pictures() -> None:
    alt = r"{\*\picprop{\sp{\sn wzDescription}{\sv A map}}}"
    body = rf"one {{\*\shppict{{\pict{alt}\pngblip\picwgoal60 {GIF.hex()}}}}}".encode()
    body += rb"{\nonshppict{\pict\wmetafile8 00}} two{\pict\pngblip\bin" + str(len(GIF)).encode()
    body += b" " + GIF + rb"}{\pict\wmetafile8 0102}"
    parsed = read(body)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "one  two"),
        ("IMAGE", 0, "A map"),
        ("IMAGE", 0, ""),
        ("IMAGE", 0, ""),
    ]
    assert list(parsed.assets.values()) == [GIF]
    assert parsed.remarks == ("1 picture could not be shown.",)


def test_text_boxes_follow_their_paragraph() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard boxed\par}}{\shprslt boxed}}"
    assert read(rf"one {shape}two\par").content.text == "one two\nboxed"


def test_facts() -> None:
    head = (
        r"{\info{\title Annual \'e9tude}{\author A. Hall; B. Lind}{\creatim\yr2023\mo4\dy5\hr1}"
        r"{\company Old Press}{\subject Prisons}}{\header Ministry of Records\par}"
    )
    facts = read("words", head).facts
    assert (facts.title, facts.authors) == ("Annual étude", ("A. Hall", "B. Lind"))
    assert (facts.date, facts.publisher) == ("2023-04-05", "Old Press")
    assert facts.other == {"subject": "Prisons", "page header": "Ministry of Records"}


def test_what_is_no_rtf_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="not an RTF file"):
        read_bytes(b"words")


def test_a_file_that_ends_too_early_keeps_its_words() -> None:
    parsed = read_bytes(rb"{\rtf1 some {\b words")
    assert parsed.content.text == "some words"
    assert parsed.remarks == ("The file ends too early; what there is of it was kept.",)


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


SAMPLE = (
    r"{\rtf1\ansi\ansicpg1252" + FONTS + r"{\stylesheet{\s1 heading 1;}}{\info{\title T}}"
    r"\pard\s1 One\par\pard{\listtext 1.\tab}\ls1 a\par caf\'e9 \u8364?{\super\chftn"
    r"{\footnote n}}{\*\atrfstart 1}x{\*\atrfend 1}{\*\annotation{\*\atnref 1}c}\par"
    r"\trowd\intbl 1\cell 2\cell\row\pard{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}"
    r"{\pict\pngblip 00ff}{\shp{\*\shpinst{\shptxt b}}}\deleted d\deleted0\bin2 xx}"
).encode()
PIECES = sorted({*re.findall(rb"\\[a-z]+-?\d* ?|[{}]|\\'..", SAMPLE), b"\\*", b"\xff", b"\0"})


def tried(data: st.DataObject) -> None:
    """Read the sample with pieces of RTF put where they do not belong."""
    whole = SAMPLE
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(7, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 40)))
        whole = whole[:start] + data.draw(st.sampled_from(PIECES)) + whole[end:]
    with contextlib.suppress(UnreadableFileError):
        parsed = read_bytes(whole)
        for comment in parsed.comments:
            assert 0 <= comment.start < comment.end <= len(parsed.content.text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


def test_a_megabyte_of_control_words_takes_seconds(read_file) -> None:
    begin = time.process_time()
    parsed = read_file("a.rtf", "{\\rtf1 first " + "\\b\\i\\par\\f0 " * 80_000 + "last}")
    assert time.process_time() - begin < 8
    assert parsed.content.text.split() == ["first", "last"]
