"""BibTeX and BibLaTeX: entries of a .bib file, as any program writes them."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry
from bibtexparser.splitter import Splitter

from desktop.domain.exchanged.project import ForeignNote
from desktop.formats.exchange.cited import creators
from desktop.formats.exchange.cited.latex_text import plain_of, verbatim_of
from desktop.formats.exchange.cited.published import Published, of_parts, published
from desktop.formats.exchange.cited.reference import Reference, bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.library import Library
    from bibtexparser.model import Block

    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it would print what it cannot read
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)

_KINDS = {
    "article": "article-journal", "suppperiodical": "article-journal", "book": "book",
    "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "booklet": "pamphlet", "manual": "report",
    "inbook": "chapter", "incollection": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia", "inproceedings":
    "paper-conference", "conference": "paper-conference", "mastersthesis": "thesis", "phdthesis":
    "thesis", "thesis": "thesis", "techreport": "report", "report": "report", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "unpublished": "manuscript", "patent": "patent",
    "periodical": "periodical", "dataset": "dataset", "data": "dataset", "software": "software",
    "audio": "song", "music": "song", "video": "motion_picture", "movie": "motion_picture",
    "artwork": "graphic", "image": "graphic", "letter": "personal_communication", "legislation":
    "legislation", "legal": "legislation", "jurisdiction": "legal_case", "review": "review",
    "misc": "document", "standard": "standard", "performance": "performance",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "eventtitle")
_PUBLISHERS = ("publisher", "institution", "school", "organization")
_PEOPLE = ("editor", "translator", "editora", "bookauthor", "director", "commentator")
_OTHERS = {
    "edition": "edition", "volume": "volume", "number": "issue", "issue": "issue", "pages": "page",
    "series": "collection-title", "chapter": "chapter-number", "eid": "number",
    "location": "publisher-place", "address": "publisher-place", "type": "genre",
    "pagetotal": "number-of-pages", "numpages": "number-of-pages", "pubstate": "status",
    "maintitle": "volume-title", "version": "version", "howpublished": "medium",
    "abstract": "abstract", "shorttitle": "title-short", "note": "note", "addendum": "note",
    "origdate": "original-date", "venue": "event-place", "urldate": "accessed",
}  # fmt: skip
_NUMBERS = {"doi": "doi", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "eprint": "eprint"}
_NOTES = ("annotation", "annote", "review", "comment")
_INHERITED = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_INHERITED = frozenset({"author", "ids", "crossref", "xref", "xdata", "label", "keywords"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PIECE = re.compile(r'"(?:[^"{}]|\{[^{}]*\})*"|[^\s#"{}]+|#')
_ADDRESS = re.compile(r"https?://[^\s{}\\]+")
_DAY = re.compile(r"(\d{1,2})\.?\s+([^\W\d_]{3,12})\.?|([^\W\d_]{3,12})\.?\s+(\d{1,2})")
"""10 jan"""
_KEYWORDS = re.compile(r"[,;]")
_EXTENDED = re.compile(
    r"(?<!\w)(family|given|prefix|suffix)(?:-i)?\s*=\s*\"?([^,\"]*)\"?\s*(?:,|$)"
)
# Letters. Large collaborations sign with thousands of names.
_LONGEST_NAMES = 200_000
_OPENS = re.compile(r"@\s*[A-Za-z]{3,30}\s*[{(]")


def read(source: Source) -> Project | None:
    """Return the entries of a BibTeX file, or None for a file without any."""
    reading = source.text()
    if not _OPENS.search(reading.text):
        return None
    library = Splitter(reading.text.replace("\r\n", "\n").replace("\r", "\n")).split()
    strings = dict(zip(_MONTHS, _MONTHS, strict=True))
    for name, text in library.strings_dict.items():
        strings[name.casefold()] = _value(str(text.value), strings)
    entries = list(_entries(library))
    if not entries:
        raise source.unreadable("its entries are broken off: no one of them ends")
    parents = {entry.key.casefold(): _fields(entry, strings) for entry in reversed(entries)}
    references = [
        _reference(entry, _whole(_fields(entry, strings), parents)) for entry in entries
    ]  # fmt: skip
    return bibliography("bibtex", "BibTeX", references, (*_remarks(library), *reading.remarks))


def _entries(library: Library) -> Iterator[Entry]:
    """Yield all entries in their order: also those that share a key, or name a field twice."""
    for block in library.blocks:
        found: Block | None = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            found = block.ignore_error_block
        if isinstance(found, DuplicateFieldKeyBlock):
            found = found.ignore_error_block
        if isinstance(found, Entry):
            yield found


def _remarks(library: Library) -> Iterator[str]:
    failed = [
        block for block in library.failed_blocks
        if not isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock)
    ]  # fmt: skip
    if failed:
        lines = ", ".join(str((block.start_line or 0) + 1) for block in failed[:20])
        yield f"Entries that are broken off were left out; they begin in these lines: {lines}."


def _fields(entry: Entry, strings: dict[str, str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in entry.fields:
        value = _value(str(field.value), strings)
        if value:
            # A line of remarks may stand before the name of a field.
            fields.setdefault(field.key.split()[-1].casefold() if field.key.split() else "", value)
    return fields


def _value(written: str, strings: dict[str, str]) -> str:
    """Return a value without what encloses it; its parts are joined, and abbreviations written out.

    Braces inside it stay, for they tell what belongs together.
    """
    written = written.strip()
    if written[:1] == "{" and written[-1:] == "}" and "#" not in written:
        return written[1:-1].strip()
    parts = []
    for piece in _pieces(written):
        if piece[:1] in {'"', "{"}:
            parts.append(piece[1:-1])
        else:
            parts.append(strings.get(piece.casefold(), piece))
    return "".join(parts).strip()


def _pieces(written: str) -> Iterator[str]:
    """Yield what is joined by '#', outside of braces and quotation marks."""
    begun, depth, quoted = 0, 0, False
    for at, sign in enumerate(written):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth <= 0 and not quoted:
            yield written[begun:at].strip()
            begun = at + 1
    yield written[begun:].strip()


def _whole(fields: dict[str, str], parents: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return fields with those that are taken over from the entry that they refer to."""
    for name in ("xdata", "crossref"):
        for key in fields.get(name, "").casefold().split(","):
            parent = parents.get(key.strip(), {})
            for field, value in parent.items():
                called = _INHERITED.get(field, field) if name == "crossref" else field
                if field not in _NOT_INHERITED or name == "xdata":
                    fields.setdefault(called, value)
    return fields


