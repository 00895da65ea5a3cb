"""A PDF file around pictures that stay packed as they are: PDF 32000-1:2008, 7.4 and 8.9."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PIXELS = 160_000_000
"""Of a page: A4 at 1,200 dots to an inch has 140 million."""
# Pages of a fax or a scanned book, and far more than either.
MOST_SHEETS = 5_000
# Where a file says none, or none that can be: that of scanners in offices.
_USUAL_DPI = 200
_LEAST_DPI, _MOST_DPI = 30, 2_400
# To the inch.
_POINTS = 72
_TURNS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
"""Degrees clockwise, by how cameras and TIFF number them; mirrored ones are only turned."""
_ON_WHITE = {
    1: "exch 1 index mul exch 1 exch sub add",
    3: "dup 1 exch sub 5 -1 roll 2 index mul 1 index add 5 -1 roll 3 index mul 2 index add "
    "5 -1 roll 4 index mul 3 index add 5 -2 roll pop pop",
}
"""What lays colours of so many parts on white paper, by their transparency."""


class UnwrappableError(ValueError):
    """No picture that can be put in a PDF file; the words, if any, are a clause."""


@dataclass(frozen=True)
class Packed:
    """A picture, or a strip or tile of one, at a place in its sheet."""

    width: int
    height: int
    filters: str
    """The entries of its dictionary that say how it is packed."""
    data: bytes
    left: int = 0
    top: int = 0


@dataclass(frozen=True)
class Sheet:
    """A page: all its parts have the same colours."""

    width: int
    height: int
    colours: str
    """A colour space."""
    bits: int
    parts: Sequence[Packed] = field(repr=False)
    dpi: float = 0
    """0 where nothing is said."""
    orientation: int = 1
    transparent: int = 0
    """Parts of a colour that a transparency comes after, or 0."""
    decode: str = ""

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0 or not self.parts:
            raise UnwrappableError
        if self.width * self.height > MOST_PIXELS:
            most = MOST_PIXELS // 1_000_000
            raise UnwrappableError(f"it has more than {most} million dots, the most for a picture")


class _Things:
    """The objects of a file, in their order."""

    def __init__(self) -> None:
        self._parts = [b"%PDF-1.7\n"]
        self._places: list[int] = []
        self._size = len(self._parts[0])

    def add(self, number: int, thing: bytes) -> None:
        if number != len(self._places) + 1:
            raise AssertionError(number)
        self._places.append(self._size)
        self._parts += [b"%d 0 obj\n" % number, thing, b"\nendobj\n"]
        self._size += sum(map(len, self._parts[-3:]))

    def file(self) -> bytes:
        rows = b"".join(b"%010d 00000 n \n" % place for place in self._places)
        count = len(self._places) + 1
        return b"".join(
            (
                *self._parts, b"xref\n0 %d\n0000000000 65535 f \n" % count, rows,
                b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, self._size),
            )
        )  # fmt: skip


class _Numbered(NamedTuple):
    sheet: Sheet
    page: int
    """The number of its page; those of its content, its function and its parts follow."""


def wrapped(sheets: Sequence[Sheet]) -> bytes:
    """Return a file with a page for each sheet."""
    if not sheets:
        raise UnwrappableError
    numbered: list[_Numbered] = []
    following = 3
    for sheet in sheets[:MOST_SHEETS]:
        numbered.append(_Numbered(sheet, following))
        following += 3 + len(sheet.parts)
    things = _Things()
    things.add(1, b"<</Type /Catalog /Pages 2 0 R>>")
    kids = " ".join(f"{one.page} 0 R" for one in numbered)
    things.add(2, f"<</Type /Pages /Count {len(numbered)} /Kids [{kids}]>>".encode())
    for sheet, number in numbered:
        _add_page(things, sheet, number)
    return things.file()


def _add_page(things: _Things, sheet: Sheet, number: int) -> None:
    dpi = sheet.dpi if _LEAST_DPI <= sheet.dpi <= _MOST_DPI else _USUAL_DPI
    scale = _POINTS / dpi
    width, height = sheet.width * scale, sheet.height * scale
    first = number + 3
    names = " ".join(f"/I{at} {first + at} 0 R" for at in range(len(sheet.parts)))
    things.add(
        number,
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
        f"/Rotate {_TURNS.get(sheet.orientation, 0)} /Contents {number + 1} 0 R "
        f"/Resources <</XObject <<{names}>>>>>>".encode(),
    )
    drawn = "\n".join(
        f"q {part.width * scale:.4f} 0 0 {part.height * scale:.4f} {part.left * scale:.4f} "
        f"{height - (part.top + part.height) * scale:.4f} cm /I{at} Do Q"
        for at, part in enumerate(sheet.parts)
    ).encode()
    things.add(number + 1, _stream("", drawn))
    things.add(number + 2, _function(sheet))
    colours = sheet.colours
    if sheet.transparent:
        inks = "".join(f"/P{at} " for at in range(sheet.transparent + 1))
        colours = f"[/DeviceN [{inks}] {colours} {number + 2} 0 R]"
    for at, part in enumerate(sheet.parts):
        said = (
            f"/Type /XObject /Subtype /Image /Width {part.width} /Height {part.height} "
            f"/ColorSpace {colours} /BitsPerComponent {sheet.bits} {sheet.decode} {part.filters}"
        )
        things.add(first + at, _stream(said, part.data))


def _function(sheet: Sheet) -> bytes:
    if not sheet.transparent:
        return b"null"
    inside = "0 1 " * (sheet.transparent + 1)
    said = f"/FunctionType 4 /Domain [{inside}] /Range [{'0 1 ' * sheet.transparent}]"
    return _stream(said, f"{{ {_ON_WHITE[sheet.transparent]} }}".encode())


def _stream(said: str, data: bytes) -> bytes:
    head = f"<<{said} /Length {len(data)}>>stream\n".encode()
    return b"".join((head, data, b"\nendstream"))
