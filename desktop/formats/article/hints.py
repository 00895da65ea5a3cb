"""What the tags, roles and names of elements say about their part in a page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_PLACE = r"(?:article|story|post|entry|content|page|main|news|blog|footer|site|the)"
_HOLDER = (
    r"(?:content|body|wrap|wrapper|container|section|area|list|block|box|column|main|form|thread"
    r"|inner|items?)"
)
_TALK = r"(?:comments?|disqus|reactions|responses|commentaires|kommentare?|comentarios|commenti)"
_ELSEWHERE = r"(?:related|recommended|trending|popular)"
_WORKS = r"(?:content|articles?|stories|story|posts?|entries|news|links|items)"
_NAMED_FURNITURE = re.compile(
    rf"(?:{_PLACE} )*{_TALK}(?: {_HOLDER})*|{_PLACE} (?:sidebar|{_ELSEWHERE})"
    rf"|(?:{_PLACE} )?{_ELSEWHERE} {_WORKS}(?: {_HOLDER})*"
)
"""Single names that leave no doubt, though words in them speak of text."""
# What is named 'promo' or 'share' only in part is furniture while it is small; articles have more.
SLIGHT_LETTERS = 1500
_ANY_SIZE = float("inf")
_GOOD = re.compile(r"article|body|content|entry|main|page|post|text|blog|story|prose")
_POOR = re.compile(
    r"advert|banner|comment|contact|footer|gdpr|hidden|masthead|\bmedia\b|\bmeta\b|outbrain"
    r"|\bpromo|related|scroll|\bshar(?:e|ing)\b|shoutbox|sidebar|skyscraper|sponsor|shopping|\btags\b"
    r"|widget|\bads?\b|taboola|newsletter|breadcrumb"
)
_TEXT = re.compile(r"article|body|column|content|main|story")
_PLACED = re.compile(r"(?:^|;)\s*(?:top|bottom|left|right)\s*:\s*-?[\d.]+%", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"standfirst|sub ?(?:title|head|headline)|vorspann|chapo|lead text"
    r"|\b(?:dek|deck|strapline|lede|intro|teaser|excerpt|abstract|summary)\b"
)
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’.-][^\W_]+)*")
# Of a page: "video-player", "player-wrap" around a film.
_PLAYER = re.compile(r"\bplayer\b")
# Of the players that many pages have: JW, Video.js, MediaElement, Plyr, Brightcove, Yahoo's.
_KNOWN_PLAYER = re.compile(
    r"jwplayer|flowplayer|brightcove|\b(?:vjs|mejs|plyr|yvp)\b"
    r"|\b(?:video|media|audio|html5|jw|ym) player\b|\bplayer (?:controls?|settings|ui)\b"
)
_SIDE = re.compile(r"sidebar|supplement")
_SHARE = re.compile(r"\bshar(?:e|ing|es|edaddy)\b")
# Names that people give to parts of a page have one to three.
_SLUG_WORDS = 4
# Letters looked at. Tools write kilobytes of class names, of which the first say what it is.
_LONGEST_NAME = 300
_SEPARATORS = re.compile(r"(?<=[a-z])(?=[A-Z])|[^0-9A-Za-z]+")
_SENTENCE_END = re.compile(r"[.!?\u061f\u06d4\u0964]['\"”’»)]*(?:\s|$)|[\u3002\uff01\uff1f]")


class Marks(NamedTuple):
    """What class and id of an element say."""

    name: str
    """Both in lower case, their words parted by single spaces."""
    weight: int
    """Above 0 they speak for text, below 0 for furniture."""


NO_MARKS = Marks("", 0)


def read(attributes: Mapping[str, str]) -> Marks:
    """Return what class and id say.

    Ids made from a heading ("sharing-with-a-single-developer") say what a part is about, not what
    it is, and are left out.
    """
    class_name, id_name = attributes.get("class"), attributes.get("id")
    return _marks(class_name or "", id_name or "") if class_name or id_name else NO_MARKS


@lru_cache(4096)
def _marks(class_text: str, id_text: str) -> Marks:
    class_name, id_name = _apart(class_text), _apart(id_text)
    if id_name.count(" ") >= _SLUG_WORDS:
        id_name = ""
    return Marks(f"{class_name} {id_name}".strip(), _weight(class_name, id_name))


def _apart(name: str) -> str:
    return _SEPARATORS.sub(" ", name[:_LONGEST_NAME]).lower().strip()


def _weight(class_name: str, id_name: str) -> int:
    total = 0
    for name in (class_name, id_name):
        if name:
            total += 25 * bool(_GOOD.search(name)) - 25 * bool(_POOR.search(name))
    return total


def furniture_below(element: _Element, name: str) -> float:
    """Return the letters outside links below which an element is furniture; 0 when it never is."""
    if element.tag in _MASKED_TAGS or element.get("role") in _MASKED_ROLES:
        return _ANY_SIZE
    if not name:
        return 0
    is_named = _is_named_furniture(element.get("class") or "", element.get("id") or "")
    return _ANY_SIZE if is_named else _bulk(name)


@lru_cache(4096)
def _is_named_furniture(class_text: str, id_text: str) -> bool:
    names = (*class_text[:_LONGEST_NAME].split(), id_text)
    return any(_NAMED_FURNITURE.fullmatch(_apart(name)) for name in names)


@lru_cache(4096)
def _bulk(name: str) -> float:
    if _TEXT.search(name):
        return 0
    if _BULKY.search(name):
        return _ANY_SIZE
    return SLIGHT_LETTERS if _SLIGHT.search(name) else 0


def is_sharing(name: str) -> bool:
    """Tell whether an element is a row of buttons to pass the page on."""
    return bool(name) and bool(_SHARE.search(name))


def is_standfirst(name: str) -> bool:
    """Tell whether an element calls itself the lines that sum an article up, above it."""
    return bool(name) and bool(_STANDFIRST.search(name))


def is_player(name: str) -> bool:
    """Tell whether an element calls itself a player, of films or of games."""
    return bool(name) and bool(_PLAYER.search(name))


def is_known_player(name: str) -> bool:
    """Tell whether an element is one of the players that many pages have."""
    return bool(name) and bool(_KNOWN_PLAYER.search(name))


def is_side(name: str) -> bool:
    """Tell whether an element calls itself something beside the text."""
    return bool(name) and bool(_SIDE.search(name))


def is_laid_over(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is placed by percentages, as labels are over a picture or chart."""
    style = attributes.get("style")
    return bool(style) and len(_PLACED.findall(style or "")) > 1


def count_words(text: str) -> int:
    """Return how many words a text has; each ideograph counts as one."""
    return len(_WORDS.findall(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a sentence ends somewhere in a text."""
    return bool(_SENTENCE_END.search(text))
