"""Highlights as a workbook: their rows, which tags each bears, and the documents.

Nothing in it is a formula: each cell is written as words, and comes back as it was.
"""

from __future__ import annotations

from itertools import islice
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.export.written.highlight_table import (
    DOCUMENT_COLUMNS,
    columns,
    document_row,
    rows,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from desktop.export.written.export_selection import Selection
    from desktop.export.written.highlight_table import Cell
    from desktop.export.written.target import Target

_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 1_048_576, 16_384, 32_767
"""What a sheet and a cell can hold; letters count as in UTF-16."""
_CUT = " … (cut here: a cell holds no more)"
_WIDE = {"Quotation": 60, "Note": 40, "Citation": 40, "Title": 40, "Document": 30, "Tags": 30}
_USUAL_WIDTH = 14
_BEFORE_TAGS = 3
"""Columns that say which highlight it is."""
_MOST_MARKS = 2_000_000
"""Zeros and ones that are all written; of more, a spreadsheet would choke on the zeros."""
_SHORT = 60
"""Letters of a quotation beside its tags."""


def write(selection: Selection, target: Target) -> None:
    """Write a workbook of three sheets."""
    from xlsxwriter.workbook import Workbook

    # Rows wait in files; those of an export that is stopped go with their folder.
    with TemporaryDirectory(prefix="manicule-", ignore_cleanup_errors=True) as folder:
        book = Workbook(target.file, {"constant_memory": True, "tmpdir": folder})
        try:
            _fill(book, selection, target)
            book.close()
        except BaseException:
            for sheet in book.worksheets():
                if not sheet.row_data_fh.closed:
                    sheet.row_data_fh.close()
            raise


def _fill(book: Workbook, selection: Selection, target: Target) -> None:
    if selection.changed is not None:
        # Equal annotations give equal bytes.
        made = selection.changed.replace(tzinfo=None, microsecond=0)
        book.set_properties({"title": selection.title, "created": made})
    names = columns(selection)
    listed = _sheet(book, "Highlights", names)
    tags = list(selection.tags)[: _MOST_COLUMNS - _BEFORE_TAGS]
    is_full = len(tags) * selection.highlights <= _MOST_MARKS
    first = "Highlight" if is_full else "Highlight (an empty cell is a 0)"
    borne = _sheet(book, "Tags", [first, "Document", "Quotation", *tags])
    place = {tag: number for number, tag in enumerate(tags)}
    titles = {one.id: one.title for one in selection.documents}
    number = 0
    for number, (one, cells) in enumerate(islice(rows(selection), _MOST_ROWS - 1), 1):
        _row(listed, number, cells)
        own = {place[tag] for tag in one.tags if tag in place}
        short = words_of(one)[:_SHORT]
        _row(borne, number, [one.id, titles.get(one.document_id, ""), short])
        for column in range(len(tags)) if is_full else own:
            borne.write_number(number, column + _BEFORE_TAGS, int(column in own))
        target.go_on()
    if number:
        listed.autofilter(0, 0, number, len(names) - 1)
    told = _sheet(book, "Documents", DOCUMENT_COLUMNS)
    for number, document in enumerate(selection.documents, 1):
        _row(told, number, document_row(document))


def _sheet(book: Workbook, name: str, names: Sequence[str]) -> Worksheet:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(names):
        sheet.set_column(column, column, _WIDE.get(title, _USUAL_WIDTH))
        sheet.write_string(0, column, _fitting(title), bold)
    return sheet


def _row(sheet: Worksheet, number: int, cells: Sequence[Cell]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(number, column, cell)
        elif cell:
            sheet.write_string(number, column, _fitting(cell))


def _fitting(text: str) -> str:
    """Return text that fits a cell, and that the library does not take for XML of its own."""
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f"{text} "
    if len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le", "replace")) // 2 <= _LONGEST:
        return text
    room = 2 * (_LONGEST - len(_CUT))
    return text.encode("utf-16-le", "replace")[:room].decode("utf-16-le", "ignore") + _CUT
