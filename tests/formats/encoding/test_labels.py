from __future__ import annotations

import codecs

import pytest

from desktop.formats import encoding
from desktop.formats.encoding import labels


@pytest.mark.parametrize(
    ("label", "text", "codec"),
    [
        ("gb2312", "镕基，喆", "gbk"),
        ("GBK", "𠀀㐀", "gb18030"),
        ("ks_c_5601-1987", "똠방각하", "cp949"),
        ("euc-kr", "똠방각하", "cp949"),
        ("x-sjis", "①は㈱～髙", "cp932"),
        ("shift_jis", "①は㈱～髙", "cp932"),
        ("big5", "着裏", "big5hkscs"),
        ("iso-8859-1", "“it’s” €5", "cp1252"),
        ("latin1", "“it’s” €5", "cp1252"),
        ("iso-8859-9", "‘ışık’ €5", "cp1254"),
        ("latin5", "‘ışık’ €5", "cp1254"),
        ("tis-620", "“สวัสดี” €", "cp874"),
        ("iso-8859-11", "“สวัสดี” €", "cp874"),
        ("x-cp1250", "žluťoučký", "cp1250"),
        ("windows-949", "똠방각하", "cp949"),
        ("koi8-ru", "їжак", "koi8-u"),
        ("x-mac-roman", "naïve “é”", "mac-roman"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, text: str, codec: str) -> None:
    page = f'<meta charset="{label}"><p>{text} {text}'
    assert encoding.decode(page.encode(codec), markup=True) == page
    assert encoding.read(page.encode(codec), label=label).text == page


def test_big_alphabets_have_the_letters_that_python_leaves_out() -> None:
    assert encoding.read(b"\xad\xa1\xad\xea", label="euc-jp").text == "①㈱"
    assert encoding.read(b"\xa3\xe1\xa4\xa4", label="big5").text == "€中"
    assert encoding.read(b"\xb1\xb1\x80", label="gb2312").text == "北€"
    assert encoding.read(b"\x1b$B\x2d\x21\x2d\x6a\x1b(B", label="iso-2022-jp").text == "①㈱"


@pytest.mark.parametrize(
    "label",
    ["rot13", "rot-13", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "base64", "hex",
     "utf-7", "utf-32", "cp037", "mbcs", "undefined", "no-such-thing", "", "utf_8_sig", "palmos"],
)  # fmt: skip
def test_what_no_browser_knows_is_no_label(label: str) -> None:
    assert labels.of_label(label) == ""
    page = f'<meta charset="{label}"><p>Café &c. +ADw-'
    assert encoding.decode(page.encode("cp1252"), markup=True) == page


def test_unicode_is_read_by_twos() -> None:
    assert labels.of_label("unicode") == "utf-16-le"
    assert labels.of_label(" UTF-16BE ") == "utf-16-be"


def test_every_codec_exists_and_every_label_is_small() -> None:
    for one in labels.encodings():
        known = labels.named(one.name)
        assert known is not None
        assert known.encoding == one
        assert codecs.lookup(known.codec)
        assert one.title.startswith(one.region)
    assert len({one.name for one in labels.encodings()}) == len(labels.encodings())
    assert len({one.title for one in labels.encodings()}) == len(labels.encodings())


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("windows-1250", "windows-1250"),
        ("Windows 1250", "windows-1250"),
        ("CP1250", "windows-1250"),
        ("cp-1250", "windows-1250"),
        ("latin2", "iso-8859-2"),
        ("iso8859_2", "iso-8859-2"),
        ("UTF8", "utf-8"),
        ("Shift JIS", "shift_jis"),
        ("cp437", "ibm437"),
        ("macroman", "macintosh"),
    ],
)
def test_a_reader_may_spell_a_name_otherwise(name: str, meant: str) -> None:
    known = labels.named(name)
    assert known is not None or name == "macroman"
    assert known is None or known.encoding.name == meant


def test_names_nearby_are_found_by_spelling_and_by_language() -> None:
    assert labels.named("windoze-1250") is None
    assert "windows-1250" in labels.near("windoze-1250")
    assert labels.near("Polish")[:2] == ("windows-1250", "iso-8859-2")
    assert labels.near("zzzzzzzzzzzzzz") == ()
