"""Say who said a passage, where it stands and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain import LocatorKind
from desktop.domain.section_facts import answerer, asker, is_answer

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain import Content, Document, Section

_OPENING, _CLOSING = '“«„"‘', '”»“"’'
_QUOTES = set('“”«»„"')
_SINGLE = str.maketrans({"“": "‘", "”": "’", "„": "‚", "«": "‹", "»": "›"})


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a citation, each '' when the source does not say."""

    said: str
    """Who says the words, where the source quotes somebody."""
    who: str
    title: str
    """In quotation marks, unless the source has none and it was made for it."""
    place: str
    date: str
    publisher: str
    url: str


def cite(document: Document, content: Content, start: int, said: str = "") -> Citation:
    """Cite the passage at `start`: its nearest speaker or author, its place as printed.

    `said` is who says its words; one whose question, answer or speech it is is not quoted there.
    """
    path = content.section_path(start)
    facts: dict[str, str] = {}
    for section in path:
        facts.update(section.facts)
    own = [facts.get(name) for name in ("asked_by", "answered_by", "speaker", "author")]
    return Citation(
        said="" if said in (*own, *document.facts.authors) else said,
        who=_who(document, content, path, start),
        title=_title(document),
        place=_place(content, path, start),
        date=facts.get("date") or document.facts.date,
        publisher=document.facts.publisher,
        url=document.facts.url,
    )


def cite_whole(document: Document) -> Citation:
    """Cite a document as a whole."""
    facts = document.facts
    who = ", ".join(facts.authors)
    return Citation("", who, _title(document), "", facts.date, facts.publisher, facts.url)


def citation_text(citation: Citation) -> str:
    """Return one line: who, title, place, publisher, date; 'Ann Ray, quoted in' before it."""
    publisher = "" if citation.publisher == citation.who else citation.publisher
    parts = (citation.who, citation.title, citation.place, publisher, citation.date)
    cited = ", ".join(part for part in parts if part)
    return f"{citation.said}, quoted in {cited}" if citation.said else cited


def citation_of_revision(citation: Citation, number: int, imported: datetime) -> str:
    """Return one line that says in which revision a passage was, as the newest lacks it."""
    return f"{citation_text(citation)} (revision {number}, {day(imported)})"


def day(moment: datetime) -> str:
    """Return the date of a moment, as an export writes it."""
    return moment.date().isoformat()


def _title(document: Document) -> str:
    if document.facts.other.get("made_title") != document.title:
        return quoted(document.title)
    return f"{document.title} ({document.source_name})" if document.source_name else document.title


def quoted(text: str) -> str:
    """Return a text in quotation marks: inside, its own are single ones."""
    if is_quoted(text):
        text = text[1:-1].strip()
    return f"“{text.translate(_SINGLE)}”"


def is_quoted(text: str) -> bool:
    """Return whether a text stands in quotation marks of its own, as a whole."""
    pair = text[:1] in _OPENING and text[-1:] in _CLOSING
    return len(text) > 1 and pair and not set(text[1:-1]) & _QUOTES


def _who(document: Document, content: Content, path: tuple[Section, ...], start: int) -> str:
    for section in reversed(path):
        facts = section.facts
        if "asked_by" in facts or "answered_by" in facts:
            return _question_or_answer(content, section, start)
        for key in ("speaker", "author"):
            if facts.get(key):
                return facts[key]
    return ", ".join(document.facts.authors)


def _question_or_answer(content: Content, section: Section, start: int) -> str:
    asked, answered = asker(section.facts), answerer(section.facts)
    if is_answer(content, section, start):
        return f"{answered}, answering {asked}" if asked else answered
    addressed = section.facts.get("asked_of", "")
    return f"{asked}, asking {_the(addressed)}" if asked and addressed else asked or answered


def _the(department: str) -> str:
    return department if department[:4].lower() == "the " else f"the {department}"


def locator(content: Content, start: int) -> str:
    """Return where a passage begins, as printed: its page, or else its paragraph, or ''."""
    return next(iter(_printed(content, start)), "")


def _place(content: Content, path: tuple[Section, ...], start: int) -> str:
    parts = [quoted(path[-1].title)] if (path and path[-1].start > 0) or len(path) > 1 else []
    return ", ".join((*parts, *_printed(content, start)))


def _printed(content: Content, start: int) -> list[str]:
    page = content.locator(start, LocatorKind.PAGE)
    paragraph = content.locator(start, LocatorKind.PARAGRAPH)
    return [*([f"p. {page}"] if page else []), *([f"para. {paragraph}"] if paragraph else [])]
