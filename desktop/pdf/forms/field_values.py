"""What was filled into the fields of a form, which is no part of what is printed on its pages.

It is seen on them all the same. The engine is asked for values only: nothing that a form would do
with them is ever done.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from desktop.pdf.page_reader import asking, words
from desktop.pdf.printed import UNPRINTED, Box, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.pdf.page_reader import Ask, Turn

MOST = 2_000
"""Fields of a page; a long tax form has 200."""
_LONGEST = 1 << 17
"""Bytes of a value."""
_WRITTEN = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
}
_TICKED = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_TICK, _OFF = "☒", "Off"
"""What stands for a tick, and how a field looks without one: PDF 32000-1:2008, 12.7.4.2.3."""
_SECRET = 1 << 13
"""The flag of a field for a password: PDF 32000-1:2008, table 228."""
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_SMALLEST, _LARGEST = 4.0, 12.0
"""Points: sizes of what is filled in, which fields often leave to whoever shows them."""
_LINE, _LETTER, _BASE = 1.15, 0.5, 0.9
"""Of the size: how high a line is, how wide a letter, and how far down its base line."""
_NO_WORDS = 2
"""Bytes of a text of the engine that is empty."""
_CLOSE = 2.0
"""Points by which a label may reach into its field, or stand below it."""


class FieldValues:
    """Asks for the values in one open file, until it is closed; that is to be done before."""

    def __init__(self, file: Any) -> None:  # noqa: ANN401 - what the engine hands out has no type
        self._told = pdfium.FPDF_FORMFILLINFO(version=2)  # the engine looks at it for as long
        kind = pdfium.FPDF_GetFormType(file)
        is_form = kind != pdfium.FORMTYPE_NONE
        self._form = pdfium.FPDFDOC_InitFormFillEnvironment(file, self._told) if is_form else None
        if self._form:
            pdfium.FPDF_SetFormFieldHighlightAlpha(self._form, 0)  # fields are not coloured

    def close(self) -> None:
        """Let go of the form."""
        if self._form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._form)
            self._form = None

    def on(self, page: Any, turn: Turn, around: Sequence[Run]) -> Iterator[Run]:  # noqa: ANN401
        """Yield what was filled in on a page, which is turned so, around which this is printed."""
        if not self._form:
            return
        level = [run for run in around if not run.turned]
        sizes: Counter[float] = Counter()
        for run in level:
            sizes[run.size] += len(run.text)
        largest = max(sizes, key=lambda size: sizes[size], default=_LARGEST)
        for value, box in self._filled(page):
            place = turn.box(box)
            if place.is_somewhere and place.width > 0 < place.height:
                yield from _runs(value, place, largest, _label(level, place))

    def to_draw(self, page: Any) -> Any:  # noqa: ANN401
        """Return what draws the fields of a page, None where the file has drawn all values itself.

        Some programs leave that to whoever shows the file: PDF 32000-1:2008, 12.7.3.3.
        """
        fields = self._fields(page) if self._form else ()
        return self._form if any(map(self._is_undrawn, fields)) else None

    def _is_undrawn(self, field: Any) -> bool:  # noqa: ANN401
        drawn = pdfium.FPDFAnnot_GetAP(field, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
        return drawn <= _NO_WORDS and self._value(field) not in ("", _TICK)

    def _fields(self, page: Any) -> Iterator[Any]:  # noqa: ANN401
        """Yield fields that can be seen, each open until the next."""
        for number in range(min(MOST, max(0, pdfium.FPDFPage_GetAnnotCount(page)))):
            field = pdfium.FPDFPage_GetAnnot(page, number)
            if not field:
                continue
            try:
                if not pdfium.FPDFAnnot_GetFlags(field) & _UNSEEN:
                    yield field
            finally:
                pdfium.FPDFPage_CloseAnnot(field)

    def _filled(self, page: Any) -> Iterator[tuple[str, Box]]:  # noqa: ANN401
        for field in self._fields(page):
            edges = pdfium.FS_RECTF()
            value = self._value(field)
            if value and pdfium.FPDFAnnot_GetRect(field, edges):
                xs, ys = (edges.left, edges.right), (edges.bottom, edges.top)
                yield value, Box(min(xs), min(ys), max(xs), max(ys))

    def _value(self, field: Any) -> str:  # noqa: ANN401
        """Return what was filled into a field; a cross where it was ticked."""
        if pdfium.FPDFAnnot_GetSubtype(field) != pdfium.FPDF_ANNOT_WIDGET:
            return ""
        kind = pdfium.FPDFAnnot_GetFormFieldType(self._form, field)
        if kind in _TICKED:
            return _TICK if words(asking(_state, field), _LONGEST) not in ("", _OFF) else ""
        flags = pdfium.FPDFAnnot_GetFormFieldFlags(self._form, field)
        is_secret = kind == pdfium.FPDF_FORMFIELD_TEXTFIELD and flags & _SECRET
        if kind not in _WRITTEN or is_secret:
            return ""
        return words(self._asking(field), _LONGEST)

    def _asking(self, field: Any) -> Ask:  # noqa: ANN401
        def ask(thing: Any, letters: Any, size: int) -> int:  # noqa: ANN401
            return int(pdfium.FPDFAnnot_GetFormFieldValue(self._form, thing, letters, size))

        return asking(ask, field)


def _state(field: Any, letters: Any, size: int) -> int:  # noqa: ANN401
    """Have the engine write how a field looks now."""
    return int(pdfium.FPDFAnnot_GetStringValue(field, b"AS", letters, size))


def _label(level: Iterable[Run], box: Box) -> Run | None:
    """Return what is printed to the left of a field and on its line."""
    beside = (
        run
        for run in level
        if run.box.x1 <= box.x0 + _CLOSE and box.y0 < run.baseline < box.y1 + _CLOSE
    )
    return max(beside, key=lambda run: run.box.x1, default=None)


def _runs(value: str, box: Box, largest: float, label: Run | None) -> Iterator[Run]:
    """Yield the words of a value, about where they are seen; one line stands as its label does.

    None is larger than most of the print: it would look like a heading.
    """
    lines = [line for line in value.splitlines() if line.strip()]
    pitch = box.height / max(1, len(lines))
    size = max(min(pitch / _LINE, largest, _LARGEST), _SMALLEST)
    for number, line in enumerate(lines):
        top = box.y0 + number * pitch + max(0.0, (pitch - _LINE * size) / 2)
        if label is not None and len(lines) == 1:
            size = max(min(label.size, largest), _SMALLEST)
            top = label.baseline - _BASE * size
        step = min(_LETTER * size, box.width / len(line))
        at, parted = 0, "\n"
        for is_blank, letters in groupby(line, str.isspace):
            word = "".join(letters)
            if not is_blank:
                x = box.x0 + at * step
                place = Box(x, top, x + len(word) * step, top + _LINE * size)
                yield Run(word, UNPRINTED, place, top + _BASE * size, size, parted)
                parted = " "
            at += len(word)
