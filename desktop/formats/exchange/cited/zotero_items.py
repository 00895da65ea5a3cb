"""Items as Zotero itself names their fields: in the JSON of Better BibTeX and of its own API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.exchanged.project import ForeignNote
from desktop.formats.exchange.cited import creators
from desktop.formats.exchange.cited.published import Published, published
from desktop.formats.exchange.cited.reference import Reference, bibliography
from desktop.formats.exchange.json_value import object_of, objects_of, parsed, text_of, texts_of
from desktop.formats.exchange.rich_text import markdown, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

KINDS = {
    "artwork": "graphic", "audioRecording": "song", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software",
    "conferencePaper": "paper-conference", "dataset": "dataset",
    "dictionaryEntry": "entry-dictionary", "document": "document",
    "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia", "film":
    "motion_picture", "forumPost": "post", "hearing": "hearing", "instantMessage":
    "personal_communication", "interview": "interview", "journalArticle": "article-journal",
    "letter": "personal_communication", "magazineArticle": "article-magazine", "manuscript":
    "manuscript", "map": "map", "newspaperArticle": "article-newspaper", "patent": "patent",
    "podcast": "broadcast", "preprint": "article", "presentation": "speech", "radioBroadcast":
    "broadcast", "report": "report", "standard": "standard", "statute": "legislation", "thesis":
    "thesis", "tvBroadcast": "broadcast", "videoRecording": "motion_picture", "webpage": "webpage",
    "bill": "bill",
}  # fmt: skip
NO_DOCUMENTS = frozenset({"attachment", "note", "annotation"})
_AUTHORS = frozenset((
    "author", "artist", "cartographer", "composer", "contributor", "director", "interviewee",
    "inventor", "performer", "podcaster", "presenter", "programmer", "sponsor",
))  # fmt: skip
"""Parts in a work that count as its author's; a contributor's only where there is no author."""
_TITLES = ("title", "caseName", "nameOfAct", "subject")
_DATES = ("date", "dateDecided", "dateEnacted", "issueDate")
_CONTAINERS = (
    "publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle",
    "websiteTitle", "blogTitle", "forumTitle", "programTitle", "reporter", "code",
)  # fmt: skip
_PUBLISHERS = (
    "publisher", "institution", "university", "label", "studio", "network", "company",
    "distributor", "repository", "court", "legislativeBody", "organization",
)  # fmt: skip
_OTHERS = {
    "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "volume": "volume", "issue": "issue", "pages":
    "page", "edition": "edition", "place": "publisher-place", "series": "collection-title",
    "seriesTitle": "collection-title", "seriesNumber": "collection-number", "numPages":
    "number-of-pages", "numberOfVolumes": "number-of-volumes", "shortTitle": "title-short",
    "abstractNote": "abstract", "section": "section", "reportNumber": "number", "number": "number",
    "docketNumber": "number", "billNumber": "number", "archive": "archive", "archiveLocation":
    "archive_location", "archiveID": "number", "callNumber": "call-number", "conferenceName":
    "event-title", "committee": "authority", "rights": "license", "libraryCatalog": "source",
    "versionNumber": "version", "thesisType": "genre", "reportType": "genre", "websiteType":
    "genre", "manuscriptType": "genre", "letterType": "genre", "postType": "genre", "genre":
    "genre", "medium": "medium", "PMID": "pmid", "status": "status", "originalDate":
    "original-date",
}  # fmt: skip
# Zotero's word for a name that is not parted, such as that of an institution.
_SINGLE_FIELD = 1


def read(source: Source) -> Project | None:
    """Return the items of such a JSON file, or None for JSON of another form."""
    found = parsed(source)
    listed = found.get("items") if isinstance(found, dict) and "items" in found else found
    items = [object_of(one.get("data")) or one for one in objects_of(listed)]
    entries = [item for item in items if _is_document(item)]
    if not entries:
        return None
    notes = _child_notes(items)
    references = []
    for item in entries:
        reference = reference_of(item)
        attached = item["notes"] if isinstance(item.get("notes"), list) else []
        children = notes.get(text_of(item.get("key")), [])
        reference.notes = [note for note in map(_note, (*attached, *children)) if note.text]
        for attachment in objects_of(item.get("attachments")):
            reference.files += texts_of(attachment.get("localPath") or attachment.get("path"))
        references.append(reference)
    form, program = "zotero-json", "Better BibTeX" if "config" in object_of(found) else "Zotero"
    return bibliography(form, program, references)


def _is_document(item: dict[str, Any]) -> bool:
    kind = item.get("itemType")
    return isinstance(kind, str) and kind.isalpha() and kind not in NO_DOCUMENTS


def _child_notes(items: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    notes: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        if item.get("itemType") == "note" and item.get("parentItem"):
            notes.setdefault(text_of(item["parentItem"]), []).append(item)
    return notes


def _note(note: object) -> ForeignNote:
    said = note if isinstance(note, dict) else {"note": note}
    at = text_of(said.get("dateModified")) or text_of(said.get("dateAdded"))
    return ForeignNote(markdown(text_of(said.get("note"))), at=at)


def reference_of(item: Mapping[str, Any]) -> Reference:
    """Return what an item says, its fields being called as Zotero calls them."""
    fields = {name: text_of(value) for name, value in item.items()}
    key = fields.get("citationKey") or fields.get("citekey") or ""
    identity = fields.get("key") or fields.get("itemKey") or key or fields.get("itemID") or ""
    reference = Reference(
        identity=identity or _first(fields, _TITLES),
        key=key,
        kind=KINDS.get(fields.get("itemType", ""), "document"),
        title=_first(fields, _TITLES),
        issued=date_of(_first(fields, _DATES)),
        publisher=_first(fields, _PUBLISHERS),
        container=_first(fields, _CONTAINERS),
        url=fields.get("url", ""),
        language=fields.get("language", ""),
    )
    _add_people(reference, objects_of(item.get("creators")))
    for name, called in _OTHERS.items():
        if fields.get(name):
            reference.other.setdefault(called, fields[name])
    accessed = date_of(fields.get("accessDate", "")).date
    if accessed:
        reference.other["accessed"] = accessed[:10]
    reference.keywords = _tags(item.get("tags"))
    reference.read_extra("\n".join(texts_of(item.get("extra"))))
    return reference


def _add_people(reference: Reference, listed: list[dict[str, Any]]) -> None:
    for creator in listed:
        part = text_of(creator.get("creatorType")) or "author"
        name = plain(text_of(creator.get("name")))
        family, given = (plain(text_of(creator.get(key))) for key in ("lastName", "firstName"))
        if creator.get("fieldMode") == _SINGLE_FIELD:
            name, family = name or family, ""
        written = creators.of_parts(name) if name else creators.of_parts(family, given)
        if written:
            reference.people.setdefault(part, []).append(written)
    for part in sorted(_AUTHORS, key=lambda part: (part != "author", part == "contributor")):
        if not reference.authors and part in reference.people:
            reference.authors = reference.people.pop(part)


def _tags(listed: object) -> list[str]:
    tags = listed if isinstance(listed, list) else []
    return [text for tag in tags for text in texts_of(object_of(tag).get("tag") or tag)]


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def date_of(text: str) -> Published:
    """Return a date as Zotero keeps it: as it was typed, or after it in figures as far as known."""
    figures, _, typed = text.partition(" ")
    known = figures.replace("-00", "").strip()
    if typed and len(figures) == len("2018-07-00") and known[:4] != "0000":
        found = published(typed)
        return found if found.season or found.ended else published(known)
    return published(text)
