"""What the tests of printed questions share."""

from __future__ import annotations

from desktop.formats.plain import plain_text
from desktop.formats.recognise.asking.marked_lines import MarkedLines
from desktop.formats.recognise.printed_lines import lines


def marked(text: str) -> MarkedLines:
    return MarkedLines(lines(plain_text.parse(text).content))
