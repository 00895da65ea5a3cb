"""What a Word paragraph is: its kind, level and number, from its style and its own properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain import BlockKind
from desktop.formats.docx.numbering import Numbering
from desktop.formats.docx.package import W
from desktop.formats.docx.styles import is_on, list_of, outlined, value
from desktop.formats.office.roles import Look, Outline

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.docx.styles import ParagraphStyle, Styles

# By numId 0 a paragraph leaves the list of its style (ECMA-376 17.9.18).
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
        name = value(properties, "pStyle")
        style = self._styles.paragraph(name)
        role = outlined(style.role, properties)
        kind, level = role.kind, role.level
        number, depth = self._list(name, style, list_of(properties))
        marker = None if number in _NO_LIST else self._numbering.marker(number, depth)
        if kind is BlockKind.HEADING:
            level = self._outline.level(role)
        elif marker is not None and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, depth + 1
        # Headings are bold anyway: only what differs inside one is worth a span.
        look = Look() if kind is BlockKind.HEADING else style.look
        right_to_left = bool(is_on(properties, "bidi"))
        return Shape(kind, level, marker or "", look, _end_is_deleted(properties), right_to_left)

    def _list(
        self, name: str, style: ParagraphStyle, listed: tuple[str, int] | None
    ) -> tuple[str, int]:
        """Return the list and level of a paragraph: its own, or those of its style."""
        number, depth = style.numbering
        if listed is not None:
            return listed[0] or number, listed[1]
        return number, depth or self._numbering.level_of(number, name) or 0


def _end_is_deleted(properties: _Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and mark.find(W + "del") is not None
