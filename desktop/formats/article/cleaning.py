"""Take furniture away: before the article is looked for, and inside it afterwards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from desktop.formats.article import hints
from desktop.formats.article.candidates import SHORTEST
from desktop.formats.article.survey import Inside, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.formats.article.measured import Page

_SHORT = 500
"""Sharing rows, and articles too short to be sure of, have fewer letters."""
_LABEL = re.compile(
    r"\W*(?:ad(?:vertising|vertisement)?|pub(?:licité)?|werb(?:ung)?|anzeige|广告|реклама|anuncio"
    r"|publicidad(?:e)?|اعلان|loading|正在加载|загрузка|chargement|cargando)(?:…|\.{3})?\W*",
    re.IGNORECASE,
)
# Letters. Words such as 'loading' begin sentences, too.
_LABEL_LENGTH = 30
_CALL = re.compile(
    r"\W*(?:(?:skip )?advertisement|continue reading(?: the main story)?"
    r"|read (?:more|the full story)"
    r"|(?:story|article) continues (?:below|after)(?: (?:the |this )?ad(?:vertisement)?)?"
    r"|share this(?: article| story| page| post)?|view comments|show comments)\W*",
    re.IGNORECASE,
)
_IN_PICTURES = re.compile(r"\W*(?:image|photo|picture|video|(?:photo )?credit)\W*", re.IGNORECASE)
# Letters of the longest call above, with room for the marks around it.
_CALL_LENGTH = 45
# A box of more pictures is a gallery of what else there is to see.
_FEW_IMAGES = 2
_FEW_PARAGRAPHS = 1
# Letters. A box of the text says something; one that is shorter is a teaser or a caption of one.
_BOX = 200
# Letters from which a paragraph is one, and no label.
_PROSE = 80
# Fewer words laid over a picture are a caption; a chart has one at each bar.
_LABELS = 4
# Running text has some links; rows of what to read next are made of them.
_FEW_LINKS = 0.2
# What calls itself text may be a list of sources, of which each line has a link and its words.
_MOSTLY_LINKS = 0.5
# What holds a list may have a line above it and is still that list.
_NEARLY_ALL = 0.9
# What has most of the page in it is no furniture, whatever it calls itself.
_MOST = 0.8
# Menus and forms have none; text of that many is kept unseen.
_MANY_COMMAS = 10
# Layouts have few rows and columns; their cells are large.
_DATA_ROWS = 10
_DATA_COLUMNS = 5
_WHOLE = frozenset(("body", "html"))
_KEPT = frozenset(("body", "html", "a"))
_LISTS = frozenset(("ul", "ol", "dl", "menu"))
_DROPPED = frozenset(("aside", "footer", "button", "input", "select", "textarea"))


def remove_hidden(page: Page) -> None:
    """Take away what cannot be seen, and elements whose text is never for reading."""
    for number, tag in enumerate(page.tags):
        if page.gone[number] or number == 0 or tag in _WHOLE:
            continue
        if tag in hints.SILENT or page.hidden[number]:
            page.remove(number)


def remove_labels(page: Page) -> None:
    """Take away the labels laid over a chart: out of their places they say nothing."""
    by_parent = Counter(page.parents[number] for number in page.laid_over)
    for number in page.laid_over:
        parent = page.parents[number]
        if by_parent[parent] >= _LABELS and page.of(parent, Measure.IMAGES):
            page.remove(number)


def remove_players(page: Page) -> None:
    """Take away the buttons and settings of players of films; words to the film stay."""
    prose = sorted(run.first for run in page.runs() if run.letters >= _PROSE)
    for number in range(len(page)):
        if page.gone[number] or not plays(page, number):
            continue
        speaks = bisect_left(prose, number) < bisect_left(prose, page.ends[number])
        if not speaks and not is_captioned(page, number):
            page.remove(number)


def plays(page: Page, number: int) -> bool:
    """Tell whether an element is a player of films or sound."""
    name = page.names[number]
    if hints.is_known_player(name):
        return True
    return hints.is_player(name) and page.held(number, Measure.EMBEDS) > 0


def remove_furniture(page: Page, headline: int = -1) -> None:
    """Take away what calls itself menu, comments, banner and the like, but not around a headline.

    `headline` is the heading that is the title of the page.
    """
    most = _MOST * page.text(0)
    for number, element in enumerate(page.elements):
        if page.gone[number] or number == 0 or page.tags[number] in _KEPT:
            continue
        allowed = hints.furniture_below(element, page.names[number])
        if not allowed or page.text(number) >= allowed:
            continue
        if not (
            page.text(number) > most
            or _holds_title(page, number, headline)
            or is_captioned(page, number)
            or _is_box(page, number)
            or page.stands_in(number, Inside.TABLE | Inside.CODE)
        ):
            page.remove(number)


def _holds_title(page: Page, number: int, headline: int) -> bool:
    """Tell whether an element holds much text together with the heading of the page."""
    if number <= headline < page.ends[number] and page.text(number) >= _SHORT:
        return True
    if page.text(number) < hints.SLIGHT_LETTERS:
        return False
    return any(
        page.tags[n] in {"h1", "main"} or page.elements[n].get("itemprop") == "articleBody"
        for n in range(number, page.ends[number])
    )


def _is_box(page: Page, number: int) -> bool:
    """Tell whether a side bar is a box of text among the paragraphs of a book or report."""
    if not hints.is_side(page.names[number]) or page.letters(number) < _BOX:
        return False
    if page.link_share(number) > _FEW_LINKS or page.of(number, Measure.CONTROLS):
        return False
    beside = (n for n in page.children(page.parents[number]) if page.text(n) >= _PROSE)
    return sum(_is_leaf(page, n) for n in beside) >= _FEW_PARAGRAPHS


def _is_leaf(page: Page, number: int) -> bool:
    """Tell whether an element is one paragraph, whatever its tag."""
    return not any(page.tags[n] in hints.BLOCKS for n in range(number + 1, page.ends[number]))


def is_captioned(page: Page, number: int) -> bool:
    """Tell whether an element is a picture or two with words to them."""
    return (
        1 <= page.of(number, Measure.IMAGES) <= _FEW_IMAGES
        and 0 < page.letters(number) <= _SHORT * page.of(number, Measure.IMAGES)
        and page.of(number, Measure.ANCHORED) <= _FEW_LINKS * page.letters(number)
        and any(
            page.tags[n] == "figcaption" or "caption" in page.names[n]
            for n in range(number, page.ends[number])
        )
    )


def clean(page: Page, roots: Iterable[int], *, by_name: bool, by_shape: bool) -> None:
    """Take furniture away from inside the article; `by_shape` judges by links, images and lists."""
    for root in roots:
        tables = {n for n in _under(page, root, {"table"}) if is_data(page, n)}
        if by_shape:
            _judge(page, root, {"form", "fieldset"}, tables, by_name=by_name)
        _drop(page, root, by_name=by_name)
        if by_shape:
            for tags in ({"table"}, {"ul", "ol"}, {"div", "section"}):
                _judge(page, root, tags, tables, by_name=by_name)
        for number in range(root + 1, page.ends[root]):
            if not page.gone[number] and _is_call(page, number):
                page.remove(number)


def _under(page: Page, root: int, tags: Iterable[str]) -> Iterator[int]:
    wanted = frozenset(tags)
    for number in range(page.ends[root] - 1, root, -1):
        if page.tags[number] in wanted and not page.gone[number]:
            yield number


def _drop(page: Page, root: int, *, by_name: bool) -> None:
    for number in range(root + 1, page.ends[root]):
        if page.gone[number]:
            continue
        tag = page.tags[number]
        if (
            tag in _DROPPED
            or (hints.is_sharing(page.names[number]) and page.letters(number) < _SHORT)
            or (by_name and tag in {"h1", "h2"} and page.weights[number] < 0)
        ):
            page.remove(number)


def _is_call(page: Page, number: int) -> bool:
    """Tell whether the words of an element are a label or a call that stands there by itself."""
    if not 0 < page.letters(number) <= _CALL_LENGTH or page.of(number, Measure.IMAGES):
        return False
    around = (a for a in page.ancestors(number) if page.tags[a] in hints.BLOCKS)
    block = number if page.tags[number] in hints.BLOCKS else next(around, number)
    has_more = page.letters(block) > page.letters(number)
    if has_more or page.stands_in(number, Inside.TABLE | Inside.CODE):
        return False
    text = " ".join("".join(page.elements[number].itertext()).split())
    in_picture = page.stands_in(number, Inside.FIGURE) and _IN_PICTURES.fullmatch(text)
    return bool(in_picture or _CALL.fullmatch(text))


def is_call_text(text: str) -> bool:
    """Tell whether words are no more than a label or a call, such as 'Advertisement'."""
    return bool(_CALL.fullmatch(text) or (len(text) <= _LABEL_LENGTH and _LABEL.fullmatch(text)))


def is_data(page: Page, number: int) -> bool:
    """Tell whether a table holds data rather than the layout of a page."""
    element = page.elements[number]
    if element.get("role") == "presentation" or element.get("datatable") == "0":
        return False
    inside = {page.tags[n] for n in range(number + 1, page.ends[number])}
    if element.get("summary") or inside & {"caption", "thead", "tfoot", "th", "col", "colgroup"}:
        return True
    if "table" in inside:
        return False
    rows = [
        sum(page.tags[c] in {"td", "th"} for c in page.children(row))
        for row in _under(page, number, {"tr"})
    ]
    columns = max(rows, default=0)
    if len(rows) <= 1 or columns <= 1:
        return False
    if len(rows) >= _DATA_ROWS or columns >= _DATA_COLUMNS or len(rows) * columns > _DATA_ROWS:
        return True
    # A small one is data when every row has a cell in every column, and no column is a menu.
    return min(rows) == columns and page.link_share(number) <= _MOSTLY_LINKS


def _judge(page: Page, root: int, tags: set[str], tables: set[int], *, by_name: bool) -> None:
    for number in _under(page, root, tags):
        if page.stands_in(number, Inside.CODE) or number in tables:
            continue
        if page.stands_in(number, Inside.TABLE) and any(
            a in tables for a in page.ancestors(number)
        ):
            continue
        if _is_clutter(page, number, by_name=by_name):
            page.remove(number)


def _is_clutter(page: Page, number: int, *, by_name: bool) -> bool:
    weight = page.weights[number] if by_name else 0
    if weight < 0:
        return not (is_captioned(page, number) or _is_box(page, number))
    if page.of(number, Measure.COMMAS) >= _MANY_COMMAS:
        return False
    letters = page.letters(number)
    if letters <= _LABEL_LENGTH and _LABEL.fullmatch(
        " ".join("".join(page.elements[number].itertext()).split())
    ):
        return True
    clutter = _is_empty(page, number) or _is_odd(page, number, weight)
    return clutter and not _is_gallery(page, number)


def _is_empty(page: Page, number: int) -> bool:
    return (
        not page.of(number, Measure.IMAGES)
        and not page.of(number, Measure.EMBEDS)
        and not page.of(number, Measure.FRAMED)
        and not page.stands_in(number, Inside.FIGURE)
        and page.link_share(number) > 0
    ) or not (page.letters(number) or page.of(number, Measure.IMAGES))


def _is_odd(page: Page, number: int, weight: int) -> bool:
    """Tell whether links, pictures and controls outweigh the text."""
    images, controls = page.of(number, Measure.IMAGES), page.of(number, Measure.CONTROLS)
    paragraphs = page.of(number, Measure.PARAGRAPHS)
    letters, links = page.letters(number), page.link_share(number)
    in_figure = page.stands_in(number, Inside.FIGURE)
    if not in_figure and images > 1 and images > 2 * paragraphs:
        return True
    if controls > paragraphs // 3:
        return True
    if weight > 0:
        return links > _MOSTLY_LINKS
    if _is_list(page, number) or in_figure:
        return False
    return links > _FEW_LINKS or (letters < SHORTEST and links > 0 and images != 1)


def _is_list(page: Page, number: int) -> bool:
    if page.tags[number] in _LISTS:
        return True
    letters = page.letters(number)
    listed = sum(page.letters(n) for n in _under(page, number, {"ul", "ol"}))
    return bool(letters) and listed > _NEARLY_ALL * letters


def _is_gallery(page: Page, number: int) -> bool:
    """Tell whether a list holds nothing but pictures."""
    if page.tags[number] not in _LISTS:
        return False
    items = [n for n in page.children(number) if page.tags[n] == "li"]
    return bool(items) and len(items) == page.of(number, Measure.IMAGES)
