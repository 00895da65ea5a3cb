r"""EQ fields, as Word wrote formulas before it had an editor for them: \f(413,902)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.formulas import UnreadableFormulaError, linear
from desktop.formats.formulas.operators import OVER
from desktop.formats.formulas.terms import NOTHING, SPACE, Shape, Term, letters, sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Fields in one another, read by recursion.
_DEEPEST = 40
_LONGEST = 20_000
_SPACES = re.compile(r"\s+")
# \* MERGEFORMAT, \* "Font:MS Mincho", \* hps10
_GENERAL = re.compile(r'\\\*\s*(?:"[^"]*"|[^\s\\()]+)\s*')
# \f( … \s\up8( … \a\al\co2\vs3( … \b\bc\[(
_SWITCH = re.compile(
    r"\\(?P<name>[abdfilorsx])(?P<options>\s*(?:\s*\\(?:[lrb]c|[fv]c)\s*\\.|\s*\\[a-z]{2}\s*\d*)*)\s*\(",
    re.IGNORECASE,
)
_OPTION = re.compile(r"\\(?:([lrb]c|[fv]c)\s*\\(.)|([a-z]{2})\s*(\d*))", re.IGNORECASE)
_TWINS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_FRAMES = frozenset("○◯〇□△◇")
_SLASHES = frozenset("/∕\\")
_STRUCK = "\u0338"


class _Argument(NamedTuple):
    term: Term
    is_raised: bool = False
    """Set higher or lower, with nothing before it that it would belong to."""


class _Call(NamedTuple):
    options: dict[str, str]
    arguments: list[_Argument]
    separator: str

    def term(self, number: int) -> Term:
        return self.arguments[number].term if number < len(self.arguments) else NOTHING

    @property
    def terms(self) -> list[Term]:
        return [argument.term for argument in self.arguments]


def read(written: str) -> Term:
    """Return what the instruction of an EQ field says; raises `UnreadableFormulaError`."""
    if len(written) > _LONGEST:
        raise UnreadableFormulaError
    text = _GENERAL.sub("", _SPACES.sub(" ", written)).strip()
    term = _Reader(text).sequence(0, len(text), 0)
    if text and not term.text.strip() and not text.lower().startswith("\\d"):
        raise UnreadableFormulaError
    return term


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = dict(_pairs(text))

    def sequence(self, start: int, end: int, depth: int) -> Term:
        """Return what stands from `start` to `end`."""
        if depth > _DEEPEST:
            raise UnreadableFormulaError
        parts: list[Term] = []
        plain = ""
        at = start
        while at < end:
            found = _SWITCH.match(self._text, at, end)
            if found is None:
                step = 2 if self._text[at] == "\\" and at + 1 < end else 1
                plain += self._text[at + step - 1]
                at += step
                continue
            parts.extend(_plain(plain))
            plain = ""
            opened = found.end() - 1
            closed = min(self._ends.get(opened, end), end)
            self._add(parts, found, self._call(found, closed, depth))
            at = closed + 1
        parts.extend(_plain(plain))
        return linear.row(parts)

    def _call(self, found: re.Match[str], closed: int, depth: int) -> _Call:
        options = {
            (option[1] or option[3]).lower(): option[2] or option[4] or ""
            for option in _OPTION.finditer(found["options"])
        }
        separator, cuts = self._cuts(found.end(), closed)
        edges = [found.end() - 1, *cuts, closed]
        arguments = [
            self._argument(before + 1, after, depth + 1) for before, after in pairwise(edges)
        ]
        return _Call(options, arguments, separator)

    def _argument(self, start: int, end: int, depth: int) -> _Argument:
        written = self._text[start:end]
        start += len(written) - len(written.lstrip())
        end -= len(written) - len(written.rstrip())
        switch = _SWITCH.match(self._text, start)
        is_raised = switch is not None and switch["name"].lower() == "s"
        return _Argument(self.sequence(start, end, depth), is_raised)

    def _cuts(self, start: int, end: int) -> tuple[str, list[int]]:
        """Return what separates arguments, a semicolon where the comma is for decimals."""
        commas: list[int] = []
        semicolons: list[int] = []
        at = start
        while at < end:
            letter = self._text[at]
            if letter == "\\":
                at += 1
            elif letter == "(":
                at = self._ends.get(at, end)
            elif letter in ",;":
                (commas if letter == "," else semicolons).append(at)
            at += 1
        return (";", semicolons) if semicolons else (",", commas)

    def _add(self, parts: list[Term], found: re.Match[str], call: _Call) -> None:
        name = found["name"].lower()
        if name != "s":
            parts.append(_MADE[name](call))
            return
        base = parts.pop() if parts and parts[-1].shape is not Shape.SPACE else NOTHING
        upper, lower = call.term(0), linear.row(call.terms[1:])
        if "do" in call.options:
            upper, lower = NOTHING, linear.row(call.terms)
        parts.append(linear.scripts(base, lower, upper))


def _plain(text: str) -> tuple[Term, ...]:
    return letters(text).row if text else ()


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where brackets begin and end; those after a backslash are letters."""
    opened: list[int] = []
    at = 0
    while at < len(text):
        # The bracket of a switch follows its options: \b\bc\[(
        if text[at] == "\\":
            at += 1
        elif text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            yield opened.pop(), at
        at += 1


