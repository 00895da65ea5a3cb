"""Find where a quotation occurs, as typed by a person."""

from __future__ import annotations

import re

_ALIKE = ("'‘’‛ʼ`´", '"“”„‟«»', "-‐‑‒–—−")
_CLASS_OF = {sign: "[" + re.escape(signs) + "]" for signs in _ALIKE for sign in signs}
_SPACE = r"[\s\u2028\x1e\u200b\u00ad]+"


def occurrences(text: str, quotation: str) -> list[tuple[int, int]]:
    """Return every place where `quotation` stands, verbatim if it does so anywhere.

    Otherwise white space, line breaks and the shapes of quotation marks and dashes may differ.
    """
    wanted = quotation.strip()
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted))
    found = [match.span() for match in pattern.finditer(text)]
    return found or [match.span() for match in _tolerant(wanted).finditer(text)]


def _tolerant(quotation: str) -> re.Pattern[str]:
    words = re.split(_SPACE, quotation)
    return re.compile(
        _SPACE.join(
            "".join(_CLASS_OF.get(sign, re.escape(sign)) for sign in word) for word in words if word
        )
        or r"(?!)"
    )
