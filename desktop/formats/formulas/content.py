"""The other half of MathML, which says what a formula means and not how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.formulas import linear
from desktop.formats.formulas.operators import TIMES, paired
from desktop.formats.formulas.terms import (
    NOTHING,
    SPACE,
    Shape,
    Term,
    has_operators,
    letters,
    name,
    number,
    sign,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element

    from desktop.formats.formulas.bottom_up import Part

    Reader = Callable[[_Element, Sequence[Part]], Term]

_BETWEEN = {
    "times": TIMES,
    **paired("""
    plus +  minus −  eq =  neq ≠  gt >  lt <  geq ≥  leq ≤  equivalent ≡  approx ≈
    implies ⇒  and ∧  or ∨  xor ⊻  in ∈  notin ∉  subset ⊆  prsubset ⊂  union ∪
    intersect ∩  setdiff ∖  cartesianproduct ×  tendsto →  scalarproduct ·
    vectorproduct ×  outerproduct ⊗  compose ∘  notsubset ⊈  notprsubset ⊄  factorof ∣
    """),
}
_LARGE = {"sum": "∑", "product": "∏", "int": "∫", "limit": "lim"}
_CONSTANTS = paired("""
    pi π  exponentiale e  imaginaryi i  infinity ∞  emptyset ∅  eulergamma γ  reals ℝ
    integers ℤ  naturalnumbers ℕ  rationals ℚ  complexes ℂ  primes ℙ
""")
_CALLED = """
    sin cos tan sec csc cot sinh cosh tanh arcsin arccos arctan exp ln log max min gcd lcm mean
    sdev variance median mode not abs floor ceiling card factorial power divide quotient rem
    root diff partialdiff determinant transpose inverse conjugate arg real imaginary forall
    exists ident grad curl divergence laplacian selector domain codomain image
