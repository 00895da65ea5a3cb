"""What a Word paragraph is: its kind, level and number, from its style and its own properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain import BlockKind
from desktop.formats.docx.numbering import Numbering
from desktop.formats.docx.package import W
from desktop.formats.docx.styles import is_on, list_of, outlined, value
from desktop.formats.roles import Look, Outline

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.docx.styles import ParagraphStyle, Styles

_NO_LIST = ("", "0")


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph without its text."""

    kind: BlockKind
    level: int
    marker: str
    look: Look
    joins_next: bool
    """Its end was deleted: what follows belongs to the same paragraph."""
    right_to_left: bool


class Paragraphs:
    """Tells the shape of each paragraph; call it once per paragraph, in order."""

    def __init__(self, styles: Styles, numbering: _Element | None) -> None:
        self._styles = styles
        self._numbering = Numbering(numbering, styles.numbering)
        self._outline = Outline()

    def shape(self, element: _Element) -> Shape:
        """Return the shape of the paragraph `element`."""
        properties = element.find(W + "pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        role = outlined(style.role, properties)
        kind, level = role.kind, role.level
        marker = self._marker(style, properties)
        if kind is BlockKind.HEADING:
            level = self._outline.level(role)
        elif marker is not None and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, self._list_level(style, properties) + 1
        # Headings are bold anyway: only what differs inside one is worth a span.
        look = Look() if kind is BlockKind.HEADING else style.look
        right_to_left = bool(is_on(properties, "bidi"))
        return Shape(kind, level, marker or "", look, _end_is_deleted(properties), right_to_left)

    def _marker(self, style: ParagraphStyle, properties: _Element | None) -> str | None:
        listed = list_of(properties)
        number = style.numbering[0] if listed is None else listed[0] or style.numbering[0]
        if number in _NO_LIST:
            return None
        return self._numbering.marker(number, self._list_level(style, properties))

    def _list_level(self, style: ParagraphStyle, properties: _Element | None) -> int:
        listed = list_of(properties)
        return style.numbering[1] if listed is None else listed[1]


def _end_is_deleted(properties: _Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and mark.find(W + "del") is not None
