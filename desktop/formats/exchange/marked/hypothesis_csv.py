"""Hypothesis: annotations as its client exports them for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import ForeignNote, ForeignPassage
from desktop.formats.exchange import csv_table
from desktop.formats.exchange.marked.gathered import Gathered, known_facts, lie_beside
from desktop.formats.metadata import iso_dates

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

_COLUMNS = ("created at", "author", "url", "type", "tags")
_QUOTES = ("quote/description", "quote")
_PUBLIC = frozenset({"", "public"})


def read(source: Source) -> Project | None:
    """Return the annotations in such a table, or None for another table.

    It does not say what a reply answers: replies are kept as notes on the document.
    """
    table = csv_table.rows(source, _COLUMNS)
    if table is None or not any(name in row for row in table[:1] for name in _QUOTES):
        return None
    gathered = Gathered()
    for row in table:
        _add(gathered, {name: value.strip() for name, value in row.items()})
    for identity, told in gathered.sources.items():
        told.beside += lie_beside(source, identity, is_alone=len(gathered.sources) == 1)
    return gathered.project("hypothesis-csv", "Hypothesis", "hypothesis")


def _add(gathered: Gathered, row: dict[str, str]) -> None:
    address, by = row.get("url", ""), row.get("author", "")
    told = gathered.source(address)
    if address.startswith(("http://", "https://")):
        told.facts = known_facts(told.facts, url=address)
    at = iso_dates.moment(row.get("created at", ""))
    kind = row.get("type", "").casefold()
    comment = row.get("comment", "")
    quotation = next((row[name] for name in _QUOTES if row.get(name)), "")
    notes = [ForeignNote(comment, "Reply" if kind == "reply" else "", by, at)] if comment else []
    codings = gathered.codings(row.get("tags", "").split(","), by, at)
    gathered.homeless("groups of readers", row.get("group", "").casefold() not in _PUBLIC)
    if quotation and kind != "reply":
        told.passages.append(
            ForeignPassage(
                quotation, page=row.get("page", ""), codings=tuple(codings), notes=tuple(notes),
                by=by, created=at, modified=at,
            )
        )  # fmt: skip
    else:
        told.notes += notes
        told.codings += codings
