"""Logseq: the page of what is marked in one PDF file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.domain import COLOURS
from desktop.domain.exchanged.project import ForeignNote, ForeignPassage, PageBoxes
from desktop.formats.exchange.marked.bullet_items import Item, items
from desktop.formats.exchange.marked.gathered import Gathered, hex_colour, known_facts
from desktop.formats.exchange.marked.styled_words import plain_words, without_marks

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import ForeignCoding, Project
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource

_PROPERTY = re.compile(r"([a-z][\w-]{0,40}):: ?(.*)", re.IGNORECASE)
_FILE = re.compile(r"!?\[([^\[\]]{1,400})\]\((.{1,2000})\)")
_STAMP = re.compile(r"_\d{10,16}(?:_\d+)?$")
_TAG = re.compile(r"(?<![\w/])#(?:\[\[([^\[\]\n]{1,200})\]\]|([^\s#\[\](){},;!?\"']{1,100}))")
_CLOZE = re.compile(r"\{\{cloze (.{1,2000}?)\}\}")
_OWN_TAGS = frozenset({"card", "flashcard"})


def read(source: Source) -> Project | None:
    """Return the annotations on such a page, or None for a page without any."""
    lines = source.text().text.splitlines()
    gathered = Gathered()
    page = _page(gathered, lines, source)
    parents: list[tuple[int, int]] = []
    for item in items(lines):
        properties, words = _split(item)
        while parents and parents[-1][0] >= item.depth:
            parents.pop()
        if properties.get("ls-type", "") == "annotation":
            parents.append((item.depth, len(page.passages)))
            page.passages.append(_passage(gathered, properties, words))
        elif words and item.is_bullet:
            note = ForeignNote(words)
            if parents:
                at = parents[-1][1]
                page.passages[at] = _noted(page.passages[at], note)
            else:
                page.notes.append(note)
    if not page.passages:
        return None
    return gathered.project("logseq", "Logseq", "", page.facts.title)


def _page(gathered: Gathered, lines: list[str], source: Source) -> GatheredSource:
    """Return the source that the properties at the top of a page tell of."""
    top: dict[str, str] = {}
    for line in lines:
        found = _PROPERTY.fullmatch(line.strip().removeprefix("- "))
        if found is None and line.strip():
            break
        if found is not None:
            top.setdefault(found[1].casefold(), found[2].strip())
    file = _FILE.fullmatch(top.get("file", ""))
    path = top.get("file-path", "") or (file[2] if file else "")
    name = path.replace("\\", "/").rpartition("/")[2]
    title = (file[1] if file else "") or name or source.path.stem.removeprefix("hls__")
    page = gathered.source(path or title)
    page.facts = known_facts(page.facts, title=_STAMP.sub("", title.removesuffix(".pdf")))
    if name.casefold().endswith(".pdf"):
        page.beside.append(name)
    page.codings += gathered.codings(_named_tags(top.get("tags", "")))
    return page


def _named_tags(text: str) -> list[str]:
    plain = _TAG.sub(lambda found: found[1] or found[2], text)
    return [plain_words(tag) for tag in plain.split(",")]


def _split(item: Item) -> tuple[dict[str, str], str]:
    """Return the properties of an item, and its words, which may go on below them."""
    properties: dict[str, str] = {}
    words: list[str] = []
    for line in item.lines:
        found = _PROPERTY.fullmatch(line)
        if found is not None:
            properties.setdefault(found[1].casefold(), found[2].strip())
        else:
            words.append(line)
    return properties, "\n".join(words).strip()


def _passage(gathered: Gathered, properties: dict[str, str], words: str) -> ForeignPassage:
    number = properties.get("hl-page", "")
    stamp = properties.get("hl-stamp", "")
    at = _moment(stamp)
    is_area = properties.get("hl-type") == "area" or words == "[:span]"
    colour = properties.get("hl-color", "").casefold()
    codings: list[ForeignCoding] = []
    if not is_area:
        found = [one[1] or one[2] for one in _TAG.finditer(words)]
        codings = gathered.codings((tag for tag in found if tag not in _OWN_TAGS), at=at)
        bare = _TAG.sub(lambda one: one[1] or "" if one[1] not in _OWN_TAGS else "", words)
        words = without_marks(plain_words(_CLOZE.sub(r"\1", bare)))
    page = int(number) if number.isdecimal() and len(number) <= len("999999") else 0
    return ForeignPassage(
        quotation="" if is_area else words,
        identity=properties.get("id", ""),
        page="",
        printed=PageBoxes(page - 1) if page else None,
        is_area=is_area,
        colour=colour if colour in COLOURS else hex_colour(_COLOURS.get(colour, "")),
        codings=tuple(codings),
        created=at,
        modified=at,
    )


_COLOURS = {"red": "#ff6666", "gray": "#aaaaaa", "grey": "#aaaaaa"}


def _moment(stamp: str) -> str:
    """Return a moment given in milliseconds, which areas have."""
    if not stamp.isdecimal() or len(stamp) != len("1700000000000"):
        return ""
    return datetime.fromtimestamp(int(stamp) // 1000, UTC).isoformat()


def _noted(passage: ForeignPassage, note: ForeignNote) -> ForeignPassage:
    return replace(passage, notes=(*passage.notes, note))
