"""The lines 'Title: ...' and 'Author: ...' that stand once above a plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import Facts
from desktop.formats.recognise.printed_names import people

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELD = re.compile(
    r"(?P<name>title|author|authors|editor|translator|release date|language|publisher)"
    r":\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
_FRONT = 60
"""Lines in which an imprint stands."""
# Letters of one field.
_LONGEST = 300
_OTHER = ("editor", "translator", "release date")
_LANGUAGES = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it"}
_LANGUAGES |= {"dutch": "nl", "portuguese": "pt", "finnish": "fi", "swedish": "sv", "latin": "la"}


def read(lines: Sequence[str]) -> Facts:
    """Return the facts of an imprint; none when title or author is not named, or named again."""
    said: dict[str, str] = {}
    for number, line in enumerate(lines):
        match = _FIELD.fullmatch(line.strip()) if len(line) <= _LONGEST else None
        if match is None:
            continue
        name = match["name"].lower().replace("authors", "author")
        if number < _FRONT and name not in said:
            said[name] = match["value"].strip()
        elif name == "title":
            return Facts()  # several texts, each with its own
    if not {"title", "author"} <= said.keys():
        return Facts()
    return Facts(
        title=said["title"],
        authors=people(said["author"]) or (said["author"],),
        publisher=said.get("publisher", ""),
        language=_LANGUAGES.get(said.get("language", "").lower(), ""),
        other={name: said[name] for name in _OTHER if name in said},
    )
