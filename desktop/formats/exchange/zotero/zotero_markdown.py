"""Zotero's annotations in Markdown: its own notes, and those of plug-ins for Obsidian."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from desktop.domain.exchanged.project import ForeignNote, ForeignPassage
from desktop.domain.reading import Facts
from desktop.formats.exchange.marked.bullet_items import Item, items
from desktop.formats.exchange.marked.gathered import Gathered, hex_colour, known_facts
from desktop.formats.exchange.marked.styled_words import plain_words, without_marks
from desktop.formats.exchange.zotero.zotero_links import (
    PassageLink,
    page_in,
    passage_link,
    without_page,
)
from desktop.formats.plain import frontmatter

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import ForeignCoding, Project
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource

_OPEN = re.compile(
    r"[(\[]?\[((?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,8000})\]\((zotero://open[^()\s]{1,2000})\)[)\]]?"
)
_SELECT = re.compile(r"\(?\[([^\[\]\n]{0,300})\]\(zotero://select/[^()\s]{1,300}\)\)?")
_IMPORTED = re.compile(r"%% Import Date: ([\dT:.+-]{10,40}) %%")
_SURE = re.compile(r"%% (?:begin annotations|Import Date)|obsidian-zotero-integration")
_FRONT = re.compile(r"^(?:cite-?key|zotero[\w-]*)\s*:", re.MULTILINE | re.IGNORECASE)
_COMMENT = re.compile(r"%%(?!\s*(?:begin|end|Import)\b)\s*([^%\n](?:[^%]|%(?!%)){0,8000}?)\s*%%")
_CALLOUT = re.compile(r"^[ >]*\[!([\w-]{1,40})(?:\|([^\]\n]{1,40}))?\][+-]?[^\n]*$", re.MULTILINE)
_COLOUR = re.compile(r"(?:background(?:-color)?|color):\s*(#[0-9a-fA-F]{3,8})")
_PICTURE = re.compile(r"!\[")
_QUOTED = re.compile(r"[“«„\"](.*)[”»“\"]", re.DOTALL)
_LABEL = re.compile(
    r"(?:[^\w\s“«„\"'(\[]{1,6}\s*)?"
    r"(?:(?:\*\*|__)[^*_\n]{1,40}(?:\*\*|__)|(?:Highlight|Underline|Quote|Annotation|Image|Note)\b)"
    r"\s*(?:\([^()\n]{0,40}\))?\s*[:—–-]+\s*"
)
_SYMBOLS = re.compile(r"[^\w\s“«„\"'(\[<…‘’.%&$£€+-]{1,6}\s+")
_REMARK = re.compile(
    r"\s*[^\w\s]{0,4}\s*(?:\*{1,2}|_{1,2})?(?:comment|note|my note|kommentar|notiz|我的批注)"
    r"(?:\*{1,2}|_{1,2})?\s*[:：](?:\*{1,2}|_{1,2})?\s*",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:#[^\s#\[\](){},;!?\"'`]{1,100}\s*)+")
_PDF = re.compile(r"\(?file://[^()\s]*/([^()\s/]{1,300}\.(?:pdf|epub|html?))\)?", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{\s*[\w.]+\s*(?:\||\}\})|\{%")
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+")
_HEADING = re.compile(r"#{1,6}\s")


class _Linked(NamedTuple):
    """A link to a passage, and what stands before and after it in its block."""

    link: PassageLink
    label: str
    before: str
    after: str


def read(source: Source) -> Project | None:
    """Return the annotations in such a note, or None for a text that merely has such links."""
    text = source.text().text.replace("\r\n", "\n")
    front, body = frontmatter.split(text)
    listed = list(items(body.split("\n")))
    linked = sum(bool(_OPEN.search(item.text)) for item in listed)
    told = [item for item in listed if item.text and not _HEADING.match(item.text)]
    is_sure = _SURE.search(body) or _FRONT.search(front) or linked * 2 >= len(told)
    if not linked or not is_sure or _TEMPLATE.search(text):
        return None
    reader = _Reader(source, front, body)
    reader.read(listed)
    if not any(one.passages for one in reader.gathered.sources.values()):
        return None
    return reader.project()


class _Reader:
    """Goes down the blocks of a note."""

    def __init__(self, source: Source, front: str, body: str) -> None:
        self.gathered = Gathered()
        self._facts = frontmatter.read_facts(front)
        self._source = source
        imported = _IMPORTED.search(body)
        self._at = imported[1] if imported else ""
        self._files = [unquote(name) for name in _PDF.findall(body)]
        self._rest: list[str] = []
        self._tags: list[str] = []
        self._last: tuple[GatheredSource, int] | None = None
        self._numbers: dict[str, int] = {}
        self._depth = 0

    def project(self) -> Project:
        """Return all of it."""
        sources = list(self.gathered.sources.values())
        if len(sources) == 1:
            self._describe(sources[0])
        first = sources[0]
        first.codings += [
            self.gathered.coding(*tag.split("/")) for tag in dict.fromkeys(self._tags)
        ]
        rest = "\n\n".join(self._rest).strip()
        if rest:
            first.notes.append(ForeignNote(rest, self._source.title))
        return self.gathered.project("zotero-markdown", "Zotero", "zotero", self._facts.title)

    def _describe(self, one: GatheredSource) -> None:
        """Let the only source have what the top of the note says."""
        other = self._facts.other
        facts = Facts(
            title=self._facts.title or one.facts.title or self._source.title,
            authors=self._facts.authors,
            date=self._facts.date,
            publisher=self._facts.publisher,
            url=self._facts.url,
            language=self._facts.language,
            citation_key=self._facts.citation_key.lstrip("@"),
        )
        doi = next((other[name] for name in other if name.casefold() == "doi"), "")
        one.facts = known_facts(facts, doi=doi)
        one.beside += self._files

    def read(self, listed: list[Item]) -> None:
        """Read all blocks."""
        for item in listed:
            text = item.text
            linked = _linked(text)
            if linked:
                self._depth = item.depth
                for one in _without_numbers(linked):
                    self._add(one, _colour(text))
            elif self._last is not None and item.depth > self._depth:
                self._note(_REMARK.sub("", text, count=1))
            else:
                self._keep(text)

    def _keep(self, text: str) -> None:
        """Keep what belongs to no passage, without what a plug-in or template wrote."""
        if _TAGS.fullmatch(text):
            self._tags += [tag for tag in text.replace("#", " ").split() if tag.strip("/")]
            return
        kept = _IMPORTED.sub("", re.sub(r"%% (?:begin|end) [\w -]{1,40} %%", "", text)).strip()
        if kept and not _HEADING.match(kept) and not _is_furniture(kept):
            self._rest.append(kept)

    def _add(self, one: _Linked, colour: str) -> None:
        told = self.gathered.source(one.link.file)
        cited = _SELECT.search(one.before + one.after)
        citation = cited[1] if cited else ""
        if citation and not told.facts.title:
            told.facts = known_facts(told.facts, title=without_page(citation))
        comments = [found.strip() for found in _COMMENT.findall(one.before + "\n" + one.after)]
        words = _words(one)
        after = _SELECT.sub("", _COMMENT.sub("", one.after)).strip(" ()\n")
        after = _REMARK.sub("", _CALLOUT.sub("", after), count=1).strip(" >\n")
        known = self._numbers.get(one.link.identity)
        if known is not None:
            # What is linked a second time tells the note.
            self._last = (told, known)
            for note in (words, after, *comments):
                self._note(note)
            return
        number = page_in(citation) or page_in(one.label) or one.link.page
        told.passages.append(
            ForeignPassage(
                words,
                identity=one.link.identity,
                page=number if not number.isdecimal() or int(number[:9]) else "",
                is_area=not words and _PICTURE.search(one.before) is not None,
                colour=hex_colour(colour),
                codings=tuple(self._codings(after)),
                modified=self._at,
            )
        )
        self._last = (told, len(told.passages) - 1)
        self._numbers[one.link.identity] = len(told.passages) - 1
        for note in (_TAGS.sub("", after).strip(), *comments):
            self._note(note)

    def _codings(self, after: str) -> list[ForeignCoding]:
        found = _TAGS.fullmatch(after)
        names = after.replace("#", " ").split() if found else []
        return [self.gathered.coding(*name.strip("/").split("/")) for name in names]

    def _note(self, text: str) -> None:
        text = text.strip()
        if not text or self._last is None:
            return
        told, number = self._last
        passage = told.passages[number]
        if all(note.text != text for note in passage.notes):
            notes = (*passage.notes, ForeignNote(text))
            told.passages[number] = replace(passage, notes=notes)


def _linked(text: str) -> list[_Linked]:
    """Return the links to passages in a block, each with what is its own of the text around."""
    found = [(one, passage_link(one[2])) for one in _OPEN.finditer(text)]
    sure = [(one, link) for one, link in found if link is not None and link.annotation]
    linked = []
    begun = 0
    for number, (one, link) in enumerate(sure):
        until = sure[number + 1][0].start() if number + 1 < len(sure) else len(text)
        end = until
        if until < len(text):
            # What goes on in the same line, or is a comment below it, is of this link.
            own = re.match(r"[^\n]*(?:\n[ >]*%%[^\n]*%%)*", text[one.end() : until])
            end = one.end() + (own.end() if own else 0)
            if "\n" not in text[one.end() : until]:
                end = one.end()
        linked.append(_Linked(link, one[1], text[begun : one.start()], text[one.end() : end]))
        begun = end
    return linked


def _without_numbers(linked: list[_Linked]) -> list[_Linked]:
    """Return the passages of a numbered list without their numbers."""
    if len(linked) < len("12") or not all(_NUMBER.match(one.before) for one in linked):
        return linked
    return [one._replace(before=_NUMBER.sub("", one.before, count=1)) for one in linked]


def _words(one: _Linked) -> str:
    """Return what is quoted: the link's own words where these are in quotation marks."""
    label = plain_words(one.label)
    inside = _QUOTED.fullmatch(label)
    if inside is not None:
        return without_marks(inside[1])
    before = _CALLOUT.sub("", _COMMENT.sub("", _SELECT.sub("", one.before)))
    lines = (line.strip(" >") for line in before.split("\n"))
    text = "\n".join(line for line in lines if line.strip("()"))
    sign = _LABEL.match(text) or _SYMBOLS.match(text)
    text = text[sign.end() :] if sign else text
    text = without_marks(plain_words(text)).strip()
    inside = _QUOTED.fullmatch(text.rstrip(" ()"))
    return inside[1] if inside is not None else text


def _colour(text: str) -> str:
    callout = _CALLOUT.search(text)
    if callout is not None and (callout[2] or "").startswith("#"):
        return callout[2]
    found = _COLOUR.search(text)
    return found[1] if found else ""


def _is_furniture(text: str) -> bool:
    """Whether a block is nothing but links, an empty field or a line that a program works out."""
    bare = _SELECT.sub("", text)
    bare = re.sub(r"\[[^\[\]\n]{0,80}\]\((?:https?|zotero|file)://[^()\s]{1,2000}\)", "", bare)
    bare = re.sub(r"^[\w -]{1,40}::\s*$|`= [^`\n]{1,200}`|^(?:created|modified)\s", "", bare,
                  flags=re.MULTILINE)  # fmt: skip
    return not bare.strip(" \n-*|·•")
