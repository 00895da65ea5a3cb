"""Write any text so that readers of Markdown show exactly that text.

CommonMark is the measure. GitHub's and Pandoc's own signs are escaped too: lists numbered (a) or
i., curled quotation marks, joined dashes and dots, citations, attributes, emoji, bare addresses.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIGN = re.compile(
    r"""
    [\\`*_\[\]<>&~|$#^@{}"']        # *a* [b](c) <d> &amp; ~e~ $f$ ^g^ @h {.i} and straight quotes
  | ([-=%.])(?=\1)                  # -- --- == %% ...
  | (?<=\\)[()]                     # \( f \), a formula to some
  | :(?=//|[\w+-]+:)                # https://example.org :smile:
  | (?i:(?<=www)\.|(?<=mailto):|(?<=xmpp):)
    """,
    re.VERBOSE,
)
_LIST = re.compile(r"\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)(?=[.)](?:\s|\Z))")
"""1. 2) (3) a. (b) iv) X. at the start of a line: the sign after it is escaped."""
_CAPTION = re.compile(r"[Tt]able(?=:)")
"""Table: Arrivals"""
_OPENS = re.compile(r"[-+=:]")
"""- item, + item, === under a heading, : definition"""
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:(?:aet|aetat|al|Apr|Aug|bk|Bros|c|Capt|cf|ch|chap|chs|Co|col|Corp|cp|d|Dec|Dr|e\.g"
    r"|ed|eds|esp|f|fasc|Feb|ff|fig|fl|fol|fols|Fr|Gen|Gov|Hon|i\.e|ill|Inc|incl|Jan|Jr|Jul|Jun"
    r"|Ltd|M\.A|M\.D|Mar|Mr|Mrs|Ms|n|n\.b|nn|No|Nov|Oct|p|Ph\.D|pp|Pres|Prof|pt|q\.v|Rep|Rev|s\.v"
    r"|s\.vv|saec|sec|Sen|Sep|Sept|Sgt|Sr|St|univ|viz|vol|vs))(?=\.\s)"
)
"""Mr. Marsh, p. 5: Pandoc makes the space after these one that does not break."""
_UNCLOSED = re.compile(r"‘(?!(?=\S)[^‘’][^‘]*’(?!\w))")
"""‘Tis: Pandoc turns the sign when nothing closes it."""
_INSIDE = re.compile(r"(?<=[“‘]) | (?=[”’])")
"""“ so ”: Pandoc leaves out the spaces."""
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_BETWEEN_CELLS = " | "


def paragraph(text: str) -> list[str]:
    """Return one block's text as the lines of a Markdown paragraph, with its line breaks kept.

    A break at the very end would show its sign, and breaks no line.
    """
    text = text.rstrip(SOFT_BREAK + ROW_BREAK)
    lines = [_line(line) for line in re.split(f"[{SOFT_BREAK}{ROW_BREAK}]", text) if text]
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def inline(text: str) -> str:
    """Return text for the middle of a line; line breaks become spaces."""
    flat = " ".join(re.split(f"[\n{SOFT_BREAK}{ROW_BREAK}]+", text))
    return _escaped(flat.strip())


def plainly(text: str) -> str:
    """Return somebody else's note as paragraphs that show it and do nothing."""
    blocks = re.split(r"\n(?:[^\S\n]*\n)+", tidy.note(text))
    return "\n\n".join("\n".join(paragraph(block.replace("\n", SOFT_BREAK))) for block in blocks)


def cells_apart(text: str) -> str:
    """Return rows of a table, whole or not, with a sign between their cells.

    Space at either end stays: more of the same cell may follow.
    """
    space = f"[^\\S\n{ROW_BREAK}{CELL_BREAK}]*"
    return re.sub(f"{space}{CELL_BREAK}{space}", _BETWEEN_CELLS, text)


def table(rows: Sequence[Sequence[str]], *, headed: bool) -> list[str]:
    """Return a pipe table; the first row names the columns when it is `headed`."""
    width = max(map(len, rows))
    head, *body = rows if headed else [(), *rows]
    below = "|" + " --- |" * width
    return [_table_row(head, width), below, *(_table_row(row, width) for row in body)]


def blockquote(quotation: str) -> str:
    """Return a quotation as a blockquote; its blocks become paragraphs."""
    return quoted_blocks(map(paragraph, quotation.split("\n")))


def quoted_blocks(blocks: Iterable[list[str]]) -> str:
    """Return blocks, each given as its lines, as one blockquote.

    A block without text leaves no paragraph in CommonMark: it becomes a line break that opens
    the next one, so that nothing moves together.
    """
    paragraphs: list[list[str]] = []
    empty = 0
    for lines in blocks:
        if not lines:
            empty += 1
            continue
        if empty and lines[0].startswith("|"):
            paragraphs.append([*["\\"] * empty, "&#32;"])
            empty = 0
        paragraphs.append(["\\"] * empty + lines)
        empty = 0
    return "\n>\n".join("\n".join(f"> {line}" for line in lines) for lines in paragraphs)


def yaml_string(value: str) -> str:
    """Return a double-quoted YAML scalar."""
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", quoted)


def _table_row(row: Sequence[str], width: int) -> str:
    cells = [*map(inline, row), *[""] * (width - len(row))]
    return "| " + " | ".join(cells) + " |"


def _line(line: str) -> str:
    body = line.strip()
    if not body:
        return "".join(map(_reference, line))
    lead = len(line) - len(line.lstrip())
    trail = len(line.rstrip())
    return (
        "".join(map(_reference, line[:lead]))
        + (_escaped(body) if lead else _opening(body))
        + "".join(map(_reference, line[trail:]))
    )


def _opening(body: str) -> str:
    """Escape what would open a list, a heading or a definition at the start of a line."""
    if _OPENS.match(body):
        return f"\\{body[0]}{_escaped(body[1:])}"
    found = _LIST.match(body) or _CAPTION.match(body)
    if found is None:
        return _escaped(body)
    end = found.end()
    return f"{body[:end]}\\{body[end]}{_escaped(body[end + 1 :])}"


def _escaped(text: str) -> str:
    escaped = _SIGN.sub(r"\\\g<0>", text)
    escaped = _UNCLOSED.sub("&#8216;", _ABBREVIATION.sub(r"\g<0>\\", escaped))
    return _INSIDE.sub("&#32;", escaped).replace("\t", "&#9;")


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"
