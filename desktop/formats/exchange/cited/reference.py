"""What a bibliography says of one document, as all of its formats say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import ForeignNote, ForeignSource, Project
from desktop.domain.reading import Facts
from desktop.formats.exchange.cited.published import Published
from desktop.formats.exchange.rich_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERIODICALS = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "webpage", "post",
    "post-weblog", "broadcast",
))  # fmt: skip
"""Kinds whose publisher is, for a reader, what they appeared in."""
_LISTED = "; "
_INSIDE = re.compile(r"(?![\\/~]|[A-Za-z]:|[A-Za-z][\w+.-]+://)(?!.*(?:^|[\\/])\.\.(?:[\\/]|$)).+")
"""A path that leads out of no folder."""
_NUMBERS = re.compile(r"\s*([^\n:]{1,40}):\s*(\S[^\n]*)")
_KEYS = frozenset({"citation key", "citationkey", "bibtex", "citekey"})
_ASIDE = {"doi": "doi", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "pmcid": "pmcid",
          "original date": "original-date", "publisher": "publisher", "type": "genre",
          "container title": "container-title", "status": "status"}  # fmt: skip
"""What Zotero's users write in the lines of `extra`, and what it is called here."""
# Files beside one item. Each is looked for on the disk.
_MOST_FILES = 20
_LANGUAGES = {
    "english": "en", "eng": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "german": "de", "ngerman": "de", "ger": "de", "deu": "de", "deutsch":
    "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH", "french": "fr",
    "fre": "fr", "fra": "fr", "français": "fr", "spanish": "es", "spa": "es", "español": "es",
    "italian": "it", "ita": "it", "italiano": "it", "portuguese": "pt", "por": "pt", "brazilian":
    "pt-BR", "brazil": "pt-BR", "dutch": "nl", "nld": "nl", "dut": "nl", "russian": "ru",
    "rus": "ru", "polish": "pl", "pol": "pl", "czech": "cs", "danish": "da", "swedish": "sv",
    "norwegian": "no", "norsk": "nb", "finnish": "fi", "greek": "el", "hungarian": "hu",
    "turkish": "tr", "ukrainian": "uk", "hebrew": "he", "arabic": "ar", "chinese": "zh",
    "chi": "zh", "zho": "zh", "japanese": "ja", "jpn": "ja", "korean": "ko", "kor": "ko",
    "latin": "la", "catalan": "ca", "croatian": "hr", "romanian": "ro",
}  # fmt: skip
"""Languages as BibLaTeX and catalogues name them."""


@dataclass(slots=True)
class Reference:
    """A document as one entry has it; names of `other` are those of CSL, in small letters."""

    identity: str
    key: str = ""
    kind: str = ""
    title: str = ""
    authors: list[str] = field(default_factory=list)
    issued: Published = Published()  # noqa: RUF009 - it is frozen
    publisher: str = ""
    container: str = ""
    """What it appeared in."""
    url: str = ""
    language: str = ""
    other: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)
    """Editors, translators and so on, by their part."""
    keywords: list[str] = field(default_factory=list)
    notes: list[ForeignNote] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def read_extra(self, extra: str) -> None:
        """Take over what is hidden in the lines of a note, such as its key; keep the rest."""
        kept = []
        for line in extra.split("\n"):
            found = _NUMBERS.fullmatch(line)
            name = found[1].strip().casefold() if found else ""
            if found and name in _KEYS:
                self.key = self.key or found[2].strip()
            elif found and name in _ASIDE:
                called = _ASIDE[name]
                self.other[called] = self.other.get(called) or found[2].strip()
            elif line.strip():
                kept.append(line.strip())
        if kept:
            self.other["note"] = " ".join(kept)

    def source(self) -> ForeignSource:
        """Return it as a source that nothing is marked in."""
        inside = (name.replace("\\", "/") for name in self.files[:_MOST_FILES])
        return ForeignSource(
            identity=self.identity,
            facts=self.facts(),
            beside=tuple(dict.fromkeys(name for name in inside if _INSIDE.fullmatch(name))),
            notes=tuple(self.notes),
        )

    def facts(self) -> Facts:
        """Return what is known of the document, in the terms of its facts."""
        publisher, container = plain(self.publisher), plain(self.container)
        other = {"type": self.kind}
        if container and (self.kind in _PERIODICALS or not publisher):
            publisher, container = container, publisher
            other["publisher"] = container
        elif container:
            other["container-title"] = container
        other |= {"season": self.issued.season, "date-end": self.issued.ended}
        other |= {name: _LISTED.join(people) for name, people in self.people.items()}
        other |= {name: plain(value) for name, value in self.other.items() if name not in other}
        other["keywords"] = _LISTED.join(map(plain, self.keywords))
        return Facts(
            title=plain(self.title),
            authors=tuple(_name(plain(name), publisher) for name in self.authors if name.strip()),
            date=self.issued.date,
            publisher=publisher,
            url=self.url.strip(),
            language=_LANGUAGES.get(self.language.strip().casefold(), self.language.strip()),
            citation_key=self.key.strip(),
            other={name: value for name, value in other.items() if value},
        )


def _name(author: str, publisher: str) -> str:
    """Return a name; that of who publishes it, too, is known for an office's without braces."""
    bare = author.strip("{}")
    return bare if bare.casefold() == publisher.casefold() else author


def bibliography(
    form: str, program: str, references: Iterable[Reference], remarks: Iterable[str] = ()
) -> Project:
    """Return all references as a project; those that share an identity are told apart."""
    seen: dict[str, int] = {}
    sources = []
    for reference in references:
        number = seen[reference.identity] = seen.get(reference.identity, 0) + 1
        if number > 1:
            reference.identity = f"{reference.identity} ({number})"
        sources.append(reference.source())
    return Project(
        form=form, program=program, sources=tuple(sources), remarks=tuple(remarks),
        has_facts_only=True,
    )  # fmt: skip
