"""The text of a Word document, fed to a Builder in reading order."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from desktop.domain import SOFT_BREAK
from desktop.formats.canon.symbols import from_symbol, is_symbol, symbol_of
from desktop.formats.docx import controls, drawings, formulas, tables
from desktop.formats.docx.beside import MARKS, Margin
from desktop.formats.docx.flow import Flow
from desktop.formats.docx.notes import Notes
from desktop.formats.docx.package import R, W
from desktop.formats.docx.paragraphs import Paragraphs
from desktop.formats.docx.styles import OFF, Styles, font_of, is_on, look_of, value
from desktop.formats.door.xmltree import child, descendants, local
from desktop.formats.formulas import MARK
from desktop.formats.office.prose import Prose

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


class Body:
    """Walks the elements of a document and its notes; `counts` says what was met on the way."""

    def __init__(self, package: Package, part: Part, builder: Builder, comments: Comments) -> None:
        self.counts: Counter[str] = Counter()
        self.styles = Styles(_root(package.related(part, "styles")))
        self._notes = Notes(package, part)
        self.page_starts: list[int] = []
        self._package = package
        self._part = part
        self._builder = builder
        self._prose = Prose(builder)
        self._paragraphs = Paragraphs(self.styles, _root(package.related(part, "numbering")))
        self._margin = Margin(builder, comments)
        self._flow = Flow(
            self._prose,
            self._notes,
            self._margin,
            self.counts,
            hyphenated=bool(is_on(_root(package.related(part, "settings")), "autoHyphenation")),
        )

    def write(self) -> None:
        """Write the document, then its notes."""
        self.walk(self._part.root)
        for note in self._notes.cited():
            self._part = note.part
            write = partial(self.walk, note.element)
            self._prose.note(note.label, note.name, write, *self._notes.aliases(note))
        self._prose.flush()

    def walk(self, container: _Element) -> None:
        """Handle the elements inside `container` in order."""
        for element in container:
            tag = element.tag
            handler = self._HANDLERS.get(tag.rpartition("}")[2] if isinstance(tag, str) else "")
            if handler is not None:
                handler(self, element)

    def _paragraph(self, element: _Element) -> None:
        shape = self._paragraphs.shape(element)
        self._builder.right_to_left = shape.right_to_left
        self._flow.begin(shape)
        self.walk(element)
        self._flow.end(shape)
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
            self._flow.say(box)
        elif child(element, "sdtPr", "showingPlcHdr") is None:
            self.walk(element)

    def _run(self, element: _Element) -> None:
        properties, look = element.find(W + "rPr"), self._flow.look_of_paragraph
        if properties is not None:
            style = self.styles.run(value(properties, "rStyle")).over(look)
            look = look_of(properties).over(style)
        self._flow.look = look
        self.walk(element)

    def _text(self, element: _Element) -> None:
        text = element.text or ""
        if not text.isascii() and is_symbol(font_of(element.getparent())):
            text = from_symbol(text)
        # Word leaves out white space at either end unless it is told to keep it.
        self._flow.say(text if element.get(_SPACE) == "preserve" else text.strip(_XML_SPACE))

    def _fixed(self, element: _Element) -> None:
        character = _FIXED[local(element)]
        self._flow.say(" " if self._prose.in_cell and character == "\t" else character)

    def _break(self, element: _Element) -> None:
        if element.get(W + "type", "textWrapping") == "textWrapping":
            self._flow.say(SOFT_BREAK)
        elif not self._flow.is_hidden:
            self._flow.parting.state()

    def _symbol(self, element: _Element) -> None:
        self._flow.say(symbol_of(element.get(W + "char", ""), element.get(W + "font", "")))

    def _formula(self, element: _Element) -> None:
        begin, end = formulas.marks_in(element)
        self.counts.update(formulas.changes_in(element))
        for mark in begin:
            self._HANDLERS[local(mark)](self, mark)
        self._flow.look = self._flow.look_of_paragraph
        self._flow.say_formula(formulas.written(element))
        for mark in end:
            self._HANDLERS[local(mark)](self, mark)

    def _lines_of_formulas(self, element: _Element) -> None:
        """Formulas that the page shows apart from the text, each on a line."""
        with self._prose.apart():
            for number, formula in enumerate(descendants(element, "oMath")):
                if number:
                    self._flow.say(SOFT_BREAK)
                self._formula(formula)

    def _ruby(self, element: _Element) -> None:
        self.walk(element)
        reading = "".join(t.text or "" for t in element.iterfind(f"{W}rt//{W}t"))
        self._flow.say(f"（{reading}）" if reading else "")

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
        with self._flow.link(f"{address}#{place}" if place else address):
            self.walk(element)

    def _simple_field(self, element: _Element) -> None:
        self._flow.field("begin")
        self._flow.instruct(element.get(W + "instr", ""), styled=False)
        self._flow.field("separate")
        self.walk(element)
        self._flow.field("end")

    def _field_mark(self, element: _Element) -> None:
        self._flow.field(element.get(W + "fldCharType", ""), controls.form_state(element))

    def _instruction(self, element: _Element) -> None:
        self._flow.instruct(element.text or "")

    def _note_reference(self, element: _Element) -> None:
        kind = local(element).removesuffix("Reference")
        own = element.get(W + "customMarkFollows", "0") not in OFF
        self._flow.cite(kind, element.get(W + "id", ""), has_own_mark=own)

    def _page(self, _: _Element) -> None:
        self.page_starts.append(self._builder.position)
        self._flow.parting.lay_out()

    def _drawing(self, element: _Element) -> None:
        if self._flow.is_hidden:
            return
        formula = formulas.drawn_formula(element)
        self._flow.say_formula(formula)
        if formula and formula != MARK:
            return
        for shown in drawings.drawn(element, self._package, self._part):
            of_formula = shown._replace(is_formula=bool(formula))
            self._prose.later(partial(self._show, of_formula, self._part))

    def _show(self, shown: drawings.Drawn, part: Part) -> None:
        if shown.box is not None:
            self.walk(shown.box)
        elif not drawings.write(shown, self._package, part, self._builder):
            self.counts["pictures"] += 1

    _HANDLERS: ClassVar[dict[str, Callable[[Body, _Element], None]]] = {
        **dict.fromkeys(_THROUGH, walk),
        **dict.fromkeys(_FIXED, _fixed),
        **dict.fromkeys(MARKS, lambda self, mark: self._margin.follow(mark)),
        **dict.fromkeys(("ins", "moveTo"), _inserted),
        **dict.fromkeys(("del", "moveFrom"), _deleted),
        **dict.fromkeys(("footnoteReference", "endnoteReference"), _note_reference),
        **dict.fromkeys(("drawing", "pict", "object"), _drawing),
        **dict.fromkeys(("br", "cr"), _break),
        "p": _paragraph,
        "tbl": _table,
        "r": _run,
        "t": _text,
        "sym": _symbol,
        "sdt": _control,
        "hyperlink": _hyperlink,
        "fldSimple": _simple_field,
        "fldChar": _field_mark,
        "instrText": _instruction,
        "ruby": _ruby,
        "AlternateContent": _alternatives,
        "altChunk": _foreign,
        "oMath": _formula,
        "oMathPara": _lines_of_formulas,
        "lastRenderedPageBreak": _page,
    }


def _root(part: Part | None) -> _Element | None:
    return None if part is None else part.root
