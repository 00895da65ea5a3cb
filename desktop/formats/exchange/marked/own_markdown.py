"""Our own exports as Markdown, plain and for Obsidian: each highlight is known again by its id."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop import APP_NAME
from desktop.domain import COLOURS
from desktop.domain.exchanged.deep_link import read_link
from desktop.domain.exchanged.project import ForeignLink, ForeignNote, ForeignPassage
from desktop.domain.reading import OWN_IDENTITY, Facts
from desktop.formats.exchange.marked.gathered import Gathered, hex_colour
from desktop.formats.exchange.marked.styled_words import plain_words, unescaped
from desktop.formats.plain import frontmatter

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource

_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_COMMENT = re.compile(
    rf"<!-- highlight ({_ID}) (?:revision:\d+ )?(?:sha256:([0-9a-f]{{64}}) )?"
    r"characters:(\d{1,12})-(\d{1,12}) colour:(\S{1,40}) -->"
)
_CALLOUT = re.compile(r"> \[!quote\|([^\]\s]{1,40})\] ?.*")
_OPEN = re.compile(r"> — (.*) \(\[open\]\((manicule://[0-9a-f/-]{1,200})\)\)")
_HEADING = re.compile(r"(#{1,6}) (.+)")
_FACT = re.compile(r"- (author|date|publisher|url|language|citation\\?_key|sha256): (.+)")
_CITED = re.compile(r"— .+")
_PAGE = re.compile(r"p\. ([^\s,;]{1,20})")
_TAGS, _NOTE = "- Tags: ", "- Note:"
_LINK = re.compile(
    rf"- (?!Note:|Tags:|Colour:)([^:\n]{{1,80}}): .{{0,4000}}, highlight ({_ID})\)(?: — (.*))?"
)
_PICTURE = re.compile(r"(?:> ?)?(?:!\[.*\]\(<.*>\)|\*.+: its picture is in the library\.\*)")
_NUMBER = re.compile(r"(?:\S{1,12}[.)]|\[\S{1,12}\]) ")
_ROW, _RULE = re.compile(r"\|(.*)\|"), re.compile(r"\|(?: --- \|)+")
_BLOCK_LINK = re.compile(
    r"- ([^:\n]{1,80}): (?:\[\[[^\n]{0,400}?#\^m-([0-9a-f]{4,36})\|[^\n]{0,400}?\]\]"
    r"|\[[^\n]{0,400}?\]\((manicule://[0-9a-f/-]{1,200})\))(?: \([^\n]{0,1000}?\))?(?: — (.*))?"
)
_OBSIDIAN_TAGS = re.compile(r"#[^\s#]+(?: #[^\s#]+)*")


class _Part(NamedTuple):
    """The lines of one highlight, and what its mark says."""

    lines: list[str]
    identity: str
    sha256: str = ""
    at: float | None = None
    until: float | None = None
    colour: str = ""


def read(source: Source) -> Project | None:
    """Return the highlights in such a file, or None for another one."""
    text = source.text().text.replace("\r\n", "\n")
    front, body = frontmatter.split(text)
    reader = _Reader(frontmatter.read_facts(front))
    (reader.read_comments if _COMMENT.search(body) else reader.read_callouts)(body.split("\n"))
    gathered = reader.gathered
    if not any(told.passages for told in gathered.sources.values()):
        return None
    for told in gathered.sources.values():
        # Two documents of one title, in two files, are two documents.
        told.identity = told.sha256 or told.facts.other.get("manicule", "") or told.identity
    project = gathered.project("manicule-markdown", APP_NAME, "manicule")
    return replace(project, links=tuple(reader.links))


class _Reader:
    """Goes down a file, knowing the document and the headings that it is under."""

    def __init__(self, facts: Facts) -> None:
        self.gathered = Gathered()
        self.links: list[ForeignLink] = []
        self._front = facts
        self._document: GatheredSource | None = None
        self._headings: list[str] = []
        self._leading: list[tuple[str, re.Match[str]]] = []

    def read_comments(self, lines: list[str]) -> None:
        """Read the plain form, in which a comment stands below each highlight."""
        part: list[str] = []
        for line in lines:
            comment = _COMMENT.fullmatch(line.strip())
            heading = _HEADING.fullmatch(line) if not part or not part[-1].startswith(" ") else None
            if comment is not None:
                identity, sha256, at, until, colour = comment.groups("")
                self._add(_Part(part, identity, sha256, float(at), float(until), colour))
                part = []
            elif heading is not None:
                self._open(len(heading[1]), unescaped(heading[2]))
                part = []
            elif (fact := _FACT.fullmatch(line)) is not None and self._is_new():
                self._tell(fact[1].replace("\\", ""), unescaped(fact[2]))
            else:
                part.append(line)

    def read_callouts(self, lines: list[str]) -> None:
        """Read the form for Obsidian, in which each highlight is a callout."""
        part: list[str] = []
        colour = ""
        for line in (*lines, ""):
            callout = _CALLOUT.fullmatch(line)
            heading = _HEADING.fullmatch(line)
            if callout is not None:
                part, colour = [line], callout[1]
            elif part and line.startswith(">"):
                part.append(line)
            elif part:
                self._add_callout(part, colour)
                part = []
            elif heading is not None:
                self._open(len(heading[1]), unescaped(heading[2]))
        self._follow_links()

    def _follow_links(self) -> None:
        """Add the links between callouts of this note; of others it has only half an id."""
        told = self.gathered.sources.values()
        known = [one.identity for source in told for one in source.passages]
        for origin, leads in self._leading:
            link = read_link(leads[3] or "")
            begins = OWN_IDENTITY + (link.highlight_id if link else leads[2] or "?")
            target = next((one for one in known if one.startswith(begins)), "")
            target = target or (begins if link and link.highlight_id else "")
            if target:
                note = unescaped(leads[4] or "")
                self.links.append(ForeignLink(origin, target, leads[1].lower(), note))
            else:
                self.gathered.homeless("links to other notes")

    def _add_callout(self, part: list[str], colour: str) -> None:
        found = next((one for one in map(_OPEN.fullmatch, part) if one is not None), None)
        link = read_link(found[2]) if found is not None else None
        if found is None or link is None or not link.highlight_id:
            return
        split = part.index(found[0])
        after = [line.removeprefix(">").removeprefix(" ") for line in part[split + 1 :]]
        remarks: list[str] = []
        note: list[str] = []
        for line in after:
            leads = _BLOCK_LINK.fullmatch(line)
            if _OBSIDIAN_TAGS.fullmatch(line):
                # A space cannot stand in such a tag, and most underscores stand for one.
                tags = [tag.removeprefix("#").replace("_", " ") for tag in line.split(" ")]
                remarks.append(_TAGS + " · ".join(tags))
            elif leads is not None:
                self._leading.append((OWN_IDENTITY + link.highlight_id, leads))
            else:
                note.append(line)
        text = "\n".join(note).strip()
        remarks += [_NOTE, "", *(f"  {line}" for line in text.split("\n"))] if text else []
        lines = [*part[1:split], f"— {found[1]}", *remarks]
        self._add(_Part(lines, link.highlight_id, colour=colour))
        document = self._current()
        document.facts = replace(
            document.facts, other={**document.facts.other, "manicule": link.document_id}
        )

    def _open(self, level: int, title: str) -> None:
        if level == 1:
            is_first = not self.gathered.sources and self._front.title in {"", title}
            facts = replace(self._front, title=title, other={}) if is_first else Facts(title=title)
            name = title
            while name in self.gathered.sources:
                name += " ·"
            self._document = self.gathered.source(name)
            self._document.facts = facts
            self._document.sha256 = self._front.other.get("sha256", "") if is_first else ""
            self._headings = []
        else:
            self._headings = [*self._headings[: level - 2], title]

    def _is_new(self) -> bool:
        return self._document is not None and not self._document.passages

    def _current(self) -> GatheredSource:
        if self._document is None:
            self._open(1, self._front.title)
        if self._document is None:
            raise AssertionError
        return self._document

    def _tell(self, name: str, value: str) -> None:
        document = self._current()
        if name == "sha256":
            document.sha256 = value
        elif name == "author":
            document.facts = replace(document.facts, authors=tuple(value.split(", ")))
        else:
            document.facts = replace(document.facts, **{name: value})  # type: ignore[arg-type]

    def _add(self, part: _Part) -> None:
        document = self._current()
        document.sha256 = document.sha256 or part.sha256
        identity = OWN_IDENTITY + part.identity
        remarks = _remarks(part.lines)
        cited = next((line for line in part.lines if _CITED.fullmatch(line)), "")
        page = _PAGE.search(unescaped(cited))
        quotation = _without_numbers(_quotation(part.lines), (part.until or 0) - (part.at or 0))
        tags = [unescaped(tag) for tag in remarks.tags]
        document.passages.append(
            ForeignPassage(
                quotation,
                identity=identity,
                # Offsets count in the text of these bytes, and in no other.
                at=part.at,
                until=part.until,
                page=page[1] if page else "",
                chapter=tuple(self._headings),
                is_area=any(_PICTURE.fullmatch(line) for line in part.lines),
                colour=part.colour if part.colour in COLOURS else hex_colour(part.colour),
                codings=tuple(
                    self.gathered.coding(*filter(None, tag.split("/"))) for tag in tags if tag
                ),
                notes=(ForeignNote(remarks.note),) if remarks.note else (),
            )
        )
        for link in remarks.links:
            target = OWN_IDENTITY + link[1]
            self.links.append(ForeignLink(identity, target, link[0].lower(), link[2] or ""))


class _Remarks(NamedTuple):
    tags: list[str]
    note: str
    links: list[tuple[str, str, str]]


def _remarks(lines: list[str]) -> _Remarks:
    """Return what stands in the list below a quotation."""
    tags: list[str] = []
    note: list[str] = []
    links: list[tuple[str, str, str]] = []
    is_note = False
    for line in lines:
        link = _LINK.fullmatch(line)
        if is_note and (line.startswith("  ") or not line.strip()):
            note.append(line.removeprefix("  "))
            continue
        is_note = line.startswith(_NOTE)
        if is_note:
            note.append(line.removeprefix(_NOTE).strip())
        elif line.startswith(_TAGS):
            tags += line.removeprefix(_TAGS).split(" · ")
        elif link is not None:
            links.append((link[1], link[2], unescaped(link[3] or "")))
    return _Remarks(tags, "\n".join(note).strip(), links)


def _quotation(lines: list[str]) -> str:
    """Return the words of the blockquote, each of whose paragraphs is a block of the source."""
    quoted = [line[1:].removeprefix(" ") for line in lines if line.startswith(">")]
    blocks: list[str] = []
    paragraph: list[str] = []
    for line in (*quoted, ""):
        if _PICTURE.fullmatch(line):
            continue
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            blocks.append(_block(paragraph))
            paragraph = []
    return "\n".join(blocks)


def _without_numbers(quotation: str, length: float) -> str:
    """Return words without the numbers of list items, which our text does not have as letters.

    Whether they are such numbers is told by the length that the mark says the passage has.
    """
    if not 0 < length < len(quotation):
        return quotation
    bare = "\n".join(_NUMBER.sub("", line, count=1) for line in quotation.split("\n"))
    return bare if len(bare) == length else quotation


def _block(lines: list[str]) -> str:
    rows = [row for row in map(_ROW.fullmatch, lines) if row is not None]
    if len(rows) == len(lines):
        shown = [row[1] for row in rows if not _RULE.fullmatch(row[0])]
        cells = (re.split(r"(?<!\\)\|", row) for row in shown)
        return "\n".join("\t".join(plain_words(cell) for cell in row).strip() for row in cells)
    return "\n".join(unescaped(line.removesuffix("\\")) for line in lines)
