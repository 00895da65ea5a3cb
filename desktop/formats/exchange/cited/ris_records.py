"""RIS, as reference managers and databases write it in their many ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.citing.author_names import author_name
from desktop.domain.citing.citation_key import is_key
from desktop.domain.exchanged.project import ForeignNote
from desktop.formats.exchange.cited import creators
from desktop.formats.exchange.cited.published import Published, published
from desktop.formats.exchange.cited.reference import Reference, bibliography
from desktop.formats.exchange.rich_text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

# "TY  - JOUR", and with fewer spaces where an editor or a database took some away
_FIELD = re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {0,2}- ?(.*)")
LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_KINDS = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article-journal", "JFULL": "periodical", "SER": "book", "BOOK": "book",
    "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report",
    "GOVDOC": "report", "STAND": "standard", "NEWS": "article-newspaper",
    "MGZN": "article-magazine", "ELEC": "webpage", "WEB": "webpage", "ICOMM": "webpage",
    "BLOG": "post-weblog", "HEAR": "hearing", "CASE": "legal_case", "STAT": "legislation",
    "BILL": "bill", "LEGAL": "legislation", "PAT": "patent", "PCOMM": "personal_communication",
    "UNPB": "manuscript", "UNPD": "manuscript", "MANSCPT": "manuscript", "MPCT": "motion_picture",
    "VIDEO": "motion_picture", "SOUND": "song", "MUSIC": "song", "DATA": "dataset",
    "DBASE": "dataset", "AGGR": "dataset", "COMP": "software", "MAP": "map", "ART": "graphic",
    "FIGURE": "figure", "SLIDE": "speech", "PAMP": "pamphlet", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "ADVS": "broadcast", "MULTI": "document",
}  # fmt: skip
_TITLES, _CONTAINERS = ("TI", "T1", "CT"), ("T2", "JF", "JO", "BT", "J1", "J2", "JA")
_AUTHORS, _EDITORS = ("AU", "A1"), ("ED", "A2")
_OTHERS = {
    "VL": "volume", "IS": "issue", "ET": "edition", "CY": "publisher-place", "PP":
    "publisher-place", "T3": "collection-title", "ST": "title-short", "M3": "genre", "AB":
    "abstract", "N2": "abstract", "DO": "doi", "CN": "call-number", "DB": "source", "SE": "section",
}  # fmt: skip
_BOOKS = frozenset({"book", "chapter", "report", "paper-conference", "thesis", "pamphlet"})
_PROSE = frozenset({"N1", "AB", "N2", "RN"})
_DOI = re.compile(r"(?i)(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)")
_MARKUP = re.compile(r"<(?:p|div|br|span|b|i|ul|ol|h\d|blockquote|a)\b[^<>]*>", re.IGNORECASE)

Fields = dict[str, list[str]]
"""Values by their tags; a line that goes on begins with a space or a line break."""


def read(source: Source) -> Project | None:
    """Return the records of a RIS file, or None for a file without any."""
    reading = source.text()
    references = [reference_of(fields) for fields in _records(LINE.split(reading.text))]
    if not references:
        return None
    return bibliography("ris", "RIS", references, reading.remarks)


def _records(lines: Iterable[str]) -> Iterator[Fields]:
    """Yield the fields of each record; what stands between records is none of them."""
    fields: Fields = {}
    last = ""
    for line in lines:
        found = _FIELD.fullmatch(line.lstrip("\ufeff").rstrip())
        tag, value = (found[1], found[2].strip()) if found else ("", line.strip())
        if tag in {"TY", "ER"}:
            if fields:
                yield fields  # perhaps nothing but the next one ended it
            fields, last = ({"TY": [value.upper()]} if tag == "TY" else {}), "TY"
        elif tag and fields:
            fields.setdefault(tag, []).append(value)
            last = tag
        elif fields and last != "TY" and (value or last in _PROSE):
            # Joined at once when it is read.
            fields[last].append(("\n" if last in _PROSE else " ") + value)
    if fields:
        yield fields


def _values(fields: Fields, tags: Sequence[str]) -> list[str]:
    """Return all that stands under some tags, with lines that go on put together."""
    found: list[list[str]] = []
    for tag in tags:
        for value in fields.get(tag, ()):
            if value[:1] in {"\n", " "} and found:
                found[-1].append(value)
            else:
                found.append([value])
    joined = ("".join(parts).strip() for parts in found)
    return [value for value in joined if value]


def _first(fields: Fields, tags: Sequence[str]) -> str:
    return next(iter(_values(fields, tags)), "")


def reference_of(fields: Fields) -> Reference:
    """Return what the fields of a record say."""
    kind = _KINDS.get(fields["TY"][0], "document")
    title = _first(fields, ("BT", *_TITLES) if kind == "book" else _TITLES)
    key = _first(fields, ("ID", "LB"))
    addresses = [part for value in _values(fields, ("UR", "LK")) for part in value.split("; ")]
    authors = [creators.written(author_name(name)) for name in _values(fields, _AUTHORS)]
    container = _first(fields, [tag for tag in _CONTAINERS if kind != "book" or tag != "BT"])
    reference = Reference(
        identity=key or _first(fields, ("DO",)) or ": ".join(filter(None, [*authors[:1], title])),
        key=key if is_key(key) and not key.isdecimal() else "",
        kind=kind,
        title=title or container,
        authors=authors,
        issued=_issued(fields),
        publisher=_first(fields, ("PB",)),
        container=container if title else "",
        url=next((address for address in addresses if "://" in address), ""),
        language=_first(fields, ("LA",)),
        keywords=_values(fields, ("KW",)),
        files=[name for value in _values(fields, ("L1", "L2", "L3", "L4")) for name in [value]],
    )
    _add_others(reference, fields)
    return reference


def _add_others(reference: Reference, fields: Fields) -> None:
    editors = [creators.written(author_name(name)) for name in _values(fields, _EDITORS)]
    reference.people["editor"] = editors
    for tag, name in _OTHERS.items():
        value = _first(fields, (tag,))
        if value:
            reference.other.setdefault(name, value)
    reference.other["page"] = _pages(_first(fields, ("SP",)), _first(fields, ("EP",)))
    doi = _DOI.fullmatch(reference.other.get("doi", ""))
    if doi:
        reference.other["doi"] = doi[1]
    reference.other["isbn" if reference.kind in _BOOKS else "issn"] = _first(fields, ("SN",))
    reference.other["accessed"] = published(_day(_first(fields, ("Y2",)))).date
    for note in _values(fields, ("N1", "RN")):
        text = markdown(note) if _MARKUP.search(note) else note
        if text:
            reference.notes.append(ForeignNote(text))


def _pages(first: str, last: str) -> str:
    is_range = first and last and first != last and "-" not in first
    return f"{first}–{last}" if is_range else first or last


def _issued(fields: Fields) -> Published:
    """Return the most exact of the dates that stand side by side."""
    dates = [_date(value) for value in _values(fields, ("DA", "Y1", "PY"))]
    sure = [date for date in dates if date.is_sure]
    if not sure:
        return next(iter(dates), Published())
    return max(sure, key=lambda date: (len(date.date), bool(date.season)))


def _date(value: str) -> Published:
    """Return a date like '2003/07/05/Spring', any part of which may be missing."""
    parts = [*value.split("/", 3), "", "", ""]
    found = published(_day(value))
    if "/" in value and parts[0].strip() and parts[3].strip():
        season = published(f"{parts[3].strip()} {parts[0].strip()}").season
        return found._replace(season=season)
    if value.startswith("///"):
        return published(parts[3])
    return found


def _day(value: str) -> str:
    return "-".join(part.strip() for part in value.split("/", 3)[:3] if part.strip())
