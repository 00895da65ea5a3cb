"""The text of a Word document, fed to a Builder in reading order."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain import SOFT_BREAK, SpanKind
from desktop.formats.canon import picture_size
from desktop.formats.canon.symbols import from_symbol, is_symbol, symbol_of
from desktop.formats.docx import controls, drawings, formulas, tables
from desktop.formats.docx.breaks import Parting
from desktop.formats.docx.notes import Notes
from desktop.formats.docx.package import R, W
from desktop.formats.docx.paragraphs import Paragraphs
from desktop.formats.docx.styles import OFF, Styles, font_of, is_on, look_of, value
from desktop.formats.door.xmltree import child, descendants, local
from desktop.formats.formulas import MARK
from desktop.formats.office.fields import RAISED, Fields, bookmarked
from desktop.formats.office.prose import Prose
from desktop.formats.office.roles import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.canon.comments import Comments
    from desktop.formats.docx.package import Package, Part

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_THROUGH = (
    "body",
    "sdtContent",
    "smartTag",
    "customXml",
    "bdo",
    "dir",
    "txbxContent",
    "rubyBase",
    "m",
)
_FIXED = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SHOWN = frozenset({"t", "blip", "txbxContent", "imagedata", "relIds", "oMath"})
_XML_SPACE = " \t\r\n"
_NO_NOTE = ("", "")
_LONGEST_MARK = 10
_MOST_BOOKMARKS = 50
"""Bookmarks open at once; ones that never end must not gather at each note."""


class Body:
    """Walks the elements of a document and its notes; `counts` says what was met on the way."""

    def __init__(self, package: Package, part: Part, builder: Builder, comments: Comments) -> None:
        self.counts: Counter[str] = Counter()
        self.styles = Styles(_root(package.related(part, "styles")))
        self.notes = Notes(package, part)
        self.page_starts: list[int] = []
        self._package = package
        self._part = part
        self._prose = Prose(builder)
        self._builder = builder
        self._comments = comments
        self._paragraphs = Paragraphs(self.styles, _root(package.related(part, "numbering")))
        self._fields = Fields()
        self._links: list[str] = []
        self._look = Look()
        self._paragraph_look = Look()
        self._custom_note = _NO_NOTE
        self._bookmarks: dict[str, str] = {}
        settings = _root(package.related(part, "settings"))
        self._parting = Parting(hyphenated=bool(is_on(settings, "autoHyphenation")))
        self._handlers: dict[str, Callable[[_Element], None]] = {
            **dict.fromkeys(_THROUGH, self.walk),
            **dict.fromkeys(_FIXED, self._fixed),
            **dict.fromkeys(("ins", "moveTo"), self._inserted),
            **dict.fromkeys(("del", "moveFrom"), self._deleted),
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._note_reference),
            **dict.fromkeys(("drawing", "pict", "object"), self._drawing),
            "p": self._paragraph,
            "tbl": self._table,
            "r": self._run,
            "t": self._text,
            "br": self._break,
            "cr": self._break,
            "sym": self._symbol,
            "sdt": self._control,
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "fldChar": self._field_mark,
            "instrText": self._instruction,
            "ruby": self._ruby,
            "bookmarkStart": self._bookmark,
            "bookmarkEnd": self._bookmark_end,
            "commentRangeStart": self._comment_start,
            "commentRangeEnd": self._comment_end,
            "commentReference": self._comment,
            "AlternateContent": self._alternatives,
            "altChunk": self._foreign,
            "oMath": self._formula,
            "oMathPara": self._lines_of_formulas,
            "lastRenderedPageBreak": self._page,
        }

    def write(self) -> None:
        """Write the document, then its notes."""
        self.walk(self._part.root)
        for note in self.notes.cited():
            self._part = note.part
            write = partial(self.walk, note.element)
            self._prose.note(note.label, note.name, write, *self.notes.aliases(note))
        self._prose.flush()

    def walk(self, container: _Element) -> None:
        """Handle the elements inside `container` in order."""
        for element in container:
            tag = element.tag
            handler = self._handlers.get(tag.rpartition("}")[2] if isinstance(tag, str) else "")
            if handler is not None:
                handler(element)

    def _paragraph(self, element: _Element) -> None:
        shape = self._paragraphs.shape(element)
        self._builder.right_to_left = shape.right_to_left
        self._prose.begin(shape.kind, shape.level, shape.marker)
        self._paragraph_look = self._look = shape.look
        self.walk(element)
        self._fields.end_paragraph()
        self._refer_to_custom("")
        self._parting.end_paragraph()
        self._prose.end(joins_next=shape.joins_next)
        self._builder.right_to_left = False

    def _table(self, element: _Element) -> None:
        if self._prose.in_cell or tables.is_layout(element):
            for cell in tables.cells(element):
                self.walk(cell)
        else:
            self._prose.table(tables.rows(element), tables.header_rows(element), self.walk)

    def _control(self, element: _Element) -> None:
        """A form field or other control: its content, unless it only says what to fill in."""
        box = controls.box_of(element)
        if box and self._prose.is_open:
            self._say(box)
        elif child(element, "sdtPr", "showingPlcHdr") is None:
            self.walk(element)

    def _run(self, element: _Element) -> None:
        properties = element.find(W + "rPr")
        if properties is None:
            self._look = self._paragraph_look
        else:
            style = self.styles.run(value(properties, "rStyle")).over(self._paragraph_look)
            self._look = look_of(properties).over(style)
        self.walk(element)

    def _text(self, element: _Element) -> None:
        text = element.text or ""
        if not text.isascii() and is_symbol(font_of(element.getparent())):
            text = from_symbol(text)
        self._say(text if element.get(_SPACE) == "preserve" else text.strip(_XML_SPACE))

    def _say(self, text: str, *, is_formula: bool = False) -> None:
        if not text or self._fields.is_hidden:
            self._fields.quote(text)
            return
        if self._look.hidden:
            self.counts["hidden"] += 1
            return
        if self._refer_to_custom(text):
            return
        if self._parting.comes_before(text):
            self._prose.say(SOFT_BREAK)
        self._fields.say()
        spans, mention = self._look.spans, self._fields.note
        if mention.bookmark and (mention.raised or SpanKind.SUPERSCRIPT in spans):
            self._prose.refer(text, bookmarked(mention.bookmark))
            return
        link = self._links[-1] if self._links else self._fields.link
        self._prose.say(text, spans, link, is_formula=is_formula)

    def _fixed(self, element: _Element) -> None:
        character = _FIXED[local(element)]
        self._say(" " if self._prose.in_cell and character == "\t" else character)

    def _break(self, element: _Element) -> None:
        if element.get(W + "type", "textWrapping") == "textWrapping":
            self._say(SOFT_BREAK)
        elif not self._fields.is_hidden:
            self._parting.state()

    def _symbol(self, element: _Element) -> None:
        self._say(symbol_of(element.get(W + "char", ""), element.get(W + "font", "")))

    def _formula(self, element: _Element) -> None:
        begin, end = formulas.marks_in(element)
        self.counts.update(formulas.changes_in(element))
        for mark in begin:
            self._handlers[local(mark)](mark)
        self._look = self._paragraph_look
        self._say_formula(formulas.written(element))
        for mark in end:
            self._handlers[local(mark)](mark)

    def _say_formula(self, text: str) -> None:
        self.counts["formulas"] += text == MARK and not self._fields.is_hidden
        self._say(text, is_formula=True)

    def _lines_of_formulas(self, element: _Element) -> None:
        """Formulas that the page shows apart from the text, each on a line."""
        with self._prose.apart():
            for number, formula in enumerate(descendants(element, "oMath")):
                if number:
                    self._say(SOFT_BREAK)
                self._formula(formula)

    def _ruby(self, element: _Element) -> None:
        self.walk(element)
        reading = "".join(t.text or "" for t in element.iterfind(f"{W}rt//{W}t"))
        self._say(f"（{reading}）" if reading else "")

    def _alternatives(self, element: _Element) -> None:
        """The same thing for newer and older programs: take the first that can be shown."""
        for choice in element:
            if any(local(e) in _SHOWN for e in choice.iter()):
                self.walk(choice)
                return

    def _foreign(self, _: _Element) -> None:
        self.counts["foreign"] += 1

    def _inserted(self, element: _Element) -> None:
        if len(element):
            self.counts["insertion"] += 1
            self.walk(element)

    def _deleted(self, element: _Element) -> None:
        if len(element):
            self.counts["deletion"] += 1

    def _hyperlink(self, element: _Element) -> None:
        relation = self._part.relations.get(element.get(R + "id", ""))
        address = relation.target if relation and relation.external else ""
        place = element.get(W + "anchor", "")
        self._links.append(f"{address}#{place}" if place else address)
        self.walk(element)
        self._links.pop()

    def _simple_field(self, element: _Element) -> None:
        self._fields.mark("begin")
        self._fields.instruct(element.get(W + "instr", ""))
        self._fields.mark("separate")
        self.walk(element)
        self._say_formula(self._fields.mark("end"))

    def _field_mark(self, element: _Element) -> None:
        form = controls.form_state(element)
        self._say_formula(self._fields.mark(element.get(W + "fldCharType", ""), form))

    def _instruction(self, element: _Element) -> None:
        raised = [kind for kind in self._look.spans if kind in RAISED]
        self._fields.instruct(element.text or "", *raised)

    def _note_reference(self, element: _Element) -> None:
        self._refer_to_custom("")
        note = (local(element).removesuffix("Reference"), element.get(W + "id", ""))
        if element.get(W + "customMarkFollows", "0") not in OFF:
            self._custom_note = note
        else:
            self._refer(note, "")

    def _refer_to_custom(self, text: str) -> bool:
        """Refer to the note whose own mark should come now; return whether `text` is that mark."""
        note, self._custom_note = self._custom_note, _NO_NOTE
        mark = text.strip() if len(text.strip()) <= _LONGEST_MARK else ""
        return note != _NO_NOTE and self._refer(note, mark) and bool(mark)

    def _refer(self, cited: tuple[str, str], mark: str) -> bool:
        """Write a note's mark; return whether there is such a note."""
        note = self.notes.cite(*cited, mark, self._bookmarks.values())
        if note is not None and not self._fields.is_hidden:
            self._fields.say()
            self._prose.refer(note.label, note.name)
        return note is not None

    def _bookmark(self, element: _Element) -> None:
        name = element.get(W + "name", "")
        self._builder.anchor(name)
        if len(self._bookmarks) < _MOST_BOOKMARKS:
            self._bookmarks[element.get(W + "id", "")] = name

    def _bookmark_end(self, element: _Element) -> None:
        self._bookmarks.pop(element.get(W + "id", ""), None)

    def _comment_start(self, element: _Element) -> None:
        self._comments.begin(element.get(W + "id", ""), self._builder.position)

    def _comment_end(self, element: _Element) -> None:
        self._comments.end(element.get(W + "id", ""), self._builder.position)

    def _comment(self, element: _Element) -> None:
        self._comments.mark(element.get(W + "id", ""), self._builder.position)

    def _page(self, _: _Element) -> None:
        self.page_starts.append(self._builder.position)
        self._parting.lay_out()

    def _drawing(self, element: _Element) -> None:
        if self._fields.is_hidden:
            return
        formula = formulas.drawn_formula(element)
        self._say_formula(formula)
        if formula and formula != MARK:
            return
        for shown in drawings.drawn(element, self._package, self._part):
            of_formula = shown._replace(is_formula=bool(formula))
            self._prose.later(partial(self._show, of_formula, self._part))

    def _show(self, shown: drawings.Drawn, part: Part) -> None:
        if shown.box is not None:
            self.walk(shown.box)
            return
        for words in shown.words:
            self._builder.block()
            self._builder.text(words)
        if shown.words:
            return
        relation = part.relations.get(shown.relation)
        data = None
        if relation is not None and not relation.external:
            data = self._package.archive.optional(relation.target)
        if shown.is_formula and not (data and picture_size.measure(data)):
            return
        if not self._builder.image(shown.alt, data, shown.width, shown.height):
            self.counts["pictures"] += 1


def _root(part: Part | None) -> _Element | None:
    return None if part is None else part.root
