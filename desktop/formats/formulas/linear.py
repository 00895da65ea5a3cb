"""Parts of formulas put together to linear text that says the same.

Each function takes what the parts say and returns what the whole says. Nothing here recurses, and
no two numbers ever run into one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import combining

from desktop.formats.formulas.joints import SUBSTANCE, joint, shown
from desktop.formats.formulas.operators import (
    CLINGING,
    CLOSING,
    FUNCTIONS,
    LOWERED,
    LOWERED_SIGNS,
    OPENING,
    OVER,
    RAISED,
    RAISED_SIGNS,
    RELATIONS,
    RINGS,
    UNDER,
)
from desktop.formats.formulas.terms import (
    NOTHING,
    SPACE,
    Shape,
    Term,
    has_operators,
    shape_of,
    sign,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NUMERATORS = frozenset(
    {Shape.NUMBER, Shape.NAME, Shape.CLOSED, Shape.POWER, Shape.ROOT, Shape.PRODUCT}
)
_DENOMINATORS = _NUMERATORS - {Shape.PRODUCT}
_LOOSE = frozenset({Shape.PRODUCT, Shape.FRACTION, Shape.COMPOUND, Shape.ROOT, Shape.TABLE})
_EMPTY = "□"
"""Stands for a part that is not filled in, as programs show it."""
_WITHOUT_BAR = "¦"
_RADICALS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_SCRIPTS = (RAISED_SIGNS, LOWERED_SIGNS)
_CHARGE = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻]")
_BARS = frozenset("|‖∣∥")
_SPACES = re.compile(r"\s+")


def text_of(term: Term) -> str:
    """Return a whole formula as it stands in a text."""
    return _SPACES.sub(" ", _bracketed(term)).strip()


def gap(before: str, after: str) -> str:
    """Return what stands between a formula and the text beside it.

    A number before a fraction, as in 3 1/2, often stands in the text itself.
    """
    both = before[-1:] + after[:1]
    letters = sum(letter.isalpha() or letter.isdecimal() for letter in both)
    touch = letters == len("3x") and any(letter.isdecimal() for letter in both)
    return " " if touch else ""


def row(terms: Iterable[Term]) -> Term:
    """Return parts that stand beside each other."""
    parts = shown([part for term in terms for part in term.row if part.text])
    if len(parts) <= 1:
        return parts[0] if parts else NOTHING
    pieces: list[str] = []
    before: Term | None = None
    for part, after in zip(parts, (*islice(parts, 1, None), None), strict=True):
        if before is not None:
            pieces.append(joint(before, part))
        pieces.append(_written(before, part, after))
        before = part
    return Term("".join(pieces), shape_of(parts), parts, open_ended=parts[-1].open_ended)


def fraction(numerator: Term, denominator: Term, *, bar: bool = True) -> Term:
    """Return one part over another; without a bar, as in a binomial coefficient."""
    if not (numerator.text.strip() or denominator.text.strip()):
        return NOTHING
    if not bar:
        upper, lower = (_part(term, _NUMERATORS) for term in (numerator, denominator))
        return Term(f"({upper}{_WITHOUT_BAR}{lower})", Shape.CLOSED)
    upper, lower = _part(numerator, _NUMERATORS), _part(denominator, _DENOMINATORS)
    return Term(f"{upper}/{lower}", Shape.FRACTION, open_ended=denominator.open_ended)


def root(radicand: Term, index: Term = NOTHING) -> Term:
    """Return the square root, or the one that `index` names."""
    inner = _radicand(radicand)
    degree = index.text.strip()
    if degree in _RADICALS:
        return Term(_RADICALS[degree] + inner, Shape.ROOT)
    raised = _all_in(degree, RAISED)
    if raised:
        return Term(f"{raised}√{inner}", Shape.ROOT)
    return Term(f"√[{degree}]{_enclosed(radicand)}", Shape.ROOT)


def _radicand(term: Term) -> str:
    text = term.text.strip() or _EMPTY
    if term.open_ended or term.shape not in (Shape.NUMBER, Shape.NAME, Shape.CLOSED):
        return text if _is_single(text) else _enclosed(term)
    is_word = term.shape is Shape.NAME and not _is_single(text)
    return _enclosed(term) if is_word or text[0] == "(" else text


def scripts(base: Term, sub: Term = NOTHING, sup: Term = NOTHING) -> Term:
    """Return a part with an index, a power, or both."""
    if base.shape is Shape.LARGE:
        return limits(base, sub, sup)
    low, high = _script(sub, LOWERED, "_"), _script(sup, RAISED, "^")
    if not low + high:
        return base
    clings = not high or high[0] in CLINGING
    loose = base.shape in _LOOSE or (base.shape is Shape.POWER and not clings)
    loose = loose and not (SUBSTANCE.fullmatch(base.text) and (low or _CHARGE.fullmatch(high)))
    loose = loose or any({base.text[-1:], low[:1]} <= set(signs) for signs in _SCRIPTS)
    text = (_enclosed(base) if loose else base.text) + low + high
    shape = base.shape if base.shape is Shape.SIGN else Shape.CLOSED if clings else Shape.POWER
    return Term(text, shape, open_ended=_goes_on(high or low))


def before_scripts(base: Term, sub: Term, sup: Term) -> Term:
    """Return a part with an index or a power before it, as of an isotope."""
    text = _script(sup, RAISED, "^") + _script(sub, LOWERED, "_")
    gap = " " if "^" in text or "_" in text else ""
    return replace(base, text=f"{text}{gap}{base.text}", shape=Shape.CLOSED, parts=())


def limits(base: Term, under: Term = NOTHING, over: Term = NOTHING) -> Term:
    """Return a part with something set under or over it: the limits of a sum, words on an arrow."""
    low, high = (
        mark + _single_or_enclosed(term) if term.text.strip() else ""
        for mark, term in (("_", under), ("^", over))
    )
    if not low + high:
        return base
    text = (_enclosed(base) if base.shape in _LOOSE else base.text) + low + high
    shape = base.shape if base.shape in (Shape.LARGE, Shape.SIGN) else Shape.CLOSED
    return Term(text, shape, open_ended=_goes_on(high or low))


def over(base: Term, mark: Term) -> Term:
    """Return a part with a mark over it, such as a bar or an arrow, or with a limit."""
    return _marked(base, mark, OVER) or limits(base, over=mark)


def under(base: Term, mark: Term) -> Term:
    """Return a part with a mark under it, or with a limit."""
    return _marked(base, mark, UNDER) or limits(base, under=mark)


def large(operator: Term, sub: Term, sup: Term, body: Term) -> Term:
    """Return a sum, a product or an integral with all that it is taken over."""
    head = limits(operator, sub, sup)
    return row([head, _group(body) if has_operators(body) else body])


def applied(function: Term, argument: Term) -> Term:
    """Return a function with what it is applied to."""
    if argument.shape is Shape.FRACTION or has_operators(argument):
        return row([function, _group(argument)])
    if argument.text[:1] in OPENING:
        return row([function, argument])
    return row([function, SPACE, argument])


def fenced(opening: str, items: Sequence[Term], closing: str, separators: str = ",") -> Term:
    """Return parts in brackets; the last of the separators is repeated."""
    parts = [sign(opening)]
    for number, item in enumerate(items):
        if number and separators:
            parts.append(sign(separators[min(number, len(separators)) - 1]))
        parts.append(item)
    made = row([*parts, sign(closing)])
    return replace(made, shape=Shape.CLOSED) if opening and closing else made


def table(rows: Iterable[Sequence[Term]]) -> Term:
    """Return a matrix, the cases of a definition, or equations set below each other."""
    kept = [[_bracketed(cell).strip() for cell in cells] for cells in rows]
    kept = [cells for cells in kept if any(cells)]
    beginnings = [cell[0] for cells in kept for cell in cells[1:] if cell]
    aligned = any(first in RELATIONS for first in beginnings)
    written = "; ".join(_line(cells, aligned=aligned) for cells in kept)
    is_matrix = not aligned and any(len(cells) > 1 for cells in kept)
    if not written:
        return NOTHING
    return Term(written, Shape.TABLE if is_matrix else Shape.COMPOUND)


def _line(cells: Sequence[str], *, aligned: bool) -> str:
    pieces: list[str] = []
    for cell in cells:
        if pieces and not aligned:
            pieces.append(", ")
        elif pieces and cell and cell[0] not in RELATIONS and pieces[-1][-1:] not in RELATIONS:
            pieces.append(" ")
        pieces.append(cell)
    return "".join(pieces)


def _written(before: Term | None, part: Term, after: Term | None) -> str:
    """Return a part of a row; what its neighbours would tear apart is enclosed."""
    if part.shape is Shape.TABLE:
        opened = before is not None and before.text in OPENING | _BARS
        closed = after is not None and after.text[:1] in CLOSING | _BARS
        return part.text if opened or closed else _bracketed(part)
    if part.shape is Shape.FRACTION and before is not None and before.text in FUNCTIONS:
        return f"({part.text})"
    if _WITHOUT_BAR in part.text and before is not None and after is not None:
        is_enclosed = before.text + after.text == "()" and _is_group(part.text)
        return part.text[1:-1] if is_enclosed else part.text
    return part.text


def _marked(base: Term, mark: Term, marks: Mapping[str, str]) -> Term | None:
    combined = marks.get(mark.text.strip(), "")
    if not combined:
        return None
    text = base.text if _is_single(base.text) else _enclosed(base)
    return Term(text + combined, Shape.SIGN if base.shape is Shape.SIGN else Shape.CLOSED)


def _script(term: Term, letters: Mapping[int, int], sign_of_it: str) -> str:
    text = term.text.strip()
    if not text:
        return ""
    if sign_of_it == "^":
        text = "′" * len(text) if set(text) == {"'"} else text
        if text in RINGS:
            return "°"
        if set(text) <= CLINGING:
            return text
    return _all_in(text, letters) or sign_of_it + _single_or_enclosed(term)


def _all_in(text: str, letters: Mapping[int, int]) -> str:
    """Return a text in raised or lowered letters, '' when there are none for some of it."""
    return text.translate(letters) if all(ord(c) in letters for c in text) else ""


def _single_or_enclosed(term: Term) -> str:
    text = term.text.strip()
    return text if _is_single(text) else _enclosed(term)


def _is_single(text: str) -> bool:
    return sum(not combining(c) for c in text) == 1


def _goes_on(script: str) -> bool:
    """Whether a letter after a script would seem to belong to it."""
    return "^" in script[:1] + script[-2:-1] or "_" in script[:1] + script[-2:-1]


def _part(term: Term, allowed: frozenset[Shape]) -> str:
    if not term.text.strip():
        return _EMPTY
    return term.text.strip() if term.shape in allowed else _enclosed(term)


def _group(term: Term) -> Term:
    return Term(_enclosed(term), Shape.CLOSED)


def _enclosed(term: Term) -> str:
    text = term.text.strip()
    if term.shape is Shape.TABLE or not text:
        return _bracketed(term) or _EMPTY
    return text if _is_group(text) else f"({text})"


def _is_group(text: str) -> bool:
    """Whether one pair of brackets holds all of a text."""
    if text[0] != "(" or text[-1] != ")":
        return False
    depth = 0
    for letter in text[:-1]:
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return False
    return True


def _bracketed(term: Term) -> str:
    return f"[{term.text}]" if term.shape is Shape.TABLE else term.text
