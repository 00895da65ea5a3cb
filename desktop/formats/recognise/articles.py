"""A collection: several articles on one page, each with its author and date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.recognise.printed_dates import DATE, iso, line_date
from desktop.formats.recognise.printed_names import is_name, people, surname
from desktop.formats.recognise.result import Item, Recognised, Unlike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.printed_lines import Line

# For: Ann Bee: The tides we keep
_LABELLED = re.compile(r"(?P<author>[^:]{3,90}):\s+(?P<title>\S.*)")
# For: Ann Bee: The tides we keep (3 May 2024)
_LABELLED_DATED = re.compile(
    rf"(?P<author>[^:]{{3,90}}):\s+(?P<title>\S.*?)\s*(?:[(\[](?P<date>{DATE})[)\]]|,\s+(?P<plain>{DATE}))",
    re.IGNORECASE,
)
# For: The tides we keep — Ann Bee, 3 May 2024
_DASHED = re.compile(
    rf"(?P<title>\S.*?)\s+[—–|]\s+(?:by\s+)?(?P<author>[^—–|,\d]{{3,80}}),?\s+[(\[]?(?P<date>{DATE})[)\]]?",
    re.IGNORECASE,
)
# For: Posted on 3 May 2024 by Ann Bee
_POSTED = re.compile(
    rf"(?:posted|published|written)\s+(?:on\s+)?(?P<date>{DATE})\s+by\s+(?P<author>\D{{3,80}})",
    re.IGNORECASE,
)
# For: Title: The tides we keep
_FIELD = re.compile(r"(?P<name>title|author|by|date|published):\s+(?P<value>\S.*)", re.IGNORECASE)
# For: By Ann Bee
_BYLINE = re.compile(r"(?:by|par|von|por)\s+(?P<author>.+)", re.IGNORECASE)
# For: Ann Bee | Quayside Post | 3 May 2024
_SIGNED = re.compile(
    rf"(?:by\s+)?(?P<author>\D{{3,80}}?)(?:\s*[|·•]\s*[^|·•\d]{{3,50}}(?=\s*[|·•]))?\s*(?:,|[-–—|·•]|\s)\s*(?P<date>{DATE})\.?",
    re.IGNORECASE,
)
# For: Ann Bee teaches at Quayside.
_IS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|writes|works|worked|serves|served|teaches|taught|lives|"
    r"est|sont|ist|sind|es|son|fue)\b"
)
# Letters. What is longer, between a byline and a text, is a standfirst.
_LONGEST_TITLE = 250
# Letters of a name with the office of the one who bears it.
_LONGEST_SIGNED = 160
_LEAST_BODY = 200
"""Characters that the text of an article has at least; a list of links has less."""
# One article is no collection, but a page.
_FEWEST = 2
# Letters of a paragraph in which its author is introduced.
_REACH = 160
# Words that may stand before a name, such as an office, for the paragraph to begin with it.
_FIRST_NAMES = 5


class _Head(NamedTuple):
    """The head of an article: places in the list of lines, and what they say."""

    first: int
    after: int
    title: str
    author: str
    date: str


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | Unlike:
    """Return one section per article, when at least two stand one after the other."""
    heads = _with_text(found, _heads(found))
    if len(heads) < _FEWEST:
        return _alone(found, heads, facts)
    items: list[Item] = []
    kinds: dict[int, tuple[BlockKind, int]] = {}
    authors: dict[str, None] = {}
    for head in heads:
        line = found[_title_line(found, head)]
        said = {"author": head.author, "date": head.date, "biography": _biography(found, head)}
        items.append(
            Item(head.title, found[head.first].start, {k: v for k, v in said.items() if v})
        )
        if line.whole and line.kind is not BlockKind.HEADING:
            kinds[line.block] = (BlockKind.HEADING, 1)
        authors.update(dict.fromkeys(people(head.author)))
    title = _title(facts.title, found, heads)
    facts = replace(facts, title=title, authors=facts.authors or tuple(authors))
    return Recognised(DocumentKind.ARTICLE_COLLECTION, facts, items, kinds)


def _alone(found: Sequence[Line], heads: Sequence[_Head], facts: Facts) -> Recognised | Unlike:
    """Return the facts of a text that is one article, known by its first line 'Author: Title'."""
    if not heads or heads[0].first or not _LABELLED.fullmatch(found[0].text) or not heads[0].date:
        articles = "1 article" if len(heads) == 1 else "no article"
        return Unlike(f"{articles} with author and text of its own, of at least {_FEWEST}")
    head = heads[0]
    printed = {"biography": _biography(found, head), "" if iso(head.date) else "date": head.date}
    other = {name: value for name, value in printed.items() if name and value}
    facts = replace(
        facts,
        title=head.title if facts.title in ("", found[0].text) else facts.title,
        authors=facts.authors or people(head.author),
        date=facts.date or iso(head.date),
        other={**other, **facts.other},
    )
    return Recognised(DocumentKind.DOCUMENT, facts)


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
    """Return the head that begins at a line: title, author and date as they are printed."""
    if len(found[index].text) > _LONGEST_TITLE:
        return None
    return _in_fields(found, index) or _on_one_line(found, index) or _on_lines(found, index)


def _in_fields(found: Sequence[Line], index: int) -> _Head | None:
    """Return a head of lines such as 'Title: ...' and 'Author: ...'."""
    said: dict[str, str] = {}
    after = index
    while after < min(index + 4, len(found)) and (m := _FIELD.fullmatch(found[after].text)):
        said[m["name"].lower()] = m["value"]
        after += 1
    author = said.get("author") or said.get("by", "")
    if "title" not in said or not people(author):
        return None
    return _Head(index, after, said["title"], author, said.get("date") or said.get("published", ""))


def _on_one_line(found: Sequence[Line], index: int) -> _Head | None:
    """Return a head that names the author beside the title: 'Author: Title', 'Title — Author'."""
    text = found[index].text
    for pattern in (_LABELLED_DATED, _DASHED):
        match = pattern.fullmatch(text)
        if match and people(match["author"].strip(), 2):
            date = match["date"] or match.groupdict().get("plain") or ""
            return _Head(index, index + 1, match["title"], match["author"].strip(), date)
    date = line_date(found[index + 1].text)
    labelled = _LABELLED.fullmatch(text)
    if date and labelled and people(labelled["author"].strip(), 2):
        return _Head(index, index + 2, labelled["title"], labelled["author"].strip(), date)
    return None


def _on_lines(found: Sequence[Line], index: int) -> _Head | None:
    """Return a head of two or three lines: title, author and date, in the orders in use."""
    texts = [*(line.text for line in found[index : index + 3]), "", ""][:3]
    dates = [line_date(text) for text in texts]
    if dates[0]:
        author = _byline(texts[2])
        titled = bool(author) and _is_title(found[index + 1])
        return _Head(index, index + 3, texts[1], author, dates[0]) if titled else None
    if not _is_title(found[index]):
        return None
    return _signed(found, index, texts) or _by_author(found, index, texts, dates)


def _signed(found: Sequence[Line], index: int, texts: Sequence[str]) -> _Head | None:
    """Return a head whose second line has author and date, or only an author below a heading."""
    if len(texts[1]) > _LONGEST_SIGNED:
        return None
    signed = _POSTED.fullmatch(texts[1]) or _SIGNED.fullmatch(texts[1])
    if signed and people(signed["author"].strip(), 2):
        return _Head(index, index + 2, texts[0], signed["author"].strip(), signed["date"])
    undated = found[index].kind is BlockKind.HEADING and not line_date(texts[2])
    author = _byline(texts[1])
    return _Head(index, index + 2, texts[0], author, "") if undated and author else None


def _by_author(
    found: Sequence[Line], index: int, texts: Sequence[str], dates: Sequence[str]
) -> _Head | None:
    """Return a head with author and date on lines of their own."""
    if not (dates[1] or dates[2]):
        return None
    if dates[2] and texts[0].isupper() and is_name(texts[0], 2) and _is_title(found[index + 1]):
        return _Head(index, index + 3, texts[1], texts[0], dates[2])
    author = _byline(texts[2]) if dates[1] else _byline(texts[1]) or _name(texts[1])
    date = dates[1] or dates[2]
    return _Head(index, index + 3, texts[0], author, date) if author and date else None


def _name(text: str) -> str:
    """Return a line that is nothing but names of two words and more."""
    return text if people(text, 2) else ""


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


def _title_line(found: Sequence[Line], head: _Head) -> int:
    """Return the place of the line with the title, which need not be the first of the head."""
    places = range(head.first, head.after)
    return next((i for i in places if head.title in found[i].text), head.first)


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
    """Return the document's title unless it is only a part of the first article's head."""
    first = {line.text for line in found[heads[0].first : heads[0].after]}
    return "" if title in first or title == heads[0].title else title
