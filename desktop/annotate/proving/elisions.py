"""Read a quotation as it is printed: what was left out, what was put in, what counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.annotate.worded_text import UNSPACED

_DOTS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)?)"
_ELLIPSIS = re.compile(rf"[\[(]\s*{_DOTS}\s*[\])]|{_DOTS}")
_BRACKET = re.compile(r"(?P<before>\w*)(?P<open>\[)(?P<inside>[^\[\]]*)\](?P<after>\w*)")
_REMARK = re.compile(
    r"\d+|.*\b(?:sic|emphas[ie]s|italics?|translat\w+|hervorheb\w+|kursiv|souligné|traduction)\b.*",
    re.IGNORECASE,
)
"""What an editor says of the words, or a note's mark: no words of the source stand there."""
_EDGE_BEFORE, _EDGE_AFTER = " \t\n\u00a0\u2028\u202f,;:.", " \t\n\u00a0\u2028\u202f,;:.–—-"
_LETTERS = rf"[^\W{UNSPACED}]+"
_WORD = re.compile(rf"[{UNSPACED}]|{_LETTERS}(?:['’]{_LETTERS})*")


class Loose(NamedTuple):
    """Words that an editor put in brackets, and the letters of the source that touch them."""

    start: int
    end: int
    kept: tuple[str, str]
    """The letters of the same word before and behind the brackets: of “[T]he” only “he”."""


class Fragment(NamedTuple):
    """What a quotation says without a gap."""

    written: str
    """As it is printed, brackets too."""
    text: str
    """With what stands in brackets in its place."""
    loose: tuple[Loose, ...]

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


def fragments(quotation: str) -> list[Fragment]:
    """Return what a quotation says between its ellipses, in order; nothing for signs alone."""
    return [_fragment(quotation[start:end]) for start, end in parted(quotation)]


def parted(quotation: str) -> list[tuple[int, int]]:
    """Return where each of its fragments stands in a quotation."""
    found: list[tuple[int, int]] = []
    here = 0
    for gap in (*_ELLIPSIS.finditer(quotation), None):
        stop = gap.start() if gap else len(quotation)
        part = quotation[here:stop]
        start = here + len(part) - len(part.lstrip(_EDGE_BEFORE))
        if _WORD.search(part):
            found.append((start, here + len(part.rstrip(_EDGE_AFTER))))
        here = gap.end() if gap else stop
    return found


def ellipsis_in(quotation: str) -> str:
    """Return the ellipsis that a quotation writes, or the usual one."""
    gap = _ELLIPSIS.search(quotation)
    return gap[0] if gap else "[…]"


def _fragment(written: str) -> Fragment:
    text, here = "", 0
    loose: list[Loose] = []
    for match in _BRACKET.finditer(written):
        before, inside, after = match["before"], match["inside"], match["after"]
        text += written[here : match.start()]
        here = match.end()
        if not (before or after) and _REMARK.fullmatch(inside):
            text = text.rstrip()
            continue
        word = before + inside + after
        loose.append(Loose(len(text), len(text) + len(word), (before, after)))
        text += word
    text += written[here:]
    return Fragment(written, text, tuple(loose))
