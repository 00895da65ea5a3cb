from __future__ import annotations

import pytest

from desktop.errors import UnreadableFileError
from tests.formats.epub.samples import page, parts_of, read
from tests.formats.samples import packed

ENCRYPTION = (
    '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
    '<e:EncryptionMethod Algorithm="{}"/><e:CipherData><e:CipherReference URI="OPS/one.xhtml"/>'
    "</e:CipherData></e:EncryptedData></encryption>"
)


def test_locked_books_are_refused() -> None:
    parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
    aes = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    for lock in ({"META-INF/encryption.xml": aes}, {"META-INF/rights.xml": "<rights/>"}):
        with pytest.raises(UnreadableFileError, match="locked by its seller"):
            read(packed({**parts, **lock}))


def test_hidden_fonts_are_no_lock() -> None:
    parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding")
    assert read(packed({**parts, "META-INF/encryption.xml": fonts})).content.text == "x"
