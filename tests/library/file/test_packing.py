import time
import zlib
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import Blocks, Content, Locator, LocatorKind, Section, Span, SpanKind
from desktop.library.file import packing

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("אבגعربي\u202e\u2028\U0001f469\u200d\U0001f33eé\u0301𝒜"),
    ),
    max_size=200,
)
FACTS = st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=3)
PLACES = st.integers(0, 2**32 - 1)
ATTRIBUTES = st.fixed_dictionaries(
    {}, optional={"marker": st.text(max_size=4), "width": st.integers(0, 9999)}
)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    count = draw(st.integers(0, 20))
    blocks = Blocks(
        array("I", draw(st.lists(PLACES, min_size=count + 1, max_size=count + 1))),
        draw(st.binary(min_size=count, max_size=count)),
        draw(st.binary(min_size=count, max_size=count)),
        draw(st.dictionaries(st.integers(0, 20), ATTRIBUTES, max_size=4)),
    )
    spans = st.builds(Span, PLACES, PLACES, st.sampled_from(SpanKind), st.text(max_size=9))
    sections = st.builds(Section, TEXTS, st.integers(1, 9), PLACES, PLACES, FACTS)
    locators = st.builds(Locator, PLACES, st.sampled_from(LocatorKind), st.text(max_size=6))
    return Content(
        draw(TEXTS),
        blocks,
        tuple(draw(st.lists(spans, max_size=10))),
        tuple(draw(st.lists(sections, max_size=5))),
        tuple(draw(st.lists(locators, max_size=5))),
    )


@given(contents())
@settings(max_examples=60, deadline=None)
def test_content_comes_back_as_it_was(content: Content):
    assert packing.unpack(*packing.pack(content)) == content


@given(contents(), st.lists(st.builds(Section, TEXTS, st.just(1), PLACES, PLACES, FACTS)))
@settings(max_examples=30, deadline=None)
def test_the_readers_outline_replaces_the_imported_one(content: Content, sections: list[Section]):
    packed = packing.pack(content)
    found = packing.unpack(*packed, packing.pack_sections(sections))
    assert found.sections == tuple(sections)
    assert (found.text, found.blocks, found.spans) == (content.text, content.blocks, content.spans)


def test_a_lone_surrogate_does_not_keep_a_document_out():
    content = Content("a\ud800b", Blocks(array("I", [0, 4]), b"\0", b"\0"))
    assert packing.unpack(*packing.pack(content)) == content


def test_the_kinds_are_enum_members_again():
    span = Span(0, 1, SpanKind.LINK, "#3")
    content = Content("ab", Blocks(array("I", [0, 3]), b"\0", b"\0"), (span,))
    assert packing.unpack(*packing.pack(content)).spans[0].kind is SpanKind.LINK


@given(st.binary(max_size=60))
@settings(max_examples=60, deadline=None)
def test_bytes_that_are_no_structure_are_refused(data: bytes):
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is all that callers rely on
        packing.unpack(b"text", data)


def test_a_structure_cut_short_is_refused():
    content = Content("ab", Blocks(array("I", [0, 3]), b"\0", b"\0"), (Span(0, 1, SpanKind.BOLD),))
    plain = zlib.decompress(packing.pack(content).structure)
    for length in range(len(plain)):
        with pytest.raises(ValueError):  # noqa: PT011 - as above
            packing.unpack(b"ab", zlib.compress(plain[:length]))


def test_five_megabytes_load_in_milliseconds():
    line = "The department holds no data on this — figures were not kept. " * 5
    text = "\n".join([line] * (5_000_000 // len(line)))
    count = text.count("\n") + 1
    starts = array("I", range(0, (count + 1) * (len(line) + 1), len(line) + 1))
    spans = tuple(Span(i * 311, i * 311 + 9, SpanKind.BOLD) for i in range(2000))
    packed = packing.pack(Content(text, Blocks(starts, bytes(count), bytes(count)), spans))
    fastest = min(_seconds(packed) for _ in range(5))
    assert fastest < 0.05  # about 4 ms on an idle machine


def _seconds(packed: packing.Packed) -> float:
    began = time.process_time()
    packing.unpack(*packed)
    return time.process_time() - began
