from __future__ import annotations

import hashlib
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import BlockKind, LocatorKind, Span, SpanKind
from desktop.formats.canon.canonical import LONGEST_BLOCK, Builder, clean
from tests.formats.samples import write_table

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
KINDS = st.sampled_from(
    [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CODE, BlockKind.TABLE]
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 40, 30) + b"\x08\x06\x00\x00\x00"

ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("block"), KINDS, st.integers(0, 9)),
        st.tuples(st.just("text"), ANY_TEXT, st.sampled_from(list(SpanKind)[:7])),
        st.tuples(
            st.just("long"), st.sampled_from(["a", "ab ", "e\u0301", "😀"]), st.integers(1, 30_000)
        ),
        st.tuples(st.just("link"), ANY_TEXT, st.sampled_from(["#a", "#b", "http://a.example/"])),
        st.tuples(st.just("lines"), ANY_TEXT, st.none()),
        st.tuples(st.just("begin"), st.sampled_from(list(SpanKind)[:7]), st.none()),
        st.tuples(st.just("end"), st.none(), st.none()),
        st.tuples(st.just("anchor"), st.sampled_from("ab"), st.none()),
        st.tuples(st.just("note"), ANY_TEXT, st.sampled_from("abc")),
        st.tuples(st.just("page"), ANY_TEXT, st.none()),
        st.tuples(st.just("image"), ANY_TEXT, st.sampled_from([None, PNG, b"nonsense"])),
        st.tuples(
            st.just("table"), st.lists(st.lists(ANY_TEXT, max_size=3), max_size=3), st.none()
        ),
    ),
    max_size=25,
)


def play(builder: Builder, actions: list[tuple[str, object, object]]) -> None:
    moves = {
        "block": lambda kind, level: builder.block(kind, level, marker="1."),
        "text": builder.text,
        "long": lambda text, times: builder.text(text * times),
        "link": lambda text, target: builder.text(text, link=target),
        "lines": lambda text, _: builder.lines(text),
        "begin": lambda kind, _: builder.begin(kind),
        "end": lambda _a, _b: builder.end(),
        "anchor": lambda name, _: builder.anchor(name),
        "note": builder.note_reference,
        "page": lambda label, _: builder.locator(LocatorKind.PAGE, label),
        "image": builder.image,
        "table": lambda rows, _: write_table(builder, rows, 1),
    }
    depth = 0
    for name, a, b in actions:
        depth += {"begin": 1, "end": -1}.get(name, 0)
        if depth < 0:
            depth = 0
        else:
            moves[name](a, b)


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_whatever_is_fed_in_the_content_is_canonical(canonical, actions) -> None:
    builder = Builder()
    play(builder, actions)
    canonical(builder.build())


@settings(max_examples=60, deadline=None)
@given(st.lists(ANY_TEXT, max_size=6), st.integers(0, 3))
def test_no_character_is_lost_but_the_forbidden_ones(texts, repeat) -> None:
    builder = Builder()
    texts = texts * 10**repeat
    for text in texts:
        builder.text(text)
    kept = builder.build().text
    wanted = clean("".join(map(clean, texts)))
    if wanted.strip():
        assert [c for c in kept if not c.isspace()] == [c for c in wanted if not c.isspace()]
    else:
        assert kept == ""


def test_positions_stay_true_while_a_long_block_is_split() -> None:
    builder = Builder()
    places = []
    for number in range(4000):
        places.append((builder.position, f"word{number}"))
        builder.text(f"word{number} ")
    text = builder.build().text
    assert all(text.startswith(word, at) for at, word in places)
    assert "\n" in text


def test_a_block_is_split_at_a_space_and_keeps_kind_level_and_style(canonical) -> None:
    builder = Builder()
    builder.block(BlockKind.LIST_ITEM, 2, marker="1.")
    with builder.style(SpanKind.BOLD):
        builder.text("ten chars " * 2500)
    content = builder.build()
    canonical(content)
    assert [block.kind for block in content.blocks] == [BlockKind.LIST_ITEM] * len(content.blocks)
    assert [block.attributes.get("marker") for block in content.blocks] == ["1.", None, None]
    assert all(content.text[b.start : b.end].startswith("ten") for b in content.blocks)
    assert len(content.spans) == 3


