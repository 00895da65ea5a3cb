"""What a QualCoder project says of its texts: bibliography, attributes, and cases as folders."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import ForeignNote
from desktop.domain.reading import Facts
from desktop.formats.exchange.coded.qualcoder_codes import moment
from desktop.formats.exchange.sqlite_bytes import number, text

if TYPE_CHECKING:
    from desktop.formats.exchange.sqlite_bytes import Tables

_AUTHORS, _YEARS = ("AU", "A1"), ("PY", "Y1", "DA")
_PUBLISHERS, _ADDRESSES = ("JO", "T2", "PB"), ("UR",)
_OTHER = {"DO": "doi", "SN": "issn", "VL": "volume", "IS": "issue"}


class FactsOfSources:
    """Facts and folders by the number of a source."""

    def __init__(self, tables: Tables) -> None:
        self.without_a_home: Counter[str] = Counter()
        self.notes: list[ForeignNote] = []
        self._records = self._bibliography(tables)
        self._record_of = {
            number(key): number(record) for key, record in tables.rows("source", "id", "risid")
        }
        self._attributes: dict[int, dict[str, str]] = defaultdict(dict)
        self._read_attributes(tables)
        self._names = self._cases(tables)
        self._in_cases: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        for case, source, start, end in tables.rows("case_text", "caseid", "fid", "pos0", "pos1"):
            name = self._names.get(number(case) or 0, "")
            place = (name, number(start) or 0, number(end) or 0)
            self._in_cases[number(source) or 0].append(place)

    def of(self, source: int, title: str) -> Facts:
        """Return the facts of a source."""
        record = self._records.get(self._record_of.get(source) or 0, {})

        def one(*tags: str) -> str:
            return next((record[tag][0] for tag in tags if tag in record), "")

        other = {name: record[tag][0] for tag, name in _OTHER.items() if tag in record}
        return Facts(
            title=title,
            authors=tuple(name for tag in _AUTHORS for name in record.get(tag, ())),
            date=one(*_YEARS).strip("/").replace("/", "-"),
            publisher=one(*_PUBLISHERS),
            url=one(*_ADDRESSES),
            other=other | self._attributes.get(source, {}),
        )

    def folders(self, source: int, length: int) -> tuple[str, ...]:
        """Return the folder of a source: the case that all of it belongs to."""
        whole = []
        for name, start, end in self._in_cases.get(source, ()):
            if name and start <= 0 and end >= length - 1:
                whole.append(name)
            else:
                self.without_a_home["passages of cases"] += 1
        if len(whole) > 1:
            self.without_a_home["memberships in further cases"] += len(whole) - 1
        return (whole[0],) if whole else ()

    def _bibliography(self, tables: Tables) -> dict[int, dict[str, list[str]]]:
        records: dict[int, dict[str, list[str]]] = defaultdict(dict)
        for key, tag, value in tables.rows("ris", "risid", "tag", "value"):
            if (record := number(key)) is not None and text(value).strip():
                records[record].setdefault(text(tag).strip(), []).append(text(value).strip())
        return records

    def _read_attributes(self, tables: Tables) -> None:
        for name, kind, value, key in tables.rows("attribute", "name", "attr_type", "value", "id"):
            source = number(key)
            if not text(value).strip() or source is None:
                continue
            if text(kind) == "file":
                self._attributes[source][text(name)] = text(value).strip()
            else:
                self.without_a_home["attributes of cases"] += 1

    def _cases(self, tables: Tables) -> dict[int, str]:
        names = {}
        for key, name, memo, owner, date in tables.rows(
            "cases", "caseid", "name", "memo", "owner", "date"
        ):
            names[number(key) or 0] = text(name).strip()
            if words := text(memo).strip():
                self.notes.append(ForeignNote(words, text(name), text(owner), moment(date)))
        return names
