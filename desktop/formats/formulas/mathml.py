"""MathML, as web pages, e-books and OpenDocument files have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.formulas import linear
from desktop.formats.formulas.bottom_up import Part, fold, name_of
from desktop.formats.formulas.content import CONTENT, STATEMENTS
from desktop.formats.formulas.operators import SEPARATORS
from desktop.formats.formulas.terms import (
    NOTHING,
    SPACE,
    Shape,
    Term,
    name,
    number,
    sign,
    words,
)
from desktop.formats.page.elements import is_hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    Reader = Callable[[_Element, Sequence[Part]], Term]

_SPACES = re.compile(r"\s+")
_NO_WIDTH = re.compile(r"\s*(?:-.*|0*(?:\.0*)?\s*[a-z%]*|)\s*$")
_LEFT_OUT = frozenset({"annotation", "script", "style", "malignmark", "maligngroup"})


def read(root: _Element) -> Term:
    """Return what a `math` element says; raises `UnreadableFormulaError`."""
    return fold(root, _term, _is_skipped)


def _is_skipped(element: _Element) -> bool:
    return name_of(element) in _LEFT_OUT or is_hidden(element)


def _term(element: _Element, tag: str, parts: list[Part]) -> Term:
    reader = _LEAVES.get(tag)
    if reader is not None:
        return reader(element, parts)
    arranged = _ARRANGED.get(tag)
    if arranged is not None:
        count, arrange = arranged
        terms = _terms(parts)
        is_whole = len(terms) == count and all(part.name for part in parts)
        return arrange(element, *terms) if is_whole else _apart(terms)
    return _READERS.get(tag, CONTENT.get(tag, _row))(element, parts)


def _terms(parts: Sequence[Part]) -> list[Term]:
    return [part.term for part in parts]


def _apart(terms: Sequence[Term]) -> Term:
    """Return parts of something that does not have the parts it should, none lost."""
    return linear.row([part for term in terms for part in (term, SPACE)][:-1])


def _text(element: _Element) -> str:
    text = _SPACES.sub(" ", "".join(element.itertext())).strip()
    if not text:
        pictures = (e.get("alt", "") for e in element.iter() if name_of(e) == "mglyph")
        text = next(pictures, "")
    return text


def _row(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.row(_terms(parts))


def _group(element: _Element, parts: Sequence[Part]) -> Term:
    """A comma alone in a group is part of a number: no space follows it."""
    if [part.name for part in parts] == ["mrow"]:  # else one in another costs as the square
        return parts[0].term
    made = _row(element, parts)
    return Term(made.text, Shape.NAME) if made.text in SEPARATORS else made


def _name(element: _Element, _: Sequence[Part]) -> Term:
    return name(_text(element))


def _number(element: _Element, _: Sequence[Part]) -> Term:
    return number(_text(element))


def _sign(element: _Element, _: Sequence[Part]) -> Term:
    text = _text(element)
    if not text:
        return SPACE if "".join(element.itertext()) else NOTHING
    if text in SEPARATORS and element.get("separator") == "false":
        return Term(text, Shape.NAME)
    return sign(text)


def _words(element: _Element, _: Sequence[Part]) -> Term:
    return words(_SPACES.sub(" ", "".join(element.itertext())))


def _quoted(element: _Element, _: Sequence[Part]) -> Term:
    opening, closing = element.get("lquote", '"'), element.get("rquote", '"')
    return Term(f"{opening}{_text(element)}{closing}", Shape.CLOSED)


def _space(element: _Element, _: Sequence[Part]) -> Term:
    width = element.get("width", "")
    breaks = element.get("linebreak") == "newline"
    return SPACE if breaks or not _NO_WIDTH.match(width) else NOTHING


def _nothing(_: _Element, __: Sequence[Part]) -> Term:
    return NOTHING


def _stated(_: _Element, parts: Sequence[Part]) -> Term:
    """The same formula in several notations: what is shown, else what is meant."""
    shown = [part.term for part in parts if part.name != "annotation-xml" and part.term.text]
    return shown[0] if shown else next((p.term for p in parts if p.term.text), NOTHING)


def _action(element: _Element, parts: Sequence[Part]) -> Term:
    chosen = element.get("selection", "1")
    at = int(chosen) - 1 if chosen.isdecimal() and len(chosen) < len("1000") else 0
    terms = [part.term for part in parts if part.name]
    return terms[at] if 0 <= at < len(terms) else _apart(terms)


def _fraction(element: _Element, upper: Term, lower: Term) -> Term:
    thickness = element.get("linethickness", "")
    bar = not thickness or not _NO_WIDTH.match(thickness)
    return linear.fraction(upper, lower, bar=bar)


def _square_root(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.root(linear.row(_terms(parts)))


def _fenced(element: _Element, parts: Sequence[Part]) -> Term:
    separators = "".join(element.get("separators", ",").split())
    opening, closing = element.get("open", "("), element.get("close", ")")
    return linear.fenced(opening.strip(), _terms(parts), closing.strip(), separators)


def _enclosed(element: _Element, parts: Sequence[Part]) -> Term:
    inner = linear.row(_terms(parts))
    notation = element.get("notation", "longdiv").split()
    if "radical" in notation:
        return linear.root(inner)
    if "top" in notation and len(notation) == 1:
        return linear.over(inner, Term("¯", Shape.SIGN))
    return inner


def _around(_: _Element, parts: Sequence[Part]) -> Term:
    """A part with scripts after it and before it, in pairs."""
    at = next((n for n, part in enumerate(parts) if part.name == "mprescripts"), len(parts))
    base, *after = [part.term for part in parts[:at] if part.name] or [NOTHING]
    before = [part.term for part in parts[at + 1 :] if part.name]
    made = linear.scripts(base, linear.row(after[::2]), linear.row(after[1::2]))
    if not before:
        return made
    return linear.before_scripts(made, linear.row(before[::2]), linear.row(before[1::2]))


def _cells(element: _Element, parts: Sequence[Part]) -> Term:
    cells = [part.term for part in parts if part.name]
    if name_of(element) == "mlabeledtr" and len(cells) > 1:
        label, *cells = cells
        cells[-1] = linear.row([cells[-1], SPACE, label])
    return Term(" ".join(cell.text for cell in cells), Shape.COMPOUND, tuple(cells))


def _table(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.table([p.term.parts or [p.term] for p in parts])


def _lines(_: _Element, parts: Sequence[Part]) -> Term:
    """Numbers set below each other, as children calculate."""
    return linear.table([[part.term] for part in parts if part.term.text])


def _limits(base: Term, under: Term, over: Term) -> Term:
    if base.shape in (Shape.LARGE, Shape.SIGN):
        return linear.limits(base, under, over)
    return linear.over(linear.under(base, under), over)


_LEAVES: dict[str, Reader] = {
    **dict.fromkeys(("mphantom", "none", "mprescripts", "msline"), _nothing),
    "mi": _name,
    "mn": _number,
    "mo": _sign,
    "ms": _quoted,
    "mspace": _space,
    "mtext": _words,
    **STATEMENTS,
}
_ARRANGED: dict[str, tuple[int, Callable[..., Term]]] = {
    "mfrac": (2, _fraction),
    "mroot": (2, lambda _, base, index: linear.root(base, index)),
    "msub": (2, lambda _, base, sub: linear.scripts(base, sub)),
    "msup": (2, lambda _, base, sup: linear.scripts(base, sup=sup)),
    "msubsup": (3, lambda _, base, sub, sup: linear.scripts(base, sub, sup)),
    "mover": (2, lambda _, base, over: linear.over(base, over)),
    "munder": (2, lambda _, base, under: linear.under(base, under)),
    "munderover": (3, lambda _, base, under, over: _limits(base, under, over)),
}
"""How many parts an element has, and what they make."""
_READERS: dict[str, Reader] = {
    **dict.fromkeys(("mtr", "mlabeledtr"), _cells),
    **dict.fromkeys(("mstack", "mlongdiv"), _lines),
    "maction": _action,
    "menclose": _enclosed,
    "mfenced": _fenced,
    "mmultiscripts": _around,
    "mrow": _group,
    "msqrt": _square_root,
    "mtable": _table,
    "semantics": _stated,
}
