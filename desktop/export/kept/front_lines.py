"""The front matter of somebody's note, line by line: keys of ours change, all else stays.

Nobody's YAML is read and written again: that would lose comments, order and how things are quoted.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(
    r"""(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`{}\[\],-][^:#]*?)\s*:(?=\s|\Z)"""
)
_OF_THE_KEY = re.compile(r"[ \t]+\S|-(?=\s|\Z)|[ \t]*\Z")
"""Indented lines, items of a list, and empty lines go with the key above them."""


class Front(NamedTuple):
    """Lines of a text, without what breaks them, of which some are its front matter."""

    lines: list[str]
    """Those between the fences."""
    end: int
    """How many lines of the text there are up to the second fence, 0 where it has none."""


class Kept(NamedTuple):
    """Front matter after it was written again."""

    lines: list[str]
    digests: dict[str, str]
    """Of the keys that are ours, by key: what is known of them at the next time."""
    theirs: list[str]
    """Keys that were written here and that a person has changed since."""


def front_of(lines: Sequence[str]) -> Front:
    """Return the front matter at the beginning of a text."""
    if lines and _FENCE.fullmatch(lines[0]):
        for number, line in enumerate(lines[1:], start=1):
            if _END.fullmatch(line):
                return Front(list(lines[1:number]), number + 1)
    return Front([], 0)


def merged(lines: Sequence[str], values: Mapping[str, str], known: Mapping[str, str]) -> Kept:
    """Return front matter with these keys, as far as nobody else has taken them over.

    `values` are whole entries, with the key and on as many lines as they take. `known` are digests
    of what was written before, by key, several with spaces between them. A key that was written
    and is gone was taken out by a person, and stays out; one that is there and was not written is
    theirs.
    """
    found = list(lines)
    digests: dict[str, str] = {}
    theirs: list[str] = []
    for key in dict.fromkeys((*known, *values)):
        place = _place(found, key)
        wanted = values[key].split("\n") if key in values else []
        if place is None:
            if key in known:
                digests[key] = known[key]
                continue
            found += wanted
        elif key in known and digest(found[place]) in known[key].split():
            found[place] = wanted
        elif found[place] != wanted:
            if key in known:
                digests[key] = known[key]
                theirs.append(key)
            continue
        if wanted:
            digests[key] = digest(wanted)
    return Kept(found, digests, theirs)


def entries(lines: Sequence[str]) -> dict[str, str]:
    """Return the entries of front matter that was made here, by key."""
    places = {key: _place(lines, key) for key in filter(None, map(_named, lines))}
    return {key: "\n".join(lines[place]) for key, place in places.items() if place}


def digest(lines: Sequence[str]) -> str:
    """Return what lines are known by."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _place(lines: Sequence[str], key: str) -> slice | None:
    """Return where a key of the top level stands with its value; not where it stands twice."""
    starts = [number for number, line in enumerate(lines) if _named(line) == key]
    if len(starts) != 1:
        return slice(0, 0) if starts else None
    start = starts[0]
    end = start + 1
    while end < len(lines) and _OF_THE_KEY.match(lines[end]):
        end += 1
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return slice(start, end)


def _named(line: str) -> str:
    found = _KEY.match(line)
    if found is None:
        return ""
    key = found["key"]
    return key[1:-1] if key[0] in "\"'" else key
