"""The text of a piece of HTML as a browser counts it: all text nodes, one after another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from html.parser import HTMLParser
from itertools import pairwise

from typing_extensions import override

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul"}
)
_DROPS_A_LINE = "pre"
_CONTINUATION = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that begin no letter."""


class NodeText(HTMLParser):
    """Gathers the text nodes; places in it that are counted in bytes of UTF-8 are found in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._length = 0
        self._breaks: list[int] = []
        self._drops_a_line = False
        self.feed(html)
        self.close()
        self.text = "".join(self._pieces)
        self._bytes = self.text.encode("utf-8", "surrogatepass")

    @override
    def handle_data(self, data: str) -> None:
        """Keep the words of a text node."""
        if self._drops_a_line:
            data = data.removeprefix("\n")  # which is no part of the text
        self._drops_a_line = False
        self._pieces.append(data)
        self._length += len(data)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note that a line may begin here."""
        self._break(tag)
        self._drops_a_line = tag == _DROPS_A_LINE

    @override
    def handle_endtag(self, tag: str) -> None:
        """Note that a line may end here."""
        self._break(tag)

    def places(self, offsets: set[int]) -> dict[int, int]:
        """Return for places in bytes those in code points; none for places beyond the end."""
        found, at, letters = {}, 0, 0
        for offset in sorted(offset for offset in offsets if 0 <= offset <= len(self._bytes)):
            letters += len(self._bytes[at:offset].translate(None, _CONTINUATION))
            at = offset
            found[offset] = letters
        return found

    def quotation(self, start: int, end: int) -> str:
        """Return the words between two places in code points, with a line for each block."""
        first, last = bisect_right(self._breaks, start), bisect_left(self._breaks, end)
        cuts = [start, *self._breaks[first:last], end]
        lines = (self.text[one:other].strip() for one, other in pairwise(cuts))
        return "\n".join(line for line in lines if line)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and (not self._breaks or self._breaks[-1] != self._length):
            self._breaks.append(self._length)
