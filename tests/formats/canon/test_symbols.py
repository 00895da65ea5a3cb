from __future__ import annotations

from desktop.formats.canon.symbols import from_symbol, symbol, symbol_of


def test_signs() -> None:
    assert [symbol(code) for code in (0xF0B7, 0xF041, 0x41)] == ["•", "A", "A"]


def test_the_font_symbol() -> None:
    letters = {0x61: "α", 0x57: "Ω", 0xA3: "≤", 0xB4: "×", 0xD6: "√", 0xE5: "∑", 0xF2: "∫"}
    assert [symbol(0xF000 + code, "Symbol") for code in letters] == list(letters.values())
    assert from_symbol("2\uf0b4\uf061 x") == "2×α x"
    assert symbol(0xFD00, "Symbol") == "\ufd00"


def test_signs_named_by_number() -> None:
    assert symbol_of("F061", "Symbol") == symbol_of("61", "symbol") == "α"
    assert symbol_of("F0FC", "Wingdings") == "✓"
    assert symbol_of("0", "Symbol") == symbol_of("no number", "Symbol") == ""
