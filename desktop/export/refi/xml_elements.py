"""XML as text, element by element: whatever stands in a library, it is well formed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold: https://www.w3.org/TR/xml/#charsets."""
_HEX = re.compile("#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_OWN = uuid5(NAMESPACE_URL, "urn:manicule:refi-qda")


def element(tag: str, attributes: dict[str, str], inside: Iterable[str] = ()) -> str:
    """Return an element; attributes that are empty are left out."""
    said = "".join(f" {name}={_attribute(value)}" for name, value in attributes.items() if value)
    content = "".join(inside)
    return f"<{tag}{said}>{content}</{tag}>\n" if content else f"<{tag}{said}/>\n"


def words(tag: str, text: str) -> str:
    """Return an element that holds a text, or '' for none."""
    return f"<{tag}>{escape(_possible(text))}</{tag}>\n" if text.strip() else ""


def group(tag: str, inside: Iterable[str]) -> str:
    """Return an element around others, or '' where there are none, as the standard has it."""
    content = "".join(inside)
    return f"<{tag}>\n{content}</{tag}>\n" if content else ""


def guid(*parts: str) -> str:
    """Return the GUID of a thing: its own id if that is one, else always the same for the same."""
    if len(parts) == 1:
        try:
            return str(UUID(parts[0]))
        except ValueError:
            pass
    return str(uuid5(_OWN, "\0".join(parts)))


def moment(at: datetime | None) -> str:
    """Return a moment as XML Schema has it, or ''."""
    return "" if at is None else at.isoformat()


def colour(written: str) -> str:
    """Return a colour if it is like '#a0b1c2', which is all that the standard allows, or ''."""
    return written if _HEX.fullmatch(written) else ""


def _attribute(value: str) -> str:
    # Line ends in attributes would come back as spaces.
    return quoteattr(_possible(value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _possible(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)
