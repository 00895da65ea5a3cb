"""Write any text so that a CommonMark renderer shows exactly that text."""

from __future__ import annotations

import json
import re

from desktop.domain import ROW_BREAK, SOFT_BREAK

_ALWAYS = re.compile(r"[\\`*_\[\]<>&~|$#^]")
_DOUBLED = re.compile(r"([=%])(?=\1)")
_AT_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def paragraph(text: str) -> list[str]:
    """Return one block's text as the lines of a Markdown paragraph, with its line breaks kept."""
    lines = [_line(line) for line in re.split(f"[{SOFT_BREAK}{ROW_BREAK}]", text)]
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def inline(text: str) -> str:
    """Return text for the middle of a line; line breaks become spaces."""
    flat = " ".join(re.split(f"[\n{SOFT_BREAK}{ROW_BREAK}]+", text))
    return _DOUBLED.sub(r"\\\1", _ALWAYS.sub(r"\\\g<0>", flat)).strip()


def blockquote(quotation: str) -> str:
    """Return a quotation as a blockquote; its blocks become paragraphs.

    A block without text leaves no paragraph in CommonMark: it becomes a line break that opens
    the next one, so that nothing moves together.
    """
    paragraphs: list[list[str]] = []
    empty = 0
    for block in quotation.split("\n"):
        if not block:
            empty += 1
            continue
        paragraphs.append(["\\"] * empty + paragraph(block))
        empty = 0
    return "\n>\n".join("\n".join(f"> {line}" for line in lines) for lines in paragraphs)


def yaml_string(value: str) -> str:
    """Return a double-quoted YAML scalar."""
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", quoted)


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
    number = _AT_START.match(body)
    if number is None:
        return _escaped(body)
    mark = number.group()
    return (
        f"\\{mark}{_escaped(body[1:])}"
        if not mark.isdigit()
        else f"{mark}\\{_escaped(body[len(mark) :])}"
    )


def _escaped(text: str) -> str:
    return _DOUBLED.sub(r"\\\1", _ALWAYS.sub(r"\\\g<0>", text)).replace("\t", "&#9;")


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"
