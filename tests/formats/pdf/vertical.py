"""PDF files that are written from top to bottom, made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.formats.pdf.samples import assembled, stream

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH, HEIGHT = 600, 400
SIZE = 10


def column(text: str, x: float, y: float, size: float = SIZE) -> str:
    """Return what draws letters one below another, from a place on, counted from the top."""
    return _drawn("V", text, x + size / 2, y, size)


def across(text: str, x: float, y: float, size: float = SIZE) -> str:
    """Return what draws letters side by side."""
    return _drawn("H", text, x, y, size)


def vertical(*drawn: str) -> bytes:
    """Return a file of one page."""
    things = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Count 1 /Kids [10 0 R]>>",
        3: b"<</Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin /DW 1000 /CIDSystemInfo "
        b"<</Registry (Adobe) /Ordering (Japan1) /Supplement 2>> /FontDescriptor 7 0 R>>",
        4: b"<</Type /Font /Subtype /Type0 /BaseFont /Ryumin /Encoding /UniJIS-UCS2-V "
        b"/DescendantFonts [3 0 R]>>",
        5: b"<</Type /Font /Subtype /Type0 /BaseFont /Ryumin /Encoding /UniJIS-UCS2-H "
        b"/DescendantFonts [3 0 R]>>",
        7: b"<</Type /FontDescriptor /FontName /Ryumin /Flags 4 /FontBBox [0 -120 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80>>",
        10: f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 11 0 R "
        "/Resources <</Font <</V 4 0 R /H 5 0 R>>>>>>".encode(),
        11: stream(_joined(drawn)),
    }
    return assembled(things)


def _drawn(font: str, text: str, x: float, y: float, size: float) -> str:
    letters = text.encode("utf-16-be").hex()
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm <{letters}> Tj ET"


def _joined(drawn: Iterable[str]) -> bytes:
    return "\n".join(drawn).encode()
