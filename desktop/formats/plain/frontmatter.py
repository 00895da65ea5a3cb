"""The facts written above a Markdown text: the simple part of YAML that people use there.

A text may also begin with a rule. What stands between two rules is facts only when all of it is
a mapping and it does not read as prose; else it is text like any other.
"""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain import Facts

# date: 2024-03-01 · "my key": x · og:title: Boats · Schlagwörter:
_KEY = re.compile(r"""("[^"]{1,60}"|'[^']{1,60}'|[^\W\d][\w .\-/:@()&']{0,60}?)\s*:(?:\s+(.*)|$)""")
_OPENING = re.compile(r"---[ \t]*\n(?=[^\n]*\S)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_FOLDED = re.compile(r"[|>][+-]?\d?[+-]?(?:\s+#.*)?")
_SIMPLE_KEY = re.compile(r"[a-z][\w.-]*", re.ASCII)
# … nine witnesses. · … will it? · Yes. · 开会了。
_SENTENCE = re.compile(
    r"""(?:.*[^\W\d_]{2}["'”’»)\]]*[.!?…]|.+[。！？])["'”’»）」)\]]*""", re.DOTALL
)
# 'Date of the reply'. More words before a colon are a sentence.
_MOST_WORDS_OF_A_KEY = 4
_FEWEST_WORDS, _WORDS_OF_A_SENTENCE = 4, 9
_ITEM = re.compile(r"\s*-\s+(.*)")
_COMMENT = re.compile(r"\s#.*$")
_LIST = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)\s*(?:,|$)""")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
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
_WORDED = frozenset(
    {"abstract", "caption", "comment", "comments", "copyright", "description", "excerpt", "lead"}
    | {"lede", "license", "rights", "standfirst", "subject", "subtitle", "summary", "teaser"}
    | {"title", "headline", "tagline", "aliases", "alias", "thanks", "quote"}
)
"""Names of facts that are sentences more often than not."""
_KNOWN = frozenset(
    {*_NAMES, *_WORDED, "categories", "category", "created", "draft", "id", "image", "keywords"}
    | {"lastmod", "layout", "modified", "permalink", "series", "slug", "status", "tag", "tags"}
    | {"template", "type", "updated", "version", "weight", "output", "project", "bibliography"}
)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*")


def split(text: str) -> tuple[str, str]:
    """Return the front matter that a text begins with, '' when it has none, and the rest."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return "", text
    front = text[opening.end() : closing.start()]
    return (front, text[closing.end() :]) if _is_mapping(front) else ("", text)


def _is_mapping(front: str) -> bool:
    """Whether every line of `front` belongs to a key, and the whole does not read as prose."""
    keys: list[str] = []
    lists = False
    for line in _lines(front):
        if line[0].isspace():
            if not keys:
                return False
            continue
        key = _KEY.fullmatch(line)
        if key:
            keys.append(key[1])
            lists = not _COMMENT.sub("", f" {key[2] or ''}").strip()
        elif not (lists and _ITEM.fullmatch(line)):
            return False
    names = [key.lower() for key in keys]
    wordy = any(len(name.split()) > _MOST_WORDS_OF_A_KEY for name in names)
    # Who speaks twice is a speaker; a key is there once.
    return bool(keys) and not wordy and len(set(keys)) == len(keys) and not _is_prose(front)


def _is_prose(front: str) -> bool:
    """Whether sentences after a colon outweigh what only facts would say."""
    sentences = doubtful = sure = 0
    for key, values in _entries(front):
        name = key.lower().replace(" ", "_").replace("-", "_")
        # “publisher: Harbour Inc.” is as sure as can be.
        least = _FEWEST_WORDS if name in _KNOWN else 1
        told = any(_is_sentence(value) and len(value.split()) >= least for value in values)
        sentences += told
        if name in _WORDED or (not told and (name in _KNOWN or _SIMPLE_KEY.fullmatch(key))):
            sure += 1
        elif told and not _SIMPLE_KEY.fullmatch(key):
            doubtful += 1
    return bool(sentences) and (doubtful > sure or not sure)


def _is_sentence(value: str) -> bool:
    return bool(_SENTENCE.fullmatch(value)) or len(value.split()) >= _WORDS_OF_A_SENTENCE


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


def _lines(text: str) -> list[str]:
    """Return the lines that say something; a list or quotation over several lines is one."""
    lines: list[str] = []
    folded = False
    for line in text.split("\n"):
        inside = line[:1].isspace()
        if not line.strip() or (line.lstrip().startswith("#") and not (folded and inside)):
            continue
        if lines and not folded and _is_open(lines[-1]):
            lines[-1] = f"{lines[-1]} {line.strip()}"
            continue
        key = None if inside else _KEY.fullmatch(line)
        folded = bool(key and _FOLDED.fullmatch((key[2] or "").strip())) or (folded and inside)
        lines.append(line.rstrip())
    return lines


def _is_open(line: str) -> bool:
    """Whether the value of a key is a list or quotation that has not ended."""
    key = _KEY.fullmatch(line)
    value = (key[2] or "").strip() if key else ""
    if value[:1] in ("[", "{"):
        bare = _QUOTED.sub("", value)
        return sum(map(bare.count, "[{")) > sum(map(bare.count, "]}"))
    return value[:1] in ('"', "'") and not _QUOTED.match(value)


def _entries(text: str) -> list[tuple[str, list[str]]]:
    """Return keys with their values; what is nested deeper is kept as lines of its key."""
    entries: list[tuple[str, list[str]]] = []
    folded = False
    for line in _lines(text):
        key = None if line[0].isspace() else _KEY.fullmatch(line)
        if key:
            value = (key[2] or "").strip()
            folded = bool(_FOLDED.fullmatch(value))
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
