"""Authors and dates that are only printed on the page, or marked in its text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from desktop.formats.metadata import iso_dates, people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_NAMED = re.compile(r"(?:^|[\s_-])(?:by-?line|author|writtenby|p-author|vcard)", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|published|pubdate|posted|timestamp|publish-?time)", re.IGNORECASE
)
_INNER = re.compile(r"(?:^|[\s_-])(?:author|fn|name)(?:[\s_-]name)?(?:$|\s)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"comment|related|recommend|sidebar", re.IGNORECASE)
_NOT_MEANT = re.compile(
    r"comment|related|bio\b|avatar|sidebar|footer|widget|popular|recommend", re.IGNORECASE
)
# Letters of a byline: more are a sentence.
_LONGEST = 100
# Elements looked through.
_MOST = 50_000
# Times on a page: with more, they are those of comments or of other articles.
_FEW = 2
# Elements that are named so; a list of articles has one in each.
_BYLINES = 12


def printed(root: _Element) -> Iterator[list[str]]:
    """Yield what may name the authors as the page prints them, best marked first."""
    body = next(root.iter("body"), root)
    for find in (_by_property, _by_relation):
        yield [t for t in find(body) if t and len(t) <= _LONGEST]
    yield from islice(_by_class(body), _BYLINES)


def printed_moment(root: _Element) -> str:
    """Return the date that the page prints as its own, or ''."""
    body = next(root.iter("body"), root)
    for element in _few(body, None):
        if element.get("itemprop") == "datePublished" and not _is_beside(element, _ELSEWHERE):
            stated = element.get("content") or element.get("datetime") or _text(element)
            if found := iso_dates.moment(stated):
                return found
    times = [t for t in _few(body, "time") if not _is_beside(t)]
    own = [t for t in times if t.get("pubdate") is not None]
    inside = [t for t in times if any(a.tag in {"article", "main"} for a in t.iterancestors())]
    for element in (*own, *inside, *(times if len(times) <= _FEW else ())):
        found = iso_dates.moment(element.get("datetime") or "") or iso_dates.moment(_text(element))
        if found:
            return found
    marked = (t for e in _few(body, None) if _is_named(e, _DATED) for t in _stated(e))
    return next(filter(None, (iso_dates.moment(t) for t in marked if len(t) <= _LONGEST)), "")


def _stated(element: _Element) -> tuple[str, str]:
    """Return the exact moment that a printed one bears, and the printed one."""
    return element.get("title") or "", _text(element)


def _by_property(body: _Element) -> Iterator[str]:
    for element in _few(body, None):
        is_author = "author" in (element.get("itemprop") or "").split()
        if is_author and not _is_beside(element, _ELSEWHERE):
            names = [e for e in element.iter() if e.get("itemprop") == "name"] or [element]
            yield from (e.get("content") or _text(e) for e in names)


def _by_relation(body: _Element) -> Iterator[str]:
    for element in _few(body, "a"):
        if "author" in (element.get("rel") or "").split() and not _is_beside(element):
            yield _text(element)


def _by_class(body: _Element) -> Iterator[list[str]]:
    for element in _few(body, None):
        if _is_named(element, _NAMED) and not _is_beside(element):
            text = _text(element)
            yield _names_inside(element)
            if text and len(text) <= _LONGEST:
                yield [text]


def _names_inside(element: _Element) -> list[str]:
    """Return the names that a byline marks, by class, in bold or as links to their authors."""
    marked = [e for e in element.iterdescendants() if _INNER.search(e.get("class") or "")]
    bold = element.iterdescendants("b", "strong", "a") if people.has_label(_text(element)) else ()
    return [t for e in marked or bold if (t := _text(e)) and len(t) <= _LONGEST]


def _few(body: _Element, tag: str | None) -> Iterator[_Element]:
    for count, element in enumerate(body.iter(tag) if tag else body.iter()):
        if count >= _MOST:
            return
        if isinstance(element.tag, str):
            yield element


def _is_named(element: _Element, pattern: re.Pattern[str]) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(pattern.search(name)) and not _NOT_MEANT.search(name)


def _is_beside(element: _Element, names: re.Pattern[str] = _NOT_MEANT) -> bool:
    """Tell whether an element belongs to something beside the article."""
    for ancestor in element.iterancestors():
        if ancestor.tag in {"nav", "aside", "footer"}:
            return True
        if ancestor.tag == "body":
            return False
        if names.search(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"):
            return True
    return False


def _text(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())[: 2 * _LONGEST]
