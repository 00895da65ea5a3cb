"""What the tags, roles and names of elements say about their part in a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
"""Elements that begin a line of their own; all others run inside one."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "canvas",
        "audio",
        "video",
        "iframe",
        "object",
        "embed",
        "applet",
        "map",
        "param",
        "source",
        "track",
        "link",
        "meta",
        "base",
        "head",
        "title",
        "frame",
        "frameset",
        "noframes",
    ]
)
"""Elements whose text, if any, is not for reading."""
EMBEDS = frozenset(("iframe", "object", "embed", "video", "audio", "canvas"))
CONTROLS = frozenset(("button", "input", "select", "textarea", "datalist", "progress", "meter"))

_MASKED_ROLES = frozenset(
    [
        "alert",
        "alertdialog",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "menu",
        "menubar",
        "navigation",
        "search",
        "toolbar",
        "tablist",
        "tooltip",
    ]
)
_MASKED_TAGS = frozenset(("nav", "menu", "dialog", "search"))

# Stems are long enough to be sought anywhere in a name; words only count on their own.
_BULKY = re.compile(
    r"comment|community|disqus|footer|outbrain|recommend|related|replies|sidebar|sponsor|supplement"
    r"|taboola|\b(?:respond|toc|trending|widgets?)\b"
)
"""Names of furniture of any size."""
_SLIGHT = re.compile(
    r"advert|agegate|breadcrumb|consent|cookie|gdpr|header|masthead|navbar|navigation|newsletter"
    r"|pagination|popup|skyscraper|social|subscri|toolbar"
    r"|\b(?:ads?|banner|extra|legends|menus?|modal|nav|overlay|pager|promos?|promotion|remark|rss"
    r"|share|sharing|signup|skip)\b"
)
"""Names of furniture that is never long: with much text of its own it is something else."""
SLIGHT_LETTERS = 1500
_GOOD = re.compile(r"article|body|content|entry|main|page|post|text|blog|story|prose")
_POOR = re.compile(
    r"advert|banner|comment|contact|footer|gdpr|hidden|masthead|\bmedia\b|\bmeta\b|outbrain"
    r"|\bpromo|related|scroll|\bshar(?:e|ing)\b|shoutbox|sidebar|skyscraper|sponsor|shopping|\btags\b"
    r"|widget|\bads?\b|taboola|newsletter|breadcrumb"
)
_TEXT = re.compile(r"article|body|column|content|main|story")
_SHARE = re.compile(r"\bshar(?:e|ing|es|edaddy)\b")
_SLUG_WORDS = 4
_SEPARATORS = re.compile(r"(?<=[a-z])(?=[A-Z])|[^0-9A-Za-z]+")
_SENTENCE_END = re.compile(r"[.!?\u061f\u06d4\u0964]['\"”’»)]*(?:\s|$)|[\u3002\uff01\uff1f]")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def names(element: _Element) -> tuple[str, str]:
    """Return class and id in lower case, their words parted by single spaces.

    Ids made from a heading ("sharing-with-a-single-developer") say what a part is about, not what
    it is, and are left out.
    """
    id_name = _apart(element.get("id"))
    return _apart(element.get("class")), "" if id_name.count(" ") >= _SLUG_WORDS else id_name


def _apart(name: str | None) -> str:
    return _SEPARATORS.sub(" ", name).lower().strip() if name else ""


def weight(class_name: str, id_name: str) -> int:
    """Return what the names speak for: above 0 text, below 0 furniture."""
    total = 0
    for name in (class_name, id_name):
        if name:
            total += 25 * bool(_GOOD.search(name)) - 25 * bool(_POOR.search(name))
    return total


def is_furniture(element: _Element, name: str, letters: int) -> bool:
    """Tell whether an element with `letters` outside links calls itself something but text."""
    if element.get("role") in _MASKED_ROLES or element.tag in _MASKED_TAGS:
        return True
    if not name or _TEXT.search(name):
        return False
    return bool(_BULKY.search(name) or (letters < SLIGHT_LETTERS and _SLIGHT.search(name)))


def is_sharing(name: str) -> bool:
    """Tell whether an element is a row of buttons to pass the page on."""
    return bool(name) and bool(_SHARE.search(name))


def is_hidden(element: _Element, letters: int) -> bool:
    """Tell whether an element of so many letters is kept from being seen by its own attributes."""
    style = element.get("style")
    if style and _HIDING.search(style):
        return True
    if element.get("hidden") is not None:
        return True
    # Pages mark all that is behind an open dialog so; only small things were never for reading.
    return element.get("aria-hidden") == "true" and letters < SLIGHT_LETTERS


def ends_sentence(text: str) -> bool:
    """Tell whether a sentence ends somewhere in a text."""
    return bool(_SENTENCE_END.search(text))