def _reference(entry: Entry, fields: dict[str, str]) -> Reference:
    kind = _KINDS.get(entry.entry_type.casefold(), "document")
    kind = _SUBTYPES.get(fields.get("entrysubtype", "").casefold(), kind)
    reference = Reference(
        identity=entry.key or plain_of(fields.get("title", ""))[:200],
        key=entry.key,
        kind=kind,
        title=_joined(fields, "title", "subtitle", "titleaddon"),
        authors=names(fields.get("author", "")),
        issued=_issued(fields),
        publisher=_first(fields, _PUBLISHERS),
        container=_first(fields, _CONTAINERS),
        url=_url(fields),
        language=plain_of(fields.get("langid") or fields.get("language", "")),
    )
    _add_others(reference, fields)
    reference.files = list(_files(fields.get("file", "")))
    return reference


def _add_others(reference: Reference, fields: dict[str, str]) -> None:
    for name in filter(fields.get, _PEOPLE):
        reference.people[name] = names(fields[name])
    for name, called in _OTHERS.items():
        if name in fields:
            reference.other.setdefault(called, plain_of(fields[name]))
    for name, called in _NUMBERS.items():
        reference.other[called] = verbatim_of(fields.get(name, ""))
    words = _KEYWORDS.split(fields.get("keywords", ""))
    reference.keywords = [word for word in map(plain_of, words) if word]
    for name in _NOTES:
        if fields.get(name, "").strip():
            reference.notes.append(ForeignNote(_note(fields[name])))


def _first(fields: dict[str, str], wanted: tuple[str, ...]) -> str:
    return next((plain_of(fields[name]) for name in wanted if name in fields), "")


def _joined(fields: dict[str, str], title: str, subtitle: str, addition: str) -> str:
    parts = [plain_of(fields.get(name, "")) for name in (title, subtitle)]
    whole = ": ".join(filter(None, parts))
    added = plain_of(fields.get(addition, ""))
    return f"{whole}. {added}" if whole and added else whole


def _issued(fields: dict[str, str]) -> Published:
    if fields.get("date"):
        return published(plain_of(fields["date"]).replace("–", "/"))
    year = plain_of(fields.get("year", ""))
    month, day = plain_of(fields.get("month", "")), plain_of(fields.get("day", ""))
    both = _DAY.fullmatch(month)
    if both is not None and not day:
        day, month = both[1] or both[4], both[2] or both[3]
    return of_parts(year, month, day)


def _url(fields: dict[str, str]) -> str:
    if fields.get("url"):
        return verbatim_of(fields["url"])
    for name in ("howpublished", "note"):
        found = _ADDRESS.search(verbatim_of(fields.get(name, "")))
        if found:
            return found[0]
    return ""


def _note(tex: str) -> str:
    paragraphs = re.split(r"\n\s*\n", tex)
    return "\n\n".join(text for text in map(plain_of, paragraphs) if text)


def _files(written: str) -> Iterator[str]:
    """Yield paths: alone, with ';' between, or as 'title:path:type', colons being escaped."""
    for piece in re.split(r"(?<!\\);", written):
        parts = re.split(r"(?<!\\):", piece.strip())
        path = parts[1] if len(parts) == 3 else piece  # noqa: PLR2004 - title, path and type
        path = re.sub(r"\\(.)", r"\1", path).strip()
        if path:
            yield path


def names(tex: str) -> list[str]:
    """Return the names in a field of authors, each as facts have it."""
    tex = tex[:_LONGEST_NAMES].replace("\n", " ")
    return [name for name in map(_name, split_multiple_persons_names(tex)) if name]


def _name(tex: str) -> str:
    bare = tex.strip()
    if bare.casefold() in {"others", "{others}"}:
        return "et al."
    extended = {found[1]: plain_of(found[2]) for found in _EXTENDED.finditer(bare)}
    if extended.get("family"):
        return creators.of_parts(
            extended["family"], extended.get("given", ""), extended.get("prefix", ""),
            extended.get("suffix", ""),
        )  # fmt: skip
    if _is_enclosed(bare):
        return creators.of_parts(plain_of(bare))
    parts = parse_single_name_into_parts(bare, strict=False)
    first, von, last, suffix = (
        plain_of(" ".join(words)) for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    return creators.of_parts(last, first, von, suffix) if last else creators.of_parts(first)


def _is_enclosed(tex: str) -> bool:
    """Whether one pair of braces holds all of a name: that of an office."""
    if tex[:1] != "{" or tex[-1:] != "}":
        return False
    depth = 0
    for at, sign in enumerate(tex):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return at == len(tex) - 1
    return False
