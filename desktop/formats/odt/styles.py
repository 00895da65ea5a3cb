"""What an OpenDocument style makes of a paragraph or a run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, SpanKind
from desktop.formats.door.xmltree import child, descendants
from desktop.formats.odt.namespaces import FO, STYLE, TEXT
from desktop.formats.office.roles import MAX_HEADING, Look, Role, role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LONGEST_CHAIN = 20
"""Styles based on one another; in damaged files they are so in a circle."""
_RAISED = re.compile("super|[1-9]")
_LOWERED = re.compile("sub|-[1-9]")
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a named style says."""

    role: Role = field(default_factory=Role)
    look: Look = field(default_factory=Look)
    list_name: str = ""
    on_new_page: bool = False


class Styles:
    """The styles of a document, resolved on demand; styles of the text itself win."""

    def __init__(self, *roots: _Element | None) -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, _Element] = {}
        self.language = ""
        self.outline: _Element | None = None
        for root in roots:
            if root is not None:
                self._learn(root)

    def get(self, family: str, name: str) -> Style:
        """Return the style of a family ('paragraph', 'table' or 'text') by its name."""
        key = (family, name)
        if key not in self._resolved:
            style = Style()
            for element in reversed(list(self._chain(key))):
                style = _refined(style, element)
            self._resolved[key] = style
        return self._resolved[key]

    def _learn(self, root: _Element) -> None:
        for element in descendants(root, "style"):
            family, name = element.get(STYLE + "family", ""), element.get(STYLE + "name", "")
            self._elements[family, name] = element
        for element in descendants(root, "list-style"):
            self.lists[element.get(STYLE + "name", "")] = element
        self.outline = next(descendants(root, "outline-style"), self.outline)
        for element in descendants(root, "default-style"):
            properties = child(element, "text-properties")
            if element.get(STYLE + "family") == "paragraph" and properties is not None:
                parts = (properties.get(FO + name, "") for name in ("language", "country"))
                self.language = "-".join(p for p in parts if p and p != "none") or self.language

    def _chain(self, key: tuple[str, str]) -> Iterator[_Element]:
        """Yield the style and its parents, nearest first; cycles are cut."""
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(key)
            if element is None:
                return
            yield element
            key = (key[0], element.get(STYLE + "parent-style-name", ""))


def _refined(style: Style, element: _Element) -> Style:
    name = element.get(STYLE + "display-name", element.get(STYLE + "name", ""))
    role = role_of(name) or style.role
    level = element.get(STYLE + "default-outline-level", "")
    if level.isdecimal() and int(level) and not role.is_title:
        role = Role(BlockKind.HEADING, min(int(level), MAX_HEADING))
    listed = element.get(STYLE + "list-style-name")
    look = _look(child(element, "text-properties")).over(style.look)
    list_name = style.list_name if listed is None else listed
    return Style(role, look, list_name, _on_new_page(element, by_default=style.on_new_page))


def _on_new_page(element: _Element, *, by_default: bool) -> bool:
    """Whether what has this style begins a page, by a break or by a page of another kind."""
    master = element.get(STYLE + "master-page-name")
    for family in ("paragraph", "table"):
        properties = child(element, f"{family}-properties")
        stated = None if properties is None else properties.get(FO + "break-before")
        if stated is not None:
            return stated == "page" or bool(master)
    return by_default if master is None else bool(master)


def _look(properties: _Element | None) -> Look:
    if properties is None:
        return Look()
    kinds: dict[SpanKind, bool] = {}
    weight, slope = properties.get(FO + "font-weight"), properties.get(FO + "font-style")
    if weight is not None:
        kinds[SpanKind.BOLD] = weight in _BOLD
    if slope is not None:
        kinds[SpanKind.ITALIC] = slope in ("italic", "oblique")
    for name, kind in (("underline", SpanKind.UNDERLINE), ("line-through", SpanKind.STRIKE)):
        line = properties.get(f"{STYLE}text-{name}-style")
        if line is not None:
            kinds[kind] = line != "none"
    raised = properties.get(STYLE + "text-position", "").partition(" ")[0]
    if raised:
        kinds[SpanKind.SUPERSCRIPT] = raised == "super" or (
            raised.strip("0%-") != "" and raised[0] not in "-s"
        )
        kinds[SpanKind.SUBSCRIPT] = raised == "sub" or raised.startswith("-")
    display = properties.get(TEXT + "display")
    return Look(kinds, None if display is None else display == "none")
