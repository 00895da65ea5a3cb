"""What a Word style makes of a paragraph or a run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, SpanKind
from desktop.formats.docx.package import W
from desktop.formats.xmltree import child

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

MAX_HEADING = 6
_OUTLINE_LEVELS = 9
_LONGEST_CHAIN = 20
# Word keeps its own styles' names in English whatever the language; other writers translate them.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|"
    r"başlık|заголовок|επικεφαλίδα|标题|標題|見出し|제목|כותרת|عنوان|tiêu đề) ?([1-9])",
    re.IGNORECASE,
)
_KINDS = (
    (re.compile(r"(?:intense )?quot(?:e|ation)s?|block ?text|zitat|citation|cita", re.I), "quote"),
    (re.compile(r"caption|beschriftung|légende|leyenda|didascalia|figure|table", re.I), "caption"),
    (
        re.compile(
            r"html preformatted|preformatted(?: text)?|macro(?: text)?|(?:source )?code", re.I
        ),
        "code",
    ),
    (re.compile(r"title|titel|titre", re.I), "title"),
)
_BLOCK_KINDS = {
    "quote": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "code": BlockKind.CODE,
    "title": BlockKind.HEADING,
}
_TOGGLES = {
    "b": SpanKind.BOLD,
    "i": SpanKind.ITALIC,
    "strike": SpanKind.STRIKE,
    "dstrike": SpanKind.STRIKE,
}
_RAISED = {"superscript": SpanKind.SUPERSCRIPT, "subscript": SpanKind.SUBSCRIPT}
OFF = frozenset({"0", "false", "off", "none"})


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


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a named style says of a paragraph."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    is_title: bool = False
    numbering: tuple[str, int] = ("", 0)
    look: Look = field(default_factory=Look)


class Styles:
    """The styles part of a document, resolved on demand."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._default = ""
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, Look] = {}
        self.language = ""
        if root is not None:
            self._learn(root)

    def paragraph(self, name: str) -> ParagraphStyle:
        """Return the paragraph style with id `name`; the default one for '' or unknown ids."""
        name = name if name in self._elements else self._default
        if name not in self._paragraphs:
            self._paragraphs[name] = self._paragraph(name)
        return self._paragraphs[name]

    def run(self, name: str) -> Look:
        """Return the look of the character style with id `name`."""
        if name not in self._runs:
            look = Look()
            for element in reversed(self._chain(name)):
                look = look_of(child(element, "rPr")).over(look)
            self._runs[name] = look
        return self._runs[name]

    def numbering(self, name: str) -> str:
        """Return the id of the list that style `name` belongs to, or ''."""
        return self.paragraph(name).numbering[0]

    def _learn(self, root: _Element) -> None:
        for element in root.iter(W + "style"):
            name = element.get(W + "styleId", "")
            self._elements[name] = element
            usual = element.get(W + "default", "0") not in OFF
            if usual and element.get(W + "type") == "paragraph":
                self._default = name
        defaults = child(root, "docDefaults", "rPrDefault", "rPr", "lang")
        self.language = "" if defaults is None else defaults.get(W + "val", "")

    def _chain(self, name: str) -> list[_Element]:
        """Return the style and those it is based on, nearest first; cycles are cut."""
        chain: list[_Element] = []
        while name in self._elements and len(chain) < _LONGEST_CHAIN:
            element = self._elements[name]
            if element in chain:
                break
            chain.append(element)
            name = value(element, "basedOn")
        return chain

    def _paragraph(self, name: str) -> ParagraphStyle:
        style = ParagraphStyle()
        for element in reversed(self._chain(name)):
            style = _refined(style, element)
        return style


def value(element: _Element | None, name: str) -> str:
    """Return the `val` of the child called `name`, or ''."""
    found = None if element is None else element.find(W + name)
    return "" if found is None else found.get(W + "val", "")


def is_on(element: _Element | None, name: str) -> bool | None:
    """Return whether the switch called `name` is on, or None when it is not there."""
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(W + "val", "1") not in OFF


def look_of(properties: _Element | None) -> Look:
    """Return what a run's or style's properties say about inline styles."""
    if properties is None or not len(properties):
        return Look()
    kinds: dict[SpanKind, bool] = {}
    for name, kind in _TOGGLES.items():
        switch = is_on(properties, name)
        if switch is not None:
            kinds[kind] = switch or kinds.get(kind, False)
    if properties.find(W + "u") is not None:
        kinds[SpanKind.UNDERLINE] = value(properties, "u") not in OFF
    raised = value(properties, "vertAlign")
    if raised:
        kinds.update({kind: name == raised for name, kind in _RAISED.items()})
    return Look(kinds, is_on(properties, "vanish"))


def outline_level(properties: _Element | None) -> int | None:
    """Return 1 to 6 for a paragraph in the outline, 0 for one taken out of it, or None."""
    text = value(properties, "outlineLvl")
    if not text.isdecimal():
        return None
    return min(int(text) + 1, MAX_HEADING) if int(text) < _OUTLINE_LEVELS else 0


def list_of(properties: _Element | None) -> tuple[str, int] | None:
    """Return the list and level that properties put a paragraph in; ('0', 0) means in none."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    level = value(numbering, "ilvl")
    return value(numbering, "numId"), int(level) if level.isdecimal() else 0


def _refined(style: ParagraphStyle, element: _Element) -> ParagraphStyle:
    properties = child(element, "pPr")
    kind, level, is_title = _role(value(element, "name"), style)
    outlined = outline_level(properties)
    if outlined is not None and not is_title:
        kind = BlockKind.HEADING if outlined else BlockKind.PARAGRAPH
        level = outlined
    listed = list_of(properties)
    if listed is not None:
        listed = (listed[0] or style.numbering[0], listed[1])
    look = look_of(child(element, "rPr")).over(style.look)
    return ParagraphStyle(kind, level, is_title, listed or style.numbering, look)


def _role(name: str, style: ParagraphStyle) -> tuple[BlockKind, int, bool]:
    heading = _HEADING.fullmatch(name)
    if heading:
        return BlockKind.HEADING, min(int(heading[1]), MAX_HEADING), False
    role = next((role for pattern, role in _KINDS if pattern.fullmatch(name)), "")
    if role:
        return _BLOCK_KINDS[role], 0 if role in ("caption", "code") else 1, role == "title"
    return style.kind, style.level, style.is_title
