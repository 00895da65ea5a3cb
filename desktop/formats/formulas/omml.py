"""Office MathML, as Word documents have it; the formulas of RTF files are the same in braces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.canon.symbols import symbol_of
from desktop.formats.door.xmltree import attribute, child, children, local
from desktop.formats.formulas import linear
from desktop.formats.formulas.bottom_up import Part, fold
from desktop.formats.formulas.operators import FUNCTIONS
from desktop.formats.formulas.terms import NOTHING, SPACE, Shape, Term, letters, sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element

    Reader = Callable[[_Element, Sequence[Part]], Term]

_OFF = frozenset({"0", "false", "off"})
_LEFT_OUT = frozenset({"del", "moveFrom", "rt", "delText", "instrText", "commentReference"})
_WRAPPERS = frozenset({"ins", "moveTo", "sdtContent", "smartTag", "customXml", "hyperlink"})
_OVER_ALL = {"̅": "¯", "̿": "¯"}


def read(root: _Element) -> Term:
    """Return what an `oMath` element says; raises `UnreadableFormulaError`."""
    return fold(root, _term, _is_skipped)


def _is_skipped(element: _Element) -> bool:
    """Whether a part does not stand in the formula: properties, and what was deleted or hidden."""
    name = local(element)
    if name in _LEFT_OUT or name.endswith("Pr"):
        return True
    return name == "r" and _is_hidden(element)


def _is_hidden(run: _Element) -> bool:
    switches = (vanish for pr in children(run, "rPr") for vanish in children(pr, "vanish"))
    return any(attribute(vanish, "val") not in _OFF for vanish in switches)


def _term(element: _Element, tag: str, parts: list[Part]) -> Term:
    return _READERS.get(tag, _row)(element, parts)


def _row(_: _Element, parts: Sequence[Part]) -> Term:
    """Parts beside each other; what stands in several runs is one text."""
    terms: list[Term] = []
    last: Part | None = None
    for part in parts:
        if not len(part.element) and not part.term.text:
            continue  # a bookmark, or where a comment begins
        if last is not None and _goes_on(last, part):
            whole = Term(last.term.text + part.term.text, Shape.NAME)
            last = Part("r", part.element, whole)
            terms[-1] = letters(whole.text)
            continue
        last = part if _is_text(part) else None
        terms.append(letters(part.term.text) if last else part.term)
    return linear.row(terms)


def _is_text(part: Part) -> bool:
    """Whether a part is a run, or a wrapper that holds nothing but runs."""
    if part.name not in _WRAPPERS:
        return part.name == "r"
    inside = [e for e in part.element if not _is_skipped(e)]
    return bool(inside) and all(local(e) == "r" for e in inside)


def _wrapped(element: _Element, parts: Sequence[Part]) -> Term:
    made = Part(local(element), element, NOTHING)
    return _run(element, parts) if _is_text(made) else _row(element, parts)


def _goes_on(run: Part, other: Part) -> bool:
    """Whether a run is the rest of the text of the one before.

    Word cuts a number where its look changes, or a comment begins. Two numbers in equal runs side
    by side are two: Word would have made one run of them.
    """
    if not _is_text(other) or {run.term.text.strip(), other.term.text.strip()} & FUNCTIONS:
        return False
    both = (run.term.text[-1:] + other.term.text[:1]).strip()
    if len(both) < len("44") or not both.isdecimal():
        return True
    apart = run.element.getnext() is not other.element or run.name != other.name
    return apart or _looks(run) != _looks(other)


def _looks(run: Part) -> list[tuple[str, str]]:
    properties = (e for pr in children(run.element, "rPr") for e in pr.iter())
    return [(local(e), attribute(e, "val")) for e in properties]


def _run(_: _Element, parts: Sequence[Part]) -> Term:
    """The letters of a run, as they are: only its neighbours say where a number ends."""
    return Term("".join(part.term.text for part in parts), Shape.NAME)


def _letters(element: _Element, _: Sequence[Part]) -> Term:
    return Term(element.text or "", Shape.NAME)


def _space(_: _Element, __: Sequence[Part]) -> Term:
    return SPACE


def _symbol(element: _Element, _: Sequence[Part]) -> Term:
    written = symbol_of(attribute(element, "char"), attribute(element, "font"))
    return Term(written, Shape.NAME)


def _stated(element: _Element, name: str, usual: str = "") -> str:
    """Return a property of an element; one that is there without a value is empty."""
    found = child(element, f"{local(element)}Pr", name)
    return usual if found is None else attribute(found, "val")


def _is_on(element: _Element, name: str) -> bool:
    found = child(element, f"{local(element)}Pr", name)
    return found is not None and attribute(found, "val").lower() not in _OFF


def _of(parts: Iterable[Part], name: str) -> Term:
    return next((part.term for part in parts if part.name == name), NOTHING)


def _fraction(element: _Element, parts: Sequence[Part]) -> Term:
    bar = _stated(element, "type") != "noBar"
    return linear.fraction(_of(parts, "num"), _of(parts, "den"), bar=bar)


def _root(element: _Element, parts: Sequence[Part]) -> Term:
    degree = NOTHING if _is_on(element, "degHide") else _of(parts, "deg")
    return linear.root(_of(parts, "e"), degree)


def _scripts(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.scripts(_of(parts, "e"), _of(parts, "sub"), _of(parts, "sup"))


def _before(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.before_scripts(_of(parts, "e"), _of(parts, "sub"), _of(parts, "sup"))


def _large(element: _Element, parts: Sequence[Part]) -> Term:
    operator = sign(_stated(element, "chr", "∫") or "∫")
    sub = NOTHING if _is_on(element, "subHide") else _of(parts, "sub")
    sup = NOTHING if _is_on(element, "supHide") else _of(parts, "sup")
    return linear.large(operator, sub, sup, _of(parts, "e"))


def _fenced(element: _Element, parts: Sequence[Part]) -> Term:
    opening, closing = _stated(element, "begChr", "("), _stated(element, "endChr", ")")
    items = [part.term for part in parts if part.name == "e"]
    separator = _stated(element, "sepChr", "|") or " "
    return linear.fenced(opening, items, closing, separator)


def _function(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.applied(_of(parts, "fName"), _of(parts, "e"))


def _lower_limit(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.limits(_of(parts, "e"), under=_of(parts, "lim"))


def _upper_limit(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.limits(_of(parts, "e"), over=_of(parts, "lim"))


def _accent(element: _Element, parts: Sequence[Part]) -> Term:
    mark = _stated(element, "chr", "\u0302")
    return linear.over(_of(parts, "e"), Term(_OVER_ALL.get(mark, mark), Shape.SIGN))


def _bar(element: _Element, parts: Sequence[Part]) -> Term:
    place = linear.over if _stated(element, "pos") == "top" else linear.under
    return place(_of(parts, "e"), Term("¯", Shape.SIGN))


def _grouped(element: _Element, parts: Sequence[Part]) -> Term:
    mark = Term(_stated(element, "chr", "⏟"), Shape.SIGN)
    place = linear.over if _stated(element, "pos") == "top" else linear.under
    return place(_of(parts, "e"), mark)


def _phantom(element: _Element, parts: Sequence[Part]) -> Term:
    shown = child(element, "phantPr", "show")
    hidden = shown is not None and attribute(shown, "val").lower() in _OFF
    return NOTHING if hidden else _of(parts, "e")


def _matrix(_: _Element, parts: Sequence[Part]) -> Term:
    return linear.table([part.term.parts or [part.term] for part in parts if part.name == "mr"])


def _matrix_row(_: _Element, parts: Sequence[Part]) -> Term:
    cells = tuple(part.term for part in parts if part.name == "e")
    return Term(" ".join(cell.text for cell in cells), Shape.COMPOUND, cells)


def _equations(_: _Element, parts: Sequence[Part]) -> Term:
    """Equations below each other; the signs that align them and their numbers are not seen."""
    written = [part.term.text.replace("&", "") for part in parts if part.name == "e"]
    rows = [text.replace("#(", " (") for text in written]
    return linear.table([[Term(row, Shape.COMPOUND)] for row in rows])


def _box(_: _Element, parts: Sequence[Part]) -> Term:
    return _of(parts, "e")


_READERS: dict[str, Reader] = {
    **dict.fromkeys(("br", "cr", "tab"), _space),
    **dict.fromkeys(("sSub", "sSup", "sSubSup"), _scripts),
    **dict.fromkeys(_WRAPPERS, _wrapped),
    **dict.fromkeys(("box", "borderBox"), _box),
    "acc": _accent,
    "bar": _bar,
    "d": _fenced,
    "eqArr": _equations,
    "f": _fraction,
    "func": _function,
    "groupChr": _grouped,
    "limLow": _lower_limit,
    "limUpp": _upper_limit,
    "m": _matrix,
    "mr": _matrix_row,
    "nary": _large,
    "phant": _phantom,
    "r": _run,
    "rad": _root,
    "sPre": _before,
    "sym": _symbol,
    "t": _letters,
}
