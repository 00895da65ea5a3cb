"""Signs of fonts for formulas that do not say what they stand for.

TeX's fonts name many signs as no list of letters does, and then the engine answers with the number
of the sign: a sum is an X, and a prime a nought. What their numbers stand for has been fixed since
1986 (D. E. Knuth, "Computer Modern Typefaces"). Fonts made since have the same names in an order
of their own, which a Type 1 font tells in its first part ("Adobe Type 1 Font Format", 2.2). Signs
of Adobe's Symbol that had no letter of their own, then, were given private ones, which they have
now (https://unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt).
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMES = re.compile(rb"(cmb?sy|cmex|msam)\d+\b")
_TYPE_1, _BEYOND = b"%!", b"eexec"
"""How a Type 1 font begins, and where its readable part ends."""
_PUT = re.compile(rb"\bdup\s+(\d{1,3})\s*/(\w+)\s+put\b")
_SIGNS_BY_NAME = {
    "equivasymptotic": "≍", "precedesequal": "⪯", "followsequal": "⪰", "lessmuch": "≪",
    "greatermuch": "≫", "follows": "≻", "arrownortheast": "↗", "arrowsoutheast": "↘",
    "arrownorthwest": "↖", "arrowsouthwest": "↙", "similarequal": "≃", "prime": "′",
    "owner": "∋", "triangle": "△", "triangleinv": "▽", "negationslash": "\u0338",
    "mapsto": "↦", "latticetop": "⊤", "unionmulti": "⊎", "turnstileleft": "⊢",
    "turnstileright": "⊣", "floorleft": "⌊", "floorright": "⌋", "ceilingleft": "⌈",
    "ceilingright": "⌉", "angbracketleft": "⟨", "angbracketright": "⟩", "bardbl": "‖",
    "arrowbothv": "↕", "arrowdblbothv": "⇕", "wreathproduct": "≀", "coproduct": "⨿",
    "unionsq": "⊔", "intersectionsq": "⊓", "subsetsqequal": "⊑",
    "supersetsqequal": "⊒", "circleminus": "⊖", "circledivide": "⊘", "circledot": "⊙",
    "minusplus": "∓", "diamondmath": "⋄", "lscript": "ℓ", "epsilon1": "ϵ", "rho1": "ϱ", "pi1": "ϖ",
}  # fmt: skip
"""What signs are called that Adobe's list of letters does not have, or has otherwise."""
_SYMBOLS = {
    0x10: "≍", 0x16: "⪯", 0x17: "⪰", 0x1C: "≪", 0x1D: "≫", 0x25: "↗", 0x26: "↘", 0x27: "≃",
    0x2D: "↖", 0x2E: "↙", 0x30: "′", 0x33: "∋", 0x34: "△", 0x35: "▽", 0x36: "\u0338",
    0x5D: "⊎", 0x60: "⊢", 0x61: "⊣", 0x62: "⌊", 0x63: "⌋", 0x64: "⌈", 0x65: "⌉", 0x68: "⟨",
    0x69: "⟩", 0x6B: "‖", 0x6C: "↕", 0x6D: "⇕", 0x6F: "≀", 0x71: "⨿", 0x72: "∇", 0x74: "⊔",
    0x75: "⊓", 0x76: "⊑", 0x77: "⊒",
}  # fmt: skip
"""Of the symbols; 0x36 is the stroke through the sign that comes after it."""
_SQUARES = {0x03: "□", 0x04: "■"}


def _large() -> Iterator[tuple[int, str]]:
    """Yield the signs that grow: of each size a number of its own."""
    for first in (0x00, 0x10, 0x12, 0x20):
        yield from ((first, "("), (first + 1, ")"))
    for first in (0x02, 0x14, 0x22, 0x68):
        yield from enumerate("[]⌊⌋⌈⌉", first)
    for first in (0x08, 0x1A, 0x28, 0x6E):
        yield from ((first, "{"), (first + 1, "}"))
    for first in (0x0A, 0x1C, 0x2A, 0x44):
        yield from ((first, "⟨"), (first + 1, "⟩"))
    yield from ((0x0C, "|"), (0x0D, "‖"))
    for first in (0x0E, 0x1E, 0x2C, 0x2E):
        yield from ((first, "/"), (first + 1, "\\"))
    yield from enumerate("⎛⎞⎡⎤⎣⎦⎢⎥⎧⎫⎩⎭⎨⎬⎪|⎝⎠⎜⎟", 0x30)
    yield from zip(range(0x46, 0x50), chain.from_iterable(zip(_PAIRS, _PAIRS, strict=True)))  # noqa: B905
    yield from enumerate("∑∏∫⋃⋂⨄⋀⋁∑∏∫⋃⋂⨄⋀⋁∐∐", 0x50)
    yield from enumerate("√√√√", 0x70)


_PAIRS = "⨆∮⨀⨁⨂"
_BY_NAME: Mapping[bytes, Mapping[int, str]] = {
    b"cmsy": _SYMBOLS,
    b"cmbsy": _SYMBOLS,
    b"cmex": dict(_large()),
    b"msam": _SQUARES,
}
_NONE: Mapping[int, str] = {}
PRIVATE: Mapping[int, str] = {
    **dict(zip((0xF6D9, 0xF6DA, 0xF6DB), "©®™", strict=True)),
    **dict(enumerate("®©™⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭", 0xF8E8)),
}
"""What private letters stand for that Adobe has given."""


def signs_of(name: bytes, program: bytes = b"") -> Mapping[int, str]:
    """Return what the numbers of a font's signs stand for.

    The font is known by its name in small letters, and by its file, if that is at hand. None that
    the engine knows by itself are among them.
    """
    found = _NAMES.search(name)
    known = _BY_NAME[found[1]] if found else _NONE
    if not program.startswith(_TYPE_1):
        return known
    put = _PUT.findall(program.partition(_BEYOND)[0])
    named = ((int(number), called.decode("ascii", "ignore")) for number, called in put)
    own = {number: _SIGNS_BY_NAME[name] for number, name in named if name in _SIGNS_BY_NAME}
    return {**known, **own} if own else known
