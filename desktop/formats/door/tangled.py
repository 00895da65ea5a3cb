"""Files so tangled that no parser is done with them in time, and what is kept of such pages.

A file counts as tangled by its marks alone, never by the clock, so that every machine reads the
same text from the same file.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from lxml import etree

from desktop.formats.door.characters import writable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

REMARK = "The page's marks are tangled beyond reading, so only its words were kept."

_MARK = "tangled"
_FEW = 20_000
"""Tags that any page may have, whatever they are."""
# Each becomes an element, and elements are what time and memory go to.
_MOST_TAGS = 250_000
# In one tag. libxml2 compares each with all before it.
_MOST_ATTRIBUTES = 2_000
_MOST_WORK = 300_000_000
"""Steps a parser may take through its open elements for end tags that close none of them."""
# What is kept is for search and reading; lines are put together beyond that.
_MOST_PARAGRAPHS = 10_000
# Letters, so that a title that never ends is not looked for to the end of the file.
_LONGEST_TITLE = 300

_BEGINS = re.compile(r"<[a-zA-Z]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z!?][^\s<>/]*)[^<>]*>?")
_TITLE = re.compile(rf"<title[^<>]*>([^<]{{1,{_LONGEST_TITLE}}})", re.IGNORECASE)
_HIDDEN = re.compile(r"<(!--|script\b|style\b|template\b|title\b)", re.IGNORECASE)
# Elements that need no end tag, or cannot have one: they do not pile up.
_SHALLOW = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option"
    r"|optgroup|tr|td|th|thead|tbody|tfoot|colgroup|html|head|body"
)
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span"
    r"|strike|strong|sub|sup|tt|u|var|wbr"
)
_MOST_BRACKETS, _MOST_STARS, _MOST_ITEMS = 5_000, 100_000, 50_000
_STARS = re.compile(r"[*_~]")
_ITEM = re.compile(r"^[ \t]*(?:[-*+>|]|\d{1,9}[.)][ \t])", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_SPACE = re.compile(r"\s+")


def is_tangled(text: str) -> bool:
    """Whether a page would keep the parser, or what reads its tree, busy for far too long."""
    if any(_attributes(match[0]) > _MOST_ATTRIBUTES for match in _LONG_TAG.finditer(text)):
        return True
    if text.count("<") <= _FEW:
        return False
    visible = _visible(text)
    tags = sum(1 for _ in _BEGINS.finditer(visible))
    return tags > _MOST_TAGS or _work(visible) > _MOST_WORK


def is_tangled_markdown(written: str) -> bool:
    """Whether a Markdown file would keep its parser busy for far too long."""
    if written.count("[") > _MOST_BRACKETS or len(_STARS.findall(written)) > _MOST_STARS:
        for paragraph in _PARAGRAPH_END.split(written):
            stars = len(_STARS.findall(paragraph))
            if paragraph.count("[") > _MOST_BRACKETS or stars > _MOST_STARS:
                return True
    return len(_ITEM.findall(written)) > _MOST_ITEMS


def tree(text: str) -> _Element:
    """Return a page that holds the words of a tangled one, in order."""
    root = etree.Element("html", {_MARK: ""})
    head = etree.SubElement(root, "head")
    title = _TITLE.search(text)
    if title:
        etree.SubElement(head, "title").text = _clean(title[1])
    body = etree.SubElement(root, "body")
    words = _ANY_TAG.sub(_gap, _visible(text))
    lines = [line for part in words.split("\n") if (line := _clean(part))]
    together = len(lines) // _MOST_PARAGRAPHS + 1
    for start in range(0, len(lines), together):
        etree.SubElement(body, "p").text = " ".join(lines[start : start + together])
    return root


def was_tangled(root: _Element) -> bool:
    """Whether a tree was made by `tree`."""
    return root.get(_MARK) is not None


def _attributes(tag: str) -> int:
    return len(_QUOTED.sub("", tag).split())


def _work(text: str) -> int:
    """Return the steps that end tags without a beginning cost, each the number of open elements."""
    opened: dict[str, int] = {}
    depth = work = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if not match[1]:
            if not _SHALLOW.fullmatch(name):
                opened[name] = opened.get(name, 0) + 1
                depth += 1
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
        else:
            work += depth
    return work


def _visible(text: str) -> str:
    """Return a page without comments, scripts, styles and its title."""
    return "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    at = 0
    while match := _HIDDEN.search(text, at):
        yield text[at : match.start()]
        end = "-->" if match[1] == "!--" else f"</{match[1].lower()}"
        found = re.compile(re.escape(end), re.IGNORECASE).search(text, match.end())
        if not found:  # it never ends: what follows may be words
            yield text[match.end() :]
            return
        # An end tag is left to be dropped with its fellows.
        at = found.end() if end == "-->" else found.start()
    yield text[at:]


def _gap(match: re.Match[str]) -> str:
    return "" if _INLINE.fullmatch(match[2].lower()) else "\n"


def _clean(text: str) -> str:
    return _SPACE.sub(" ", writable(html.unescape(text))).strip()