def _fraction(call: _Call) -> Term:
    return linear.fraction(call.term(0), linear.row(call.terms[1:]))


def _root(call: _Call) -> Term:
    if len(call.arguments) > 1:
        return linear.root(call.term(1), call.term(0))
    return linear.root(call.term(0))


def _array(call: _Call) -> Term:
    columns = max(1, int(call.options.get("co") or 1))
    terms = call.terms
    return linear.table(terms[at : at + columns] for at in range(0, len(terms), columns))


def _brackets(call: _Call) -> Term:
    options = call.options
    if "bc" in options:
        opening = options["bc"]
        return linear.fenced(opening, call.terms, _TWINS.get(opening, opening), call.separator)
    one_side = "lc" in options or "rc" in options
    opening = options.get("lc", "" if one_side else "(")
    closing = options.get("rc", "" if one_side else ")")
    return linear.fenced(opening, call.terms, closing, call.separator)


def _space(_: _Call) -> Term:
    return SPACE


def _integral(call: _Call) -> Term:
    options = call.options
    usual = "∑" if "su" in options else "∏" if "pr" in options else "∫"
    operator = sign(options.get("fc") or options.get("vc") or usual)
    return linear.large(operator, call.term(0), call.term(1), linear.row(call.terms[2:]))


def _list(call: _Call) -> Term:
    return linear.fenced("", call.terms, "", call.separator)


def _box(call: _Call) -> Term:
    inner = linear.row(call.terms)
    if set(call.options) == {"to"}:
        return linear.over(inner, Term("¯", Shape.SIGN))
    return inner


def _overstruck(call: _Call) -> Term:
    """Signs printed over each other: a mark on a letter, a ringed number, a reading."""
    if len(call.arguments) != len(("one", "other")):
        return linear.row(part for term in call.terms for part in (term, SPACE))
    for one, other in (call.arguments, call.arguments[::-1]):
        made = _on_top(one, other)
        if made is not None:
            return made
    return linear.row([call.term(0), SPACE, call.term(1)])


def _on_top(mark: _Argument, base: _Argument) -> Term | None:
    text = mark.term.text.strip()
    inner = text.removeprefix("^").removeprefix("_").strip("()")
    if text in _FRAMES:
        return linear.fenced("(", [base.term], ")")
    if text in _SLASHES and len(base.term.text) == 1:
        return Term(base.term.text + _STRUCK, base.term.shape)
    if text in OVER or (mark.is_raised and (inner in OVER or text == "^")):
        return linear.over(base.term, Term(inner or "^", Shape.SIGN))
    if mark.is_raised and inner and not base.is_raised:
        return Term(f"{base.term.text.strip()}（{inner}）", Shape.COMPOUND)
    return None


_MADE: dict[str, Callable[[_Call], Term]] = {
    "a": _array,
    "b": _brackets,
    "d": _space,
    "f": _fraction,
    "i": _integral,
    "l": _list,
    "o": _overstruck,
    "r": _root,
    "x": _box,
}
