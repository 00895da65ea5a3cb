"""How tags are spelled where they stand in running text: `#detention/data_not_held`."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterable

_JOINED = re.compile(r"_{2,}")
_KINDS = ("L", "M", "N")
"""Letters, what is written over them, and figures."""
_PICTURE = "So"
_PLAIN = "-_/"
# They tell apart tags that are spelled alike once signs are taken out.
_DIGITS = 4


def spelled(paths: Iterable[str]) -> dict[str, str]:
    """Return how each tag is spelled, without its '#'.

    What can stand as it is does. In others every sign that would end the tag becomes '_', and of
    those that would then be one and the same, in any letter case, all but the first are told apart
    by a few letters that depend on the path alone.
    """
    ordered = sorted(set(paths), key=lambda path: (_spelling(path) != path, path))
    taken: set[str] = set()
    found: dict[str, str] = {}
    for path in ordered:
        plain = _spelling(path)
        if plain.casefold() in taken:
            plain = f"{plain}_{hashlib.sha256(path.encode()).hexdigest()[:_DIGITS]}"
        taken.add(plain.casefold())
        found[path] = plain
    return found


def _spelling(path: str) -> str:
    levels = (_level(level) for level in path.split("/"))
    plain = "/".join(level or "_" for level in levels)
    # One of figures alone is no tag.
    return plain if any(not (sign.isnumeric() or sign in _PLAIN) for sign in plain) else f"_{plain}"


def _level(level: str) -> str:
    if all(map(_may_stand, level)):
        return level
    kept = "".join(sign if _may_stand(sign) else "_" for sign in level)
    return _JOINED.sub("_", kept).strip("_")


def _may_stand(sign: str) -> bool:
    kind = category(sign)
    return sign in _PLAIN or kind.startswith(_KINDS) or (kind == _PICTURE and not sign.isascii())
