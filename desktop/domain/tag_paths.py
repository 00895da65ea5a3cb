"""How the path of a tag is spelled, and what colour it begins with: the one rule for all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from desktop.domain import COLOURS
from desktop.domain.tidy import without_controls
from desktop.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

HUES = (*COLOURS, "#1f9e9e", "#9a6b3f", "#c2453d", "#7d8f2a", "#5a6fb0", "#8a8f94")
"""Colours of tags in the order in which new ones take them."""
LONGEST = 200
"""Characters of a path."""
_NO_SEPARATOR = "\u2215"
"""The slash of a fraction, ∕: what a name has where it is no path."""
_HALF_LETTER = re.compile("[\ud800-\udfff]")


def spelled(text: str) -> str:
    """Return what was typed as a tag's path, '' where nothing is left of it.

    Levels are trimmed and none is empty; a '#' before it is how people type tags, not part of one.
    Two keyboards may write 'é' in two ways, and people mean one tag.
    """
    whole = without_controls(_HALF_LETTER.sub("\ufffd", text))
    path = _levels(unicodedata.normalize("NFC", whole))
    while path.startswith("#"):
        path = _levels(path.lstrip("#"))
    return path


def checked(text: str) -> str:
    """Return a tag's path in its one spelling.

    Raises InvalidValueError when nothing is left or it is longer than `LONGEST`.
    """
    path = spelled(text)
    if not path or len(path) > LONGEST:
        raise InvalidValueError("tag", text, "1 to 200 characters, levels separated by “/”")
    return path


def of_levels(levels: Iterable[str]) -> str:
    """Return the path of a tag whose levels are names that may have any letters, '' for no name.

    A slash in a name is written as one that separates nothing: `levels_of` gives the names back.
    A level that repeats the name above it, as programs write that know no tag above tags, is that.
    """
    kept: list[str] = []
    for level in levels:
        name = spelled(level.replace("/", _NO_SEPARATOR))
        if name and (not kept or name != kept[-1]):
            kept.append(name)
    path = "/".join(kept)
    return path if len(path) <= LONGEST else f"{path[: LONGEST - 1].rstrip(' /')}…"


def levels_of(path: str) -> tuple[str, ...]:
    """Return the names of the levels of a path, with the slashes in them."""
    return tuple(level.replace(_NO_SEPARATOR, "/") for level in path.split("/"))


def named(paths: Iterable[str], value: str) -> set[str]:
    """Return the tags, or levels above tags, that a value names in any letter case.

    Levels above may be left out, unless it begins with '=': 'figures' is also 'asylum/figures'.
    """
    whole = value.startswith("=")
    wanted = spelled(value.removeprefix("=")).casefold()
    found: set[str] = set()
    for path in paths if wanted else ():
        levels = path.split("/")
        for count in range(1, len(levels) + 1):
            head = "/".join(levels[:count])
            folded = head.casefold()
            if folded == wanted or (not whole and folded.endswith(f"/{wanted}")):
                found.add(head)
    return found


def answering(paths: Iterable[str], value: str) -> set[str]:
    """Return those of these tags that a value names, or that stand below one it names."""
    all_paths = list(paths)
    heads = tuple(f"{head}/" for head in named(all_paths, value))
    return {path for path in all_paths if f"{path}/".startswith(heads)}


def with_those_above(paths: Iterable[str]) -> list[str]:
    """Return tags with all levels above them, each once and before what stands below it."""
    found: dict[str, None] = {}
    for path in paths:
        at = path.find("/")
        while at >= 0:
            found.setdefault(path[:at])
            at = path.find("/", at + 1)
        found.setdefault(path)
    return list(found)


def fresh_colour(beside: Iterable[str]) -> str:
    """Return the colour that the fewest of the tags beside a new one have."""
    taken = Counter(beside)
    return min(HUES, key=lambda hue: taken[hue])


def _levels(text: str) -> str:
    levels = (" ".join(level.split()) for level in text.split("/"))
    return "/".join(level for level in levels if level)
