"""Raised and lowered signs in plain text: 10⁶ and H₂O, where the letters alone say 106 and H2O."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS_AND_SIGNS = "0123456789+-−=()"
_RAISED = dict(
    zip(
        _DIGITS_AND_SIGNS + "abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾" + "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        _DIGITS_AND_SIGNS + "aehijklmnoprstuvx",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎" + "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
        strict=True,
    )
)
_KEPT = frozenset(",.;:/ \u00a0\u202f")
"""Signs without a raised form that cannot be taken for part of the text beside them."""
_WORD = re.compile(r"[^\W\d_]{2}")
"""10th and Mme are words; 544ᵃ bears a mark, and so does 544ᵃ,ᵇ."""
_PLAIN_AGAIN = {raised: plain for table in (_LOWERED, _RAISED) for plain, raised in table.items()}
_PLAIN_AGAIN |= {"⁻": "-", "₋": "-"}

RAISED_LETTERS = "".join(sign for plain, sign in _RAISED.items() if plain.isalpha())
SCRIPTS = frozenset(_PLAIN_AGAIN)
"""Every sign that `raised` and `lowered` may put in the place of a plain one."""


@lru_cache(maxsize=1024)
def raised(text: str) -> str:
    """Return what stands raised beside other text so that it is told from that text's figures.

    Words stay as they are (10th, Mme); what has no raised form in Unicode is written ^(…).
    """
    return _scripted(text, _RAISED, "^")


@lru_cache(maxsize=1024)
def lowered(text: str) -> str:
    """Return what stands lowered beside other text, as `raised` does; the other form is _(…)."""
    return _scripted(text, _LOWERED, "_")


def levelled(text: str) -> str:
    """Return `text` with raised and lowered signs as plain ones, sign for sign."""
    return text if SCRIPTS.isdisjoint(text) else "".join(_PLAIN_AGAIN.get(c, c) for c in text)


def _scripted(text: str, signs: dict[str, str], otherwise: str) -> str:
    if text.strip()[:1] == "[" and text.strip()[-1:] == "]":  # a note's mark, set apart already
        return text
    counts = any(map(_counts, text))
    if not counts and _WORD.search(text):
        return text
    found = [signs.get(c, c) for c in text]
    if all(c in SCRIPTS or c in _KEPT for c in found):
        return "".join(found)
    return f"{otherwise}({text})" if counts else text


def _counts(sign: str) -> bool:
    """Whether a sign could be read as part of a number beside it."""
    return sign.isdigit() or sign.isnumeric() or sign in "+-−="
