"""Formulas of every format as linear text: 413/902, √(a+b), x₁₀, ∑_(i=1)^n i².

`terms` holds what a part of a formula says, `linear` puts parts together; the other modules read
a notation each and know nothing of how it is written out.
"""

from __future__ import annotations

MARK = "[formula]"
"""Stands where a formula is that cannot be given in letters."""


class UnreadableFormulaError(Exception):
    """A formula that cannot be given in letters."""


def remarks(marked: int, text: str = "") -> tuple[str, ...]:
    """Return what to tell of formulas that are only marked; given `text`, of those in it."""
    count = min(marked, text.count(MARK)) if text else marked
    if count <= 0:
        return ()
    if count == 1:
        return (f"A formula could not be read; its place is marked {MARK}.",)
    return (f"{count} formulas could not be read; their places are marked {MARK}.",)
