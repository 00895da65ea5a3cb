"""The text of an OpenDocument file, fed to a Builder in reading order."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import SOFT_BREAK, BlockKind, SpanKind
from desktop.formats.canon.comments import Remark
from desktop.formats.door.xmltree import child, children, local, text_of
from desktop.formats.formulas import MARK
from desktop.formats.odt import controls, drawings, formulas, pages, tables
from desktop.formats.odt.lists import Lists, written
from desktop.formats.odt.namespaces import DRAW, OFFICE, TABLE, TEXT, XLINK
from desktop.formats.office.prose import Prose
from desktop.formats.office.roles import MAX_HEADING, Look, Outline, Role
from desktop.formats.page.elements import collapse

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


class _Note(NamedTuple):
    name: str
    label: str
    body: _Element | None
    at_end: bool


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
        self._comments = comments
        self._load = load
        self._lists = Lists(styles)
        self._outline = Outline()
        self._markers: list[str] = []
        self._look = Look()
        self._link = ""
        self._ends_with_space = True
        self._notes: list[_Note] = []
        self._controls: dict[str, _Element] = {}
        self._handlers: dict[str, Callable[[_Element], None]] = {
            **dict.fromkeys(_SKIPPED, lambda _: None),
            **dict.fromkeys(("bookmark", "bookmark-start", "reference-mark-start"), self._anchor),
            **dict.fromkeys(_DRAWN, self._drawing),
            "p": self._paragraph,
            "h": self._heading,
            "list": self._list,
            "section": self._section,
            "table": self._table,
            "span": self._span,
            "a": self._hyperlink,
            "s": self._spaces,
            "tab": self._tab,
            "line-break": self._break,
            "note": self._note,
            "note-ref": self._note_mention,
            "control": self._control,
            **dict.fromkeys(("fieldmark", "fieldmark-start"), self._form_field),
            "ruby-text": self._reading,
            "annotation": self._annotation,
            "annotation-end": self._annotation_end,
            pages.BREAK: self._page,
        }

    def write(self, root: _Element) -> None:
        """Write the document whose text is below `root`, then its notes."""
        self._count_changes(root)
        self._controls = controls.by_id(root)
        self.blocks(root)
        for note in sorted(self._notes, key=lambda note: note.at_end):
            if note.body is not None:
                self._prose.note(note.label, note.name, partial(self.blocks, note.body))
        self._prose.flush()

    def blocks(self, container: _Element) -> None:
        """Handle the blocks inside `container`; white space between them means nothing."""
        for element in container:
            handler = self._handlers.get(local(element))
            if handler is not None:
                handler(element)
            else:
                self.blocks(element)

    def _inline(self, element: _Element) -> None:
        self._say(element.text)
        for inner in element:
            self._handlers.get(local(inner), self._inline)(inner)
            self._say(inner.tail)

    def _say(self, raw: str | None) -> None:
        text = collapse(raw or "")
        if self._ends_with_space and text.startswith(" "):
            text = text[1:]
        self._put(text)
        self._ends_with_space = text.endswith(" ") if text else self._ends_with_space

    def _put(self, text: str, *, is_formula: bool = False) -> None:
        if self._look.hidden and text.strip():
            self.counts["hidden"] += 1
        if not self._look.hidden:
            self._prose.say(text, self._look.spans, self._link, is_formula=is_formula)
        self._ends_with_space = False

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
        outside, self._look = self._look, look
        self._ends_with_space = True
        self._inline(element)
        self._look = outside
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
        outside = self._look
        self._look = style.look.over(outside)
        self._inline(element)
        self._look = outside

    def _hyperlink(self, element: _Element) -> None:
        outside = self._link
        self._link = element.get(XLINK + "href", "").partition("|")[0]
        self._inline(element)
        self._link = outside

    def _spaces(self, element: _Element) -> None:
        count = element.get(TEXT + "c", "1")
        number = int(count) if count.isdecimal() and len(count) < len("10000") else 1
        self._put(" " * min(number, _MOST_SPACES))

    def _tab(self, _: _Element) -> None:
        self._put(" " if self._prose.in_cell else "\t")

    def _break(self, _: _Element) -> None:
        self._put(SOFT_BREAK)
        self._ends_with_space = True

    def _reading(self, element: _Element) -> None:
        self._put(f"（{text_of(element)}）")

    def _anchor(self, element: _Element) -> None:
        self._builder.anchor(element.get(TEXT + "name", ""))

    def _note(self, element: _Element) -> None:
        label = text_of(child(element, "note-citation")) or str(len(self._notes) + 1)
        at_end = element.get(TEXT + "note-class") == "endnote"
        key = element.get(TEXT + "id") or len(self._notes)
        note = _Note(f"note:{key}", label, child(element, "note-body"), at_end)
        self._notes.append(note)
        self._prose.refer(label, note.name)
        self._ends_with_space = False

    def _note_mention(self, element: _Element) -> None:
        """Another mark of a note; set among the words, as in “see note 4”, it is one of them."""
        name = f"note:{element.get(TEXT + 'ref-name', '')}"
        if SpanKind.SUPERSCRIPT in self._look.spans and not self._look.hidden:
            self._prose.refer(text_of(element), name)
            self._ends_with_space = False
            return
        outside, self._link = self._link, f"#{name}"
        self._inline(element)
        self._link = outside

    def _annotation(self, element: _Element) -> None:
        key = element.get(OFFICE + "name") or f"\0{self.counts['comments']}"
        self.counts["comments"] += 1
        note = "\n".join("".join(p.itertext()) for p in element.iter(TEXT + "p", TEXT + "h"))
        author, date = text_of(child(element, "creator")), text_of(child(element, "date"))
        self._comments.add(key, Remark(note, author, date))
        self._comments.begin(key, self._builder.position)
        self._comments.mark(key, self._builder.position)

    def _annotation_end(self, element: _Element) -> None:
        self._comments.end(element.get(OFFICE + "name", ""), self._builder.position)

    def _drawing(self, element: _Element) -> None:
        formula = formulas.in_frame(element, self._load)
        if formula:
            self.counts["formulas"] += MARK in formula
            self._put(formula, is_formula=True)
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
            self._put(shown)
        else:
            self._prose.begin(BlockKind.PARAGRAPH)
            self._put(shown)
            self._prose.end()

    def _form_field(self, element: _Element) -> None:
        self._put(controls.field(element))
        self._inline(element)

    def _count_changes(self, root: _Element) -> None:
        for changes in children(root, "tracked-changes"):
            for region in changes:
                for change in region:
                    self.counts[local(change)] += 1
