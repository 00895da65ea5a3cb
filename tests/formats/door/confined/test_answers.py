from __future__ import annotations

import hashlib
import json
import struct
from array import array
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import (
    BlockKind,
    Blocks,
    Comment,
    Content,
    DocumentKind,
    Facts,
    Locator,
    LocatorKind,
    Page,
    PageMap,
    Parsed,
    Section,
    Span,
    SpanKind,
    TextRun,
    Verdict,
)
from desktop.formats import FORMATS
from desktop.formats.door.confined.answers import pack, unpack
from desktop.formats.door.confined.channel import NonsenseError

PICTURE = b"\x89PNG and so on"
NAME = hashlib.sha256(PICTURE).hexdigest()
TEXT = "Żółw\nA bold word 𝄞\n"
CONTENT = Content(
    TEXT,
    Blocks(
        array("I", [0, 5, 19, 20]),
        bytes([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.IMAGE]),
        bytes([1, 0, 0]),
        {
            1: {"marker": "•", "direction": "rtl"},
            2: {"asset": NAME, "width": 4, "height": 3, "page": 2},
        },
    ),
    (Span(7, 11, SpanKind.BOLD), Span(7, 16, SpanKind.LINK, "#0"), Span(12, 16, SpanKind.ITALIC)),
    (Section("Żółw", 1, 0, 19, {"author": "Carl Dee"}),),
    (Locator(0, LocatorKind.PAGE, "iv"), Locator(5, LocatorKind.LINE, "5")),
)
PARSED = Parsed(
    CONTENT,
    DocumentKind.INTERVIEW,
    Facts("A title \ud800", ("Carl Dee", "Eve"), "2020-05", "P", "u", "pl", "k", {"page": "3"}),
    "text/html",
    FORMATS[0].importer,
    {NAME: PICTURE},
    (
        Comment(5, 8, "note", "Eve", "2021"),
        Comment(5, 8, "", "", "", "green", True, ("law/evidence", "b"), "an identity", "another"),
    ),
    ("One remark.",),
    "windows-1250",
    (Verdict(DocumentKind.DEBATE, fits=False, why="no turns"),),
    PageMap.of("engine 1", [Page(595, 842, 90, "iv", bytes(8))], [TextRun(5, 13, 0, 3)], 19),
)
EMPTY = replace(
    PARSED, content=Content("", Blocks(array("I", [1]), b"", b"")), comments=(), pages=None
)
WHOLE = b"".join(pack(PARSED))
PAGES = PARSED.pages.pack()


@pytest.mark.parametrize("parsed", [PARSED, EMPTY])
def test_a_document_comes_back_as_it_was(parsed) -> None:
    assert unpack(b"".join(pack(parsed))) == parsed


def changed(**content: object) -> bytes:
    return b"".join(pack(replace(PARSED, content=replace(CONTENT, **content))))


def with_blocks(**blocks: object) -> bytes:
    return changed(blocks=replace(CONTENT.blocks, **blocks))


def with_comment(**values: object) -> bytes:
    return b"".join(pack(replace(PARSED, comments=(replace(Comment(0, 4, "x"), **values),))))


