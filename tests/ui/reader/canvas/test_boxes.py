from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from desktop.ui.reader.canvas.boxes import Box, Setting, is_mixed, reads_right_to_left
from desktop.ui.reader.canvas.line_map import x_of
from tests.ui.reader.conftest import SCRIPTS, need_font

pytestmark = pytest.mark.usefixtures("qapp")
SCRIPT = pytest.mark.parametrize("name", SCRIPTS)


def box(text: str, width: float = 260, *, rtl: bool = False, family: str = "") -> Box:
    font = QFont(family) if family else QFont()
    font.setPixelSize(18)
    made = Box(text, 1000, Setting(font, 27), width, rtl=rtl)
    made.x, made.y = 30.0, 40.0
    return made


def graphemes(text: str) -> list[int]:
    return [*(match.start() for match in regex.finditer(r"\X", text)), len(text)]


@pytest.mark.parametrize(
    "text",
    [SCRIPTS["combining"], SCRIPTS["emoji"], "e\u0301 held 🇺🇳", "o\u0308 e\u0301 a 🇺🇳 n\u0303 b"],
)
def test_no_place_is_nearer_than_the_one_that_is_found_in_any_font(text: str) -> None:
    for family in (*sorted(QFontDatabase.families())[:40], ""):
        made = box(text, 10_000, family=family)
        line = made.layout.lineAt(0)
        places = {x_of(line, made.units(1000 + stop)) for stop in graphemes(text)}
        for x in range(int(max(places))):
            found = x_of(line, made.units(made.nearest(made.x + x, made.y + 1)))
            assert abs(found - x) <= min(abs(place - x) for place in places) + 1, (family, x)


@SCRIPT
def test_the_pixel_of_a_character_leads_back_to_it(name: str) -> None:
    need_font(name)
    text = SCRIPTS[name]
    made = box(text)
    stops = graphemes(text)
    for start, end in pairwise(stops):
        rects = made.rects(1000 + start, 1000 + end)
        if not text[start:end].isspace():
            middle = rects[0].center()
            assert made.glyph(middle.x(), middle.y()) == 1000 + start, text[start:end]


@SCRIPT
def test_each_half_of_a_character_leads_to_the_offset_on_that_side(name: str) -> None:
    need_font(name)
    text = SCRIPTS[name]
    made = box(text)
    stops = graphemes(text)
    for start, end in pairwise(stops):
        if text[start:end].isspace():
            continue
        place = made.rects(1000 + start, 1000 + end)[0]
        ends = {
            made.nearest(place.left() + place.width() * share, place.center().y()) - 1000
            for share in (0.25, 0.75)
        }
        assert ends <= {start, end}
        first, after = made.line_of(1000 + start), made.line_of(1000 + end)
        assert len(ends) == 2 or first.lineNumber() != after.lineNumber(), text[start:end]


@pytest.mark.parametrize(
    "name", ["latin", "combining", "devanagari", "thai", "cjk", "emoji", "arabic"]
)
def test_the_caret_leads_back_to_its_offset(name: str) -> None:
    need_font(name)
    made = box(SCRIPTS[name])
    for stop in graphemes(SCRIPTS[name]):
        rect = made.caret(1000 + stop)
        assert made.nearest(rect.x(), rect.center().y()) == 1000 + stop


PHRASES = st.sampled_from(
    [word for text in SCRIPTS.values() for word in text.split()] + ["(9)", "."]
)


@given(st.lists(PHRASES, min_size=1, max_size=8).map(" ".join), st.booleans())
@settings(max_examples=40, deadline=None)
def test_scripts_mixed_at_will_lead_back_to_each_character(text: str, rtl: bool) -> None:
    for name in SCRIPTS:
        need_font(name)
    made = box(text, 300, rtl=rtl)
    for start, end in pairwise(graphemes(text)):
        if not text[start:end].isspace():
            place = made.rects(1000 + start, 1000 + end)[0]
            middle = place.center()
            assert made.glyph(middle.x(), middle.y()) == 1000 + start, text[start:end]
            edges = (place.left(), place.right())
            assert min(abs(made.caret(1000 + start).x() - x) for x in edges) < 3, text[start:end]


@SCRIPT
def test_the_pieces_of_a_range_cover_each_of_its_characters(name: str) -> None:
    need_font(name)
    text = SCRIPTS[name]
    made = box(text)
    stops = graphemes(text)
    first, last = stops[len(stops) // 4], stops[3 * len(stops) // 4]
    whole = made.rects(1000 + first, 1000 + last)
    for start, end in pairwise(stops):
        if text[start:end].isspace():
            continue
        middle = made.rects(1000 + start, 1000 + end)[0].center()
        covered = any(rect.contains(middle) for rect in whole)
        assert covered == (first <= start < last), text[start:end]


def test_right_to_left_text_stands_at_the_right_edge() -> None:
    made = box(SCRIPTS["hebrew"], 600)
    line = made.layout.lineAt(0)
    assert line.naturalTextRect().right() == pytest.approx(600, abs=1)


def test_latin_letters_stand_at_the_right_edge_where_the_source_says_so() -> None:
    made = box("Resolution 1325.", 600, rtl=True)
    line = made.layout.lineAt(0)
    assert line.naturalTextRect().right() == pytest.approx(600, abs=1)
    stop, first = made.rects(1015, 1016)[0], made.rects(1000, 1001)[0]
    assert stop.center().x() < first.center().x()


def test_direction_is_that_of_the_first_letter() -> None:
    assert reads_right_to_left("(2024) שלום")
    assert not reads_right_to_left("2024: hello שלום")
    assert not reads_right_to_left("2024")
    assert is_mixed("hello שלום")
    assert not is_mixed("naïve")


def test_a_box_of_known_height_is_shaped_only_when_asked(monkeypatch) -> None:
    shaped: list[str] = []
    monkeypatch.setattr(
        "desktop.ui.reader.canvas.boxes.QTextLayout",
        lambda text, font: shaped.append(text) or QTextLayout(text, font),
    )
    made = Box("12,4", 0, Setting(QFont(), 27), 100, height=27)
    assert made.height == 27
    assert not shaped
    assert made.layout.lineCount() == 1
    assert shaped == ["12,4"]


def test_soft_breaks_break_lines() -> None:
    assert box("one\u2028two\u2028three").layout.lineCount() == 3
