"""What a question that is being typed may go on with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import COLOURS, DocumentKind
from desktop.domain.asking.askable import Having, Standing
from desktop.domain.asking.which import Asked, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Lines of a list that can be looked through without scrolling.
MOST = 12
_INSIDE = 2
"""The rank of a value that has the letters elsewhere than where one of its levels begins."""
_FIXED = {
    Field.COLOUR: COLOURS,
    Field.HAS: tuple(map(str, Having)),
    Field.IS: tuple(map(str, Standing)),
    Field.KIND: tuple(map(str, DocumentKind)),
}
_UNDER_WAY = re.compile(r'(?:(?P<field>[A-Za-z_]+):)?(?P<value>"[^"]*|(?!-)[^\s()":]*)\Z')


class Completions(NamedTuple):
    """What may stand in place of the letters from `start` on, the likeliest first."""

    start: int
    words: tuple[str, ...]
    is_whole: bool = False
    """Whether the letters are a value as they stand."""


def completions(
    typed: str, tags: Iterable[str], names: Mapping[Field, Sequence[str]]
) -> Completions:
    """Return how the last word of `typed` may go on; `names` are known values of other fields."""
    found = _UNDER_WAY.search(typed)
    if found is None or (found["value"].startswith('"') and typed.count('"') % 2 == 0):
        return Completions(len(typed), ())
    begun = found["value"].removeprefix('"')
    if found["field"] is None:
        fields = [f"{field}:" for field in Field if begun and field.startswith(begun.casefold())]
        ranked = _ranked(tags, begun)
        near = [str(Asked(Field.TAG, tag)) for rank, tag in ranked if rank < _INSIDE]
        far = [str(Asked(Field.TAG, tag)) for rank, tag in ranked if rank == _INSIDE]
        likeliest = (*near, *fields, *far)[:MOST]
        return Completions(found.start("value"), likeliest, _is_whole(tags, begun))
    field = next((one for one in Field if one == found["field"].casefold()), None)
    if field is None:
        return Completions(len(typed), ())
    known = _known(field, tags, names)
    # Only a tag is written without the name of its field.
    named = f"{field}:" if field is Field.TAG else ""
    words = tuple(f"{named}{Asked(field, value)}" for value in _beginning(known, begun))
    return Completions(found.start("field"), words[:MOST], _is_whole(known, begun))


def _is_whole(values: Iterable[str], begun: str) -> bool:
    """Whether the letters are a value, or its last level, which finds it alone."""
    wanted = begun.casefold()
    return any(f"/{value.casefold()}".endswith(f"/{wanted}") for value in values if wanted)


def _known(
    field: Field, tags: Iterable[str], names: Mapping[Field, Sequence[str]]
) -> Iterable[str]:
    if field in (Field.TAG, Field.DOCTAG):
        return tags
    if field is Field.NEAR:
        return [f"{tag}/3" for tag in tags]
    return [*_FIXED.get(field, ()), *names.get(field, ())]


def _beginning(values: Iterable[str], begun: str) -> list[str]:
    """Return the values that have the letters: at their beginning, of a level, or anywhere."""
    return [value for _, value in _ranked(values, begun)]


def _ranked(values: Iterable[str], begun: str) -> list[tuple[int, str]]:
    wanted = begun.casefold()
    ranked: list[tuple[int, int, str]] = []
    for value in values:
        folded = value.casefold()
        if folded == wanted or wanted not in folded:
            continue
        rank = 0 if folded.startswith(wanted) else 1 if f"/{wanted}" in folded else _INSIDE
        ranked.append((rank, len(ranked), value))
    return [(rank, value) for rank, _, value in sorted(ranked)]