@pytest.mark.parametrize(
    "data",
    {
        "nothing": b"",
        "half": WHOLE[:-5],
        "more": WHOLE + b"x",
        "counts of gigabytes": struct.pack("<7Q", *[1 << 62] * 7) + WHOLE[56:],
        "a carriage return": changed(text=TEXT.replace("bold", "b\rld")),
        "another length": changed(text=TEXT + "x"),
        "a line feed in a block": changed(text=TEXT.replace("bold", "b\nld")),
        "no line feed between": changed(text=TEXT.replace("\n", " ", 1)),
        "blocks backwards": with_blocks(starts=array("I", [0, 19, 5, 20])),
        "a kind of block": with_blocks(kinds=bytes([1, 0, 99])),
        "an attribute beyond": with_blocks(attributes={7: {"marker": "x"}}),
        "an attribute unheard of": with_blocks(attributes={1: {"style": "x"}}),
        "a picture not there": with_blocks(attributes={2: {"asset": "0" * 64}}),
        "a width below nothing": with_blocks(attributes={2: {"width": -1}}),
        "a width of truth": with_blocks(attributes={2: {"width": True}}),
        "a span too far": changed(spans=(Span(7, 99, SpanKind.BOLD),)),
        "a span across": changed(spans=(Span(2, 9, SpanKind.BOLD),)),
        "a span backwards": changed(spans=(Span(11, 7, SpanKind.BOLD),)),
        "spans in no order": changed(spans=CONTENT.spans[::-1]),
        "a kind of span": changed(spans=(Span(7, 11, 77),)),
        "a section beyond": changed(sections=(Section("x", 1, 0, 99),)),
        "a section backwards": changed(sections=(Section("x", 1, 9, 2),)),
        "a fact of numbers": changed(sections=(Section("x", 1, 0, 9, {"a": 1}),)),
        "a locator beyond": changed(locators=(Locator(99, LocatorKind.PAGE, "1"),)),
        "a kind of locator": changed(locators=(Locator(1, 9, "1"),)),
        "an importer unheard of": b"".join(pack(replace(PARSED, importer="html 99"))),
        "an encoding unheard of": b"".join(pack(replace(PARSED, encoding="rot13"))),
        "a comment beyond": with_comment(end=99),
        "a comment of no colour": with_comment(colour="mauve"),
        "a comment neither underlined nor not": with_comment(is_underlined=1),
        "a comment with one word for tags": with_comment(tags="word"),
        "a comment with an endless name": with_comment(identity="x" * 100),
        "a kind": b"".join(pack(replace(PARSED, kind="ransom"))),
        "a verdict of numbers": b"".join(
            pack(replace(PARSED, considered=(Verdict(DocumentKind.DEBATE, 1, "x"),)))
        ),
        "a page unheard of": b"".join(
            pack(replace(PARSED, pages=PageMap.of("1", [], [TextRun(0, 3, 0, 0)], 0)))
        ),
        "a map that is none": WHOLE.replace(PAGES, b"x" * len(PAGES)),
        "remarks of one word": b"".join(pack(replace(PARSED, remarks="word"))),
    }.items(),
    ids=lambda item: item[0],
)
def test_what_is_no_document_is_nonsense(data) -> None:
    with pytest.raises(NonsenseError):
        unpack(data[1])


def tail(value: str) -> bytes:
    """Return an empty document with another tail."""
    data = value.encode()
    return struct.pack("<7Q", 0, 0, 0, 0, len(data), 0, 0) + array("I", [1]).tobytes() + data


@pytest.mark.parametrize("value", ["[" * 100_000, "{}", "[]", "1e999", "9" * 10_000, "\ud7ff"])
def test_a_tail_of_another_shape_is_nonsense(value) -> None:
    with pytest.raises(NonsenseError):
        unpack(tail(value))


def test_a_picture_cannot_take_the_name_of_another() -> None:
    forged = replace(PARSED, assets={NAME: b"forged"})
    with pytest.raises(NonsenseError, match="a picture that is not there"):
        unpack(b"".join(pack(forged)))


def test_a_document_of_far_too_many_names_is_not_packed() -> None:
    sections = (Section("x" * (65 << 20), 1, 0, 0),)
    with pytest.raises(MemoryError):
        pack(replace(PARSED, content=replace(CONTENT, sections=sections)))


@given(st.data())
def test_whatever_was_changed_is_a_document_or_nonsense(data) -> None:
    forged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(forged) - 1))
        forged[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        parsed = unpack(bytes(forged))
    except NonsenseError:
        return
    blocks = list(parsed.content.blocks)
    assert "\n".join(parsed.content.text[b.start : b.end] for b in blocks) == parsed.content.text
    json.dumps(parsed.remarks)
