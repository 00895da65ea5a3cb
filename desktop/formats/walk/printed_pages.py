"""Where the pages of a printed book begin: numbers in a page that are places, not words."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats.page.attributes import Attributes
from desktop.formats.page.elements import local_name, own_text
from desktop.formats.walk.note_marks import types
from desktop.formats.walk.page_labels import (
    UNSEEN,
    Classed,
    Label,
    bare,
    classed,
    label_of,
    page_of_id,
    refers,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_TYPES = frozenset({"pagebreak", "doc-pagebreak"})
_INLINE = frozenset({"a", "abbr", "b", "bdi", "big", "br", "em", "font", "i", "small", "span"}) | {
    *("strong", "sub", "sup", "tt", "u", "wbr"),
}
_BLOCKS = frozenset({"p", "div", "aside"})
_LINES = frozenset({"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_HOLDERS = _INLINE | _BLOCKS | {"pb"}
_STATED = ("data-page-number", "data-page", "title", "aria-label", "n")
_LISTING = (",", ";", "-", "–")
# Letters of 'Page 112' with what is around it.
_LONGEST = 40
# Of the steps from one number to the next: pages may be missing, but they count up.
_MOST = 2 / 3

_SAY_PAGE = ("pag", "pg", "seite", "sid")
"""In ids of marks that may have no class."""
_NAMED = etree.XPath("descendant-or-self::*[@id or @name]")
# <span class="pagenum"><a id="x">[Pg 13]</a></span>
_IN_MARKUP = re.compile(
    rb"<[A-Za-z]+\s(?:[^<>]*?\s)?class\s*=\s*[\"']([^\"'<>]+)[\"'][^<>]*>(?:\s*<[^<>/][^<>]*>)*"
    rb"\s*([^<>]{1,30})<"
)


class Mark(NamedTuple):
    """The beginning of a printed page.

    Its element is dropped with its words when it `is_whole`; it parts blocks of text where it is
    one of them, not where it stands in the midst of a line.
    """

    page: str
    is_whole: bool
    parts: bool = False


class Series:
    """Numbers in the order of a whole book, by the classes of what holds them.

    That they count on, page after page, tells page numbers from other numbers of that class.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._counted: dict[str, tuple[int, bool]] = {}

    def add(self, names: str, text: str) -> None:
        """Note the text of an element with classes."""
        label = label_of(text) if classed(names) else None
        number = value(label.page) if label else None
        if number is not None:
            self._numbers[names].append(number)

    def add_markup(self, data: bytes) -> None:
        """Note what stands in a page that is not read yet."""
        for names, text in _IN_MARKUP.findall(data):
            self.add(names.decode("utf-8", "replace"), text.decode("utf-8", "replace"))

    def counts_on(self, names: str, few: int) -> bool:
        """Whether the numbers of these classes, at least a few, follow one another as pages do."""
        numbers = self._numbers.get(names, ())
        if len(numbers) < few:
            return False
        counted, found = self._counted.get(names, (0, False))
        if counted != len(numbers):
            steps = [after - before for before, after in pairwise(numbers)]
            found = sum(step == 1 for step in steps) >= _MOST * len(steps)
            self._counted[names] = (len(numbers), found)
        return found


def find_marks(
    root: _Element,
    known: Mapping[str, str],
    series: Series | None = None,
    attributes: Attributes | None = None,
) -> dict[_Element, Mark]:
    """Return the elements of a page that stand where a printed page begins.

    `known` maps ids to the labels of the book's own list of printed pages.
    """
    said = attributes or Attributes(root)
    elements = [*said.typed, *said.classed, *root.iter("{*}pb", "pb")]
    ids = " ".join(
        [element.get("id") or element.get("name") or "" for element in said.named]
    ).lower()
    if known or any(said_so in ids for said_so in _SAY_PAGE):  # an id may be enough
        elements += said.named
    candidates = [c for c in (_candidate(e, known) for e in elements) if c is not None]
    if series is None:
        series = Series()
        for candidate in candidates:
            series.add(candidate.classes, candidate.text)
    found: dict[_Element, Mark] = {}
    for candidate in candidates:
        mark = _judge(candidate, frozenset(known.values()), series)
        if mark is not None:
            whole = _outermost(candidate) if mark.is_whole else candidate.element
            found.setdefault(whole, mark)
    return found


class _Candidate(NamedTuple):
    element: _Element
    classes: str
    sure: Classed
    is_stated: bool
    text: str
    label: Label | None
    listed: str
    """The page that the book's list gives it."""
    called: tuple[str, ...]
    """The pages that its attributes name, the surest first."""

    @property
    def page(self) -> str:
        """The page by what is said beside its words, else by them."""
        shown = self.label.page if self.label else ""
        called = next(iter(self.called), shown)
        # "Page break 13" on what shows 13 is the page 13.
        return self.listed or (shown if shown and called.endswith(shown) else called)

    @property
    def agrees(self) -> bool:
        """Whether its name is the number that it shows."""
        called = {page.lower() for page in self.called}
        return self.label is not None and self.label.page.lower() in called

    @property
    def is_plain(self) -> bool:
        """Whether it holds words only, and is no heading, cell or item itself."""
        return local_name(self.element) in _HOLDERS and all(
            local_name(inner) in _INLINE for inner in self.element.iterdescendants(etree.Element)
        )


