"""Authors and dates that are only printed on the page, or marked in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.metadata import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_NAMED = re.compile(r"(?:^|[\s_-])(?:by-?line|author|writtenby|p-author|vcard)", re.IGNORECASE)
_DATED = re.compile(r"(?:^|[\s_-])(?:date|dateline|published|pubdate|posted)", re.IGNORECASE)
_NOT_MEANT = re.compile(
    r"comment|related|bio\b|avatar|sidebar|footer|widget|popular|recommend", re.IGNORECASE
)
_LONGEST = 100
_MOST = 50_000
_FEW = 2


def printed(root: _Element) -> list[str]:
    """Return the names of the authors as the page prints them, best marked first."""
    body = next(root.iter("body"), root)
    for find in (_by_property, _by_relation, _by_class):
        found = [t for t in find(body) if t and len(t) <= _LONGEST]
        if found:
            return found
    return []


def printed_moment(root: _Element) -> str:
    """Return the date that the page prints as its own, or ''."""
    body = next(root.iter("body"), root)
    times = [t for t in _few(body, "time") if not _is_beside(t)]
    own = [t for t in times if t.get("pubdate") is not None or t.get("itemprop") == "datePublished"]
    inside = [t for t in times if any(a.tag in {"article", "main"} for a in t.iterancestors())]
    for element in (*own, *inside, *(times if len(times) <= _FEW else ())):
        found = dates.moment(element.get("datetime") or "") or dates.moment(_text(element))
        if found:
            return found
    marked = (_text(e) for e in _few(body, None) if _is_named(e, _DATED))
    return next(filter(None, (dates.moment(t) for t in marked if len(t) <= _LONGEST)), "")


def _by_property(body: _Element) -> Iterator[str]:
    for element in _few(body, None):
        if "author" in (element.get("itemprop") or "").split() and not _is_beside(element):
            names = [e for e in element.iter() if e.get("itemprop") == "name"] or [element]
            yield from (e.get("content") or _text(e) for e in names)


def _by_relation(body: _Element) -> Iterator[str]:
    for element in _few(body, "a"):
        if "author" in (element.get("rel") or "").split() and not _is_beside(element):
            yield _text(element)


def _by_class(body: _Element) -> Iterator[str]:
    for element in _few(body, None):
        if _is_named(element, _NAMED) and not _is_beside(element):
            text = _text(element)
            if text:
                yield text
                return


def _few(body: _Element, tag: str | None) -> Iterator[_Element]:
    for count, element in enumerate(body.iter(tag) if tag else body.iter()):
        if count >= _MOST:
            return
        if isinstance(element.tag, str):
            yield element


def _is_named(element: _Element, pattern: re.Pattern[str]) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(pattern.search(name)) and not _NOT_MEANT.search(name)


def _is_beside(element: _Element) -> bool:
    """Tell whether an element belongs to something beside the article."""
    for ancestor in element.iterancestors():
        if ancestor.tag in {"nav", "aside", "footer"}:
            return True
        if ancestor.tag == "body":
            return False
        if _NOT_MEANT.search(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"):
            return True
    return False


def _text(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())[: 2 * _LONGEST]
