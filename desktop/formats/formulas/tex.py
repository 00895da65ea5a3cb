r"""The part of TeX that formulas on web pages are written in: \frac{413}{902}."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from desktop.formats.formulas import UnreadableFormulaError, linear
from desktop.formats.formulas.terms import NOTHING, SPACE, Shape, Term, letters, name, sign, words
from desktop.formats.formulas.tex_names import (
    ACCENTS,
    BRACKETED,
    FUNCTIONS,
    SIGNS,
    SPACES,
    TRANSPARENT,
    UNSEEN,
    UPRIGHT,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\d+(?:\.\d+)?|\s+|%.*|.", re.DOTALL)
# Braces in one another, read by recursion.
_DEEPEST = 60
_LONGEST = 20_000
_RAW = frozenset({"text", "textrm", "textbf", "textit", "textsf", "mbox", "hbox", "textnormal"})
_END = ""


def read(written: str) -> Term:
    """Return what a formula in TeX says; raises `UnreadableFormulaError`."""
    if len(written) > _LONGEST:
        raise UnreadableFormulaError
    reader = _Reader(_TOKEN.findall(written))
    term = reader.group(frozenset({_END}), 0)
    if not term.text.strip():
        raise UnreadableFormulaError
    return term


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def group(self, ends: frozenset[str], depth: int) -> Term:
        """Return what stands up to one of `ends`, which is passed over."""
        parts: list[Term] = []
        while (piece := self._next()) not in ends:
            if piece == _END:
                raise UnreadableFormulaError
            if piece in ("^", "_", "'"):
                parts.append(self._scripts(parts.pop() if parts else NOTHING, piece, depth))
            elif piece in (r"\over", r"\atop", r"\choose"):
                self._at -= 1
                is_fraction, upper = self._next() == r"\over", linear.row(parts)
                return linear.fraction(upper, self.group(ends, depth), bar=is_fraction)
            else:
                parts.append(self._term(piece, depth))
        return linear.row(parts)

    def _next(self) -> str:
        if self._at >= len(self._tokens):
            return _END
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> str:
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _scripts(self, base: Term, piece: str, depth: int) -> Term:
        found = {"^": NOTHING, "_": NOTHING}
        primes = 0
        while True:
            if piece == "'":
                primes += 1
            else:
                found[piece] = self._argument(depth)
            if self._peek() not in ("^", "_", "'"):
                break
            piece = self._next()
        made = linear.scripts(base, found["_"], found["^"] if not primes else NOTHING)
        if primes:
            made = linear.scripts(made, sup=Term("′" * primes, Shape.SIGN))
            made = linear.scripts(made, sup=found["^"])
        return made

    def _argument(self, depth: int) -> Term:
        self._peek()
        piece = self._next()
        if piece in (_END, "}"):
            raise UnreadableFormulaError
        if piece.isdigit():  # TeX takes one digit where a group is missing
            self._tokens[self._at - 1 : self._at] = [piece[0], *filter(None, [piece[1:]])]
            piece = piece[0]
        return self._term(piece, depth)

    def _term(self, piece: str, depth: int) -> Term:
        if depth > _DEEPEST or piece == "}":
            raise UnreadableFormulaError
        if piece == "{":
            made = self.group(frozenset({"}"}), depth + 1)
            return Term(made.text, Shape.NAME) if made.text == "," else made
        if piece.isspace() or piece[0] == "%":
            return NOTHING
        if piece[0] != "\\":
            return SPACE if piece == "~" else letters(piece)
        return self._command(piece[1:], depth + 1)

    def _command(self, command: str, depth: int) -> Term:
        stands = _standing_for(command)
        if stands is not None:
            return stands
        if command in _RAW:
            return words(self._raw())
        if command in TRANSPARENT or command in UPRIGHT:
            made = self._argument(depth)
            return name(made.text) if command in UPRIGHT and made.text.isalpha() else made
        if command in ACCENTS:
            place, mark = ACCENTS[command]
            arrange = linear.over if place == "over" else linear.under
            return arrange(self._argument(depth), Term(mark, Shape.SIGN))
        special = self._SPECIAL.get(command)
        if special is None:
            raise UnreadableFormulaError
        return special(self, depth)

    def _raw(self) -> str:
        """Return a group of words, with its spaces."""
        if self._peek() != "{":
            raise UnreadableFormulaError
        self._next()
        pieces: list[str] = []
        while (piece := self._next()) != "}":
            if piece in (_END, "{") or (piece[0] == "\\" and piece[1:] not in SIGNS):
                raise UnreadableFormulaError
            pieces.append(SIGNS.get(piece[1:], piece) if piece[0] == "\\" else piece)
        return "".join(pieces).replace("~", " ")

    def _fraction(self, depth: int) -> Term:
        return linear.fraction(self._argument(depth), self._argument(depth))

    def _binomial(self, depth: int) -> Term:
        return linear.fraction(self._argument(depth), self._argument(depth), bar=False)

    def _root(self, depth: int) -> Term:
        index = NOTHING
        if self._peek() == "[":
            self._next()
            index = self.group(frozenset({"]"}), depth + 1)
        return linear.root(self._argument(depth), index)

    def _left(self, depth: int) -> Term:
        opening = self._delimiter()
        inner = self.group(frozenset({r"\right"}), depth + 1)
        return linear.fenced(opening, [inner], self._delimiter())

    def _sized(self, _: int) -> Term:
        return sign(self._delimiter())

    def _delimiter(self) -> str:
        self._peek()
        piece = self._next()
        if piece == ".":
            return ""
        return SIGNS.get(piece[1:], "") if piece[:1] == "\\" else piece

    def _set_over(self, depth: int) -> Term:
        upper, base = self._argument(depth), self._argument(depth)
        return linear.limits(base, over=upper)

    def _set_under(self, depth: int) -> Term:
        lower, base = self._argument(depth), self._argument(depth)
        return linear.limits(base, under=lower)

    def _arrow(self, depth: int) -> Term:
        return linear.limits(sign("→"), over=self._argument(depth))

    def _hidden(self, depth: int) -> Term:
        self._argument(depth)
        return NOTHING

    def _environment(self, depth: int) -> Term:
        kind = self._raw()
        if kind.rstrip("*") not in BRACKETED:
            raise UnreadableFormulaError
        if kind in ("array", "alignat", "alignat*"):
            self._raw()
        rows: list[list[Term]] = [[]]
        while True:
            start = self._at
            rows[-1].append(self.group(frozenset({"&", r"\\", r"\cr", r"\end"}), depth + 1))
            ended_by = self._tokens[self._at - 1]
            if ended_by == r"\end":
                break
            if ended_by != "&":
                rows.append([])
            if self._at == start:
                raise UnreadableFormulaError
        self._raw()
        opening, closing = BRACKETED[kind.rstrip("*")]
        return linear.fenced(opening, [linear.table(rows)], closing)

    _SPECIAL: ClassVar[dict[str, Callable[[_Reader, int], Term]]] = {
        **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), _fraction),
        **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
        **dict.fromkeys(("stackrel", "overset"), _set_over),
        **dict.fromkeys(("phantom", "vphantom", "hphantom"), _hidden),
        **dict.fromkeys(("big", "Big", "bigg", "Bigg", "bigl", "bigr"), _sized),
        **dict.fromkeys(("Bigl", "Bigr", "biggl", "biggr", "middle"), _sized),
        "begin": _environment,
        "left": _left,
        "sqrt": _root,
        "underset": _set_under,
        "xrightarrow": _arrow,
    }


def _standing_for(command: str) -> Term | None:
    """Return what a command without arguments stands for."""
    if command in SIGNS:
        return sign(SIGNS[command])
    if command in FUNCTIONS:
        return name(FUNCTIONS[command])
    if command in SPACES:
        return SPACE
    return NOTHING if command in UNSEEN else None
