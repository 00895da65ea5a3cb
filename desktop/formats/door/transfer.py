"""Bytes that travelled as letters (base64), unpacked even when some were damaged on the way."""

from __future__ import annotations

import base64
import re
from typing import NamedTuple

_ALPHABET = re.compile(rb"[A-Za-z0-9+/]*")
_FOREIGN = re.compile(rb"[^A-Za-z0-9+/]")
_WORDS = re.compile(rb"[^\s]\s+[^\s]")
_FROM_ADDRESSES = bytes.maketrans(b"-_", b"+/")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
# Letters of base64 that make three bytes (RFC 4648).
_QUAD = 4
# Of the lines: where most are odd in length, it is not damage, but a writer's habit.
_FEW = 0.5
# Of the letters of a line; less is a line of something else that got in.
_MOSTLY = 0.8
# Letters. In shorter lines a single wrong one cannot be told from words.
_LEAST = 8


class Unpacked(NamedTuple):
    """The bytes, and whether some of them could not be read."""

    data: bytes
    is_damaged: bool


def unpack(written: bytes, filler: bytes = b"") -> Unpacked:
    """Return what base64 letters stand for; `filler` takes the place of what cannot be read.

    Lines that are no base64, such as those that a mailing list adds below, stay as they are; a text
    that is none at all is returned whole.
    """
    lines = [line.strip() for line in written.splitlines()]
    whole = _usual(b"".join(lines)).rstrip(b"=")
    if _ALPHABET.fullmatch(whole):
        if len(whole) % _QUAD != 1 and _are_even(lines):
            return Unpacked(_decoded(whole), is_damaged=False)
        lines = lines if len(lines) > 1 else [whole]
    pieces: list[bytes] = []
    packed = damaged = False
    last = max((n for n, line in enumerate(lines) if _is_packed(line)), default=-1)
    for number, line in enumerate(lines):
        if _is_packed(line):
            packed = True
            read = _line(_usual(line), filler, is_last=number == last)
            damaged |= read.is_damaged
            pieces.append(read.data)
        elif line:
            pieces.append(b"\n" + line + b"\n")
    return Unpacked(b"".join(pieces), damaged) if packed else Unpacked(written, is_damaged=False)


def _usual(letters: bytes) -> bytes:
    """Return letters of the alphabet for web addresses in that for messages."""
    if b"+" in letters or b"/" in letters:
        return letters
    return letters.translate(_FROM_ADDRESSES)


def _are_even(lines: list[bytes]) -> bool:
    """Whether no line has lost a letter, when each of the others holds whole bytes."""
    filled = [line for line in lines if line]
    odd = sum(len(line) % _QUAD != 0 for line in filled[:-1])
    return not odd or odd > _FEW * len(filled)


def _is_packed(line: bytes) -> bool:
    """Whether most of a line can be base64."""
    if (
        not line
        or _WORDS.search(line)
        or (len(line) < _LEAST and _FOREIGN.search(line.rstrip(b"=")))
    ):
        return False
    return len(_FOREIGN.sub(b"", line)) >= _MOSTLY * len(line.rstrip(b"="))


def _line(line: bytes, filler: bytes, *, is_last: bool) -> Unpacked:
    """Return what a line stands for; four letters with a wrong one among them stand for nothing.

    A wrong letter takes the place of a right one when the line is as long as it should be.
    """
    if len(line) % _QUAD == 0:
        quads = [line[at : at + _QUAD].rstrip(b"=") for at in range(0, len(line), _QUAD)]
        read = [filler if _FOREIGN.search(quad) else _decoded(quad) for quad in quads]
        return Unpacked(b"".join(read), any(map(_FOREIGN.search, quads)))
    line = line.rstrip(b"=")
    wrong = _FOREIGN.search(line)
    if wrong and wrong.start() >= len(line) // _QUAD * _QUAD:
        return Unpacked(_decoded(line[: len(line) // _QUAD * _QUAD]) + filler, is_damaged=True)
    line = _FOREIGN.sub(b"", line)
    if len(line) % _QUAD == 1 or (len(line) % _QUAD and (wrong or not is_last)):
        return Unpacked(_both_ends(line, filler), is_damaged=True)
    return Unpacked(_decoded(line), is_damaged=bool(wrong))


def _both_ends(line: bytes, filler: bytes) -> bytes:
    """Return what can be read of a line that has lost letters somewhere, from either end."""
    head, tail = _decoded(line), _decoded(line[len(line) % _QUAD :])
    if not filler:
        return head
    begin = _UNREADABLE.search(head.decode("utf-8", "replace"))
    end = [found.end() for found in _UNREADABLE.finditer(tail.decode("utf-8", "replace"))]
    first = head.decode("utf-8", "replace")[: begin.start() if begin else None]
    last = tail.decode("utf-8", "replace")[end[-1] if end else 0 :] if begin else ""
    return first.encode() + (filler + last.encode() if begin else b"")


def _decoded(letters: bytes) -> bytes:
    """Return what good letters stand for; one too many at the end says nothing."""
    if len(letters) % _QUAD == 1:
        letters = letters[:-1]
    return base64.b64decode(letters + b"=" * (-len(letters) % _QUAD))
