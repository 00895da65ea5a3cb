"""From an element tree to blocks, without recursion: a page nested a thousand deep is read too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from desktop.domain import BlockKind, SpanKind
from desktop.formats.page.attributes import Attributes
from desktop.formats.page.elements import is_hidden, local_name, number
from desktop.formats.walk.around import ALONE
from desktop.formats.walk.data_tables import Rows
from desktop.formats.walk.flow import Flow
from desktop.formats.walk.inline_styles import (
    INLINE_STYLES,
    SHIFTS,
    looks,
    sheets_of,
    shifted_classes,
)
from desktop.formats.walk.link_targets import Links, mark_of
from desktop.formats.walk.lists import Lists
from desktop.formats.walk.note_marks import find_notes
from desktop.formats.walk.pictures import Pictures
from desktop.formats.walk.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element, _ElementTree

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.walk.around import Around

    Leave = Callable[[], None]

_SKIPPED = frozenset(
    {"script", "style", "template", "noscript", "head", "iframe", "audio", "video", "canvas"}
    | {"svg", "map", "datalist", "select", "textarea", "input", "annotation"}
    | {"annotation-xml", "noframes", "noembed", "applet", "param"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "body", "center", "details", "dialog", "div", "dl"}
    | {"fieldset", "figure", "footer", "form", "frameset", "header", "hgroup", "html", "legend"}
    | {"main", "nav", "p", "search", "section", "summary", "tbody", "thead", "tfoot"}
)
_DIRECTED = _BLOCKS | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dt", "dd", "blockquote"),
    *("table", "tr", "td", "th", "caption", "figcaption", "pre"),
}
_QUIET = frozenset({"span", "p", "div", "a", "i", "b", "em", "strong", "li", "tr", "td", "th"})
"""The names of most elements, which mean nothing by themselves unless attributes say more."""
_TELLING = frozenset({"hidden", "style", "aria-hidden", "role", "dir"})
_QUOTES = (("“", "”"), ("‘", "’"))


def walk(
    tree: _Element | _ElementTree[_Element],
    builder: Builder,
    *,
    base: str = "",
    url: str = "",
    load_image: Callable[[str], bytes | None] | None = None,
    direction: str = "",
    around: Around = ALONE,
) -> int:
    """Append the text and structure of a tree; return how many pictures could not be had.

    `base` is the page's path inside a container: ids become anchors named `base#id`, and links
    between pages of the container resolve to them. `url` makes relative links absolute.
    `load_image` gets the address as written and returns bytes or None. `direction` is what the page
    around a part of it says, `around` what the book does.
    """
    root = tree if isinstance(tree, etree._Element) else tree.getroot()  # noqa: SLF001
    return _Walker(root, builder, Links(base, url), load_image, around).run(direction)


class _Walker:
    def __init__(
        self,
        root: _Element,
        builder: Builder,
        links: Links,
        load_image: Callable[[str], bytes | None] | None,
        around: Around,
    ) -> None:
        self._root = root
        self._builder = builder
        self._flow = Flow(builder)
        self._links = links
        self._pictures = Pictures(self._flow, load_image)
        attributes = Attributes(root)
        self._places = Places(self._flow, links, around)
        self._has_page_marks = self._places.find(root, attributes)
        known = around.shifted
        self._shifted = shifted_classes(sheets_of(root)) if known is None else known
        self._notes = find_notes(root, links, self._shifted, attributes)
        self._noted = self._notes.notes | self._notes.marks.keys()
        self._telling = _TELLING | {"class"} if self._shifted else _TELLING
        self._lists = Lists(self._flow, self._notes.notes)
        self._quotes = 0
        self._quotations = 0
        flow, lists, rows = self._flow, self._lists, Rows(self._flow)
        self._enter: dict[str, Callable[[_Element], Leave | None]] = {
            **dict.fromkeys(INLINE_STYLES, self._styled),
            **dict.fromkeys(_BLOCKS, self._block),
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            **dict.fromkeys(("ul", "ol", "menu", "dir"), lists.list),
            **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), lambda _: flow.enter_code()),
            **dict.fromkeys(("img", "image"), self._pictures.picture),
            **dict.fromkeys(("td", "th"), rows.cell),
            **dict.fromkeys(("figcaption", "caption"), lambda _: flow.enter(BlockKind.CAPTION, 0)),
            "a": self._link,
            "blockquote": self._quotation,
            "br": lambda _: flow.line_break(),
            "dd": lists.definition,
            "dt": lists.term,
            "hr": lambda _: flow.rule(),
            "li": lists.item,
            "q": self._quoted,
            "rt": self._reading,
            "table": rows.table,
            "tr": rows.row,
        }

    def run(self, direction: str) -> int:
        """Walk the whole tree; return how many pictures could not be had."""
        self._flow.anchor(self._links.base)
        said = (element.get("dir") for element in self._root.iterancestors())
        self._builder.right_to_left = _is_rtl(next(filter(None, said), direction))
        leaves: list[list[Leave]] = []
        text = self._flow.text
        walk_events = etree.iterwalk(self._root, events=("start", "end", "comment", "pi"))
        for event, element in walk_events:
            if event == "start":
                name, keys = local_name(element), element.keys()
                quiet = name in _QUIET and (not keys or self._telling.isdisjoint(keys))
                if (self._has_page_marks and self._places.is_mark(element)) or (
                    not quiet and self._skips(element)
                ):
                    walk_events.skip_subtree()
                    leaves.append([])
                    continue
                begun = self._begin_quiet(element, name, keys) if quiet else self._begin(element)
                leaves.append(begun)
                if written := element.text:  # made anew each time it is asked for
                    text(written)
                continue
            if event == "end" and (ending := leaves.pop()):
                for leave in reversed(ending):
                    leave()
            if (written := element.tail) and element is not self._root:
                text(written)
        self._flow.finish()
        self._builder.right_to_left = False
        return self._pictures.missing

    def _skips(self, element: _Element) -> bool:
        name = local_name(element)
        if name in _SKIPPED or (name == "dialog" and element.get("open") is None):
            return True
        return is_hidden(element)

    def _begin_quiet(self, element: _Element, name: str, keys: list[str]) -> list[Leave]:
        """Do what `_begin` does, for the many elements of which less is to be asked."""
        if element in self._noted:
            return self._begin(element)
        enter = self._enter.get(name)
        leave = enter(element) if enter else None
        if keys:
            self._places.set(element, name)
        return [leave] if leave else []

    def _begin(self, element: _Element) -> list[Leave]:
        """Enter an element; return what to do when it ends, in the order of entering."""
        name = local_name(element)
        leaves: list[Leave] = []
        if name in _DIRECTED and element.get("dir"):
            leaves.append(self._direction(element))
        if element in self._notes.notes:
            marker = self._lists.marker(element) if name == "li" else ""
            leaves.append(self._flow.enter(BlockKind.FOOTNOTE, 0, marker))
        enter = self._enter.get(name)
        if enter in (None, self._block) and element.get("role") == "heading":
            enter = self._heading
        leave = enter(element) if enter else None
        if leave:
            leaves.append(leave)
        self._places.set(element, name)
        leaves.extend(self._css(element, name))
        if name != "a" and element in self._notes.marks:
            self._flow.begin(SpanKind.NOTE_REFERENCE, f"#{self._notes.marks[element]}")
            leaves.append(self._flow.end)
        return leaves

    def _direction(self, element: _Element) -> Leave:
        builder, before = self._builder, self._builder.right_to_left
        builder.right_to_left = _is_rtl(element.get("dir", ""))

        def leave() -> None:
            builder.right_to_left = before

        return leave

    def _css(self, element: _Element, name: str) -> list[Leave]:
        style = element.get("style") or ""
        classes = (element.get("class") or "") if self._shifted else ""
        if not style and not classes:
            return []
        kinds = looks(name, style, map(self._shifted.get, classes.split()))
        kinds = [kind for kind in kinds if kind not in SHIFTS or name not in _DIRECTED]
        for kind in kinds:
            self._flow.begin(kind)
        return [self._flow.end] * len(kinds)

    def _block(self, _element: _Element) -> Leave:
        self._flow.break_block()
        return self._flow.break_block

    def _styled(self, element: _Element) -> Leave:
        self._flow.begin(INLINE_STYLES[local_name(element)])
        return self._flow.end

    def _link(self, element: _Element) -> Leave | None:
        note = self._notes.references.get(element)
        if note is not None:
            self._flow.anchor(mark_of(note))
        target = note or self._notes.marks.get(element)
        if target:
            self._flow.begin(SpanKind.NOTE_REFERENCE, f"#{target}")
            return self._flow.end
        target = self._links.target(element.get("href") or "")
        if not target:
            return None
        self._flow.begin(SpanKind.LINK, target)
        return self._flow.end

    def _heading(self, element: _Element) -> Leave:
        name = local_name(element)
        level = int(name[1]) if name[1:].isdigit() else number(element, "aria-level", 2)
        return self._flow.enter(BlockKind.HEADING, max(1, min(6, level)))

    def _quotation(self, _element: _Element) -> Leave:
        self._quotations += 1
        leave_block = self._flow.enter(BlockKind.QUOTATION, self._quotations)

        def leave() -> None:
            self._quotations -= 1
            leave_block()

        return leave

    def _quoted(self, _element: _Element) -> Leave:
        opening, closing = _QUOTES[self._quotes % 2]
        self._flow.text(opening)
        self._quotes += 1

        def leave() -> None:
            self._quotes -= 1
            self._flow.text(closing)

        return leave

    def _reading(self, element: _Element) -> Leave | None:
        beside = (element.getprevious(), element.getnext())
        if any(other is not None and local_name(other) == "rp" for other in beside):
            return None  # the page itself says what stands around it
        self._flow.text("(")
        return lambda: self._flow.text(")")


def _is_rtl(direction: str) -> bool:
    return direction.strip().casefold() == "rtl"
