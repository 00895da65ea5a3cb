"""Sentences about a search that is not answered as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search import FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.search import Filter, Query

_NAMED = {
    "tag": "There is no tag “{}” on any passage.",
    "author": "No document or section is by “{}”.",
    "doc": "No document is called “{}”.",
    "year": "No document or section is of {}.",
    "in": "No document is in a collection “{}”.",
    "kind": "No document is of the kind “{}”.",
    "asked": "No question was asked by “{}”.",
    "answered": "No question was answered by “{}”.",
}


def no_field(name: str) -> str:
    """Say that there is no such field, and which there are."""
    known = ", ".join(f"{field}:" for field in FILTERS)
    return f"There is no field “{name}:”, so it was looked for as text. The fields are {known}."


def idle(condition: Filter) -> str:
    """Say that a filter finds nothing, whatever else is asked."""
    said = _NAMED[condition.field].format("” or “".join(condition.values))
    return f"{said} ({as_typed(condition)} finds nothing.)"


def too_narrow(query: Query, counts: Sequence[tuple[Filter, int, int]]) -> Iterator[str]:
    """Say which filters leave nothing; `counts` are of passages with each, and without any."""
    typed = [as_typed(condition) for condition in query.filters]
    emptying = [as_typed(condition) for condition, inside, _ in counts if not inside]
    without = counts[0][2] if counts else 0
    if without and emptying:
        none = " and none with ".join(emptying)
        yield f"The words are in {_passages(without)}, but in none with {none}."
    elif without:
        together = " and ".join(typed)
        yield f"The words are in {_passages(without)}, but in none with {together} together."
    elif not query.has_words and len(typed) > 1:
        yield f"Nothing has {' and '.join(typed)} together; each alone finds something."


def as_typed(condition: Filter) -> str:
    """Return a filter as a reader would type it."""
    sign = "-" if condition.negated else ""
    values = (f'"{value}"' if " " in value else value for value in condition.values)
    return sign + " OR ".join(f"{condition.field}:{value}" for value in values)


def _passages(count: int) -> str:
    return "1 passage" if count == 1 else f"{count:,} passages"
