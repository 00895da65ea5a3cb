"""A document's facts: what importers found, and what the reader corrected."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from desktop.domain import Facts, ReadingChoice, tidy
from desktop.domain.printed.page_map import relabelled
from desktop.library.file.values import as_json, clean, loaded_all, said, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import PageMap

READ_AS, WHOLE_PAGE = "read_as", "whole_page"
"""Other facts that say how the reader wanted a file to be read."""
_LABELS = "page_labels"
UNREADABLE = "(cannot be read: its facts are damaged)"


def plain_facts(facts: Facts) -> dict[str, Any]:
    """Return what is known of `facts`, ready for JSON."""
    values = asdict(replace(facts, other=dict(facts.other)))
    return {name: value for name, value in values.items() if value}


def facts_of(rows: Sequence[Sequence[Any]]) -> list[Facts]:
    """Return the facts of rows that begin with the imported and the edited ones, as JSON.

    After these stands the citation key, if there is one yet. Where some cannot be read, the title
    says so.
    """
    try:
        imported = loaded_all(row[0] for row in rows)
        edited = loaded_all(row[1] for row in rows)
        keys = [{"citation_key": row[2]} if row[2] else {} for row in rows]
        each = zip(imported, edited, keys, strict=True)
        return [_tidy(_facts({**old, **new, **key})) for old, new, key in each]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return [_tidy(_one_by_one(row)) for row in rows]


def _one_by_one(row: Sequence[Any]) -> Facts:
    facts = readable_facts(*row[:2]) or _what_is_left(*row[:2])
    return replace(facts, citation_key=text_of(row[2])) if row[2] else facts


def readable_facts(imported: object, edited: object) -> Facts | None:
    """Return the facts of a row, None where they are damaged."""
    try:
        return _facts({**json.loads(text_of(imported)), **json.loads(text_of(edited))})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _facts(values: dict[str, Any]) -> Facts:
    """Return facts; raise TypeError or AttributeError where one is not what facts are."""
    authors = values.get("authors", [])
    if not isinstance(authors, list):
        raise TypeError("authors are a list")
    values["authors"] = tuple(authors)
    facts = Facts(**values)
    texts = facts.title, facts.date, facts.publisher, facts.url, facts.language, facts.citation_key
    # The fastest way to see that all are texts.
    "".join((*texts, facts.page_labels, *authors, *facts.other.values()))
    return facts


def _what_is_left(imported: object, edited: object) -> Facts:
    values = {**said(imported), **said(edited)}
    plain = asdict(Facts())
    texts = {
        name: values[name]
        for name in plain.keys() & values.keys()
        if isinstance(plain[name], str) and isinstance(values[name], str)
    }
    return Facts(**{"title": UNREADABLE, **texts})


def _tidy(facts: Facts) -> Facts:
    """Return facts as they would be kept today: a library may hold some from before."""
    if tidy.is_tidy(facts):
        return facts
    kept = tidy.facts(facts)
    return kept if kept.title else replace(kept, title="…")


def edited_fields(facts: Facts, imported: str, edited: str | None) -> str | None:
    """Return the fields in which `facts` differ from the imported ones, as JSON.

    The citation key is none of them: it has a column of its own.
    """
    facts = tidy.facts(facts)
    nothing = asdict(Facts())
    wanted = json.loads(as_json(nothing | plain_facts(facts)))
    before = readable_facts(imported, "{}") or Facts()
    found = json.loads(as_json(nothing | plain_facts(tidy.facts(before))))
    kept = said(edited)
    changed = {name: value for name, value in wanted.items() if value != found[name]}
    changed.pop("citation_key", None)
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
    other = said(imported).get("other")
    if not isinstance(other, dict):
        return ReadingChoice()
    return ReadingChoice(text_of(other.get(READ_AS)), WHOLE_PAGE in other)


def has_labels(edited: str | None) -> bool:
    """Return whether edited facts, as JSON, may say what the reader calls the pages."""
    return bool(edited) and _LABELS in text_of(edited)


def relabelled_pages(pages: PageMap | None, edited: str | None) -> PageMap | None:
    """Return a map with the labels that edited facts, as JSON, give its pages."""
    if pages is None or not has_labels(edited):
        return pages
    try:
        labels = relabelled(pages.labels, text_of(said(edited).get(_LABELS)))
    except ValueError:  # damaged, as such are never kept
        return pages
    return replace(pages, labels=labels)
