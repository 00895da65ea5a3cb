"""Pages that are drawn, and where their characters are found then."""

from __future__ import annotations

import pytest

from desktop.pdf import OpenPage, Part, PdfFile
from tests.formats.pdf.samples import HEIGHT, WIDTH, Made, Text, annotation

SCALE = 2
SIZE = (WIDTH * SCALE, HEIGHT * SCALE)
WORDS = "HHHH in the corner"


@pytest.fixture
def opened():
    files = []

    def open_page(*texts: Text, **about) -> OpenPage:
        file = PdfFile(Made([texts], **about).data())
        page = file.opened(0)
        files.append((page, file))
        return page

    yield open_page
    for page, file in files:
        page.close()
        file.close()


def drawn(page: OpenPage, part: Part, turns: int = 0) -> list[bytes]:
    """Return rows of grey."""
    memory = bytearray(4 * part.across * part.down)
    page.draw(part, turns, memoryview(memory))
    step = 4 * part.across
    return [bytes(memory[at : at + step : 4]) for at in range(0, len(memory), step)]


def whole(page: OpenPage, turns: int = 0) -> list[bytes]:
    width, height = SIZE if not turns % 2 else SIZE[::-1]
    return drawn(page, Part(width, height, 0, 0, width, height), turns)


def ink(rows: list[bytes]) -> tuple[int, int, int, int]:
    """Return the box of all that is darker than paper."""
    down = [y for y, row in enumerate(rows) if min(row) < 128]
    across = [x for x in range(len(rows[0])) if min(row[x] for row in rows) < 128]
    return across[0], down[0], across[-1], down[-1]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_characters_are_where_their_ink_is(opened, rotate):
    page = opened(Text(WORDS, 60, 90, 20), rotate=rotate)
    width, height = round(page.sheet.width * SCALE), round(page.sheet.height * SCALE)
    found = ink(drawn(page, Part(width, height, 0, 0, width, height)))
    boxes = page.text().boxes
    x0, y0, x1, y1 = (
        min(boxes[0::4]) * SCALE, min(boxes[1::4]) * SCALE,
        max(boxes[2::4]) * SCALE, max(boxes[3::4]) * SCALE,
    )  # fmt: skip
    assert x0 - 2 <= found[0] <= x0 + 12
    assert y0 - 2 <= found[1] <= y0 + 24
    assert found[2] <= x1 + 2
    assert found[3] <= y1 + 2
    assert (width, height) == (SIZE if rotate % 180 == 0 else SIZE[::-1])


def test_what_is_cropped_off_is_not_drawn_and_places_follow(opened):
    page = opened(Text(WORDS, 60, 90, 20), box="40 0 400 560")
    boxes = page.text().boxes
    assert boxes[0] == pytest.approx(20, abs=2)
    assert page.sheet[:2] == (360, 560)


def test_a_part_is_a_part_of_the_whole(opened):
    page = opened(Text(WORDS, 60, 90, 20))
    everything = whole(page)
    part = drawn(page, Part(*SIZE, 100, 120, 90, 70))
    assert part == [row[100:190] for row in everything[120:190]]
    assert min(map(min, part)) < 128


def test_pages_turn_clockwise(opened):
    page = opened(Text("I", 20, 40, 20))
    left, top, *_ = ink(whole(page))
    turned = ink(whole(page, turns=1))
    assert left < 100 > top
    assert turned[0] > SIZE[1] - 100, "the left upper corner is the right upper one"
    assert turned[1] < 100


def test_a_space_that_is_thought_of_stands_where_the_word_before_ends(opened):
    page = opened(Text("one", 60, 90, 20), Text("two", 120, 90, 20))
    boxes = page.text().boxes
    assert len(boxes) // 4 > len("onetwo")
    assert all(boxes[n] <= boxes[n + 2] for n in range(0, len(boxes), 4))
    assert all(0 <= side <= HEIGHT for side in boxes)


def test_what_is_said_to_be_far_beyond_the_page_stands_where_the_last_one_ends(opened):
    boxes = opened(Text("near", 60, 90, 20), Text("far", 3e8, 90, 20)).text().boxes
    assert len(boxes) // 4 > len("near")
    assert boxes[-4] == boxes[-2] == max(boxes[0::4])
    assert all(abs(side) <= HEIGHT for side in boxes)


def test_the_digest_is_that_of_the_page_as_it_is_read(opened):
    text = Text(WORDS, 60, 90, 20)
    page = opened(text)
    with PdfFile(Made([[text]]).data()) as file:
        assert page.text().digest == file.page(0).digest


MARK = (
    "<</Type /Annot /Subtype /{} /Rect [60 480 300 560] /C [1 0 0] "
    "/QuadPoints [60 560 300 560 60 480 300 480]>>"
)


def red(page: OpenPage) -> bool:
    width, height = SIZE
    memory = bytearray(4 * width * height)
    page.draw(Part(width, height, 0, 0, width, height), 0, memoryview(memory))
    middle = 4 * (width * 160 + 500)
    blue, _, reds = memory[middle : middle + 3]
    return reds > blue + 50


def test_marks_of_words_are_left_to_the_highlights_that_they_became(opened):
    marked = {"links": {0: MARK.format("Highlight")}}
    assert not red(opened(Text(WORDS, 60, 90, 20), **marked))
    assert not red(opened(**marked)), "on a page without text they became areas"


@pytest.mark.parametrize(("kind", "is_sign"), [("Text", True), ("Stamp", False), ("Link", False)])
def test_where_a_note_is_pinned_is_told(opened, kind, is_sign):
    page = opened(Text("Words", 60, 90, 20), links={0: annotation(kind, (40, 50, 60, 74))})
    assert list(page.text().signs) == ([40, 50, 60, 74] if is_sign else [])


@pytest.mark.parametrize("turns", [0, 1])
def test_what_was_filled_in_and_drawn_by_nobody_is_seen_in_its_field(opened, turns):
    place = f"/Rect [100 {HEIGHT - 84} 300 {HEIGHT - 68}] /DA (/Helv 10 Tf 0 g)"
    page = opened(fields=[f"/FT /Tx /T (name) {place} /V (Ada Lovelace)"])
    x0, y0, x1, y1 = ink(whole(page, turns))
    if turns:
        x0, y0, x1, y1 = y0, SIZE[1] - x1, y1, SIZE[1] - x0
    assert 100 * SCALE <= x0 < x1 <= 300 * SCALE
    assert 68 * SCALE <= y0 < y1 <= 84 * SCALE


@pytest.mark.parametrize("field", ["/Ff 8192 /V (secret)", "/F 2 /V (hidden)", "", "/V ()"])
def test_nothing_else_is_drawn_of_a_form(opened, field):
    kind = f"/FT /Tx /T (name) /Rect [100 500 300 516] /DA (/Helv 10 Tf 0 g) {field}"
    page = opened(Text("H", 350, 590), fields=[kind])
    assert ink(whole(page))[0] >= 350 * SCALE