def _candidate(element: _Element, known: Mapping[str, str]) -> _Candidate | None:
    classes = element.get("class") or ""
    sure = classed(classes)
    stated = bool(types(element) & _TYPES) or local_name(element) == "pb"
    own = _names(element)
    named = sure or any(n in known or page_of_id(n, is_certain=True) for n in own)
    if not stated and not (named and local_name(element) in _HOLDERS):
        return None
    text = bare(own_text(element, _LONGEST))
    if (stated or sure is Classed.YES) and not any(map(str.isalnum, text)):
        text = ""  # a stroke that only shows where the page ends
    label = label_of(text)
    is_short = len(element) and (label is not None or not text)
    names = [name for e in _NAMED(element) for name in _names(e)] if is_short else own
    listed = next((known[name] for name in names if name in known), "")
    called = _called(element, names, sure=bool(sure) or stated, stated=stated)
    return _Candidate(element, classes, sure, stated, text, label, listed, tuple(called))


def _called(element: _Element, names: list[str], *, sure: bool, stated: bool) -> Iterator[str]:
    for name in _STATED if sure else ():
        written = bare(element.get(name) or "").rstrip(".")
        label = label_of(written)
        if label or (written and stated):
            yield label.page if label else written
    for name in names:
        page = page_of_id(name, is_certain=not sure)
        if page:
            yield page


def _judge(candidate: _Candidate, listed: frozenset[str], series: Series) -> Mark | None:
    """Return what a candidate marks; what only looks like a page's number stays a word."""
    page, text = candidate.page, candidate.text
    is_sure = candidate.is_stated or candidate.sure is Classed.YES
    if candidate.label is not None:
        is_place = candidate.is_stated or _is_place(candidate, candidate.label, listed, series)
    else:  # nothing, or words of the page itself, unless they only repeat its label
        is_place = (is_sure and not text and bool(page)) or (candidate.is_stated and text == page)
    if is_place and candidate.is_plain:
        around = candidate.element.getparent()
        inside = around is not None and local_name(around) not in _LINES | _INLINE
        parts = inside and local_name(candidate.element) in _BLOCKS
        return Mark(page, is_whole=True, parts=parts)
    return Mark(page or text[:_LONGEST], is_whole=False) if candidate.is_stated else None


def _is_place(candidate: _Candidate, label: Label, listed: frozenset[str], series: Series) -> bool:
    """Judge a number that nothing states to be a page's."""
    if _leads_away(candidate):
        return False
    if candidate.listed:
        same = label_of(candidate.listed)
        return label.page.lower() == (same.page if same else candidate.listed).lower()
    before, after = _around(candidate.element)
    in_word = before[-1:].isalpha() and after[:1].isalpha()
    certain = candidate.sure is Classed.YES
    alone = local_name(candidate.element) in _BLOCKS
    if certain and (candidate.agrees or in_word or alone or label.page in listed):
        return True
    if refers(before):
        return False
    if candidate.agrees or (candidate.sure and in_word) or (certain and label.is_marked):
        return True
    few = 2 if certain else 3
    if not after.strip():  # a table of contents counts at the ends of lines
        few *= 3
    is_listed = not certain and before.rstrip().endswith(_LISTING)  # as in an index
    return bool(candidate.sure) and not is_listed and series.counts_on(candidate.classes, few)


def _names(element: _Element) -> list[str]:
    name = element.get("name") if local_name(element) == "a" else None
    return [found for found in (element.get("id"), name) if found]


def _leads_away(candidate: _Candidate) -> bool:
    """Whether a link in it leads to another place, as those of an index do."""
    around = [candidate.element, *islice(candidate.element.iterancestors(), 2)]
    near = {name for element in around for name in _names(element)}
    for inner in candidate.element.iter(etree.Element):
        near.update(_names(inner))
    links = (e.get("href") for e in (candidate.element, *candidate.element.iter(etree.Element)))
    return any(link and link.rpartition("#")[2] not in near for link in links)


def _around(element: _Element) -> tuple[str, str]:
    """Return the words of the line before and after an element."""
    after = element.tail or _inline_text(element.getnext())
    while True:
        previous, parent = element.getprevious(), element.getparent()
        if previous is not None:
            before = previous.tail or _inline_text(previous)
        else:
            before = "" if parent is None else parent.text or ""
        if before or previous is not None or parent is None or local_name(parent) not in _INLINE:
            return before.translate(UNSEEN), after.translate(UNSEEN)
        element = parent


def _inline_text(element: _Element | None) -> str:
    if element is None or local_name(element) not in _INLINE:
        return ""
    return "".join(element.itertext())


def _outermost(candidate: _Candidate) -> _Element:
    """Return the widest element in a line that holds nothing but this label."""
    element, parent = candidate.element, candidate.element.getparent()
    while parent is not None and local_name(parent) in _INLINE:
        label = label_of(own_text(parent, _LONGEST))
        if label is None or candidate.label is None or label.page != candidate.label.page:
            break
        element, parent = parent, parent.getparent()
    return element
