"""The line of a clipping that says what it is, where and when: by its build, not its language.

A Kindle writes it in the language it is set to, and newer ones mix two. So a kind is told by a
word, a place by the words around its figures, and a date by having three of these.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from desktop.formats.exchange.ereaders.kindle.clipping_dates import moment


class Kind(Enum):
    """What a clipping is."""

    HIGHLIGHT = auto()
    NOTE = auto()
    BOOKMARK = auto()
    ARTICLE = auto()
    UNKNOWN = auto()
    """In a language that is not known."""


class Place(NamedTuple):
    """Where a clipping is: its page as it is called, and its locations, the last one included."""

    page: str = ""
    start: int | None = None
    end: int | None = None


class Line(NamedTuple):
    """What the line says."""

    kind: Kind
    place: Place
    said: str
    """Its date in the words that it has there."""
    added: str
    """The same as ISO 8601, or ''."""


DASHES = "-\u2010\u2011\u2013\u2014\u2212\uff0d"
_KINDS = (
    # For: Clip This Article, Ausschnitt, 剪贴文章
    (
        Kind.ARTICLE,
        (
            r"clip this article|\bclip\b|clipping|artikel ausschneiden|ausschnitt|extrait|ritaglio"
            r"|recorte|剪贴|剪貼|剪切|クリップ"
        ),
    ),
    # For: Your Bookmark, Ihr Lesezeichen, Votre signet, Seu marcador, Il tuo segnalibro, закладка
    (
        Kind.BOOKMARK,
        (
            r"bookmark|lesezeichen|signet|marque-page|marcador|marca-?página|segnalibro|bladwijzer"
            r"|закладк|书签|書籤|書簽|ブックマーク|しおり|북마크|책갈피|zakładk|bokmärke|bogmærke|बुकमार्क"
        ),
    ),
    # For: Your Note, Ihre Notiz, La nota, Sua anotação, Uw notitie, заметка, 我的笔记, メモ
    (
        Kind.NOTE,
        (
            r"\bnotes?\b|\bnotiz|\bnota\b|anotaç|anotaci|notitie|aantekening|замет|примечани"
            r"|笔记|筆記|备注|備註|注释|メモ|메모|\bnotatk|\banteckning|नोट"
        ),
    ),
    # For: Your Highlight, Ihre Markierung, surlignement, subrayado, destaque, evidenziazione, 标注
    (
        Kind.HIGHLIGHT,
        (
            r"highlight|markierung|hervorhebung|surlign|subrayado|resaltado|destaque|realce|evidenzia"
            r"|выделен|отрывок|标注|標註|划线|劃線|醒目提示|高亮|ハイライト|하이라이트|markering|zaznacz|podkreśl|हाइलाइट"
        ),
    ),
)
_KIND = re.compile("|".join(f"({words})" for _, words in _KINDS), re.IGNORECASE)
_PAGE = r"page|seite|página|pagina|ページ|पृष्ठ|страниц|стр\.|strona|stronie|sida|sayfa|p[aá]g\."
_PAGE_BEFORE = re.compile(_PAGE, re.IGNORECASE)
_PAGE_AFTER = re.compile(r"\s*(?:页|頁|ページ|페이지)")
_ROMAN = re.compile(rf"(?:{_PAGE})\s+([ivxlcdm]+)\b(?!\s*[{DASHES}]\s*\d)", re.IGNORECASE)
_LOCATION = re.compile(
    r"\bloc|pos(?:ition|ici|iç|iz|\.)|emplacement|ubicaci|位置|\bмест|positie|위치|lokalizac|लोकेशन",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"(\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\s*[{DASHES}~]\s*#?(\d{{1,3}}(?:,\d{{3}})+|\d+))?"
)
_BARS = re.compile(r"[|\uff5c]")
# Day, year and hour; a page or location has two numbers at most.
_DATED = 3
# Letters. Longer lines are words of the book that begin with a dash.
_LONGEST = 400
_FAR = 12
"""Figures of a location."""


def read_line(line: str) -> Line | None:
    """Return what a line says that is the second of a clipping, or None for another line."""
    line = line.strip(" \t\xa0\ufeff")
    if not line or line[0] not in DASHES or len(line) > _LONGEST:
        return None
    parts = [part.strip() for part in _BARS.split(line[1:])]
    said = ""
    if len(parts) > 1 and (len(re.findall(r"\d+", parts[-1])) >= _DATED or moment(parts[-1])):
        said = parts.pop()
    where = " | ".join(parts)
    named = _KIND.search(where)
    kind = _KINDS[(named.lastindex or 1) - 1][0] if named else Kind.UNKNOWN
    place = read_place(where)
    if kind is Kind.UNKNOWN and not (said and place != Place()):
        return None
    if not said and place == Place():
        return None  # a line that merely begins as one does: “- Notes and bookmarks”
    return Line(kind, place, said, moment(said) if said else "")


def kind_of(words: str) -> Kind:
    """Return the kind that some words name."""
    named = _KIND.search(words)
    return _KINDS[(named.lastindex or 1) - 1][0] if named else Kind.UNKNOWN


def read_place(where: str) -> Place:
    """Return the place that some words say, in whichever language."""
    page, named, others = "", [], []
    found = list(_FIGURES.finditer(where))
    for number, figures in enumerate(found):
        before = where[found[number - 1].end() if number else 0 : figures.start()]
        if _LOCATION.search(before):
            named.append(figures)
        elif _PAGE_AFTER.match(where, figures.end()) or _PAGE_BEFORE.search(before):
            page = page or _page(figures[1], figures[2])
        else:
            others.append(figures)
    location = next(iter(named or others), None)
    if not page and (roman := _ROMAN.search(where)):
        page = roman[1]
    if location is None or len(location[1]) > _FAR or len(location[2] or "") > _FAR:
        return Place(page)
    start, end = location[1].replace(",", ""), (location[2] or location[1]).replace(",", "")
    return Place(page, int(start), _ending(start, end))


def _page(first: str, last: str | None) -> str:
    return first if last in {None, first} else f"{first}-{last}"


def _ending(start: str, end: str) -> int:
    """Return the last location, of which old devices write the figures that differ: 2919-28."""
    last = int(end)
    if last < int(start) and len(end) < len(start):
        last = int(start[: len(start) - len(end)] + end)
        if last < int(start):
            last += 10 ** len(end)
    return max(last, int(start))
