"""What reaches a terminal: words only, whatever files are called and strangers wrote.

An escape character moves the cursor, writes into the clipboard or renames the window; a line break
in the name of a file makes a sentence that the program never said.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TextIO

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x7f-\x9f]")
"""What JSON lets through as it is."""


def visible(text: str) -> str:
    """Return text whose control characters are spelt out, not obeyed; lines and tabs stay."""
    return _ACTING.sub(lambda sign: ascii(sign.group())[1:-1], text)


def print_line(line: str, to: TextIO | None = None) -> None:
    """Print one line, on the output stream unless told."""
    (to or sys.stdout).write(visible(line).replace("\n", "\\n") + "\n")


def print_lines(text: str) -> None:
    """Print a text of several lines."""
    sys.stdout.write(visible(text) + "\n")


def print_file(text: str) -> None:
    """Print what could be a file: exactly, unless it is only looked at."""
    sys.stdout.write(visible(text) if sys.stdout.isatty() else text)


def print_json(value: object) -> None:
    """Print one JSON value, without a control character of any kind."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    sys.stdout.write(_CONTROL.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text) + "\n")
