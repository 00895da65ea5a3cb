from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.domain import BlockKind, Section, SpanKind
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.layout import Typesetter, average_advance
from tests.ui.reader.conftest import SCRIPTS, Draft, long_content

pytestmark = pytest.mark.usefixtures("qapp")


def setter(draft: Draft, available: int = 2000, style: ReadingStyle | None = None) -> Typesetter:
    return Typesetter(draft.build(), style or ReadingStyle(), available)


def test_the_column_holds_the_measure_in_average_characters(draft: Draft) -> None:
    draft.add("x")
    made = setter(draft)
    font = made.settings["body"].font
    assert made.width == pytest.approx(66 * average_advance(font), abs=1)
    line = long_content(3).text.split("\n")[2]
    per_line = made.width / (QFontMetricsF(font).horizontalAdvance(line) / len(line))
    assert 58 <= per_line <= 78
    assert setter(draft, style=ReadingStyle(measure=90)).width > made.width
    assert setter(draft, available=300).width == 300


def test_headings_grow_with_their_rank(draft: Draft) -> None:
    for level in range(1, 7):
        draft.add("Heading", BlockKind.HEADING, level)
    draft.add("Text")
    made = setter(draft)
    sizes = [made.settings[f"heading {n}"].font.pixelSize() for n in range(1, 7)]
    assert sizes == sorted(sizes, reverse=True)
    assert made.settings["heading 1"].font.weight() >= QFont.Weight.DemiBold


def test_list_items_hang_beside_their_own_marker(draft: Draft) -> None:
    draft.add("first", BlockKind.LIST_ITEM, 1, marker="vii.")
    draft.add("deeper", BlockKind.LIST_ITEM, 2)
    draft.add(SCRIPTS["arabic"], BlockKind.LIST_ITEM, 1, marker="1.")
    made = setter(draft)
    first, deeper, arabic = (made.lay_out(n) for n in range(3))
    assert first.marker is not None
    assert first.marker.text == "vii."
    assert first.marker.x + first.marker.width <= first.boxes[0].x
    assert deeper.marker is not None
    assert deeper.marker.text == "•"
    assert deeper.boxes[0].x > first.boxes[0].x
    assert arabic.marker is not None
    assert arabic.marker.x >= arabic.boxes[0].x + arabic.boxes[0].width


def test_a_quotation_has_a_bar_that_joins_the_next(draft: Draft) -> None:
    draft.add("Before")
    draft.add("One", BlockKind.QUOTATION, 1)
    draft.add("Two", BlockKind.QUOTATION, 1)
    draft.add("Quoted in it", BlockKind.QUOTATION, 2)
    made = setter(draft)
    one, two, inner = (made.lay_out(n) for n in (1, 2, 3))
    assert one.bars[0].bottom() == one.height
    assert two.bars[0].top() == 0
    assert one.boxes[0].x > one.bars[0].right()
    outer, own = inner.bars
    assert outer.x() == two.bars[0].x() < own.x() < inner.boxes[0].x
    assert outer.top() == 0 < own.top()


def test_pictures_are_scaled_to_the_column_before_they_are_decoded(draft: Draft) -> None:
    draft.add("", BlockKind.IMAGE, asset="a" * 64, width=4000, height=1000)
    draft.add("", BlockKind.IMAGE, asset="b" * 64, width=100, height=50)
    draft.add("", BlockKind.IMAGE, asset="c" * 64)
    made = setter(draft)
    wide, small, unknown = (made.lay_out(n).picture for n in range(3))
    assert wide is not None
    assert (wide.rect.width(), wide.rect.height()) == pytest.approx((made.width, made.width / 4))
    assert small is not None
    assert (small.rect.width(), small.rect.height()) == (100, 50)
    assert small.rect.center().x() == pytest.approx(made.width / 2)
    made.sizes["c" * 64] = (200, 100)
    assert unknown is not None
    learned = made.lay_out(2).picture
    assert learned is not None
    assert learned.rect.height() == 100


def test_a_picture_that_is_not_at_hand_shows_its_description(draft: Draft) -> None:
    draft.add("A crowd before the gate", BlockKind.IMAGE)
    made = setter(draft).lay_out(0)
    assert made.boxes[0].text == "A crowd before the gate"
    assert made.panel is not None


def test_inline_styles_reach_the_glyphs_after_astral_characters(draft: Draft) -> None:
    draft.add("𝒳𝒳 bold plain")
    draft.span("bold", SpanKind.BOLD)
    draft.span("plain", SpanKind.ITALIC)
    ranges = setter(draft).lay_out(0).boxes[0].layout.formats()
    assert [(r.start, r.length) for r in ranges] == [(5, 4), (10, 5)]
    assert ranges[0].format.fontWeight() == QFont.Weight.Bold
    assert ranges[1].format.fontItalic()