"""
_BRACKETS = {
    **dict.fromkeys(("abs", "card"), ("|", "|")),
    "ceiling": ("⌈", "⌉"),
    "floor": ("⌊", "⌋"),
    "list": ("[", "]"),
    "set": ("{", "}"),
}
_QUALIFIERS = frozenset({"bvar", "lowlimit", "uplimit", "degree", "condition"})
# The parts of a number that is written in two: a quotient, or a power of ten.
_PAIR = 2
_CLOSED = ("[", "]")
_ENDS = {
    "closed-open": ("[", ")"),
    "open": ("(", ")"),
    "open-closed": ("(", "]"),
}


def _apply(_: _Element, parts: Sequence[Part]) -> Term:
    named = [part for part in parts if part.name]
    if not named:
        return linear.row([part.term for part in parts])
    head, *rest = named
    operands = [part.term for part in rest if part.name not in _QUALIFIERS]
    by_name = {part.name: part.term for part in rest if part.name in _QUALIFIERS}
    if head.name in _LARGE:
        return _large(_LARGE[head.name], operands, by_name)
    if head.name in _BETWEEN:
        return _between(_BETWEEN[head.name], operands)
    special = _SPECIAL.get(head.name)
    if special is not None and operands:
        return special(operands, by_name)
    if head.name in _BRACKETS:
        opening, closing = _BRACKETS[head.name]
        return linear.fenced(opening, operands, closing)
    # A quotient of operators and the like: nothing said is dropped.
    called = [*operands, *by_name.values()]
    return linear.row([head.term, linear.fenced("(", called, ")")]) if called else head.term


def _between(operator: str, operands: Sequence[Term]) -> Term:
    if len(operands) == 1:
        return linear.row([sign(operator), _held(operands[0])])
    tight = operator in ("−", TIMES)
    parts: list[Term] = []
    for count, operand in enumerate(operands):
        if count:
            parts.append(sign(operator))
        begins_with_sign = bool(count) and operand.text[:1] in ("-", "−", "+")
        inside = tight and (operator == TIMES or count)
        parts.append(_held(operand) if inside or begins_with_sign else operand)
    return linear.row(parts)


def _held(term: Term) -> Term:
    return linear.fenced("(", [term], ")") if has_operators(term) else term


def _large(operator: str, operands: Sequence[Term], by_name: dict[str, Term]) -> Term:
    variable, low = by_name.get("bvar", NOTHING), by_name.get("lowlimit", NOTHING)
    high = by_name.get("uplimit", NOTHING)
    under = by_name.get("condition", low)
    if low.text and variable.text and operator != "∫":
        under = linear.row([variable, sign("→" if operator == "lim" else "="), low])
    over = linear.row(operands)
    if operator == "∫" and variable.text:
        over = linear.row([_held(over), SPACE, letters("d"), variable])
        return linear.row([linear.limits(sign(operator), under, high), over])
    return linear.large(sign(operator), under, high, over)


def _quotient(operands: Sequence[Term], _: dict[str, Term]) -> Term:
    return linear.fraction(operands[0], linear.row(operands[1:]))


def _power(operands: Sequence[Term], _: dict[str, Term]) -> Term:
    return linear.scripts(operands[0], sup=linear.row(operands[1:]))


def _root(operands: Sequence[Term], by_name: dict[str, Term]) -> Term:
    return linear.root(operands[0], by_name.get("degree", NOTHING))


def _factorial(operands: Sequence[Term], _: dict[str, Term]) -> Term:
    return linear.row([_held(operands[0]), sign("!")])


def _log(operands: Sequence[Term], by_name: dict[str, Term]) -> Term:
    base = by_name.get("logbase", NOTHING)
    return linear.applied(linear.scripts(name("log"), base), operands[0])


def _derivative(operands: Sequence[Term], by_name: dict[str, Term]) -> Term:
    variable = by_name.get("bvar", letters("x"))
    by = linear.row([letters("d"), variable])
    return linear.row([linear.fraction(letters("d"), by), _held(operands[0])])


_SPECIAL: dict[str, Callable[[Sequence[Term], dict[str, Term]], Term]] = {
    "diff": _derivative,
    "divide": _quotient,
    "factorial": _factorial,
    "log": _log,
    "power": _power,
    "root": _root,
}


def _number(element: _Element, _: Sequence[Part]) -> Term:
    """A number; one in two parts is a quotient, or has a power of ten."""
    pieces = [piece.strip() for piece in element.itertext() if piece.strip()]
    if len(pieces) != _PAIR:
        return number(" ".join(pieces))
    first, second = map(number, pieces)
    kind = element.get("type", "rational")
    if kind == "e-notation":
        return linear.row([first, sign("×"), linear.scripts(number("10"), sup=second)])
    if kind.startswith("complex"):
        return linear.row([first, sign("+"), second, letters("i")])
    return linear.fraction(first, second)


def _identifier(element: _Element, _: Sequence[Part]) -> Term:
    return name(" ".join("".join(element.itertext()).split()))


def _named(element: _Element, parts: Sequence[Part]) -> Term:
    inner = [part.term for part in parts]
    if inner:
        return linear.row(inner)
    tag = str(element.tag).rpartition("}")[2].rpartition(":")[2]
    return name(tag)


def _constant(text: str) -> Reader:
    return lambda _element, _parts: sign(text) if not text.isalpha() else name(text)


def _operator(text: str) -> Reader:
    return lambda _element, _parts: sign(text)


def _rows(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.fenced("[", [linear.table([p.term.parts or [p.term] for p in parts])], "]")


def _matrix_row(_: _Element, parts: Sequence[Part]) -> Term:
    cells = [part.term for part in parts if part.name]
    return Term(" ".join(cell.text for cell in cells), Shape.COMPOUND, tuple(cells))


def _vector(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.fenced("(", _operands(parts), ")")


def _interval(element: _Element, parts: Sequence[Part]) -> Term:
    opening, closing = _ENDS.get(element.get("closure", ""), _CLOSED)
    return linear.fenced(opening, _operands(parts), closing)


def _bracketed(element: _Element, parts: Sequence[Part]) -> Term:
    tag = str(element.tag).rpartition("}")[2].rpartition(":")[2]
    operands = _operands(parts)
    opening, closing = _BRACKETS[tag]
    return linear.fenced(opening, operands, closing) if operands else name(tag)


def _piecewise(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.row([sign("{"), linear.table([p.term.parts or [p.term] for p in parts])])


def _operands(parts: Iterable[Part]) -> list[Term]:
    return [part.term for part in parts if part.name not in _QUALIFIERS]


STATEMENTS: dict[str, Reader] = {
    "ci": _identifier,
    "cn": _number,
    "csymbol": _identifier,
    **{tag: _constant(text) for tag, text in _CONSTANTS.items()},
    **{tag: _operator(text) for tag, text in _BETWEEN.items()},
    **{tag: _operator(text) for tag, text in _LARGE.items()},
}
"""What stands for itself."""
CONTENT: dict[str, Reader] = {
    **dict.fromkeys(("apply", "reln"), _apply),
    **dict.fromkeys(("matrixrow", "piece", "otherwise"), _matrix_row),
    **dict.fromkeys(("set", "list"), _bracketed),
    **dict.fromkeys(_CALLED.split(), _named),
    "interval": _interval,
    "matrix": _rows,
    "piecewise": _piecewise,
    "vector": _vector,
}
