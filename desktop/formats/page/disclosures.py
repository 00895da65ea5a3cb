"""Headings that are buttons, and the parts of a page that they open.

What a reader presses to see a part is the heading of that part; most pages make it a button, which
nobody takes for text. Buttons that say no more than 'Show' are none.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from desktop.formats.page.elements import local_name, own_text, take_out

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADINGS = _LEVELS | {"summary", "dt"}
_OUTSIDE = frozenset(("nav", "menu", "form", "dialog", "footer", "label"))
_OUTSIDE_ROLES = frozenset(
    ("navigation", "menu", "menubar", "banner", "contentinfo", "dialog", "search", "toolbar")
)
_INSIDE = frozenset(("p", "div", "span", "section"))
_CONTROLS = ("aria-controls", "data-target", "data-bs-target", "data-controls", "href")
"""What names the part that a button opens."""
# "Show", "Hide all", "Show this section", "Read more", "+", "▾", "anzeigen", "voir plus", "表示"
_TOGGLE = re.compile(
    r"\W*(?:(?:show|hide|open|close|expand|collapse|toggle|view|read|see|show/hide)"
    r"(?: (?:all|more|less|this|the|full|section|sections|content|details|answer))*"
    r"|more|less|details|all|this section"
    r"|(?:alle |mehr |weniger )?(?:anzeigen|einblenden|ausblenden|öffnen|schließen|aufklappen"
    r"|zuklappen|lesen)|afficher(?: plus| tout)?|masquer|ouvrir|fermer|voir(?: plus)?|lire la suite"
    r"|mostrar(?: más| mais)?|ocultar|abrir|cerrar|fechar|ver más|ver mais|leer más|mostra|nascondi"
    r"|apri|chiudi|toon|tonen|verberg(?:en)?|openen|sluiten|visa|dölj|öppna|stäng|vis|skjul"
    r"|näytä|piilota|pokaż|ukryj|rozwiń|zwiń|zobrazit|skrýt|zobraziť|mutat|elrejt|göster|gizle"
    r"|показать|скрыть|раскрыть|свернуть|показати|сховати|عرض|إخفاء|اظهار|הצג|הסתר"
    r"|显示|隐藏|展开|收起|顯示|隱藏|展開|表示|非表示|開く|閉じる|열기|닫기|보기)?\W*",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"toggle|chevron|caret|arrow|indicator|icon|visually-?hidden|sr-only|screen-?reader"
)
"""Class names of the parts of a button that are no words of its heading."""
# Letters of what stands beside the words of a button: an arrow, 'show', a number.
_LONGEST_SIGN = 40
# Letters. A button with more is a card that leads elsewhere.
_LONGEST_HEADING = 300
_LEAST = 25
"""Letters of text that make an opened part worth a heading."""
# What opens onto links is a menu.
_MOSTLY_LINKS = 0.5
_FAR = 40
"""Elements between a button and the part that it opens, at most."""
# Elements around a button of which one may say that these are tabs.
_NEAR = 3
_ENOUGH = 5_000
"""Letters of a part that are looked at."""
# Buttons, and links in one part, that are looked at.
_MOST = 1_000
# Below the title of the page.
_DEFAULT_LEVEL = 2


def show(root: _Element) -> None:
    """Turn buttons that are headings into headings, and show the parts that they open."""
    page = _Page(root)
    for button, level in page.buttons[:_MOST]:
        if not _is_outside(button):
            _show(button, level, page)


class _Page:
    """The buttons of a page, each with the level of the heading before it, and named elements."""

    def __init__(self, root: _Element) -> None:
        self.buttons: list[tuple[_Element, int]] = []
        self.order: dict[_Element, int] = {}
        self._named: dict[str, _Element] = {}
        self._texts: dict[_Element, bool] = {}
        level = _DEFAULT_LEVEL
        for place, element in enumerate(root.iter(etree.Element)):
            name = local_name(element)
            if name in _LEVELS:
                level = int(name[1])
            if _is_button(element):
                self.buttons.append((element, level))
                self.order[element] = place
            identifier = element.get("id")
            if identifier and identifier not in self._named:
                self._named[identifier] = element
                self.order[element] = place

    def part(self, button: _Element) -> _Element | None:
        """Return what a button opens: text that follows it and is no list of links."""
        for name in _CONTROLS:
            written = (button.get(name) or "").strip().removeprefix("#")
            part = self._named.get(written) if written else None
            if part is not None:
                near = 0 < self.order[part] - self.order[button] <= _FAR
                return part if near and self._is_text(part) else None
        if button.get("aria-expanded") is None and not _is_collapsible(button):
            return None
        part = _next(button)
        return part if part is not None and self._is_text(part) else None

    def _is_text(self, part: _Element) -> bool:
        if part not in self._texts:
            self._texts[part] = _is_text(part)
        return self._texts[part]


def _show(button: _Element, level: int, page: _Page) -> None:
    part, around = page.part(button), islice(button.iterancestors(), _NEAR)
    heading = _heading_around(button)
    if part is not None:
        _open(part)
    if len(own_text(button, _LONGEST_HEADING)) >= _LONGEST_HEADING:
        return
    if local_name(button) in _LEVELS or any(a.get("role") == "tablist" for a in around):
        return
    if heading is not None:
        tag = "span"
    elif part is not None and not _TOGGLE.fullmatch(_words(button)):
        tag = f"h{min(6, level + 1)}"
    else:
        return
    _strip_signs(button)
    box = _switch(button)
    if box is not None:
        take_out(box)
    button.tag = tag
    for name in ("role", "href", "aria-hidden"):
        button.attrib.pop(name, None)


def _is_button(element: _Element) -> bool:
    name = local_name(element)
    if name == "button":
        return True
    if name == "label":  # a box to tick, by whose state a style sheet shows what follows
        return _switch(element) is not None
    if name == "a":
        return bool(element.get("data-toggle") or element.get("data-bs-toggle")) or (
            element.get("role") == "button" and (element.get("href") or "#").startswith("#")
        )
    if element.get("aria-controls") and (name in _LEVELS or element.get("role") == "tab"):
        return True
    return element.get("role") == "button" and element.get("aria-expanded") is not None


def _switch(label: _Element) -> _Element | None:
    """Return the box to tick that stands before its label."""
    box = label.getprevious()
    if box is None or box.tag != "input" or not label.get("for"):
        return None
    is_its = box.get("id") == label.get("for")
    return box if is_its and box.get("type") in ("checkbox", "radio") else None


def _is_outside(button: _Element) -> bool:
    return any(
        local_name(a) in _OUTSIDE or a.get("role") in _OUTSIDE_ROLES for a in button.iterancestors()
    )


def _heading_around(button: _Element) -> _Element | None:
    """Return the heading that consists of a button and nothing else."""
    for around in button.iterancestors():
        if local_name(around) in _HEADINGS or around.get("role") == "heading":
            whole = own_text(around, 2 * _LONGEST_HEADING)
            return around if _plain(whole) == _words(button) else None
        if local_name(around) not in _INSIDE:
            return None
    return None


def _is_collapsible(button: _Element) -> bool:
    named = re.search(r"accordion|collaps|expand|toggle", button.get("class") or "")
    return bool(named) or _switch(button) is not None


def _next(button: _Element) -> _Element | None:
    """Return what stands after a button, or after a box around it that holds nothing else."""
    after = button
    while after.getnext() is None:
        parent = after.getparent()
        if parent is None or _words(parent) != _words(button):
            return None
        after = parent
    return after.getnext()


def _is_text(part: _Element) -> bool:
    if local_name(part) in _OUTSIDE or part.get("role") in _OUTSIDE_ROLES | {"alert", "tooltip"}:
        return False
    letters = len(_plain(own_text(part, _ENOUGH)))
    linked = sum(len(_plain(own_text(a, _ENOUGH))) for a in islice(part.iter("a"), _MOST))
    return letters >= _LEAST and linked <= _MOSTLY_LINKS * letters


def _open(part: _Element) -> None:
    for name in ("hidden", "aria-hidden"):
        part.attrib.pop(name, None)
    if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", part.get("style") or ""):
        part.attrib.pop("style")


def _strip_signs(button: _Element) -> None:
    """Take out of a heading what only says that it can be pressed."""
    # The innermost first: what holds nothing but signs is one when they are gone.
    for element in reversed(list(button.iterdescendants(etree.Element))):
        if element.getparent() is None or not _is_sign(element):
            continue
        if _plain(own_text(element, _LONGEST_HEADING)) != _words(button):
            take_out(element)


def _is_sign(element: _Element) -> bool:
    words = _plain(own_text(element, _LONGEST_SIGN + 1))
    if len(words) > _LONGEST_SIGN or element.get("src"):
        return False
    return bool(_TOGGLE.fullmatch(words) or _SIGN.search((element.get("class") or "").lower()))


def _words(element: _Element) -> str:
    return _plain(own_text(element, 2 * _LONGEST_HEADING))


def _plain(text: str) -> str:
    return " ".join(text.split())
