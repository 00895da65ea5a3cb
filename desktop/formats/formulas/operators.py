"""What the signs of formulas do: which enclose, which take limits, which are written raised."""

from __future__ import annotations


def paired(listed: str) -> dict[str, str]:
    """Return names with what they stand for, listed by turns."""
    words = listed.split()
    return dict(zip(words[::2], words[1::2], strict=True))


OPENING = frozenset("([{⟨⟪⟦⌈⌊〈")
CLOSING = frozenset(")]}⟩⟫⟧⌉⌋〉")
AFTER = frozenset("%‰!′″‴°")
"""Signs that belong to what stands before them."""
SEPARATORS = frozenset(",;，；")
RELATIONS = frozenset("=≠≈≡≅≃∼<>≤≥≪≫⩽⩾→⇒⇔↔↦∈∉⊂⊆∝≔:")
LETTERLIKE = frozenset("∂∇∆∞∅…⋯⋮⋱")
"""Signs that stand for something as a letter does."""
CHANGES = frozenset(["d", "ⅆ", "ⅅ", "∂", "∆", "Δ", "δ"])
"""What makes one thing with the letter after it: dx, ∂f."""
LARGE = frozenset("∑∏∐∫∬∭⨌∮∯∰∱∲∳⋀⋁⋂⋃⨀⨁⨂⨃⨄⨅⨆")
FUNCTIONS = frozenset(
    {"sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh"}
    | {"tanh", "coth", "log", "ln", "lg", "exp", "det", "dim", "ker", "deg", "arg", "gcd", "lcm"}
    | {"mod", "sgn", "tr", "rank", "Pr", "Re", "Im", "Var", "Cov"}
)
WITH_LIMITS = frozenset(
    {"lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmax", "argmin", "lim sup"}
    | {"lim inf", "arg max", "arg min"}
)

TIMES, APPLIED, COMMA, PLUS = "\u2062", "\u2061", "\u2063", "\u2064"
INVISIBLE = frozenset({TIMES, APPLIED, COMMA, PLUS})

RAISED_SIGNS, LOWERED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ"
RAISED = str.maketrans("0123456789+−=()ni-", f"{RAISED_SIGNS}⁻")
LOWERED = str.maketrans("0123456789+−=()ni-", f"{LOWERED_SIGNS}₋")
CLINGING = frozenset("′″‴‵°*†‡")
"""Raised signs that stand raised by themselves."""
RINGS = frozenset("∘°˚")

OVER = {
    **dict.fromkeys("¯‾ˉ_―─\u0304\u0305", "\u0304"),
    **dict.fromkeys("^ˆ\u0302", "\u0302"),
    **dict.fromkeys("~˜∼\u0303", "\u0303"),
    **dict.fromkeys("→⃗⇀\u20d1", "\u20d7"),
    **dict.fromkeys("←↼\u20d0\u20d6", "\u20d6"),
    **dict.fromkeys("˙.\u0307", "\u0307"),
    **dict.fromkeys("¨\u0308", "\u0308"),
    **dict.fromkeys("ˇ\u030c", "\u030c"),
    **dict.fromkeys("˘\u0306", "\u0306"),
    **dict.fromkeys("˚\u030a", "\u030a"),
    **dict.fromkeys("´\u0301", "\u0301"),
    **dict.fromkeys("`\u0300", "\u0300"),
    "..": "\u0308",
    "⃛": "\u20db",
    "...": "\u20db",
    "⏞": "⏞",
    "⎴": "⎴",
    "⏜": "⏜",
}
"""Marks set over something, and the letters that put them there."""
UNDER = {
    **dict.fromkeys("_¯‾ˍ―─\u0332\u0331\u0305", "\u0332"),
    **dict.fromkeys("~˜\u0330", "\u0330"),
    **dict.fromkeys("→\u20ef", "\u20ef"),
    "⏟": "⏟",
    "⎵": "⎵",
    "⏝": "⏝",
}
