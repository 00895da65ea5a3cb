"""PNG, JPEG and TIFF are drawn as they look, and are documents with a place for each page."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import formats
from desktop.domain import BlockKind
from desktop.errors import UnreadableFileError
from desktop.formats.picture import as_pdf
from desktop.formats.picture.wrapping import UnwrappableError
from desktop.pdf import PdfFile
from tests.formats.picture.samples import (
    HEIGHT,
    JPEG,
    WIDTH,
    page,
    png,
    rows,
    tiff,
    turned_jpeg,
)

GREY = b"".join(rows())
BITS = (b"\x00\xff") * HEIGHT
"""Dark is 0."""
PALETTE = {b"PLTE": bytes([0, 0, 0, 255, 255, 255])}
SHADES = (0, 65_535) * 3


def looks(data: bytes, number: int = 0, dpi: int = 200) -> list[int]:
    """Return how bright the four quarters of a page are: above left and right, below."""
    with PdfFile(as_pdf(data)) as file:
        drawn = file.picture(number, dpi, 1 << 22)
    assert drawn is not None
    across, down = drawn.width // 4, drawn.height // 4
    return [
        drawn.pixels[y * drawn.width + x] for y in (down, 3 * down) for x in (across, 3 * across)
    ]


LIKE = {
    "png grey": png(0, rows()),
    "png colours": png(2, rows(3)),
    "png bits": png(0, [b"\x00\xff"] * HEIGHT, bits=1),
    "png 16 bits": png(0, rows(2), bits=16),
    "png palette": png(3, rows(1, b"\0", b"\1"), chunks=PALETTE),
    "png on nothing": png(6, rows(4, bytes([0, 0, 0, 255]), bytes(4))),
    "png grey on nothing": png(4, rows(2, b"\0\xff", b"\0\0")),
    "jpeg": JPEG,
    "tiff": tiff(page([GREY])),
    "tiff strips": tiff(page([GREY[:64]] * 3)),
    "tiff of a Mac": tiff(page([GREY]), order=">"),
    "tiff bits": tiff(page([BITS], t258=1)),
    "tiff bits, white is 0": tiff(page([bytes(255 - b for b in BITS)], t258=1, t262=0)),
    "tiff packed": tiff(page([zlib.compress(GREY)], t259=8)),
    "tiff differences": tiff(
        page([zlib.compress((b"\0" * 8 + b"\xff" + b"\0" * 7) * HEIGHT)], t259=8, t317=2)
    ),
    "tiff runs": tiff(page([(b"\xf9\0\xf9\xff") * HEIGHT], t259=32773)),
    "tiff colours": tiff(page([b"".join(rows(3))], t262=2, t277=3, t258=(8, 8, 8))),
    "tiff palette": tiff(page([b"".join(rows(1, b"\0", b"\1"))], t262=3, t320=SHADES)),
    "tiff inks": tiff(
        page([b"".join(rows(4, b"\0\0\0\xff", bytes(4)))], t262=5, t277=4, t258=(8,) * 4)
    ),
    "tiff on nothing": tiff(
        page([b"".join(rows(4, b"\0\0\0\xff", bytes(4)))], t262=2, t277=4, t258=(8,) * 4, t338=2)
    ),
    "tiff 16 bits": tiff(page([b"".join(rows(2))], t258=16)),
    "tiff 16 bits of a Mac": tiff(
        page([zlib.compress(b"".join(rows(2, b"\0\xff", b"\xff\0")))], t258=16, t259=8), order=">"
    ),
    "tiff 16 bits, differences": tiff(
        page(
            [zlib.compress((bytes(6 * 8) + b"\0\xff" * 3 + bytes(6 * 7)) * HEIGHT)],
            t258=(16,) * 3, t259=8, t262=2, t277=3, t317=2,
        )
    ),
    "tiff jpeg": tiff(page([JPEG], t259=7)),
    "tiff tiles": tiff(
        {k: v for k, v in page([bytes(16 * 16), b"\xff" * 256]).items() if k != 278}
        | {256: 32, 257: 12, 322: 16, 323: 16}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LIKE)
def test_pictures_look_as_they_should(name):
    above_left, above_right, below_left, below_right = looks(LIKE[name])
    assert max(above_left, below_left) < 60
    assert min(above_right, below_right) > 200


def test_bits_of_a_fax_may_run_the_other_way():
    left = b"\x0f\xff" * HEIGHT
    other = bytes(int(f"{b:08b}"[::-1], 2) for b in left)
    assert looks(tiff(page([left], t258=1))) == looks(tiff(page([other], t258=1, t266=2)))


@pytest.mark.parametrize(
    ("turn", "dark"), [(1, [0, 2]), (3, [1, 3]), (6, [0, 1]), (8, [2, 3])]
)  # fmt: skip
def test_a_camera_or_a_scanner_may_have_been_turned(turn, dark):
    for data in (turned_jpeg(turn), tiff(page([GREY], t274=turn))):
        found = looks(data)
        assert [at for at in range(4) if found[at] < 60] == dark


def size(data: bytes) -> tuple[int, int]:
    with PdfFile(as_pdf(data)) as file:
        read = file.page(0)
    assert read is not None
    return round(read.sheet.width * 100), round(read.sheet.height * 100)


def test_a_page_is_as_large_as_the_picture_says():
    dots = struct.pack(">IIB", 3937, 3937, 1)
    assert size(JPEG) == (1152, 864)
    assert size(png(0, rows(), chunks={b"pHYs": dots})) == (1152, 864)
    assert size(tiff(page([GREY], t282=(100, 1)))) == (1152, 864)
    assert size(tiff(page([GREY], t282=(3937, 100), t296=3))) == (1152, 864)
    assert size(png(0, rows())) == (576, 432)
    assert size(tiff(page([GREY], t282=(1, 0)))) == (576, 432)


def test_a_tiff_has_a_page_for_each_picture_but_small_ones_of_others():
    white = b"\xff" * len(GREY)
    data = tiff(page([GREY]), page([white], t254=1), page([white]))
    with PdfFile(as_pdf(data)) as file:
        assert file.pages == 2
    assert min(looks(data, 1)) > 200


def test_a_list_of_pages_that_leads_back_ends():
    with PdfFile(as_pdf(tiff(page([GREY]), page([GREY]), loop=True))) as file:
        assert file.pages == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png(2, rows(3), interlaced=1), "interlaced"),
        (png(0, rows(), size=(60_000, 60_000)), "million dots"),
        (tiff(page([GREY], t259=34_712)), "packed in a way"),
        (tiff(page([GREY], t258=16, t259=5)), "packed in a way"),
        (tiff(page([GREY], t258=16, t259=8)), "damaged"),
        (tiff(page([GREY], t284=2, t277=3)), "packed in a way"),
        (tiff(page([GREY], t262=6)), "packed in a way"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (b"II*\0\xff\xff\xff\xff", "damaged"),
        (tiff(), "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, data, why):
    path = tmp_path / f"picture{'.png' if data[:1] == b'.' else '.tif'}"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=why):
        formats.read(path)


def test_a_picture_is_a_document_with_a_place_that_shows_it(tmp_path):
    path = tmp_path / "harbour plan.png"
    path.write_bytes(LIKE["png grey"])
    parsed = formats.read(path)
    (block,) = parsed.content.blocks
    assert (block.kind, block.attributes["page"]) == (BlockKind.IMAGE, 0)
    assert (block.attributes["width"], block.attributes["height"]) == (WIDTH, HEIGHT)
    assert parsed.assets == {block.attributes["asset"]: LIKE["png grey"]}
    assert (parsed.media_type, parsed.facts.title) == ("image/png", "harbour plan")
    assert parsed.importer.startswith("picture ")


def test_a_tiff_has_a_place_for_each_page(tmp_path):
    path = tmp_path / "fax.tiff"
    path.write_bytes(tiff(page([GREY]), page([GREY])))
    parsed = formats.read(path)
    assert [block.attributes.get("page") for block in parsed.content.blocks] == [0, 1]
    assert parsed.pages is not None
    assert len(parsed.pages) == 2
    assert not parsed.assets


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(LIKE)), st.data())
def test_a_damaged_picture_is_drawn_somehow_or_refused(name, data):
    whole = bytearray(LIKE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(4, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(4, len(whole)))])
    try:
        made = as_pdf(cut)
    except UnwrappableError:
        return
    with PdfFile(made) as file:
        assert file.pages >= 1
