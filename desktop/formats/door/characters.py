"""Which characters canonical text may not hold."""

from __future__ import annotations

import re

LINE_ENDS = re.compile("\r\n|\r|\n")

_FORBIDDEN = re.compile("[\x00\ufffc\ud800-\udfff]")
_UNCLEAN = re.compile("[\x00\r\n\ufffc\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` without the forbidden characters, line ends as spaces."""
    if not _UNCLEAN.search(text):
        return text
    text = LINE_ENDS.sub(" ", text)
    if not _FORBIDDEN.search(text):
        return text
    # Two halves of one character are joined; a lone half is dropped.
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _FORBIDDEN.sub("", paired)
