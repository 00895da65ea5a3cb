"""What a template can do to a text: escape it for the form that it goes into."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK
from desktop.domain.file_names import safe
from desktop.export.escape import blockquote, inline, plainly, yaml_string
from desktop.export.kept.obsidian_tags import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)
_BREAKS = str.maketrans(dict.fromkeys(f"\n\r{SOFT_BREAK}{ROW_BREAK}", " ") | {CELL_BREAK: " | "})
_FORMULA = tuple("=+-@\t\r")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PLACE = re.compile("%-?[a-zA-Z%]")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _one_line(text: object) -> str:
    return " ".join(str(text).translate(_BREAKS).split())


def _lines(text: object) -> str:
    """Return words with plain line breaks, and cells of a table apart."""
    said = str(text).replace(SOFT_BREAK, "\n").replace(ROW_BREAK, "\n")
    return said.replace(CELL_BREAK, " | ")


def _markdown(text: object) -> str:
    return inline(str(text))


def _html(text: object) -> str:
    return _lines(text).translate(_HTML).replace("\n", "<br>\n")


def _cell(text: object) -> str:
    """Return a cell of a table whose columns tabs part; no spreadsheet runs it."""
    line = _one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def _csv(text: object) -> str:
    said = _lines(text)
    guarded = f"'{said}" if said.startswith(_FORMULA) else said
    return '"' + guarded.replace('"', '""') + '"'


def _shortened(text: object, most: int = 80) -> str:
    line = _one_line(text)
    return line if len(line) <= most else line[: max(0, most - 1)].rstrip() + "…"


def _tag(path: object) -> str:
    return spelled([str(path)])[str(path)]


def _yaml(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_yaml, value))}]"
    return str(value) if isinstance(value, int) else yaml_string(str(value))


def _date(value: object, form: str = "%-d %B %Y") -> str:
    """Return a day or moment in another form; what is less than a day stays as it is."""
    said = str(value)
    if not _ISO_DAY.match(said):
        return said
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        try:
            day = date.fromisoformat(said[:10])
        except ValueError:
            return said
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone
    parts = _parts(moment)
    return _PLACE.sub(lambda found: parts.get(found[0], found[0]), form)


def _parts(moment: datetime) -> Mapping[str, str]:
    month, weekday = _MONTHS[moment.month - 1], _DAYS[moment.weekday()]
    numbers = {
        "Y": f"{moment.year:04}", "y": f"{moment.year % 100:02}", "m": f"{moment.month:02}",
        "d": f"{moment.day:02}", "H": f"{moment.hour:02}", "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
    }  # fmt: skip
    short = {f"%-{sign}": said.lstrip("0") or "0" for sign, said in numbers.items()}
    names = {"%B": month, "%b": month[:3], "%A": weekday, "%a": weekday[:3], "%%": "%"}
    return {f"%{sign}": said for sign, said in numbers.items()} | short | names


FILTERS: dict[str, Callable[..., str]] = {
    "cell": _cell,
    "csv": _csv,
    "date": _date,
    "file_name": lambda text: safe(str(text), "untitled"),
    "html": _html,
    "lines": _lines,
    "markdown": _markdown,
    "markdown_paragraphs": lambda text: plainly(_lines(text)),
    "markdown_quote": lambda text: blockquote(str(text)),
    "one_line": _one_line,
    "shortened": _shortened,
    "tag": _tag,
    "tex": lambda text: _one_line(text).translate(_TEX),
    "yaml": _yaml,
}
"""By the names that templates call them by, beside those of Jinja itself."""
