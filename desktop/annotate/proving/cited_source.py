"""Read what a draft says of a quotation's source: keys, names, pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.proving.drafted import Drafted

_KEY = re.compile(r"(?<![\w.])@\{?([^\W_][\w:.#$%&+?<>~/-]*[\w/]|[^\W_])\}?")
_YEAR = r"\b(?:1[5-9]|20)\d\d[a-z]?\b"
_LABEL = r"(?:\d{1,5}(?!\d)|[ivxlc]{1,8}\b)"
_RANGE = rf"{_LABEL}(?:\s?[-–—]\s?{_LABEL}|\s?ff?\b\.?)?"
_PAGES = re.compile(
    # p. 4; pp. 4–5, 9; page 4; S. 4; [@marsh, 4]; (Marsh 2024: 4)
    r"(?:\bpp?\.?|\b[Pp]ages?|\bS\.|\bSeiten?|\bpág(?:ina)?s?\.?|\bstr\."
    rf"|@[\w:.-]+,(?=\s*\d+\s*[-–\]])|{_YEAR}\s*:)"
    rf"\s*({_RANGE}(?:(?:[,;]|\s(?:and|und|et|y|e|&))\s?{_RANGE})*)"
)
_ONE = re.compile(rf"({_LABEL})(?:\s?[-–—]\s?({_LABEL})|(\s?ff?\b))?")
_BEFORE_YEAR = re.compile(rf"([^\n();]{{1,80}}?)[\s,(]+({_YEAR})")
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NO_NAMES = frozenset(
    ("See", "As", "In", "The", "But", "And", "For", "By", "On", "At", "Cf", "Siehe", "Vgl", "Voir")
)
_MONTHS = """
    jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)?
    oct(?:ober)? nov(?:ember)? dec(?:ember)? januar februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
"""
_NO_AUTHOR = re.compile(rf"\d|^(?:{'|'.join(_MONTHS.split())})[.,]?$", re.IGNORECASE)
_ARTICLE = "the"
"""Before what is the name of a newspaper or an office, and of no author."""
_NEAR = 4
"""Words before a year among which the names stand."""


class Source(NamedTuple):
    """What a draft says of where a quotation is from."""

    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Of who wrote it: Marsh and Hall in (Marsh and Hall 2024, p. 4)."""
    pages: tuple[tuple[str, str], ...] = ()
    """First and last; the last is '' where it is open: 4ff."""
    dated: tuple[tuple[str, str], ...] = ()
    """The names with their year."""


def source_beside(quotation: Drafted) -> Source:
    """Return what is said of the source behind a quotation, and for what is not, before it."""
    return source_said(quotation.after, quotation.before)


def source_said(after: str, before: str = "") -> Source:
    """Return what words name as a source, and what they do not, of the words before."""
    dated = tuple(_dated(after)) or tuple(_dated(before))
    return Source(
        tuple(_KEY.findall(after) or _KEY.findall(before)),
        tuple(name for name, _ in dated),
        tuple(_pages(after)) or tuple(_pages(before)),
        dated,
    )


def _dated(said: str) -> Iterator[tuple[str, str]]:
    for match in _BEFORE_YEAR.finditer(said):
        words = match[1].split()[-_NEAR:]
        if words and _NO_AUTHOR.search(words[-1]):
            continue  # the day of a newspaper, the number of a table
        for before, word in pairwise(("", *words)):
            if before.casefold() != _ARTICLE:
                yield from (
                    (name, match[2]) for name in _NAME.findall(word) if name not in _NO_NAMES
                )


def _pages(said: str) -> Iterator[tuple[str, str]]:
    for match in _PAGES.finditer(said):
        for one in _ONE.finditer(match[1]):
            first, last, more = one.groups()
            if (more or "").strip() == "f" and first.isdecimal():
                last, more = str(int(first) + 1), ""
            if last and last.isdecimal() and first.isdecimal() and int(last) < int(first):
                last = first[: -len(last)] + last  # 133–5
            yield first, "" if more else last or first


def pages_in(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return where the first pages stand that a text cites, with what calls them pages: p. 4."""
    match = _PAGES.search(text, start, stop)
    return match.span() if match else None


def with_pages(cited: str, pages: str) -> str:
    """Return a citation of pages, such as p. 4, with other pages in it."""
    match = _PAGES.search(cited)
    if match is None:
        return cited
    before = cited[: match.start(1)]
    if before.rstrip(". ") in {"p", "pp"}:
        several = "–" in pages or "," in pages
        before = before.replace("pp" if before.startswith("pp") else "p", "pp" if several else "p")
    return before + pages


def is_on_pages(cited: Sequence[tuple[str, str]], first: str, last: str) -> bool:
    """Whether words from a page to another, by their labels, may be cited so."""
    return any(_meets(pages, (first, last)) for pages in cited)


def _meets(cited: tuple[str, str], there: tuple[str, str]) -> bool:
    labels = (*cited, *there)
    if all(label.isdecimal() for label in labels if label):
        stop = int(cited[1]) if cited[1] else int(there[1])
        return int(cited[0]) <= int(there[1]) and int(there[0]) <= stop
    named = {label.casefold() for label in there}
    # Between roman numbers and others nothing can be counted: a range is believed.
    return cited[0] != cited[1] or cited[0].casefold() in named
