"""Names of files that every file system takes, and that show in the order they are spelt in."""

from __future__ import annotations

import re
from unicodedata import normalize

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*#^\[\]\u2028\u2029\ud800-\udfff]+')
"""What file systems refuse, and what would end a link to the file in Obsidian: [[name#part^1]]."""
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+")
"""Signs that turn or hide others."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³]) *")
"""Names that Windows keeps for devices, whatever follows the dot."""
_FIRST = " .-~\u00a0"
"""With these a name is hidden, taken for an option, or for a folder of somebody's own."""
_LAST = " .\u00a0"
# Letters: 255 bytes are allowed, of which a letter may take four, less an ending.
_LONGEST = 100
_LARGEST = 200
"""Bytes; file systems take 255, with what tells namesakes apart and the suffix."""


def safe(title: str, otherwise: str) -> str:
    """Return a title as the name of a file without its suffix, `otherwise` when nothing is left."""
    seen = normalize("NFC", _UNSEEN.sub("", title))
    plain = " ".join(_UNSAFE.sub(" ", seen).split())[:_LONGEST].lstrip(_FIRST)
    name = plain.encode("utf-8")[:_LARGEST].decode("utf-8", "ignore").rstrip(_LAST) or otherwise
    base, point, rest = name.partition(".")
    return f"{base.rstrip()}_{point}{rest}" if _RESERVED.fullmatch(base) else name
