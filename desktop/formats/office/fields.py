"""Fields of a word processor: instructions that the page shows the result of."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.domain import SpanKind
from desktop.formats.canon.symbols import PRIVATE, symbol
from desktop.formats.formulas import MARK, UnreadableFormulaError, eq, linear

RAISED = {SpanKind.SUPERSCRIPT: r"\up", SpanKind.SUBSCRIPT: r"\do"}
"""How a formula says of letters that they stand higher or lower."""
_EQ = re.compile(r"\s*EQ(?=[\s\\])", re.IGNORECASE)
_DRAWN = re.compile(r"\s*(?:EQ|SYMBOL)(?=[\s\\])", re.IGNORECASE)
_LONGEST = 20_000
"""Letters of an instruction that others may add to; text of a field that never ends comes here."""
_PLAIN = re.compile(r"[^\\(),;]+")
_CODE = re.compile(r"\s*(0x[0-9A-Fa-f]{1,4}|\d{1,5})\b")
_PART = re.compile(r"""\\([a-z])(?:\s+(?!\\)("[^"]*"|\S+))?|("[^"]*"|\S+)""", re.IGNORECASE)
_BARE = ("m", "n")
"""Switches that take no argument of their own."""


class Mention(NamedTuple):
    """Another mark of a note that stands elsewhere, or a mention of its number."""

    bookmark: str = ""
    """The bookmark around the note's own mark; '' when no note is meant."""
    raised: bool = False


class _Field:
    __slots__ = ("form", "instruction", "link", "note", "said", "shows")

    def __init__(self, form: str) -> None:
        self.instruction = ""
        self.link = ""
        self.note = Mention()
        self.shows = False
        self.said = False
        self.form = form


class Fields:
    """Follows nested fields through the runs of a document."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def is_hidden(self) -> bool:
        """Whether text that comes now belongs to an instruction."""
        return any(not field.shows for field in self._open)

    @property
    def link(self) -> str:
        """The target of the innermost link, or ''."""
        return next((field.link for field in reversed(self._open) if field.link), "")

    @property
    def note(self) -> Mention:
        """What the innermost field says of a note."""
        return self._open[-1].note if self._open else Mention()

    def mark(self, kind: str, form: str = "") -> str:
        """Follow a field character: 'begin', 'separate' or 'end'; `form` is a form field's state.

        Return the words of a field that ends and has no other result.
        """
        if kind == "begin":
            self._open.append(_Field(form))
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.shows = True
            field.link, field.note = link_of(field.instruction), mention_of(field.instruction)
        elif kind == "end" and self._open:
            field = self._open.pop()
            has_result = field.shows and not is_drawn(field.instruction)
            label = "" if has_result else label_of(field.instruction)
            shown = "" if field.said else field.form or label
            if not self.is_hidden:
                return shown
            self.quote(shown)
        return ""

    def say(self) -> None:
        """Say that the open fields show something."""
        for field in self._open:
            field.said = True

    def instruct(self, text: str, *raised: SpanKind) -> None:
        """Add to the instruction of the innermost field."""
        if self._open:
            field = self._open[-1]
            if raised and is_formula(field.instruction) and _PLAIN.fullmatch(text):
                text = f"\\s{RAISED[raised[0]]}1({text.strip()})"
            field.instruction += text

    def quote(self, text: str) -> None:
        """Add what a field inside an instruction says to that instruction."""
        outer = next((field for field in reversed(self._open) if not field.shows), None)
        if outer is not None and len(outer.instruction) < _LONGEST:
            outer.instruction += text

    def end_paragraph(self) -> None:
        """Drop fields that never came to a result, so that a broken one hides no text after it."""
        self._open = [field for field in self._open if field.shows]


def check_box(*, checked: bool) -> str:
    """Return the sign for a box of a form."""
    return "☑" if checked else "☐"


def label_of(instruction: str) -> str:
    """Return what the page shows for a field that has no result, '' for nearly all of them."""
    if is_formula(instruction):
        return _formula(_EQ.sub("", instruction, count=1))
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() == "SYMBOL":
        return _symbol(rest)
    return rest.strip().partition(" ")[2].strip() if name.upper() == "MACROBUTTON" else ""


def is_drawn(instruction: str) -> bool:
    """Whether the page shows a field that has no result: a formula, or a sign."""
    return _DRAWN.match(instruction) is not None


def is_formula(instruction: str) -> bool:
    """Whether a field is a formula."""
    return _EQ.match(instruction) is not None


def _formula(written: str) -> str:
    try:
        return linear.text_of(eq.read(written))
    except UnreadableFormulaError:
        return MARK


def _symbol(written: str) -> str:
    r"""Return the sign of a SYMBOL field: 97 \f Symbol."""
    found = _CODE.match(written)
    if found is None:
        return ""
    font = next((a or w for s, a, w in _PART.findall(written) if s.lower() == "f"), "").strip('"')
    code = int(found[1], 0) & 0xFFFF
    if not font or re.search(r"\\u", written, re.IGNORECASE):
        single = bytes([code]) if code <= 0xFF else b""  # noqa: PLR2004
        return single.decode("cp1252", "ignore") if single and not font else chr(code)
    return symbol(PRIVATE.start + code, font) if code < len(PRIVATE) else symbol(code, font)


def bookmarked(bookmark: str) -> str:
    """Return the name of the note whose mark `bookmark` stands around."""
    return f"note marked {bookmark}"


def mention_of(instruction: str) -> Mention:
    """Return what a NOTEREF instruction says: whose note, and whether in the note's own look."""
    name, *words = instruction.split() or [""]
    if name.upper() not in ("NOTEREF", "FTNREF"):
        return Mention()
    bookmark = next((word.strip('"') for word in words if not word.startswith("\\")), "")
    return Mention(bookmark, raised="\\f" in (word.lower() for word in words))


def link_of(instruction: str) -> str:
    """Return where a HYPERLINK or NOTEREF instruction leads, '' for other instructions."""
    mention = mention_of(instruction)
    if mention.bookmark:
        return f"#{mention.bookmark}"
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() != "HYPERLINK":
        return ""
    address = place = ""
    for switch, argument, word in _PART.findall(rest):
        if switch.lower() == "l":
            place = argument.strip('"')
        elif not address and (not switch or switch.lower() in _BARE):
            address = (word or argument).strip('"')
    return f"{address}#{place}" if place else address
