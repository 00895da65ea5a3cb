"""Letters, paragraphs and tables as the XML of Word documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from desktop.export.escape import cells_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.export.citing.cited_runs import Run

_BREAK = re.compile("[\n\u2028\u2029\x1e]")
_IMPOSSIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What XML cannot hold, and what would turn the letters after it round."""

_LINKED = '<w:rStyle w:val="Hyperlink"/>'


def escaped(text: str) -> str:
    """Return text for an element or an attribute."""
    return escape(_IMPOSSIBLE.sub("", text), {'"': "&quot;"})


def letters(text: str, look: str = "") -> str:
    """Return runs that show a text with its lines; `look` are properties."""
    about = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = (
        f'<w:r>{about}<w:t xml:space="preserve">{escaped(line)}</w:t></w:r>'
        for line in _BREAK.split(cells_apart(text))
    )
    return "<w:r><w:br/></w:r>".join(lines)


def cited(runs: Iterable[Run]) -> str:
    """Return a citation."""
    return "".join(letters(run.text, _look(run)) for run in runs)


def paragraph(inside: str, style: str = "") -> str:
    """Return a paragraph of what is made already."""
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{about}{inside}</w:p>"


def table(rows: Sequence[Sequence[str]], *, headed: bool) -> str:
    """Return a table; the first row names the columns when it is `headed`."""
    width = max(map(len, rows))
    grid = "<w:gridCol/>" * width
    body = "".join(
        _row([*row, *[""] * (width - len(row))], headed=headed and not number)
        for number, row in enumerate(rows)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def link(address: str, text: str) -> str:
    """Return words that lead somewhere, as a field, which needs no entry elsewhere."""
    return (
        f'<w:fldSimple w:instr=" HYPERLINK &quot;{escaped(address)}&quot; ">'
        f"{letters(text, _LINKED)}</w:fldSimple>"
    )


def _row(cells: Iterable[str], *, headed: bool) -> str:
    look = "<w:b/>" if headed else ""
    about = "<w:trPr><w:tblHeader/></w:trPr>" if headed else ""
    made = "".join(f"<w:tc><w:p>{letters(cell, look)}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{about}{made}</w:tr>"


def _look(run: Run) -> str:
    raised = {1: "superscript", -1: "subscript"}.get(run.raised)
    return "".join(
        (
            "<w:b/>" * run.bold,
            "<w:i/>" * run.italic,
            "<w:smallCaps/>" * run.small_capitals,
            '<w:u w:val="single"/>' * run.underlined,
            f'<w:vertAlign w:val="{raised}"/>' if raised else "",
        )
    )
