"""What a reader sees of the form fields of a Word document that hold no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.canon.symbols import PRIVATE
from desktop.formats.docx.styles import OFF, is_on, value
from desktop.formats.door.xmltree import attribute, child, children, text_of
from desktop.formats.office.fields import check_box

if TYPE_CHECKING:
    from lxml.etree import _Element

# Figures; int() of a file's own million of them would take minutes.
_LONGEST_NUMBER = 4


def form_state(mark: _Element) -> str:
    """Return what an old form field shows, from the field character that begins it."""
    data = child(mark, "ffData")
    box, choice = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        checked = is_on(box, "checked")
        return check_box(checked=bool(is_on(box, "default") if checked is None else checked))
    if choice is not None:
        entries = [attribute(entry, "val") for entry in children(choice, "listEntry")]
        number = value(choice, "result") or value(choice, "default") or "0"
        chosen = int(number) if number.isdecimal() and len(number) <= _LONGEST_NUMBER else 0
        return entries[chosen] if chosen < len(entries) else ""
    return value(child(data, "textInput"), "default")


def box_of(control: _Element) -> str:
    """Return the sign for a content control that is a check box without a readable one, or ''."""
    box = child(control, "sdtPr", "checkbox")
    shown = text_of(child(control, "sdtContent"))
    if box is None or (shown and not shown.isalnum() and ord(shown[0]) not in PRIVATE):
        return ""
    state = child(box, "checked")
    # Without a value the switch is on, as everywhere in the format.
    return check_box(
        checked=state is not None and (attribute(state, "val") or "1").lower() not in OFF
    )
