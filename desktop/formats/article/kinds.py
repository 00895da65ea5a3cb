"""What the parts of a page are that an article does without, in the words of its reader."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.formats.article import cleaning, hints
from desktop.formats.article.survey import Measure
from desktop.formats.metadata import iso_dates

if TYPE_CHECKING:
    from desktop.formats.article.measured import Page, Run


class Kind(StrEnum):
    """Kinds of furniture, named as they are listed to the reader."""

    ADVERTISEMENTS = "advertisements"
    COMMENTS = "comments"
    DRAWINGS = "words in drawings"
    FOOT = "foot of the page"
    FORMS = "forms and buttons"
    HEAD = "head of the page"
    HIDDEN = "hidden text"
    LINKS = "links"
    MENUS = "menus"
    NOTICES = "notices"
    BYLINE = "byline and date"
    PLAYERS = "players of films"
    RELATED = "other articles"
    SHARING = "sharing"
    SIDE = "side column"
    TEXT = "other text"


_BY_TAG = {
    "nav": Kind.MENUS,
    "menu": Kind.MENUS,
    "form": Kind.FORMS,
    "button": Kind.FORMS,
    "select": Kind.FORMS,
    "textarea": Kind.FORMS,
    "label": Kind.FORMS,
    "dialog": Kind.NOTICES,
    "search": Kind.FORMS,
    "footer": Kind.FOOT,
    "time": Kind.BYLINE,
}
_BY_ROLE = {
    "navigation": Kind.MENUS,
    "menu": Kind.MENUS,
    "menubar": Kind.MENUS,
    "tablist": Kind.MENUS,
    "toolbar": Kind.MENUS,
    "banner": Kind.HEAD,
    "contentinfo": Kind.FOOT,
    "complementary": Kind.SIDE,
    "search": Kind.FORMS,
    "alert": Kind.NOTICES,
    "dialog": Kind.NOTICES,
    "alertdialog": Kind.NOTICES,
    "tooltip": Kind.NOTICES,
}
# Each with a name it was made for: "ad-slot", "disqus_thread", "post-comments", "read-next".
_BY_NAME = (
    (
        Kind.ADVERTISEMENTS,
        re.compile(r"advert|sponsor|agegate|skyscraper|\b(?:ads?|promos?|promotion)\b"),
    ),
    (
        Kind.COMMENTS,
        re.compile(r"comment|disqus|community|shoutbox|\b(?:respond|replies|reactions)\b"),
    ),
    (
        Kind.RELATED,
        re.compile(
            r"related|recommend|outbrain|taboola|\b(?:trending|popular|teasers?)\b"
            r"|(?:read|more|up) (?:next|more|stories|articles|news)\b|most (?:read|viewed)"
        ),
    ),
    (
        Kind.NOTICES,
        re.compile(
            r"consent|cookie|gdpr|newsletter|popup|subscri|paywall"
            r"|\b(?:modal|overlay|lightbox|tooltip|banner|signup)\b"
        ),
    ),
    (Kind.SHARING, re.compile(r"social|follow|\bshar(?:e|ing|es|edaddy)\b")),
    (
        Kind.BYLINE,
        re.compile(
            r"by ?line|author|dateline|timestamp|pubdate|contributor|credits?\b|reading ?time"
            r"|read ?time|\b(?:dates?|published|posted|updated|meta|time)\b"
        ),
    ),
    (
        Kind.MENUS,
        re.compile(
            r"breadcrumb|navbar|navigation|pagination|kicker|eyebrow|categor|masthead"
            r"|\b(?:nav|menus?|pager|toc|skip|tags?|topics?|rss|toolbar)\b"
        ),
    ),
    (Kind.SIDE, re.compile(r"sidebar|supplement|\b(?:widgets?|rail)\b")),
    (Kind.FOOT, re.compile(r"footer|copyright|colophon")),
)
_FIELDS = frozenset(("input", "select", "textarea"))
# Letters. Pages of the old web are one form from top to bottom, with the article in it.
_LONGEST_FORM = 600
_FOOTED = frozenset(("article", "blockquote", "figure"))
"""What has a foot of its own, which is no foot of the page."""
# Letters of a box of the text. A side bar of the page holds more.
_LARGEST_BOX = 1500
_FEW = 2
"""Pictures of a box; more of them are a show of something else."""
# Letters: four authors with their offices. More are a sentence about them.
_LONGEST_BYLINE = 160
# "By Ines Quarrie, Harbour Correspondent", "Von A. Kern", "Par Jean Dupont", "记者 王芳"
_BYLINE = re.compile(
    r"\W*(?:(?:written |photographs? |posted |published |edited |reported |text |story )?by:? "
    r"|(?:veröffentlicht )?von (?=[^\W\d_])|par (?=[^\W\d_])|por (?=[^\W\d_])|di (?=[^\W\d_])"
    r"|door (?=[^\W\d_])|autor(?:in|a|es)?:|auteur ?:|автор|بقلم|كتب|作者|記者|记者|文/|取材)",
    re.IGNORECASE,
)
# "5 min read", "Lesezeit: 3 Minuten"
_MINUTES = re.compile(
    r"\W*(?:\d+|one|two|five|ten)[ -]min(?:ute)?s?(?: read(?:ing)?(?: time)?)?\W*"
    r"|\W*(?:lesezeit|reading time|temps de lecture|tiempo de lectura).{0,25}",
    re.IGNORECASE,
)
# "Updated 10:30", "3 hours ago", "09:14 GMT"
_MOMENT = re.compile(
    r"\W*(?:(?:first |last )?(?:published|updated|posted|modified|created|stand|date|am|on)\b.*"
    r"|.*\b\d{1,2}[:.]\d{2}\b.*|.*\b(?:ago|EST|EDT|GMT|BST|UTC|Uhr)\b.*)",
    re.IGNORECASE,
)
# Letters of a date with the words around it ("Last updated on …").
_SHORT_MOMENT = 60
# Letters. A line that begins with 'By' and is longer is text.
_SENTENCE = 90
# A sentence may have a link in it; where most is linked, the link is what it is for.
_MOSTLY_LINKS = 0.5
_HEADLINES = frozenset(("h1", "h2", "h3", "h4"))


def kind_of(page: Page, number: int, around: set[int]) -> Kind:
    """Return what an element is part of; `around` is what also holds the article, and no guide.

    `Kind.TEXT` is what bears no mark of furniture.
    """
    for part in (number, *page.ancestors(number)):
        if part in around:
            break
        found = _own_kind(page, part)
        if found and not _belongs(page, part, found, around):
            return found
    return Kind.TEXT


def _own_kind(page: Page, number: int) -> Kind | None:
    element, name = page.elements[number], page.names[number]
    if _asks(page, number):
        return Kind.FORMS
    found = _BY_TAG.get(page.tags[number]) or _BY_ROLE.get(element.get("role") or "")
    if found:
        return found
    if not name:
        return None
    return Kind.PLAYERS if cleaning.plays(page, number) else _named_kind(name)


def _asks(page: Page, number: int) -> bool:
    """Tell whether an element is little more than something to fill in."""
    if not page.held(number, Measure.CONTROLS) or page.letters(number) > _LONGEST_FORM:
        return False
    return any(page.tags[n] in _FIELDS for n in range(number, page.ends[number]))


@lru_cache(4096)
def _named_kind(name: str) -> Kind | None:
    return next((kind for kind, pattern in _BY_NAME if pattern.search(name)), None)


def _belongs(page: Page, number: int, kind: Kind, around: set[int]) -> bool:
    """Tell whether furniture of a kind is a part of the text where it stands."""
    if kind is Kind.FOOT:
        return any(page.tags[a] in _FOOTED for a in page.ancestors(number))
    is_small = page.letters(number) <= _LARGEST_BOX and page.of(number, Measure.IMAGES) <= _FEW
    return kind is Kind.SIDE and is_small and _is_among_paragraphs(page, number, around)


def _is_among_paragraphs(page: Page, number: int, around: set[int]) -> bool:
    beside = list(page.children(page.parents[number]))
    place = beside.index(number) if number in beside else 0
    kept = [n in around and page.tags[n] == "p" for n in beside]
    return any(kept[:place]) and any(kept[place + 1 :])


def is_byline(text: str, authors: tuple[str, ...] = ()) -> bool:
    """Tell whether a line says who wrote the article, or when, and nothing else."""
    if len(text) > _LONGEST_BYLINE:
        return False
    if _MINUTES.fullmatch(text):
        return True
    if len(text) <= _SENTENCE and _BYLINE.match(text) and not hints.ends_sentence(text[-2:]):
        return True
    named = [a for a in authors if a.casefold() in text.casefold()]
    if named and len(text) <= max(map(len, named)) * len(named) + _SHORT_MOMENT:
        return True
    if hints.ends_sentence(text.rstrip(".")) or len(text) > _SENTENCE:
        return False
    is_short = len(text) <= _SHORT_MOMENT
    is_moment = _MOMENT.fullmatch(text) and any(character.isdigit() for character in text)
    return bool((is_short and iso_dates.iso_date(text)) or is_moment)


def is_linked(run: Run) -> bool:
    """Tell whether most of a paragraph stands in links."""
    return run.linked > _MOSTLY_LINKS * run.letters