def test_a_table_is_split_between_rows() -> None:
    builder = Builder()
    write_table(builder, [["cell " * 20, str(n)] for n in range(300)], header_rows=1)
    content = builder.build()
    assert len(content.blocks) > 1
    for block in content.blocks:
        rows = content.text[block.start : block.end].split("\x1e")
        assert all(row.count("\t") == 1 for row in rows)
    assert content.blocks[1].attributes == {}


def test_text_without_any_space_is_split_too() -> None:
    builder = Builder()
    builder.text("x" * 25_000)
    assert [b.end - b.start for b in builder.build().blocks] == [LONGEST_BLOCK, LONGEST_BLOCK, 5000]


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("a\r\nb\rc\nd", "a b c d"),
        ("a\x00b\ufffcc", "abc"),
        ("x\ud83dy", "xy"),
        ("\ud83d\ude00", "😀"),
        ("e\u0301 \u00a0\u00ad", "e\u0301 \u00a0\u00ad"),
    ],
)
def test_only_the_forbidden_characters_go(given_, kept) -> None:
    assert clean(given_) == kept


def test_blocks_of_white_space_are_dropped_and_what_pointed_into_them_moves_on() -> None:
    builder = Builder()
    builder.text("one")
    builder.block()
    builder.text("   ")
    builder.anchor("here")
    builder.locator(LocatorKind.PAGE, "7")
    builder.block()
    builder.text("two")
    builder.text("link", link="#here")
    content = builder.build()
    assert content.text == "one\ntwolink"
    assert content.spans == (Span(7, 11, SpanKind.LINK, "#4"),)
    assert content.locators[0].start == 4


def test_links_to_nowhere_are_dropped_and_notes_without_text_stay_raised() -> None:
    builder = Builder()
    builder.text("a", link="#nowhere")
    builder.note_reference("1", "nowhere")
    assert builder.build().spans == (Span(1, 2, SpanKind.SUPERSCRIPT),)


def test_touching_spans_of_one_kind_are_one() -> None:
    builder = Builder()
    builder.text("a", SpanKind.BOLD)
    with builder.style(SpanKind.BOLD):
        builder.text("b", SpanKind.BOLD)
        builder.block()
        builder.text("c")
    assert builder.build().spans == (Span(0, 2, SpanKind.BOLD), Span(3, 4, SpanKind.BOLD))


def test_note_references_that_touch_stay_two() -> None:
    builder = Builder()
    builder.note_reference("1", "n")
    builder.note_reference("2", "n")
    builder.block(BlockKind.FOOTNOTE)
    builder.anchor("n")
    builder.text("note")
    assert [s.target for s in builder.build().spans] == ["#3", "#3"]


def test_cells_hold_no_separators() -> None:
    builder = Builder()
    write_table(builder, [["a\tb", "c\nd"], ["e\x1ef", ""]])
    assert builder.build().text == "a b\tc d\x1ee f\t"


def test_a_picture_is_kept_by_its_hash_with_its_size() -> None:
    builder = Builder()
    assert builder.image("A map", PNG, 1, 1)
    content = builder.build()
    name = hashlib.sha256(PNG).hexdigest()
    assert builder.assets == {name: PNG}
    assert content.text == "A map"
    assert content.blocks[0].attributes == {"asset": name, "width": 40, "height": 30}


def test_bytes_that_are_no_picture_leave_its_text() -> None:
    builder = Builder()
    assert not builder.image("A map", b"<script>")
    assert builder.assets == {}
    assert builder.build().text == "A map"


def test_headings_make_the_outline() -> None:
    builder = Builder()
    for level, title in [(1, "One"), (2, "One a"), (2, "One b"), (1, "Two")]:
        builder.block(BlockKind.HEADING, level)
        builder.text(title)
        builder.block()
        builder.text("text")
    content = builder.build()
    assert [(s.title, s.level, content.text[s.end - 4 : s.end]) for s in content.sections] == [
        ("One", 1, "ext\n"),
        ("One a", 2, "ext\n"),
        ("One b", 2, "ext\n"),
        ("Two", 1, "text"),
    ]
    assert [s.title for s in content.section_path(content.text.index("One b"))] == ["One", "One b"]


def test_an_empty_document_is_still_well_formed(canonical) -> None:
    canonical(Builder().build())