def test_footnotes_and_captions_are_smaller_than_text(draft: Draft) -> None:
    draft.add("Text")
    made = setter(draft)
    body = made.settings["body"].font.pixelSize()
    assert made.settings["caption"].font.pixelSize() < body
    assert made.settings["footnote"].font.pixelSize() < body


def test_lines_stand_as_far_apart_as_the_style_says(draft: Draft) -> None:
    draft.add("word " * 60)
    for height in (1.4, 2.0):
        layout = setter(draft, style=ReadingStyle(line_height=height)).lay_out(0).boxes[0].layout
        assert layout.lineAt(1).y() - layout.lineAt(0).y() == pytest.approx(18 * height, abs=1)


def test_justified_text_fills_its_lines(draft: Draft) -> None:
    draft.add("some words of many lengths stand here " * 6)
    layout = setter(draft, style=ReadingStyle(justify=True)).lay_out(0).boxes[0].layout
    made = setter(draft).width
    first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
    assert first.naturalTextRect().right() == pytest.approx(made, abs=2) or (
        first.cursorToX(first.textStart() + first.textLength() - 1)[0] == pytest.approx(made, abs=8)
    )
    assert last.naturalTextWidth() < made * 0.95


def test_lines_from_the_right_all_begin_at_the_right_edge(draft: Draft) -> None:
    draft.add(f"{SCRIPTS['arabic']} " * 4)
    made = setter(draft, 400, ReadingStyle(justify=True))
    rects = made.lay_out(0).boxes[0].rects(0, len(made.content.text))
    assert len(rects) > 3
    assert all(rect.right() == pytest.approx(400, abs=2) for rect in rects)


def test_estimates_come_near_the_truth() -> None:
    content = long_content(400)
    made = Typesetter(content, ReadingStyle(), 900)
    exact = sum(made.lay_out(n).height for n in range(400))
    assert sum(made.fine(0, 400)) == pytest.approx(exact, rel=0.15)
    assert made.rough(0, 400) == pytest.approx(exact, rel=0.2)


def test_a_footnote_hangs_beside_its_label(draft: Draft) -> None:
    draft.add("Text")
    draft.add("The note.", BlockKind.FOOTNOTE, marker="12")
    draft.add("Without a label.", BlockKind.FOOTNOTE)
    made = setter(draft)
    note, bare = made.lay_out(1), made.lay_out(2)
    assert note.marker is not None
    assert note.marker.text == "12"
    assert note.marker.x + note.marker.width <= note.boxes[0].x
    assert bare.marker is None
    assert bare.boxes[0].x == 0


def test_a_line_of_code_is_never_broken(draft: Draft) -> None:
    draft.add("Text")
    draft.add("short\u2028" + "a_long_name " * 30, BlockKind.CODE)
    draft.add("short", BlockKind.CODE)
    made = setter(draft, available=500)
    code, short = made.lay_out(1), made.lay_out(2)
    assert code.boxes[0].layout.lineCount() == 2
    assert code.overflow > 500
    assert code.seen.right() < 500
    assert short.overflow == 0


def test_a_section_without_a_heading_begins_below_a_line(draft: Draft) -> None:
    first = draft.add("First question")
    draft.add("First answer")
    second = draft.add("Second question")
    draft.add("Third", BlockKind.HEADING, 1)
    content = draft.build()
    sections = tuple(Section("", 1, start, start + 5) for start in (first, second))
    content = replace(content, sections=(*sections, *content.sections))
    made = Typesetter(content, ReadingStyle(), 600)
    blocks = [made.lay_out(number) for number in range(4)]
    assert [block.opening is not None for block in blocks] == [False, False, True, False]
    assert 0 < blocks[2].opening.top() < blocks[2].boxes[0].y
    assert blocks[2].top > blocks[1].top


def test_what_the_source_says_reads_from_the_right_does(draft: Draft) -> None:
    draft.add("UN 1325", direction="rtl")
    draft.add("UN 1325", BlockKind.LIST_ITEM, 1, marker="1.", direction="rtl")
    draft.add("UN\t1325", BlockKind.TABLE, direction="rtl")
    made = setter(draft)
    text, item, table = (made.lay_out(n) for n in range(3))
    assert text.boxes[0].rects(0, 7)[0].right() == pytest.approx(made.width, abs=2)
    assert item.marker is not None
    assert item.marker.x >= item.boxes[0].x + item.boxes[0].width
    assert table.boxes[0].x > table.boxes[1].x
