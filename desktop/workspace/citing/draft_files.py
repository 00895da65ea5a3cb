"""The file of a draft: read as it lies there, and mended without touching anything else."""

from __future__ import annotations

import codecs
from typing import NamedTuple, Self

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class DraftText(NamedTuple):
    """The letters of a file that is a text, line ends as they are."""

    mark: bytes
    """The byte order mark before them."""
    encoding: str
    text: str
    is_whole: bool
    """Whether the same bytes can be made of it again."""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Return the letters of a file: in UTF-8 or, with a mark, in UTF-16."""
        mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
        text = data[len(mark) :].decode(encoding, errors="replace")
        found = cls(mark, encoding, text, is_whole=True)
        return found._replace(is_whole=found.data(text) == data)

    def data(self, text: str) -> bytes:
        """Return the bytes of other letters, encoded in the same way."""
        return self.mark + text.encode(self.encoding, errors="surrogatepass")
