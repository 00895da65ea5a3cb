from __future__ import annotations

import io
import zipfile

from tests.formats.docx.samples import p, package, read
from tests.formats.samples import packed


def test_the_strict_variant() -> None:
    data = package(p("strict words"))
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    strict = files["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(packed({**files, "word/document.xml": strict})).content.text == "strict words"


def test_a_damaged_part_leaves_the_rest() -> None:
    parsed = read(package(p("words"), comments="<?broken"))
    assert parsed.content.text == "words"
    assert parsed.remarks == (
        "Something was left out: “word/comments.xml” is damaged: it is not well-formed XML.",
    )
