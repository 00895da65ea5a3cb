"""What a reader sees of the form controls of an OpenDocument text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.door.xmltree import attribute, children, local
from desktop.formats.office.fields import check_box

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_ON = frozenset({"checked", "true", "1"})


def by_id(root: _Element) -> dict[str, _Element]:
    """Return the controls of a text by the ids that its drawings refer to."""
    forms = root.iter("{*}forms")
    return {attribute(c, "id"): c for form in forms for c in form.iter() if attribute(c, "id")}


def shown(control: _Element | None) -> str:
    """Return a control's state and words, '' for one that only does something."""
    kind = "" if control is None else local(control)
    if control is None or kind in ("button", "hidden", "image", "frame", "generic-control"):
        return ""
    label = attribute(control, "label")
    if kind in ("checkbox", "radio"):
        state = attribute(control, "current-state") or attribute(control, "state")
        state = state or attribute(control, "current-selected") or attribute(control, "selected")
        return f"{check_box(checked=state in _ON)} {label}".strip()
    value = attribute(control, "current-value") or attribute(control, "value")
    return value or _chosen(control) or label


def field(mark: _Element) -> str:
    """Return what a form field taken over from Word shows without text of its own."""
    kind = attribute(mark, "type").rpartition(".")[2].upper()
    said = {attribute(p, "name"): attribute(p, "value") for p in children(mark, "param")}
    if kind == "FORMCHECKBOX":
        return check_box(checked=_ending(said, "checked").lower() in _ON)
    if kind == "FORMDROPDOWN":
        entries = [
            attribute(p, "value")
            for p in children(mark, "param")
            if attribute(p, "name").lower().endswith("listentry")
        ]
        number = _ending(said, "selected") or _ending(said, "result") or "0"
        chosen = int(number) if number.isdecimal() and len(number) < len("1000") else 0
        return entries[chosen] if chosen < len(entries) else ""
    return ""


def _ending(said: Mapping[str, str], ending: str) -> str:
    return next((value for name, value in said.items() if name.lower().endswith(ending)), "")


def _chosen(control: _Element) -> str:
    options = list(children(control, "option"))
    chosen = [
        option
        for option in options
        if (attribute(option, "current-selected") or attribute(option, "selected")) in _ON
    ]
    return ", ".join(filter(None, (attribute(option, "label") for option in chosen)))
