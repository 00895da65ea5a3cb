"""The letters of fonts of signs, as the characters that they look like."""

from __future__ import annotations

import re

PRIVATE = range(0xF000, 0xF100)
"""Where the letters of fonts of signs stand in Unicode."""
_SIGNS = {0xA7: "▪", 0xA8: "☐", 0xB7: "•", 0xE0: "→", 0xFC: "✓", 0xFE: "☒", 0x6F: "☐"}
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_LATER = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_LAST = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    0x22: "∀",
    0x24: "∃",
    0x27: "∋",
    0x2D: "−",
    0x40: "≅",
    0x5C: "∴",
    0x5E: "⊥",
    0x60: "‾",
    0x7E: "∼",
    **dict(enumerate(_GREEK, 0x41)),
    **dict(enumerate(_SMALL_GREEK, 0x61)),
    **dict(enumerate(_LATER, 0xA0)),
    **dict(enumerate(_LAST, 0xF1)),
}
"""The font called Symbol, which formulas were written in before there was Unicode."""
_HEX = re.compile("[0-9A-Fa-f]{1,4}")
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def symbol(code: int, font: str = "") -> str:
    """Return the character for a letter of a font of signs, as good as that can be known."""
    if code not in PRIVATE:
        return chr(code)
    letter = code - PRIVATE.start
    if is_symbol(font):
        return _SYMBOL.get(letter, chr(letter))
    return _SIGNS.get(letter, chr(letter))


def symbol_of(code: str, font: str) -> str:
    """Return the character that a Word document names by its number; '' for no number."""
    if not _HEX.fullmatch(code) or not int(code, 16):
        return ""
    number = int(code, 16)
    if is_symbol(font) and number < len(PRIVATE):
        number += PRIVATE.start
    return symbol(number, font)


def is_symbol(font: str) -> bool:
    """Whether a font is the one called Symbol."""
    return font.strip().casefold() == "symbol"


def from_symbol(text: str) -> str:
    """Return text set in Symbol in the letters that are seen."""
    return _PRIVATE.sub(lambda found: symbol(ord(found[0]), "Symbol"), text)
