"""A collection: several articles on one page, each with its author and date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.recognise.dates import DATE, line_date
from desktop.formats.recognise.names import people, surname
from desktop.formats.recognise.result import Item, Recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.passages import Line

_LABELLED = re.compile(r"(?P<author>[^:]{3,90}):\s+(?P<title>\S.*)")
_BYLINE = re.compile(r"(?:by|par|von|por)\s+(?P<author>.+)", re.IGNORECASE)
_SIGNED = re.compile(
    rf"(?:by\s+)?(?P<author>\D{{3,80}}?)\s*(?:,|[-–—|·•]|\s)\s*(?P<date>{DATE})\.?", re.IGNORECASE
)
_IS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|writes|works|worked|serves|served|teaches|taught|lives|"
    r"est|sont|ist|sind|es|son|fue)\b"
)
_LONGEST_TITLE = 250
_LEAST_BODY = 200
"""Characters that the text of an article has at least; a list of links has less."""
_FEWEST = 2
_REACH = 160
_FIRST_NAMES = 5


class _Head(NamedTuple):
    """The head of an article: places in the list of lines, and what they say."""

    first: int
    after: int
    title: str
    author: str
    date: str


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | None:
    """Return one section per article, when at least two stand one after the other."""
    heads = _with_text(found, _heads(found))
    if len(heads) < _FEWEST:
        return None
    items: list[Item] = []
    kinds: dict[int, tuple[BlockKind, int]] = {}
    authors: dict[str, None] = {}
    for head in heads:
        line = found[head.first]
        said = {"author": head.author, "date": head.date, "biography": _biography(found, head)}
        items.append(Item(head.title, line.start, {k: v for k, v in said.items() if v}))
        if line.whole and line.kind is not BlockKind.HEADING:
            kinds[line.block] = (BlockKind.HEADING, 1)
        authors.update(dict.fromkeys(people(head.author)))
    title = _title(facts.title, found, heads)
    facts = replace(facts, title=title, authors=facts.authors or tuple(authors))
    return Recognised(DocumentKind.ARTICLE_COLLECTION, facts, items, kinds)


def _heads(found: Sequence[Line]) -> list[_Head]:
    heads: list[_Head] = []
    index = 0
    while index < len(found) - 1:
        head = _head(found, index)
        if head:
            heads.append(head)
            index = head.after
        else:
            index += 1
    return heads


def _head(found: Sequence[Line], index: int) -> _Head | None:
    """Return the head that begins at a line: a title, then author and date in either order."""
    line = found[index]
    if len(line.text) > _LONGEST_TITLE:
        return None
    below = [each.text for each in found[index + 1 : index + 3]]
    date = line_date(below[0])
    labelled = _LABELLED.fullmatch(line.text)
    if date and labelled and people(labelled["author"].strip(), 2):
        return _Head(index, index + 2, labelled["title"], labelled["author"].strip(), date)
    if not _is_title(line):
        return None
    signed = _SIGNED.fullmatch(below[0])
    if signed and people(signed["author"].strip(), 2):
        return _Head(index, index + 2, line.text, signed["author"].strip(), signed["date"])
    if len(below) > 1:
        author = _byline(below[1]) if date else _byline(below[0])
        date = date or line_date(below[1])
        if author and date:
            return _Head(index, index + 3, line.text, author, date)
    return None


def _byline(text: str) -> str:
    match = _BYLINE.fullmatch(text)
    author = match["author"].strip() if match else ""
    return author if people(author) else ""


def _is_title(line: Line) -> bool:
    """Whether a line stands as a title, rather than as a sentence or a date."""
    return line.whole and not line.text.endswith((",", ";", ":")) and not line_date(line.text)


def _with_text(found: Sequence[Line], heads: list[_Head]) -> list[_Head]:
    """Return the heads that have an article below them, when that is nearly all of them."""
    ends = [*(head.first for head in heads[1:]), len(found)][: len(heads)]
    kept = [
        head
        for head, end in zip(heads, ends, strict=True)
        if sum(len(line.text) for line in found[head.after : end]) >= _LEAST_BODY
    ]
    return kept if len(kept) * 3 >= len(heads) * 2 else []


def _biography(found: Sequence[Line], head: _Head) -> str:
    """Return the line below the head that says who the author is."""
    if head.after >= len(found):
        return ""
    text = found[head.after].text
    names = [surname(name) for name in people(head.author)]
    begin = text[:_REACH]
    places = [re.search(rf"\b{re.escape(name)}\b", begin) for name in names]
    if not names or not all(places):
        return ""
    last = max(place.end() for place in places if place)
    first = min(place.start() for place in places if place)
    # The name leads the line: at most a first name and titles stand before it.
    leads = len(text[:first].split()) <= _FIRST_NAMES
    return text if leads and _IS.search(text[last : last + 60]) else ""


def _title(title: str, found: Sequence[Line], heads: list[_Head]) -> str:
    """Return the document's title unless it is only that of the first article."""
    first = found[heads[0].first].text
    return "" if title in (first, heads[0].title) else title
