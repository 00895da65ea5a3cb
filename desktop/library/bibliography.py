"""A document's facts: what importers found, and what the reader corrected."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from desktop.domain import Facts, ReadingChoice, tidy
from desktop.library.file.values import as_json, clean, loaded_all

if TYPE_CHECKING:
    from collections.abc import Sequence

READ_AS, WHOLE_PAGE = "read_as", "whole_page"
"""Other facts that say how the reader wanted a file to be read."""


def plain_facts(facts: Facts) -> dict[str, Any]:
    """Return what is known of `facts`, ready for JSON."""
    values = asdict(replace(facts, other=dict(facts.other)))
    return {name: value for name, value in values.items() if value}


def facts_of(rows: Sequence[Sequence[Any]]) -> list[Facts]:
    """Return the facts of rows that begin with the imported and the edited ones, as JSON."""
    imported = loaded_all(row[0] for row in rows)
    edited = loaded_all(row[1] for row in rows)
    return [_tidy(_facts({**old, **new})) for old, new in zip(imported, edited, strict=True)]


def _facts(values: dict[str, Any]) -> Facts:
    values["authors"] = tuple(values.get("authors", ()))
    return Facts(**values)


def _tidy(facts: Facts) -> Facts:
    """Return facts as they would be kept today: a library may hold some from before."""
    if tidy.is_tidy(facts):
        return facts
    kept = tidy.facts(facts)
    return kept if kept.title else replace(kept, title="…")


def edited_fields(facts: Facts, imported: str, edited: str | None) -> str | None:
    """Return the fields in which `facts` differ from the imported ones, as JSON."""
    facts = tidy.facts(facts)
    nothing = asdict(Facts())
    wanted = json.loads(as_json(nothing | plain_facts(facts)))
    found = json.loads(as_json(nothing | plain_facts(tidy.facts(_facts(json.loads(imported))))))
    kept = json.loads(edited or "{}")
    changed = {name: value for name, value in wanted.items() if value != found[name]}
    if not clean(facts.title):
        changed.pop("title", None)
        changed.update({"title": kept["title"]} if "title" in kept else {})
    return as_json(changed) if changed else None


def with_choice(facts: Facts, choice: ReadingChoice) -> Facts:
    """Return facts that remember how the reader wanted the file to be read."""
    chosen = {READ_AS: choice.encoding, WHOLE_PAGE: "yes" if choice.whole_page else ""}
    other = {name: value for name, value in facts.other.items() if name not in chosen}
    return replace(facts, other=other | {name: value for name, value in chosen.items() if value})


def chosen_in(imported: str) -> ReadingChoice:
    """Return what imported facts, as JSON, remember of that."""
    other = json.loads(imported).get("other", {})
    return ReadingChoice(other.get(READ_AS, ""), WHOLE_PAGE in other)
