"""A Type 1 font of signs made by hand, as TeX puts them into files: see "Type 1 Font Format"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY, _SIGN_KEY = 55_665, 4_330
_RISE, _TURN = 52_845, 22_719
_EMPTY = bytes([139, 247, 170, 13, 14])
"""A sign without lines, 278 units wide: `0 278 hsbw endchar`."""


def font(signs: Mapping[int, str]) -> tuple[bytes, int]:
    """Return a font that has these signs at these numbers, and how much of it can be read."""
    put = "".join(f"dup {number} /{name} put\n" for number, name in signs.items())
    head = (
        "%!PS-AdobeFont-1.0: Signs 1.0\n11 dict begin\n/FontInfo 1 dict dup begin end def\n"
        "/FontName /Signs def\n/PaintType 0 def\n/FontType 1 def\n"
        "/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {0 0 500 700} readonly def\n"
        "/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n"
        f"{put}readonly def\ncurrentdict end\ncurrentfile eexec\n"
    ).encode()
    drawn = _sealed(bytes(4) + _EMPTY, _SIGN_KEY)
    names = [".notdef", *signs.values()]
    shapes = b"".join(b"/%b %d RD %b ND\n" % (name.encode(), len(drawn), drawn) for name in names)
    private = (
        b"dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly "
        b"def\n/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n"
        b"/BlueValues [] def\n/password 5839 def\n/lenIV 4 def\n"
        b"2 index /CharStrings %d dict dup begin\n%bend\nend\nreadonly put\n"
        b"noaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n"
    ) % (len(names), shapes)
    return head + _sealed(bytes(4) + private, _KEY) + b"0" * 512 + b"\ncleartomark\n", len(head)


def _sealed(plain: bytes, key: int) -> bytes:
    sealed = bytearray()
    for byte in plain:
        sealed.append(byte ^ (key >> 8))
        key = ((sealed[-1] + key) * _RISE + _TURN) & 0xFFFF
    return bytes(sealed)
