"""The text of an OpenDocument file, fed to a Builder in reading order."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from desktop.domain import BlockKind, SpanKind
from desktop.formats.door.xmltree import children, local, text_of
from desktop.formats.formulas import MARK
from desktop.formats.odt import controls, drawings, formulas, pages, tables
from desktop.formats.odt.beside import MARKS, Margin
from desktop.formats.odt.flow import Flow
from desktop.formats.odt.lists import Lists, written
from desktop.formats.odt.namespaces import DRAW, TABLE, TEXT, XLINK
from desktop.formats.odt.notes import Notes, name_of
from desktop.formats.office.prose import Prose
from desktop.formats.office.roles import MAX_HEADING, Look, Outline, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.canon.comments import Comments
    from desktop.formats.odt.styles import Style, Styles

_SKIPPED = frozenset(
    {
        "tracked-changes",
        "forms",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "dde-connection-decls",
        "hidden-text",
        "hidden-paragraph",
        "note-citation",
        "table-of-content-source",
        "number",
        "title",
        "desc",
        "event-listeners",
        "script",
    }
)
_DRAWN = (
    *("frame", "custom-shape", "rect", "ellipse", "circle", "g", "line", "connector", "polyline"),
    *("polygon", "regular-polygon", "path", "caption", "measure", "scene"),
)
_MOST_SPACES = 1000
"""Of one element, which may claim as many as it has figures for."""


class Body:
    """Walks the elements of a document; `counts` says what was met on the way."""

    def __init__(
        self,
        styles: Styles,
        builder: Builder,
        comments: Comments,
        load: Callable[[str], bytes | None],
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.page_starts: list[int] = []
        self._styles = styles
        self._builder = builder
        self._prose = Prose(builder)
        self._flow = Flow(self._prose, self.counts)
        self._margin = Margin(builder, comments, self.counts)
        self._notes = Notes()
        self._load = load
        self._lists = Lists(styles)
        self._outline = Outline()
        self._markers: list[str] = []
        self._controls: dict[str, _Element] = {}

    def write(self, root: _Element) -> None:
        """Write the document whose text is below `root`, then its notes."""
        changes = (region for all_of in children(root, "tracked-changes") for region in all_of)
        self.counts.update(local(change) for region in changes for change in region)
        self._controls = controls.by_id(root)
        self.blocks(root)
        for note in self._notes.cited():
            if note.body is not None:
                self._prose.note(note.label, note.name, partial(self.blocks, note.body))
        self._prose.flush()

    def blocks(self, container: _Element) -> None:
        """Handle the blocks inside `container`; white space between them means nothing."""
        for element in container:
            self._HANDLERS.get(local(element), Body.blocks)(self, element)

    def _inline(self, element: _Element) -> None:
        self._flow.say(element.text)
        for inner in element:
            self._HANDLERS.get(local(inner), Body._inline)(self, inner)
            self._flow.say(inner.tail)

    def _paragraph(self, element: _Element) -> None:
        style = self._styles.get("paragraph", element.get(TEXT + "style-name", ""))
        self._open(element, style.role, style)

    def _heading(self, element: _Element) -> None:
        style = self._styles.get("paragraph", element.get(TEXT + "style-name", ""))
        level = element.get(TEXT + "outline-level", "1")
        number = int(level) if level.isdecimal() and len(level) == 1 else 1
        if not style.role.is_title:
            style_role = Role(BlockKind.HEADING, min(max(1, number), MAX_HEADING))
            marker = self._lists.heading(element, number) if not self._lists.depth else ""
            self._open(element, style_role, style, marker)
        else:
            self._open(element, style.role, style)

    def _open(self, element: _Element, role: Role, style: Style, marker: str = "") -> None:
        kind, level, look = role.kind, role.level, style.look
        marker = self._markers.pop() if self._markers and self._lists.depth else marker
        marker = written(element) or marker
        if kind is BlockKind.HEADING:
            level = self._outline.level(role)
            look = Look(hidden=look.hidden)
        elif kind is BlockKind.PARAGRAPH and self._lists.depth:
            kind, level = BlockKind.LIST_ITEM, self._lists.depth
        self._prose.begin(kind, level, marker)
        self._begin_page(style)
        self._flow.begin_line()
        with self._flow.looking(look):
            self._inline(element)
        self._prose.end()

    def _list(self, element: _Element) -> None:
        self._lists.begin(element)
        for item in element:
            name = local(item)
            if name in ("list-item", "list-header"):
                self._markers = [self._lists.item(item)] if name == "list-item" else []
                self.blocks(item)
                self._markers = []
        self._lists.end()

    def _section(self, element: _Element) -> None:
        if element.get(TEXT + "display") == "none":
            self.counts["hidden"] += 1
        else:
            self.blocks(element)

    def _table(self, element: _Element) -> None:
        self._begin_page(self._styles.get("table", element.get(TABLE + "style-name", "")))
        rows = self._rows(element)
        if self._prose.in_cell or tables.is_layout(element):
            for row in rows:
                for cell in (cell for cell in row if cell is not None):
                    self.blocks(cell)
        else:
            self._prose.table(rows, tables.header_rows(element), self.blocks)

    def _rows(self, table: _Element) -> Iterator[list[_Element | None]]:
        """Yield the rows of a table; where a page begins with one is kept."""
        breaks = pages.breaks_in(table)
        for number, row in enumerate(tables.rows(table)):
            if number in breaks:
                self._page(table)
            yield row

    def _begin_page(self, style: Style) -> None:
        """Keep that a page begins here, when the style says so; no page begins in a cell."""
        if style.on_new_page and self._builder.position and not self._prose.in_cell:
            self.page_starts.append(self._builder.position)

    def _page(self, _: _Element) -> None:
        self.page_starts.append(self._builder.position)

    def _span(self, element: _Element) -> None:
        style = self._styles.get("text", element.get(TEXT + "style-name", ""))
        with self._flow.looking(style.look.over(self._flow.look)):
            self._inline(element)

    def _hyperlink(self, element: _Element) -> None:
        # The kind of what a link leads to may stand behind its name: '#Votes|table'.
        with self._flow.link(element.get(XLINK + "href", "").partition("|")[0]):
            self._inline(element)

    def _spaces(self, element: _Element) -> None:
        count = element.get(TEXT + "c", "1")
        number = int(count) if count.isdecimal() and len(count) < len("10000") else 1
        self._flow.put(" " * min(number, _MOST_SPACES))

    def _tab(self, _: _Element) -> None:
        self._flow.put(" " if self._prose.in_cell else "\t")

    def _break(self, _: _Element) -> None:
        self._flow.break_line()

    def _reading(self, element: _Element) -> None:
        self._flow.put(f"（{text_of(element)}）")

    def _note(self, element: _Element) -> None:
        note = self._notes.cite(element)
        self._flow.refer(note.label, note.name)

    def _note_mention(self, element: _Element) -> None:
        """Another mark of a note; set among the words, as in “see note 4”, it is one of them."""
        name, look = name_of(element.get(TEXT + "ref-name", "")), self._flow.look
        if SpanKind.SUPERSCRIPT in look.spans and not look.hidden:
            self._flow.refer(text_of(element), name)
            return
        with self._flow.link(f"#{name}"):
            self._inline(element)

    def _drawing(self, element: _Element) -> None:
        formula = formulas.in_frame(element, self._load)
        if formula:
            self.counts["formulas"] += MARK in formula
            self._flow.put(formula, is_formula=True)
            return
        self._prose.later(partial(self._show, element))

    def _show(self, element: _Element) -> None:
        shown = drawings.drawn(element)
        if shown.addresses:
            data = next(filter(None, map(self._load, shown.addresses)), None) or shown.data
            if not self._builder.image(shown.alt, data, shown.width, shown.height):
                self.counts["pictures"] += 1
        with self._lists.set_aside():
            self.blocks(element)

    def _control(self, element: _Element) -> None:
        shown = controls.shown(self._controls.get(element.get(DRAW + "control", "")))
        if self._prose.is_open:
            self._flow.put(shown)
        else:
            self._prose.begin(BlockKind.PARAGRAPH)
            self._flow.put(shown)
            self._prose.end()

    def _form_field(self, element: _Element) -> None:
        self._flow.put(controls.field(element))
        self._inline(element)

    _HANDLERS: ClassVar[dict[str, Callable[[Body, _Element], None]]] = {
        **dict.fromkeys(_SKIPPED, lambda *_: None),
        **dict.fromkeys(MARKS, lambda self, mark: self._margin.follow(mark)),
        **dict.fromkeys(_DRAWN, _drawing),
        **dict.fromkeys(("fieldmark", "fieldmark-start"), _form_field),
        "p": _paragraph,
        "h": _heading,
        "list": _list,
        "section": _section,
        "table": _table,
        "span": _span,
        "a": _hyperlink,
        "s": _spaces,
        "tab": _tab,
        "line-break": _break,
        "note": _note,
        "note-ref": _note_mention,
        "control": _control,
        "ruby-text": _reading,
        pages.BREAK: _page,
    }
