"""CSL-JSON, as Zotero, pandoc and Better BibTeX write it, in lists or alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desktop.domain.citing.author_names import AuthorName, author_name
from desktop.formats.exchange.cited import creators
from desktop.formats.exchange.cited.published import Published, of_parts, published
from desktop.formats.exchange.cited.reference import Reference, bibliography
from desktop.formats.exchange.json_value import object_of, objects_of, parsed, text_of, texts_of
from desktop.formats.exchange.rich_text import plain

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

_PEOPLE = (
    "editor", "translator", "container-author", "collection-editor", "contributor", "composer",
    "director", "interviewer", "recipient", "illustrator", "editorial-director",
    "reviewed-author", "original-author", "host", "guest", "narrator", "performer", "producer",
    "series-creator", "script-writer", "organizer", "chair",
)  # fmt: skip
_NUMBERS = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid"}
_OTHERS = (
    "abstract", "annote", "archive", "archive_location", "authority", "call-number",
    "chapter-number", "collection-number", "collection-title", "container-title-short",
    "dimensions", "edition", "event-title", "event", "event-place", "genre", "issue",
    "jurisdiction", "license",
    "medium", "number", "number-of-pages", "number-of-volumes", "original-publisher",
    "original-title", "page", "part-number", "part-title", "publisher-place", "references",
    "reviewed-title", "scale", "section", "source", "status", "title-short", "version", "volume",
    "volume-title",
)  # fmt: skip
_DATES = ("accessed", "submitted", "available-date", "event-date", "original-date")
_KNOWN = frozenset({"citation-key", "container-title", "publisher", "publisher-place", "URL", "DOI",
                    "ISBN", "ISSN", "note"})  # fmt: skip
_TELLING = ("issued", "author", "editor", "accessed", "translator", "director")
_NAMES_OF_KINDS = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty video webpage
"""
_KINDS = frozenset(_NAMES_OF_KINDS.split())
"""https://docs.citationstyles.org/en/stable/specification.html has them."""
_SEASONS = {"1": "13", "2": "14", "3": "15", "4": "16"} | {
    name: name for name in ("spring", "summer", "autumn", "fall", "winter")
}


def read(source: Source) -> Project | None:
    """Return the items of a CSL-JSON file, or None for JSON of another form."""
    found = parsed(source)
    items = found.get("items") if isinstance(found, dict) and "items" in found else found
    entries = [item for item in objects_of(items) if _is_item(item)]
    if not entries or len(entries) * 2 < len(items if isinstance(items, list) else [items]):
        return None
    references = [_reference(item) for item in entries]
    return bibliography("csl-json", "CSL-JSON", references)


def _is_item(item: dict[str, Any]) -> bool:
    """Whether an object is of one of CSL's kinds, and told of as CSL tells of things."""
    people_or_dates = [item[name] for name in _TELLING if name in item]
    is_told = any(isinstance(value, dict | list) and value for value in people_or_dates)
    return text_of(item.get("type")) in _KINDS and (
        is_told or ("id" in item and not _KNOWN.isdisjoint(item))
    )


def _reference(item: dict[str, Any]) -> Reference:
    key = text_of(item.get("citation-key")) or text_of(item.get("id"))
    reference = Reference(
        identity=text_of(item.get("id")) or key,
        key="" if "://" in key or key.isdecimal() else key,
        kind=text_of(item.get("type")),
        title=text_of(item.get("title")),
        authors=people(item.get("author")),
        issued=date_of(item.get("issued")),
        publisher=text_of(item.get("publisher")),
        container=text_of(item.get("container-title")),
        url=text_of(item.get("URL")),
        language=text_of(item.get("language")),
    )
    for part in _PEOPLE:
        if part in item:
            reference.people[part] = people(item[part])
    for name, called in _NUMBERS.items():
        reference.other[called] = text_of(item.get(name))
    for name in _OTHERS:
        reference.other[name] = text_of(item.get(name))
    for name in _DATES:
        reference.other[name] = date_of(item.get(name)).date
    reference.keywords = [
        word.strip() for text in texts_of(item.get("keyword")) for word in re.split("[,;]", text)
    ]
    reference.read_extra(text_of(item.get("note")))
    return reference


def people(names: object) -> list[str]:
    """Return the names in a list of CSL's, each as facts have it."""
    return [name for name in map(_name, names if isinstance(names, list) else [names]) if name]


def _name(name: object) -> str:
    if isinstance(name, str):
        return creators.written(author_name(name)) if name.strip() else ""
    parts = {part: plain(text_of(value)) for part, value in object_of(name).items()}
    if parts.get("literal"):
        return creators.written(AuthorName(literal=parts["literal"]))
    particle = " ".join(
        filter(None, (parts.get("dropping-particle"), parts.get("non-dropping-particle")))
    )
    return creators.of_parts(
        parts.get("family", ""), parts.get("given", ""), particle, parts.get("suffix", "")
    )


def date_of(value: object) -> Published:
    """Return a date of CSL's: in parts, raw, or as it is written."""
    if isinstance(value, str):
        return published(value)
    date = object_of(value)
    parts = [part for part in date.get("date-parts") or () if isinstance(part, list) and part] \
        if isinstance(date.get("date-parts"), list) else []  # fmt: skip
    if not parts:
        return published(text_of(date.get("raw")) or text_of(date.get("literal")))
    begun = of_parts(*map(text_of, parts[0][:3]))
    season = _SEASONS.get(text_of(date.get("season")).casefold(), "")
    if season and not begun.season:
        begun = begun._replace(season=of_parts(begun.date[:4], season).season)
    if len(parts) > 1:
        begun = begun.until(of_parts(*map(text_of, parts[1][:3])))
    return begun
