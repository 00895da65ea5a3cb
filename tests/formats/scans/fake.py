"""A program called tesseract that prints what a test wants, and the tables it may print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

HEAD = "level page_num block_num par_num line_num word_num left top width height conf text"
LETTER, HEIGHT, LEADING = 13, 20, 34
"""Pixels: of small print, at 200 to an inch."""
_SCRIPT = """#!{python} -IS
import sys
arguments = sys.argv[1:]
if "--version" in arguments:
    print("tesseract 9.9.1\\n leptonica-1.82.0")
elif "--list-langs" in arguments:
    print("List of available languages in \\"/somewhere/\\" (3):\\ndeu\\neng\\nosd")
else:
    picture = sys.stdin.buffer.read()
    calls = {calls!r}
    with open(calls, "a") as file:
        file.write(" ".join(arguments) + "\\n")
    number = sum(1 for _ in open(calls))
{body}
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    """Put the program first on the path; return the file with the arguments of each call.

    The `body` has the `picture`, the `arguments`, and the `number` of the call, from 1.
    """
    place = folder / "bin"
    place.mkdir(exist_ok=True)
    program, calls = place / "tesseract", folder / "calls"
    calls.unlink(missing_ok=True)
    indented = "\n".join("    " + line for line in body.splitlines())
    program.write_text(
        _SCRIPT.format(python=sys.executable, calls=str(calls), body=indented), encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(place))
    return calls


def printing(*tables: str) -> str:
    """Return the body of a program that prints these, one at each call, the last for all others."""
    return f"tables = {tables!r}\nsys.stdout.write(tables[min(number, len(tables)) - 1])"


def table(*lines: str, unsure: Sequence[str] = (), left: int = 150, top: int = 200) -> str:
    """Return what is printed of a page of these lines; of `unsure` words it is 41 per cent sure."""
    rows = ["\t".join(HEAD.split()), "1\t1\t0\t0\t0\t0\t0\t0\t1111\t1666\t-1\t"]
    for line, words in enumerate(lines, 1):
        x, y = left, top + LEADING * line
        for number, word in enumerate(words.split(), 1):
            width = LETTER * len(word)
            up, down = _extent(word)
            sure = 41 if word in unsure else 96.5
            rows.append(
                f"5\t1\t1\t1\t{line}\t{number}\t{x}\t{y - up}\t{width}\t{up + down}\t{sure}\t{word}"
            )
            x += width + LETTER
    return "\n".join(rows) + "\n"


def _extent(word: str) -> tuple[int, int]:
    """Return how far the ink of a word reaches above its base line and below it."""
    high = any(letter in "bdfhklti" or letter.isupper() or letter.isdigit() for letter in word)
    deep = any(letter in "gjpqy,;" for letter in word)
    return HEIGHT if high else 14, 6 if deep else 0
