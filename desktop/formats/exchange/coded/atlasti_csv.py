"""Tables that ATLAS.ti exports: quotations with their codes, and codebooks.

Their columns are called in the language of the program, sometimes in two at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    ForeignTag,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.exchange import csv_table
from desktop.formats.exchange.coded.atlasti_columns import (
    Columns,
    dates,
    may_be_days,
    telling,
    unquoted,
    whole,
)
from desktop.formats.exchange.coded.joined_codes import Cell, split
from desktop.formats.exchange.foreign_titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.formats.door.source import Source

FORM = "atlasti-csv"
_BULLETS = "●○•◦▪◇◆ \t\u00a0"
_BESIDE = ("codebook.csv", "codebook_full.csv", "codes.csv")
"""What a list of all codes may be called that lies beside the quotations."""
_HEAD = 4096


def read(source: Source) -> Project | None:
    """Return the quotations or codes in a table; None for one with other columns."""
    for heading in telling(source.data[:_HEAD]):
        rows = csv_table.rows(source, (heading,))
        if not rows:
            continue
        columns = Columns(rows[0])
        if columns.has("words", "codes", "document"):
            return _Quotations(source, rows, columns).project()
        if columns.has("code", "comment") and columns.is_codebook:
            return _codebook(source, rows, columns)
    return None


def _codebook(source: Source, rows: Sequence[Mapping[str, str]], columns: Columns) -> Project:
    """Return codes with what is said of them; groups of codes have no home."""
    created = dates(columns.all("created", rows))
    tags: dict[str, ForeignTag] = {}
    groups: set[str] = set()
    for row, at in zip(rows, created, strict=True):
        name = columns.of("code", row).strip(_BULLETS)
        if name:
            said, by = columns.of("comment", row).strip(), columns.of("by", row)
            tags.setdefault(name, ForeignTag((name,), definition=said, by=by, at=at))
        groups.update(columns.groups(row))
    return Project(
        FORM,
        "ATLAS.ti",
        name=source.title,
        tags=tuple(tags.values()),
        without_a_home={"groups of codes": len(groups)} if groups else {},
    )


class _Quotations:
    """Reads a table with a row for each quotation."""

    def __init__(self, source: Source, rows: Sequence[Mapping[str, str]], columns: Columns) -> None:
        self._source = source
        self._rows = rows
        self._columns = columns
        self._known = _known(source)
        self._tags: dict[str, int] = {name: at for at, name in enumerate(self._known)}

    def project(self) -> Project:
        """Return the quotations by their documents."""
        columns, rows = self._columns, self._rows
        cells = [
            Cell(columns.of("codes", row).strip(), whole(columns.of("count", row))) for row in rows
        ]
        codes = split(cells, self._known)
        created = dates(columns.all("created", rows))
        modified = dates(columns.all("modified", rows))
        documents: dict[str, list[ForeignPassage]] = {}
        for number, row in enumerate(rows):
            passage = replace(
                self._passage(number, row, codes[number].codes),
                created=created[number],
                modified=modified[number],
            )
            documents.setdefault(columns.of("document", row).strip(), []).append(passage)
        return Project(
            FORM,
            "ATLAS.ti",
            name=self._source.title,
            tags=tuple(ForeignTag((name,)) for name in self._tags),
            sources=tuple(
                ForeignSource(name, Facts(title=title_of(name)), passages=tuple(passages))
                for name, passages in documents.items()
            ),
            remarks=tuple(self._remarks(sum(one.is_guess for one in codes))),
        )

    def _remarks(self, guesses: int) -> Iterator[str]:
        if guesses:
            yield _remark(guesses)
        if may_be_days(self._columns.all("created", self._rows)):
            yield "Dates are read with the month before the day, as nothing in them tells."

    def _passage(self, number: int, row: Mapping[str, str], codes: Sequence[str]) -> ForeignPassage:
        columns = self._columns
        codings = (
            ForeignCoding(self._tags.setdefault(name, len(self._tags)))
            for name in dict.fromkeys(filter(None, codes))
        )
        start, end = whole(columns.of("start", row)), whole(columns.of("end", row))
        said = columns.of("comment", row).strip()
        name = columns.of("name", row).strip()
        quotation = unquoted(columns.of("words", row))
        is_named = bool(name) and not quotation.startswith(unquoted(name).rstrip("…. "))
        note = ForeignNote(said, name if is_named else "")
        return ForeignPassage(
            quotation,
            columns.of("number", row).strip(),
            number if start is None else start,
            end,
            codings=tuple(codings),
            notes=(note,) if said else (),
            by=columns.of("by", row).strip(),
        )


def _known(source: Source) -> list[str]:
    """Return the names of codes in a codebook that lies beside the table."""
    for name in _BESIDE:
        data = source.beside(name)
        found = read(type(source)(source.path.with_name(name), data)) if data else None
        if found is not None and not found.sources:
            return ["/".join(tag.levels) for tag in found.tags]
    return []


def _remark(guesses: int) -> str:
    what = "One quotation has" if guesses == 1 else f"{guesses:,} quotations have"
    return (
        f"{what} codes that may be others: names with commas are joined by commas, and nothing "
        "tells them apart. Put the codebook beside the file as “codebook.csv” and import it again."
    )
