"""Read a question to highlights as it is typed.

    detention and not (asylum or china) colour:green has:note date:2025..2026-03 near:figures/10

A word is a tag, and `field:value` asks something else. Parts that follow one another must all hold;
`and` may stand between them, and `or` binds less than they do. `-` before a part is `not`; `=`
before a value asks for all of it and nothing more. A quotation mark inside quotation marks is
doubled.
Unlike a search, where odd signs are words to be found, a question that cannot be understood is
refused: a list that quietly answers another one would be counted and cited.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.asking.askable import checked
from desktop.domain.asking.which import ANYTHING, Asked, Field, Not, Which, both, either
from desktop.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Letters. Questions are typed by people; beyond that it is a text pasted by mistake.
LONGEST = 4_000
# Far beyond what anybody writes, far below what the stack of Python bears.
DEEPEST = 40
_TOKEN = re.compile(
    r"""
    \s*(?:
      (?P<open>\()
    | (?P<close>\))
    | (?P<minus>-(?=[^\s-]))
    | (?P<empty>[A-Za-z_]+):(?=[\s()]|\Z)
    | (?:(?P<field>[A-Za-z_]+):(?=["“„\S]))?
      (?: "(?P<quoted>(?:[^"]|"")*)" | [“„](?P<curly>[^"“”„]*)["”“] | (?P<bare>[^\s()"“”„]+) )
    | (?P<stray>\S)
    )""",
    re.VERBOSE,
)
_NO_NAMES: Mapping[str, str] = {}
_FIELDS = {str(field): field for field in Field}
_FIELDS |= {"color": Field.COLOUR, "document": Field.DOC, "tags": Field.TAG}


class _Token(NamedTuple):
    kind: str
    """'(', ')', 'and', 'or', 'not', or '' for something asked."""
    asked: Asked | None
    at: int


def read(question: str, colours: Mapping[str, str] = _NO_NAMES) -> Which:
    """Return what a question asks; ANYTHING for an empty one.

    `colours` are those that have names of the reader's own, by the names in small letters.
    Raises QuestionError, which says where it cannot be followed.
    """
    if len(question) > LONGEST:
        raise QuestionError(question, LONGEST, f"it is longer than {LONGEST} letters")
    reading = _Reading(question, list(_tokens(question, colours)))
    if not reading.tokens:
        return ANYTHING
    found = reading.alternatives(0)
    left = reading.next()
    if left is not None:
        raise QuestionError(question, left.at, "a parenthesis is closed that was never opened")
    return found


def _tokens(question: str, colours: Mapping[str, str]) -> Iterator[_Token]:
    for match in _TOKEN.finditer(question):
        at = match.start() + len(match[0]) - len(match[0].lstrip())
        if match["empty"]:
            raise QuestionError(question, at, f"“{match['empty']}:” asks for nothing")
        if match["stray"]:
            raise QuestionError(question, at, "a quotation mark is left open")
        if match["open"] or match["close"]:
            yield _Token(match["open"] or match["close"], None, at)
        elif match["minus"]:
            yield _Token("not", None, at)
        elif match["field"] is None and (match["bare"] or "").casefold() in ("and", "or", "not"):
            yield _Token(match["bare"].casefold(), None, at)
        else:
            yield _Token("", _asked(question, match, at, colours), at)


def _asked(question: str, match: re.Match[str], at: int, colours: Mapping[str, str]) -> Asked:
    value = match["bare"] or match["curly"] or (match["quoted"] or "").replace('""', '"')
    name = (match["field"] or "tag").casefold()
    field = _FIELDS.get(name)
    if field is None:
        known = ", ".join(f"{each}:" for each in Field)
        raise QuestionError(question, at, f"“{name}:” asks for nothing; there are {known}")
    try:
        return Asked(field, checked(field, " ".join(value.split()), colours))
    except ValueError as error:
        raise QuestionError(question, at, str(error)) from error


class _Reading:
    """One question on its way to being understood: alternatives of what must hold together."""

    def __init__(self, question: str, tokens: list[_Token]) -> None:
        self.question = question
        self.tokens = tokens
        self._position = 0

    def next(self) -> _Token | None:
        """Return the token that is to be read, None at the end."""
        return self.tokens[self._position] if self._position < len(self.tokens) else None

    def alternatives(self, depth: int) -> Which:
        """Read parts between which `or` stands, up to a closing parenthesis or the end."""
        if depth > DEEPEST:
            raise self._lost(f"more than {DEEPEST} parentheses stand in one another")
        found = [self._together(depth)]
        while self._passes("or"):
            found.append(self._together(depth))
        return either(*found)

    def _together(self, depth: int) -> Which:
        found = [self._part(depth)]
        while (token := self.next()) is not None and token.kind not in (")", "or"):
            self._passes("and")
            found.append(self._part(depth))
        return both(*found)

    def _part(self, depth: int) -> Which:
        negated = False
        while self._passes("not"):
            negated = not negated
        token = self.next()
        if token is None or token.kind in (")", "and", "or"):
            raise self._lost("something to ask for is missing")
        self._position += 1
        found: Which
        if token.asked is not None:
            found = token.asked
        else:
            found = self.alternatives(depth + 1)
            if not self._passes(")"):
                raise self._lost("a parenthesis is left open")
        return Not(found) if negated else found

    def _passes(self, kind: str) -> bool:
        token = self.next()
        if token is None or token.kind != kind:
            return False
        self._position += 1
        return True

    def _lost(self, why: str) -> QuestionError:
        token = self.next()
        return QuestionError(self.question, len(self.question) if token is None else token.at, why)
