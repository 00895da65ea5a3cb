"""Shadow roots of a saved page, put where a browser shows them.

A page keeps the shadow root of an element as a template inside it; what else the element holds
stands in the slots of that template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MODES = ("shadowrootmode", "shadowroot", "shadowmode")
"""What marks such a template: the standard's name, its first one, and that of saved pages."""


def compose(root: _Element) -> None:
    """Give every element that has a shadow root the content that is shown in its place."""
    hosts = set()
    for template in list(root.iter("template")):
        host = template.getparent()
        if host is not None and host not in hosts and _is_shadow_root(template):
            hosts.add(host)
            _compose(host, template)


def _is_shadow_root(template: _Element) -> bool:
    mode = next((template.get(name) for name in _MODES if template.get(name)), "")
    return (mode or "").lower() in ("open", "closed")


class _Light:
    """What a host holds besides its shadow root, by the slot that it asks for."""

    def __init__(self, host: _Element, template: _Element) -> None:
        self._by_slot: dict[str, list[_Element]] = {}
        self._take_text(host.text)
        for child in list(host):
            tail, child.tail = child.tail, None
            host.remove(child)
            if child.tag != template.tag:
                self._by_slot.setdefault(child.get("slot") or "", []).append(child)
            self._take_text(tail)
        host.text = None

    def _take_text(self, text: str | None) -> None:
        if text and text.strip():
            words = etree.Element("span")
            words.text = text
            self._by_slot.setdefault("", []).append(words)

    def for_slot(self, name: str) -> list[_Element]:
        """Return what stands in a slot; the first slot of a name has it all."""
        return self._by_slot.pop(name, [])

    def rest(self) -> list[_Element]:
        """Return what no slot asked for."""
        return [element for group in self._by_slot.values() for element in group]


def _compose(host: _Element, template: _Element) -> None:
    light = _Light(host, template)
    slots = list(_slots(template))
    host.text = template.text
    host.extend(list(template))
    for slot in slots:
        assigned = light.for_slot(slot.get("name") or "")
        if assigned:
            slot.text = None
            slot[:] = assigned
    unseen = light.rest()
    if unseen:  # no browser shows it; it is there for who asks for the whole page
        box = etree.SubElement(host, "div", {"hidden": ""})
        box.extend(unseen)


def _slots(template: _Element) -> Iterator[_Element]:
    """Yield the slots of a shadow root, not those of the roots inside it."""
    waiting = list(reversed(template))
    while waiting:
        element = waiting.pop()
        if element.tag == "template":
            continue
        if element.tag == "slot":
            yield element
        waiting.extend(reversed(element))
