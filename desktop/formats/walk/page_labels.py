"""How a printed page is called: in a label, in an id, in the name of a class."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Classed(IntEnum):
    """How surely the name of a class means the number of a printed page."""

    NO = 0
    PERHAPS = 1
    YES = 2


class Label(NamedTuple):
    """A label taken apart: '[Pg 13]' is the page '13', and is marked as one by its own words."""

    page: str
    is_marked: bool


_WORD = (
    r"pages?|pgs?|pp?|pág(?:ina)?|pag(?:ina)?|seite|s|str(?:ona)?|sida?|side|oldal|sayfa"
    r"|стр(?:аница)?|с|σελ(?:ίδα)?|صفحة|ص|עמוד|עמ'"
)
_NUMBER = r"[a-z]{0,2}[-–.]?\d{1,5}(?:[-–.]\d{1,4})?[a-z]?|[ivxlcdm]{1,12}"
# '13', 'xiv', '[13]', '{14}', '[Pg 13]', '(S. 13)', 'A-13', '— 13 —', '[13/0025]', '第13页'
_LABEL = re.compile(
    rf"(?P<opening>[\[({{<|/*—–-]*)\s*(?P<word>(?:{_WORD})(?:\.|(?![^\W\d_]))|第)?\s*"
    rf"(?P<number>{_NUMBER})(?:/\d{{1,5}})?\s*(?:页|頁|ページ|쪽)?\.?\s*[\])}}>|/*—–-]*",
    re.IGNORECASE,
)
# id='page_13', 'Page_xiv', 'pg13', 'pagenum.13', 'p14', 'pb-13'
_ID = re.compile(
    r"(?:print[-_.]?|orig[-_.]?)?(?P<word>page[-_. ]?(?:num(?:ber)?|no|break)?|pg|pag(?:ina)?"
    r"|seite|sida|side|pb|p|s)[-_. ]*(?P<number>\d{1,5}|[ivxlcdm]{1,9})",
    re.IGNORECASE,
)
_SHORT_IDS = frozenset({"p", "s", "pb", "side"})
# class='pagenum', 'pageno', 'page-number', 'ws-pagenum', 'tei-pb', 'newPage', 'Seitenzahl';
# not 'mbp_pagebreak' and 'calibre_pb', where a converter wants a new screen
_YES = re.compile(
    r"(?!mbp|calibre)(?:[a-z]+[-_])*(?:(?:print|orig(?:inal)?|new)?[-_]?page[-_]?"
    r"(?:num(?:ber)?s?|nos?|nr|break|mark(?:er)?|start|id)|pagen|new[-_]?page|print[-_]?page|pb"
    r"|folio|seiten?[-_]?(?:zahl|umbruch|wechsel|nummer|nr)|pagina[-_]?nummer|num[-_]?pagina?"
    r"|n[uú]m(?:ero)?[-_]?(?:de[-_]?)?p[áa]g(?:e|ina)?|sa(?:lto|ut)[-_]?(?:de[-_]?)?p[áa]g(?:e|ina)"
    r"|sid(?:nummer|etall|ebryt))\d*",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"(?:pages?|pg|p[áa]g(?:ina)?|seite|sida|side|strona|oldal)\d*", re.I)
# '(see page ', 'pp. 11, ', 'siehe S. ': what follows is a reference
_REFERS = re.compile(
    rf"(?:\b(?:{_WORD}|see|cf|fol|siehe|seiten|vgl|bl|voir|véase|ver)\b\.?|第)[\s(\[]*$"
    r"|\d\s?[-–,]\s*$",
    re.IGNORECASE,
)
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
"""Letters without a shape, to translate away."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def bare(text: str) -> str:
    """Return a text without spaces around it and without what nobody sees."""
    return text.translate(UNSEEN).strip()


def label_of(text: str) -> Label | None:
    """Return what a text says that may be no more than the label of a printed page."""
    found = _LABEL.fullmatch(bare(text))
    return Label(found["number"], bool(found["opening"] or found["word"])) if found else None


def page_of_id(identifier: str, *, is_certain: bool = False) -> str:
    """Return the page that an element's id names, or ''.

    To be certain it must say 'page': 'p13' may as well be a paragraph's.
    """
    if identifier.isdecimal():
        return "" if is_certain else identifier
    found = _ID.fullmatch(identifier)
    if not found or (is_certain and found["word"].lower() in _SHORT_IDS):
        return ""
    return found["number"]


@lru_cache(1024)
def classed(names: str) -> Classed:
    """Return what an element's classes say."""
    split = names.split()
    if any(_YES.fullmatch(name) for name in split):
        return Classed.YES
    return Classed.PERHAPS if any(map(_PERHAPS.fullmatch, split)) else Classed.NO


def refers(before: str) -> bool:
    """Whether the words before a number make it a reference, as 'see page' does."""
    return bool(_REFERS.search(before[-40:]))


def value(page: str) -> int | None:
    """Return the number of a page, of a Roman one too, or None."""
    if page.isdecimal():
        return int(page)
    digits = [_ROMAN.get(letter) for letter in page.lower()]
    known = [digit for digit in digits if digit]
    if not known or len(known) < len(digits):
        return None
    following = [*known[1:], 0]
    return sum(-d if d < after else d for d, after in zip(known, following, strict=True))
