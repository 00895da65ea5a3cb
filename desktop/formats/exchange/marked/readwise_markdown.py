"""Readwise: the pages that it writes for Obsidian, Logseq and as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import ForeignNote, ForeignPassage
from desktop.domain.reading import Facts
from desktop.formats.exchange.marked.bullet_items import Item, items
from desktop.formats.exchange.marked.gathered import Gathered
from desktop.formats.exchange.marked.styled_words import plain_words, without_marks
from desktop.formats.metadata import iso_dates, people
from desktop.formats.plain import frontmatter

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource

_LINK = re.compile(
    r"\s*\(?\[([^\[\]\n]{1,80})\]\((https://(?:read\.)?readwise\.io/(?:to_kindle|open|read)[^()\s]{0,400})\)\)?"
)
_NUMBERED = re.compile(r"/(?:open|read)/(\w{4,60})")
_PLACE = re.compile(r"(?i)(?:location|loc\.?|page|p\.?)\s+(\d{1,7})")
_PROPERTY = re.compile(
    r"(?:[-*] )?(?:\*\*)?(author|full[- ]title|title|category|document[- ]tags|url|source|tags"
    r"|document note|summary)(?:\*\*)?(?:::|:)(?:\*\*)?\s*(.*)",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:\*\*)?(note|tags)(?:\*\*)?(?:::|:)(?:\*\*)?\s*(.*)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"#(?:\[\[([^\[\]\n]{1,200})\]\]|([^\s#,\[\]]{1,100}))")
_SYNCED = re.compile(r"(?:highlights first synced|new highlights added)\b(.*)", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6}) (.+)")
_FIRST, _LAST = "metadata", "highlights"
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_TOP, _NAMED = 40, 2
"""Lines in which what is said of a document stands, and how many of them tell a page for sure."""


class _Place(NamedTuple):
    label: str
    address: str


def read(source: Source) -> Project | None:
    """Return the highlights on such a page, or None for a page that is something else."""
    text = source.text().text
    front, body = frontmatter.split(text.replace("\r\n", "\n"))
    lines = body.split("\n")
    listed = list(items(lines))
    gathered = Gathered()
    facts, author, tags = _head(lines, front, source)
    page = gathered.source(facts.url or " — ".join(filter(None, (facts.title, author))))
    page.facts = facts
    page.codings += gathered.codings(tags)
    _Reader(gathered, page).read(listed)
    named = sum(_PROPERTY.fullmatch(line.strip()) is not None for line in lines[:_TOP])
    is_sure = named >= _NAMED or _SYNCED.search(text) is not None
    if not page.passages or not (is_sure or len(page.passages) * 2 >= _prose(listed)):
        return None
    return gathered.project("readwise-markdown", "Readwise", "readwise", facts.title)


def _head(lines: list[str], front: str, source: Source) -> tuple[Facts, str, list[str]]:
    """Return what the top of a page says of its document, its author as told, and its tags."""
    told: dict[str, str] = {}
    title = ""
    for line in lines:
        found = _PROPERTY.fullmatch(line.strip())
        heading = _HEADING.fullmatch(line)
        if found is not None:
            told.setdefault(found[1].casefold().replace("-", " "), found[2].strip())
        elif heading is not None and heading[2].strip().casefold() not in {_FIRST, _LAST}:
            title = title or plain_words(heading[2])
        elif _LINK.search(line) is not None:
            break
    facts = frontmatter.read_facts(front)
    author = plain_words(told.get("author", "")) or ", ".join(facts.authors)
    is_site = _SITE.fullmatch(author) is not None
    named = told.get("full title", "").strip('"') or title or facts.title or told.get("title", "")
    address = plain_words(told.get("url", "")) or facts.url
    tags = [one[1] or one[2] for one in _TAG.finditer(told.get("document tags", ""))]
    tags += [one[1] or one[2] for one in _TAG.finditer(told.get("tags", ""))]
    told_facts = Facts(
        title=plain_words(named) or source.title,
        authors=() if is_site or not author else people.names([author]) or (author,),
        publisher=author if is_site else "",
        url=address if address.startswith(("http://", "https://")) else "",
    )
    return told_facts, author, tags


def _prose(listed: list[Item]) -> int:
    """Return how many paragraphs and items there are, but for headings and what is below items."""
    return sum(not item.depth and not _HEADING.match(item.text) for item in listed)


class _Reader:
    """Goes down the items of a page, and knows the last passage and the day of the sync."""

    def __init__(self, gathered: Gathered, page: GatheredSource) -> None:
        self._gathered, self._page = gathered, page
        self._at = ""
        self._depth = 0

    def read(self, listed: list[Item]) -> None:
        """Read all items."""
        for item in listed:
            link = _LINK.search(item.text)
            synced = _SYNCED.search(item.text)
            if link is not None:
                self._add(item, link)
            elif synced is not None:
                self._at = iso_dates.iso_date(plain_words(synced[1]).strip(" .:"))
            elif self._page.passages and item.depth > self._depth:
                self._remark(item)

    def _add(self, item: Item, link: re.Match[str]) -> None:
        words = without_marks(plain_words(item.text[: link.start()]))
        rest = item.text[link.end() :].strip()
        number = _NUMBERED.search(link[2])
        place = _PLACE.search(link[1])
        self._depth = item.depth
        self._page.passages.append(
            ForeignPassage(
                words,
                identity=number[1] if number else "",
                at=float(place[1]) if place else None,
                page=place[1] if place and link[1].casefold().startswith("p") else "",
                is_area=not words and "![" in item.text,
                created=self._at,
                modified=self._at,
            )
        )
        for line in rest.splitlines():
            self._remark(Item(item.depth + 1, [line]))

    def _remark(self, item: Item) -> None:
        """Add a note or tags to the last passage."""
        passage = self._page.passages[-1]
        found = _REMARK.fullmatch(item.text)
        if found is not None and found[1].casefold() == "tags":
            tags = [one[1] or one[2] for one in _TAG.finditer(found[2])]
            codings = self._gathered.codings(tags, at=self._at)
            changed = replace(passage, codings=(*passage.codings, *codings))
        else:
            text = (found[2] if found is not None else item.text).strip()
            if not text:
                return
            changed = replace(passage, notes=(*passage.notes, ForeignNote(text, at=self._at)))
        self._page.passages[-1] = changed
