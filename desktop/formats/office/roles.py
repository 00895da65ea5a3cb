"""What the names and looks of a word processor's styles mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, SpanKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# As HTML and Markdown have them, to which all of this is exported.
MAX_HEADING = 6

# Programs keep their own styles' names in English whatever the language, but not all of them.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|"
    r"başlık|заголовок|επικεφαλίδα|标题|標題|見出し|제목|כותרת|عنوان|tiêu đề) ?([1-9])",
    re.IGNORECASE,
)
_TITLE = re.compile("title|titel|titre", re.IGNORECASE)
_KINDS = (
    (
        re.compile(
            r"(?:intense )?quot(?:e|ations?)|block ?text|zitat|citation|cita", re.IGNORECASE
        ),
        (BlockKind.QUOTATION, 1),
    ),
    (
        re.compile(
            "caption|beschriftung|légende|leyenda|didascalia|figure|illustration", re.IGNORECASE
        ),
        (BlockKind.CAPTION, 0),
    ),
    (
        re.compile(
            r"html preformatted|preformatted(?: text)?|macro(?: text)?|(?:source )?code",
            re.IGNORECASE,
        ),
        (BlockKind.CODE, 0),
    ),
)


class Role(NamedTuple):
    """The kind of block that a style makes."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    is_title: bool = False


def role_of(name: str) -> Role | None:
    """Return what a style called `name` makes, or None when the name does not tell."""
    heading = _HEADING.fullmatch(name)
    if heading:
        return Role(BlockKind.HEADING, min(int(heading[1]), MAX_HEADING))
    if _TITLE.fullmatch(name):
        return Role(BlockKind.HEADING, 1, is_title=True)
    found = (Role(*made) for pattern, made in _KINDS if pattern.fullmatch(name))
    return next(found, None)


@dataclass(frozen=True, slots=True)
class Look:
    """A run's inline styles, on or off; what is not named is inherited."""

    kinds: Mapping[SpanKind, bool] = field(default_factory=dict)
    hidden: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look where it says something, `other` elsewhere."""
        if not self.kinds and self.hidden is None:
            return other
        hidden = other.hidden if self.hidden is None else self.hidden
        return Look({**other.kinds, **self.kinds}, hidden)

    @property
    def spans(self) -> tuple[SpanKind, ...]:
        """The inline styles that are on."""
        return tuple(kind for kind, on in self.kinds.items() if on)


class Outline:
    """Keeps the headings of a document below its title, when it has one."""

    def __init__(self) -> None:
        self._has_title = False

    def level(self, role: Role) -> int:
        """Return the level of a heading in the order of the text."""
        if role.is_title:
            self._has_title = True
            return 1
        return min(role.level + self._has_title, MAX_HEADING)
