"""The title of a page, without the name of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from desktop.domain import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.metadata.linked_data import LinkedData
    from desktop.formats.metadata.meta_tags import Tags

_TAGS = (
    "citation_title",
    "og:title",
    "dcterms.title",
    "dc.title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "title",
)
_BETWEEN = re.compile(r"\s+[|\-–—·•»«/:\\>]{1,2}\s+|\s*[|｜]\s*|\s*::\s*")
_WORD = re.compile(r"\w+")
_WRITTEN = {"sup": raised, "sub": lowered}
# Letters. A page may say a megabyte of title.
_LONGEST = 500
# A piece of the title with fewer may be the name of a section.
_FEW_WORDS = 3
# 'The Harbour and District Gazette'. Longer tails are the second half of a title.
_SITE_WORDS = 5


def find(root: _Element, tags: Tags, data: LinkedData, publisher: str) -> str:
    """Return the title of a page, or '' when it has none."""
    written = _written(root, "title")
    stated = data.text("headline") or tags.first(_TAGS)
    if stated:
        return (_own(root, written, stated) or without_site(stated, publisher))[:_LONGEST]
    return (_from_title(root, written, publisher) or _written(root, "h1"))[:_LONGEST]


def _own(root: _Element, written: str, stated: str) -> str:
    """Return the page's headline where its title bar has it, and the site states something else.

    Some sites state a description, or the name of a series, in the place of the headline.
    """
    heading, title = _plain(_written(root, "h1")), _plain(written)
    said = _plain(stated)
    is_own = bool(heading) and f" {heading} " in f" {title} "
    is_other = f" {heading} " not in f" {said} " and f" {said} " not in f" {title} "
    return _written(root, "h1") if is_own and is_other else ""


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def without_site(title: str, publisher: str) -> str:
    """Return a title without the publisher's name at either end."""
    title = " ".join(title.split())
    if not publisher:
        return title
    parts = list(_BETWEEN.finditer(title))
    if parts and title[parts[-1].end() :].casefold() == publisher.casefold():
        return title[: parts[-1].start()]
    if parts and title[: parts[0].start()].casefold() == publisher.casefold():
        return title[parts[0].end() :]
    return title


def _from_title(root: _Element, written: str, publisher: str) -> str:
    shorter = without_site(written, publisher)
    if shorter != written or not _BETWEEN.search(written):
        return shorter
    headings = {_text(h).casefold(): _text(h) for n in ("h1", "h2") for h in root.iter(n)}
    pieces = _BETWEEN.split(written)
    for piece in (pieces[0], pieces[-1]):
        if piece.casefold() in headings and len(piece.split()) >= _FEW_WORDS:
            return piece
    last = list(_BETWEEN.finditer(written))[-1]
    head, tail = written[: last.start()], written[last.end() :]
    # A few words after the last mark are the name of the site; what is left must say something.
    if len(tail.split()) <= _SITE_WORDS and len(head.split()) > max(_FEW_WORDS, len(tail.split())):
        return head
    return written


def _written(root: _Element, tag: str) -> str:
    for element in root.iter(tag):
        text = _text(element)
        if text and not any(a.tag == "svg" for a in element.iterancestors()):
            return text
    return ""


def _text(element: _Element) -> str:
    return " ".join("".join(_words(element)).split())[: 2 * _LONGEST]


def _words(element: _Element) -> Iterator[str]:
    """Yield what an element says, without the marks of notes: 2019 with note 1 is not 20191."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            yield (inner.tail or "") if inner is not element else ""
        elif inner.tag in _WRITTEN:
            walk.skip_subtree()
            text = "".join(inner.itertext())
            yield "" if inner.find(".//a") is not None else _WRITTEN[inner.tag](text)
        else:
            yield inner.text or ""
