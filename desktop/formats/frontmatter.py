"""The facts written above a Markdown text: the simple part of YAML that people use there."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain import Facts

_KEY = re.compile(r"([^\s:#'\"\[{-][^:]*?)\s*:(?:\s+(.*)|$)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_COMMENT = re.compile(r"\s#.*$")
_LIST = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)\s*(?:,|$)""")
_ESCAPES = {"n": " ", "t": " ", "r": " "}
_NAMES = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "creator": "authors",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "publication": "publisher",
    "source": "publisher",
    "url": "url",
    "link": "url",
    "source_url": "url",
    "lang": "language",
    "language": "language",
    "citation_key": "citation_key",
    "citekey": "citation_key",
}
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*")


def read_facts(text: str) -> Facts:
    """Return the facts of a front matter; keys that have no place of their own go to `other`."""
    single: dict[str, str] = {}
    authors: list[str] = []
    other: dict[str, str] = {}
    for key, values in _entries(text):
        name = _NAMES.get(key.lower().replace(" ", "_").replace("-", "_"), "")
        joined = ", ".join(values)
        if not joined:
            continue
        if name == "publisher" and joined.startswith(("http://", "https://")):
            name = "url"
        if name == "authors":
            authors.extend(values)
        elif not name or name in single:
            other[key] = joined
        else:
            single[name] = _TIME.sub(r"\1", joined) if name == "date" else joined
    facts = Facts(authors=tuple(authors), other=other)
    return replace(facts, **single)  # type: ignore[arg-type]  # names of plain text fields only


def _entries(text: str) -> list[tuple[str, list[str]]]:
    """Return keys with their values; what is nested deeper is kept as lines of its key."""
    entries: list[tuple[str, list[str]]] = []
    folded = False
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key = None if line[0].isspace() else _KEY.fullmatch(line)
        if key:
            value = (key[2] or "").strip()
            folded = bool(re.fullmatch(r"[|>][+-]?\d?", value))
            entries.append((key[1].strip(" '\""), [] if folded else _values(value)))
        elif entries:
            _continue(entries[-1][1], line, folded=folded)
    return entries


def _continue(values: list[str], line: str, *, folded: bool) -> None:
    item = _ITEM.fullmatch(line)
    if folded or (not item and values):
        values[:] = [" ".join([*values, line.strip()])]
    else:
        values.extend(_values((item[1] if item else line).strip()))


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        parts = (match[1] for match in _LIST.finditer(value[1:-1]))
        return [scalar for scalar in map(_scalar, parts) if scalar]
    scalar = _scalar(value)
    return [scalar] if scalar else []


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    value = _COMMENT.sub("", value).strip()
    return "" if value in ("null", "~") else value
