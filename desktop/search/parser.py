"""Read a search as typed. OR binds its two neighbours: a OR b c is (a OR b) and c."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.search.words.addresses import ADDRESS, address_node, literally
from desktop.search.words.compounds import compounds
from desktop.search.words.query import (
    FILTERS,
    All,
    Doubt,
    Filter,
    Kind,
    Node,
    Phrase,
    Query,
    Some,
    Term,
    Without,
)
from desktop.search.words.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Letters looked at; a longer one is a paragraph pasted by mistake.
_LONGEST = 10_000
# Parentheses in one another. Beyond them they are passed over, not refused.
_DEEPEST = 20
_LEXEME = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<not>-(?=\S)|NOT(?=[\s("“]))
  | (?P<or>OR(?=[\s(]|$)|\|+)
  | (?P<and>AND(?=[\s(]|$)|&+(?=\s))
  | [<'‘]?(?P<address>{ADDRESS})
  | (?P<field>(?i:{"|".join(FILTERS)})):[ ]?
    (?: "(?P<straight>[^"”]*)["”]? | [“„](?P<curly>[^”“"]*)[”“"]? | (?P<bare>[^\s()]*) )
  | "(?P<quoted>[^"”]*)(?P<shut>["”]?)
  | [“„](?P<quoted2>[^”“"]*)(?P<shut2>[”“"]?)
  | «(?P<quoted3>[^»]*)(?P<shut3>»?)
  | 「(?P<quoted4>[^」]*)(?P<shut4>」?)
  | (?P<word>[^\s()"“”„«»「」|]+)
  | (?P<stray>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LIKE_A_FIELD = re.compile(
    r"""(?<![^\s(-])(?P<name>[^\W\d_]{2,}):(?:["“„](?P<quoted>[^"”“]+)|(?P<bare>[^\s:/\\"“„()]+)(?=[\s)]|$))"""
)
"""language:en topic:"data not held" """
_WILD = re.compile(r"(\*+|(?<=\w)\?(?=\w))")
_UNFINISHED_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*,\d{0,2}\Z")


def parse(text: str, *, typing: bool = False) -> Query:
    """Read a search; `typing` takes a last word that is not closed as the beginning of one."""
    reading = _Reading(typing=typing)
    for match in _LEXEME.finditer(text[:_LONGEST]):
        reading.take(match, at_end=match.end() == len(text))
    return Query(text, reading.result(), tuple(reading.filters), tuple(_doubts(text[:_LONGEST])))


def _doubts(text: str) -> Iterator[Doubt]:
    """Yield what looks like a field and is none. 'Note: so' and '12:30' do not."""
    for match in _LIKE_A_FIELD.finditer(text):
        name = match["name"]
        node = _node(f"{name} {match['quoted'] or match['bare']}", quoted=True)
        if name.lower() not in FILTERS and isinstance(node, Phrase):
            yield Doubt(name, node)


@dataclass
class _Group:
    """The inside of a pair of parentheses: parts, each of which is a list of alternatives."""

    negated: bool = False
    alternative: bool = False
    parts: list[list[Node]] = field(default_factory=list)

    def add(self, node: Node, *, alternative: bool) -> None:
        if alternative and self.parts:
            self.parts[-1].append(node)
        else:
            self.parts.append([node])

    def node(self) -> Node | None:
        return _combined(All, [_combined(Some, part) for part in self.parts])


@dataclass
class _Reading:
    typing: bool
    filters: list[Filter] = field(default_factory=list)
    _groups: list[_Group] = field(default_factory=lambda: [_Group()])
    _negate: bool = False
    _too_deep: int = 0
    _alternative: bool = False
    """OR stood before what comes next."""
    _after_filter: bool = False

    def take(self, match: re.Match[str], *, at_end: bool) -> None:
        kind = match.lastgroup or ""
        if kind in ("open", "close", "not", "or"):
            getattr(self, "_" + kind)()
        elif match["address"]:
            unfinished = self.typing and at_end
            self._add(address_node(match["address"].rstrip(".,;:!?'"), unfinished=unfinished))
        elif match["field"]:
            self._filter(match)
        elif match["word"]:
            self._add(_node(match["word"], unfinished=self.typing and at_end))
        elif kind.startswith("shut"):
            unfinished = self.typing and at_end and not match[kind]
            raw = match[kind.replace("shut", "quoted")]
            self._add(_node(raw, quoted=True, unfinished=unfinished))

    def result(self) -> Node | None:
        while len(self._groups) > 1:
            self._close()
        return self._groups[0].node()

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            self._too_deep += 1
            return
        self._groups.append(_Group(self._negate, self._alternative and not self._after_filter))
        self._negate = self._alternative = self._after_filter = False

    def _close(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._groups) > 1:
            group = self._groups.pop()
            self._negate, self._alternative = group.negated, group.alternative
            self._add(group.node())

    def _not(self) -> None:
        self._negate = True

    def _or(self) -> None:
        self._alternative = True

    def _add(self, node: Node | None) -> None:
        if node is not None:
            node = _negation(node) if self._negate else node
            self._groups[-1].add(node, alternative=self._alternative and not self._after_filter)
        self._negate = self._alternative = self._after_filter = False

    def _filter(self, match: re.Match[str]) -> None:
        value = " ".join((match["straight"] or match["curly"] or match["bare"] or "").split())
        name = match["field"].lower()
        joins = self._alternative and self._after_filter
        if value and joins and self.filters[-1].field == name:
            last = self.filters.pop()
            self.filters.append(Filter(name, (*last.values, value), last.negated))
        elif value:
            self.filters.append(Filter(name, (value,), self._negate))
        self._negate = self._alternative = False
        self._after_filter = bool(value)


def _combined(kind: type[All | Some], nodes: Sequence[Node | None]) -> Node | None:
    parts: dict[Node, None] = {}
    for node in nodes:
        if isinstance(node, kind):
            parts |= dict.fromkeys(node.nodes)
        elif node is not None:
            parts[node] = None
    if len(parts) > 1:
        return kind(tuple(parts))
    return next(iter(parts), None)


def _negation(node: Node) -> Node:
    return node.node if isinstance(node, Without) else Without(node)


def _node(raw: str, *, quoted: bool = False, unfinished: bool = False) -> Node | None:
    """Make a node of a word as typed, which may hold several tokens, or of a quotation."""
    raw = literally(raw)
    patterns = _patterns(raw)
    number = _UNFINISHED_NUMBER.match(raw.rstrip("*"))
    if number and (unfinished or raw.endswith("*")):
        return Term(number[0].replace(",", ""), Kind.PREFIX)
    terms = [_term(pattern) for pattern in patterns if pattern.strip("*?")]
    if not terms:
        return None
    last = terms[-1]
    if len(terms) == 1 and not quoted and last.kind is Kind.EXACT:
        return Term(last.text, Kind.TYPING if unfinished else Kind.WORD)
    if unfinished and last.kind is Kind.EXACT:
        terms[-1] = Term(last.text, Kind.PREFIX)
    if len(terms) == 1:
        return terms[0]
    return Phrase(tuple(terms), _hyphens(raw, len(terms)), inflects=not quoted)


def _hyphens(raw: str, count: int) -> tuple[int, ...]:
    """Return which of the terms of a word or quotation a hyphen joins to the next."""
    tokens = list(scan(raw))
    if len(tokens) != count:
        return ()
    return tuple(one.first for one in compounds(raw, tokens) if one.last == one.first + 1)


def _term(pattern: str) -> Term:
    if "?" not in pattern and "*" not in pattern:
        return Term(pattern, Kind.EXACT)
    start = pattern.rstrip("*")
    if start != pattern and "*" not in start and "?" not in start:
        return Term(start, Kind.PREFIX)
    return Term(re.sub(r"\*+", "*", pattern), Kind.WILDCARD)


def _patterns(raw: str) -> list[str]:
    """Cut into tokens that keep their * and ?."""
    patterns: list[str] = []
    glued = False
    for index, part in enumerate(_WILD.split(raw)):
        if index % 2:
            patterns[-1:] = [patterns[-1] + part] if glued else [*patterns[-1:], part]
            glued = True
            continue
        end = -1
        for token in scan(part):
            if glued and token.start == 0:
                patterns[-1] += token.word
            else:
                patterns.append(token.word)
            end = token.end
        if part:
            # A mark, a soft hyphen and the like belong to the word before them.
            glued = end == len(part)
    return patterns
