"""Which characters canonical text may not hold, and which no tree of elements may."""

from __future__ import annotations

import re

LINE_ENDS = re.compile("\r\n|\r|\n")

_FORBIDDEN = re.compile("[\x00\ufffc\ud800-\udfff]")
_UNCLEAN = re.compile("[\x00\r\n\ufffc\ud800-\udfff]")


UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What the parser of HTML lets into a tree and the tree does not let anybody write.

See https://github.com/html5lib/html5lib-python/issues/96, where the same was met.
"""


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


def writable(text: str) -> str:
    """Return text of a page without what no tree may hold; a form feed there is white space."""
    return UNWRITABLE.sub("", text.replace("\f", " ")) if UNWRITABLE.search(text) else text
