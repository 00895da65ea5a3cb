"""Records as the Web of Science writes them: a tag, and values in lines below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.exchange.cited.reference import bibliography
from desktop.formats.exchange.cited.ris_records import LINE, Fields, reference_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

_FIELD = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|$)")
_OPENS = re.compile(r"\s*FN [^\n]{1,200}\r?\n\s*VR [\d.]+\r?\n")
_KINDS = {"J": "JOUR", "B": "BOOK", "S": "CHAP", "P": "PAT"}
_NAMED = {
    "TI": "TI", "SO": "T2", "PY": "PY", "VL": "VL", "IS": "IS", "BP": "SP", "EP": "EP",
    "AR": "SP", "DI": "DO", "AB": "AB", "PU": "PB", "PI": "CY", "SN": "SN", "BN": "SN", "LA": "LA",
    "UT": "ID",
}  # fmt: skip
"""Tags, and what RIS calls the same."""
_FULL = "AF"
"""Names of authors with what they are called in full."""


def read(source: Source) -> Project | None:
    """Return the records of such a file, or None for another text."""
    reading = source.text()
    if not _OPENS.match(reading.text):
        return None
    references = [reference_of(fields) for fields in _records(LINE.split(reading.text))]
    for reference in references:
        reference.key = ""  # its number there is nothing to cite it by
    return bibliography("web-of-science", "Web of Science", references, reading.remarks)


def _records(lines: Iterable[str]) -> Iterator[Fields]:
    told: dict[str, list[str]] = {}
    tag = ""
    for line in lines:
        found = _FIELD.fullmatch(line.rstrip())
        if found is not None and found[1] == "ER":
            if told:
                yield _as_ris(told)
            told, tag = {}, ""
        elif found is not None:
            tag = found[1]
            told.setdefault(tag, []).append((found[2] or "").strip())
        elif tag and line.strip():
            told[tag].append(line.strip())


def _as_ris(told: dict[str, list[str]]) -> Fields:
    kind = "".join(told.get("PT", ()))
    fields: Fields = {"TY": [_KINDS.get(kind, "JOUR")]}
    for tag, called in _NAMED.items():
        if tag in told:
            fields.setdefault(called, [" ".join(told[tag])])
    fields["A1"] = told.get(_FULL) or told.get("AU", [])
    fields["A2"] = told.get("BE", [])
    keywords = " ".join([*told.get("DE", ()), ";", *told.get("ID", ())])
    fields["KW"] = [word.strip() for word in keywords.split(";") if word.strip()]
    return fields
