"""Zotero's notes in HTML: passages with who is cited, and what was written beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from desktop.domain.exchanged.project import ForeignNote, ForeignPassage
from desktop.formats.exchange import rich_text
from desktop.formats.exchange.json_value import object_of, text_of
from desktop.formats.exchange.marked.gathered import Gathered, hex_colour, known_facts
from desktop.formats.exchange.zotero import zotero_position
from desktop.formats.exchange.zotero.zotero_links import (
    ITEM,
    PassageLink,
    page_in,
    passage_link,
    without_page,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

_NOTE = ".//div[contains(concat(' ', @class, ' '), ' zotero-note ') or @data-schema-version]"
_MARKS = frozenset({"highlight", "underline"})
_QUOTES = "“”«»„\"'‘’ \n\t"
_BLOCKS = ("p", "li", "blockquote", "td")
# Letters of a note's first line, which is its title.
_LONGEST_TITLE = 200


class _Mark(NamedTuple):
    """A passage, and all that stands after it up to the next one."""

    element: HtmlElement
    after: list[HtmlElement]
    data: dict[str, Any]


def read(source: Source) -> Project | None:
    """Return the passages in such notes, or None for another page."""
    root = rich_text.parsed(source.text(markup=True).text)
    notes = root.xpath(_NOTE) if root is not None else []
    outermost = [
        note for note in notes if not any(above in notes for above in note.iterancestors())
    ]
    gathered = Gathered()
    for note in outermost:
        _read_note(gathered, note, source.path.name)
    if not any(told.passages for told in gathered.sources.values()):
        return None
    if len(gathered.sources) == 1:
        next(iter(gathered.sources.values())).notes += gathered.notes
        gathered.notes = []
    return gathered.project("zotero-html", "Zotero", "zotero")


def _read_note(gathered: Gathered, note: HtmlElement, file: str) -> None:
    title = ""
    rest: list[str] = []
    for block in _blocks(note):
        marks = list(_marks(block))
        text = rich_text.markdown_of(block)
        if marks:
            for mark in marks:
                _add(gathered, mark, file)
        elif block.tag in {"h1", "h2", "h3"} and not title and not rest:
            title = " ".join(block.text_content().split())[:_LONGEST_TITLE]
        elif text:
            rest.append(text)
    if rest:
        gathered.notes.append(ForeignNote("\n\n".join(rest), title))


def _blocks(note: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the blocks of a note that hold lines, or lists and quotations as a whole."""
    for child in note:
        if child.tag == "div" or (child.tag in {"ul", "ol", "blockquote"} and _has_mark(child)):
            yield from _blocks(child)
        elif isinstance(child.tag, str) and child.tag != "hr":
            yield child


def _has_mark(element: HtmlElement) -> bool:
    return any(_is_mark(one) for one in element.iter("span"))


def _is_mark(element: HtmlElement) -> bool:
    return (element.get("class") or "") in _MARKS or element.get("data-annotation") is not None


def _marks(block: HtmlElement) -> Iterator[_Mark]:
    """Yield the passages of a block."""
    element: HtmlElement | None = None
    after: list[HtmlElement] = []
    for child in block.iter():
        if child is block or not isinstance(child.tag, str):
            continue
        if child.tag in {"span", "img"} and _is_mark(child):
            if element is not None:
                yield _Mark(element, after, _data(element))
            element, after = child, []
        elif element is not None and child.getparent() is element.getparent():
            after.append(child)
    if element is not None:
        yield _Mark(element, after, _data(element))


def _data(element: HtmlElement) -> dict[str, Any]:
    """Return what a note of old keeps of an annotation, if that was left in it."""
    try:
        return object_of(json.loads(unquote(element.get("data-annotation") or "")))
    except (ValueError, RecursionError):
        return {}


def _add(gathered: Gathered, mark: _Mark, file: str) -> None:
    citation = next((one for one in mark.after if one.get("class") == "citation"), None)
    cited = " ".join(citation.text_content().split()) if citation is not None else ""
    link = _link(mark)
    key = link.file if link else ""
    item = next((found[2] for found in map(ITEM.match, _addresses(mark)) if found), "")
    # A citation is enough to tell the works of one note apart, and those of two are not told so.
    told = gathered.source(key or item or f"{file}: {without_page(cited)}")
    if not told.facts.title:
        told.facts = known_facts(told.facts, title=without_page(cited))
    words = mark.element.text_content().strip(_QUOTES)
    note = " ".join(_comment(mark).split())
    position = object_of(mark.data.get("position"))
    told.passages.append(
        ForeignPassage(
            words,
            identity=link.identity if link else "",
            page=text_of(mark.data.get("pageLabel"))
            or page_in(cited)
            or (link.page if link else ""),
            printed=zotero_position.boxes(position),
            is_area=mark.element.tag == "img",
            colour=hex_colour(text_of(mark.data.get("color"))),
            is_underlined=mark.element.get("class") == "underline",
            notes=(ForeignNote(note),) if note else (),
        )
    )


def _addresses(mark: _Mark) -> list[str]:
    elements = (mark.element, *mark.after)
    return [str(one.get("href") or "") for element in elements for one in element.iter("a")]


def _link(mark: _Mark) -> PassageLink | None:
    """Return where the passage is, by a link or by what an old note keeps of it."""
    found = next((link for link in map(passage_link, _addresses(mark)) if link), None)
    if found is not None:
        return found
    address = text_of(mark.data.get("attachmentURI")) or text_of(mark.data.get("uri"))
    parts = address.split("/")
    if "items" not in parts:
        return None
    is_group = "groups" in parts
    group = f"groups/{parts[parts.index('groups') + 1]}/" if is_group else ""
    return PassageLink(group + parts[-1], text_of(mark.data.get("annotationKey")))


def _comment(mark: _Mark) -> str:
    """Return what was written after a passage: no citation, and no link back."""
    parts = [mark.element.tail or ""]
    for one in mark.after:
        is_link = one.tag == "a" and (one.get("href") or "").startswith("zotero:")
        is_cited = one.get("class") in {"citation", "citation-item"}
        parts += ["" if is_link or is_cited else rich_text.inline(one), one.tail or ""]
    text = "".join(parts).replace("(pdf)", "").replace("()", "")
    return text.strip()
