"""Inline spans: the styles, links and marks inside a block of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class SpanKind(IntEnum):
    """What an inline span is. The numbers are stored: never reuse one."""

    BOLD = 0
    ITALIC = 1
    UNDERLINE = 2
    STRIKE = 3
    CODE = 4
    SUPERSCRIPT = 5
    SUBSCRIPT = 6
    LINK = 7
    NOTE_REFERENCE = 8
    UNSURE = 9
    """A word that was recognised on a picture with little confidence: per cent, in its target."""


@dataclass(frozen=True, slots=True)
class Span:
    """Inline style or link inside one block; `target` is a URL, or '#' and an offset here."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""
