"""What a Word style makes of a paragraph or a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, SpanKind
from desktop.formats.docx.package import W
from desktop.formats.door.xmltree import child
from desktop.formats.office.roles import MAX_HEADING, Look, Role, role_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Of Word; the tenth means running text.
_OUTLINE_LEVELS = 9
_LONGEST_CHAIN = 20
"""Styles based on one another; in damaged files they are so in a circle."""
_TOGGLES = {
    "b": SpanKind.BOLD,
    "i": SpanKind.ITALIC,
    "strike": SpanKind.STRIKE,
    "dstrike": SpanKind.STRIKE,
}
_RAISED = {"superscript": SpanKind.SUPERSCRIPT, "subscript": SpanKind.SUBSCRIPT}
_LEAST_MOVE = 4
"""Half points off the line at which text is meant to stand above or below it."""
_DIGITS = 4
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a named style says of a paragraph."""

    role: Role = field(default_factory=Role)
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
            style = ParagraphStyle()
            for element in reversed(self._chain(name)):
                style = _refined(style, element)
            self._paragraphs[name] = style
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
    raised = value(properties, "vertAlign") or _moved(value(properties, "position"))
    if raised:
        kinds.update({kind: name == raised for name, kind in _RAISED.items()})
    return Look(kinds, is_on(properties, "vanish"))


def font_of(run: _Element | None) -> str:
    """Return the font that a run names for its letters, or ''."""
    fonts = child(run, "rPr", "rFonts")
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


def _moved(position: str) -> str:
    """Return what a move off the line makes of text; a small one only fits it to its line."""
    digits = position.removeprefix("-").partition(".")[0]
    if not digits.isdecimal() or int(digits[:_DIGITS]) < _LEAST_MOVE:
        return ""
    return "subscript" if position.startswith("-") else "superscript"


def outlined(role: Role, properties: _Element | None) -> Role:
    """Return `role` as the paragraph's own place in the outline makes it."""
    text = value(properties, "outlineLvl")
    if role.is_title or not text.isdecimal():
        return role
    level = int(text) + 1
    if level > _OUTLINE_LEVELS:
        return Role() if role.kind is BlockKind.HEADING else role
    return Role(BlockKind.HEADING, min(level, MAX_HEADING))


def list_of(properties: _Element | None) -> tuple[str, int] | None:
    """Return the list and level that properties put a paragraph in; ('0', 0) means in none."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    level = value(numbering, "ilvl")
    return value(numbering, "numId"), int(level) if level.isdecimal() else 0


def _refined(style: ParagraphStyle, element: _Element) -> ParagraphStyle:
    properties = child(element, "pPr")
    role = outlined(role_of(value(element, "name")) or style.role, properties)
    listed = list_of(properties)
    if listed is not None:
        listed = (listed[0] or style.numbering[0], listed[1])
    look = look_of(child(element, "rPr")).over(style.look)
    return ParagraphStyle(role, listed or style.numbering, look)
