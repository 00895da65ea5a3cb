"""What a page says to the ear alone or to the eye alone.

`aria-hidden` keeps words from being read out; they are seen none the less. What a page has for
readers who listen stands beside them, where nobody sees it, and would say the same again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.page.elements import own_text, take_out

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPOKEN = re.compile(r"\w")
_FOR_THE_EAR = re.compile(
    r"sr-?only|visually-?hidden|hidden-visually|screen-?reader|assistive|a11y|offscreen|off-screen",
    re.IGNORECASE,
)
# Fonts of pictures: <i class="material-icons">expand_more</i>
_ICON = re.compile(r"icon|symbol|glyph", re.IGNORECASE)
_ICON_WORD = re.compile(r"\s*[a-z][a-z0-9_]*\s*")
# Letters: what is said to the ear alone is a label, not a text.
_ENOUGH = 200


def keep_what_is_seen(root: _Element) -> None:
    """Take away the names of icons, and what is said to the ear in the place of what is seen."""
    for element in list(root.iterfind(".//*[@aria-hidden]")):
        if (element.get("aria-hidden") or "").lower() != "true" or element.getparent() is None:
            continue
        words = own_text(element, _ENOUGH)
        if not _SPOKEN.search(words):
            continue
        if _ICON_WORD.fullmatch(words) and _ICON.search(element.get("class") or ""):
            take_out(element)
        else:
            _take_out_twin(element)


def _take_out_twin(element: _Element) -> None:
    for twin in (element.getnext(), element.getprevious()):
        if twin is not None and _FOR_THE_EAR.search(twin.get("class") or ""):
            take_out(twin)
            return
