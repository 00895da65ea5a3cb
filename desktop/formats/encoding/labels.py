"""What encodings are called: by browsers, by people, and by Python.

The one place for labels, whoever states them: a page, an XML file, a part of a message, a reader.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from desktop.domain import Encoding


class Known(NamedTuple):
    """An encoding, and the codec that reads it as browsers do."""

    encoding: Encoding
    codec: str


_LANGUAGES = {
    "All languages": "Unicode",
    "Western": "English French German Spanish Portuguese Italian Dutch Danish Norwegian Swedish"
    " Finnish Icelandic Catalan Irish",
    "Central European": "Polish Czech Slovak Hungarian Romanian Croatian Slovene Bosnian Serbian"
    " Albanian Sorbian",
    "South-Eastern European": "Romanian",
    "South European": "Maltese Esperanto",
    "Celtic": "Welsh Irish Breton",
    "Nordic": "Sámi Icelandic Greenlandic",
    "Baltic": "Estonian Latvian Lithuanian",
    "Cyrillic": "Russian Ukrainian Bulgarian Serbian Belarusian Macedonian",
    "Greek": "",
    "Turkish": "",
    "Hebrew": "",
    "Arabic": "Persian Urdu",
    "Vietnamese": "",
    "Thai": "",
    "Japanese": "",
    "Korean": "",
    "Chinese, simplified": "Mandarin China Singapore",
    "Chinese, traditional": "Mandarin Cantonese Taiwan Hong Kong",
}
# Region; name; as people write it; codec; other labels. The labels are those of the WHATWG Encoding
# Standard, but for the rows after the last blank line: what browsers do not read (for fear of
# scripts, or as the files are older than they) and old mail and old files use all the same.
_TABLE = """
All languages; utf-8; UTF-8; utf-8; unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 \
x-unicode20utf8
All languages; utf-16le; UTF-16, little-endian; utf-16-le; csunicode iso-10646-ucs-2 ucs-2 \
unicode unicodefeff utf-16
All languages; utf-16be; UTF-16, big-endian; utf-16-be; unicodefffe
Western; windows-1252; Windows-1252; cp1252; ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 \
iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252
Western; iso-8859-15; ISO 8859-15; iso8859-15; csisolatin9 iso8859-15 iso885915 iso_8859-15 l9
Western; macintosh; Macintosh; mac-roman; csmacintosh mac x-mac-roman
Central European; windows-1250; Windows-1250; cp1250; cp1250 x-cp1250
Central European; iso-8859-2; ISO 8859-2; iso8859-2; csisolatin2 iso-ir-101 iso8859-2 iso88592 \
iso_8859-2 iso_8859-2:1987 l2 latin2
South-Eastern European; iso-8859-16; ISO 8859-16; iso8859-16;
South European; iso-8859-3; ISO 8859-3; iso8859-3; csisolatin3 iso-ir-109 iso8859-3 iso88593 \
iso_8859-3 iso_8859-3:1988 l3 latin3
Celtic; iso-8859-14; ISO 8859-14; iso8859-14; iso8859-14 iso885914
Nordic; iso-8859-10; ISO 8859-10; iso8859-10; csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6
Baltic; windows-1257; Windows-1257; cp1257; cp1257 x-cp1257
Baltic; iso-8859-13; ISO 8859-13; iso8859-13; iso8859-13 iso885913
Baltic; iso-8859-4; ISO 8859-4; iso8859-4; csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 \
iso_8859-4:1988 l4 latin4
Cyrillic; windows-1251; Windows-1251; cp1251; cp1251 x-cp1251
Cyrillic; koi8-r; KOI8-R; koi8-r; cskoi8r koi koi8 koi8_r
Cyrillic; koi8-u; KOI8-U; koi8-u; koi8-ru
Cyrillic; iso-8859-5; ISO 8859-5; iso8859-5; csisolatincyrillic cyrillic iso-ir-144 iso8859-5 \
iso88595 iso_8859-5 iso_8859-5:1988
Cyrillic; ibm866; DOS 866; cp866; 866 cp866 csibm866
Cyrillic; x-mac-cyrillic; Macintosh; mac-cyrillic; x-mac-ukrainian
Greek; windows-1253; Windows-1253; cp1253; cp1253 x-cp1253
Greek; iso-8859-7; ISO 8859-7; iso8859-7; csisolatingreek ecma-118 elot_928 greek greek8 \
iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
Turkish; windows-1254; Windows-1254; cp1254; cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 \
iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254
Hebrew; windows-1255; Windows-1255; cp1255; cp1255 x-cp1255
Hebrew; iso-8859-8-i; ISO 8859-8; iso8859-8; csiso88598i logical
Hebrew; iso-8859-8; ISO 8859-8, as it is seen; iso8859-8; csiso88598e csisolatinhebrew hebrew \
iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual
Arabic; windows-1256; Windows-1256; cp1256; cp1256 x-cp1256
Arabic; iso-8859-6; ISO 8859-6; iso8859-6; arabic asmo-708 csiso88596e csiso88596i \
csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 \
iso_8859-6:1987
Vietnamese; windows-1258; Windows-1258; cp1258; cp1258 x-cp1258
Thai; windows-874; Windows-874; cp874; dos-874 iso-8859-11 iso8859-11 iso885911 tis-620
Japanese; shift_jis; Shift JIS; cp932; csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis
Japanese; euc-jp; EUC-JP; euc-jp; cseucpkdfmtjapanese x-euc-jp
Japanese; iso-2022-jp; ISO-2022-JP; iso2022-jp-ext; csiso2022jp
Korean; euc-kr; EUC-KR; cp949; cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 \
ks_c_5601-1989 ksc5601 ksc_5601 windows-949
Chinese, simplified; gbk; GBK; gb18030; chinese csgb2312 csiso58gb231280 gb2312 gb_2312 \
gb_2312-80 iso-ir-58 x-gbk
Chinese, simplified; gb18030; GB 18030; gb18030;
Chinese, traditional; big5; Big5; big5hkscs; big5-hkscs cn-big5 csbig5 x-x-big5

Korean; johab; Johab; johab; ms1361
Korean; iso-2022-kr; ISO-2022-KR; iso2022-kr; csiso2022kr
Chinese, simplified; hz-gb-2312; HZ; hz;
Western; ibm437; DOS 437; cp437; cp437
Western; ibm850; DOS 850; cp850; cp850
Western; ibm860; DOS 860, Portuguese; cp860; cp860
Nordic; ibm861; DOS 861, Icelandic; cp861; cp861
Nordic; ibm865; DOS 865; cp865; cp865
Nordic; x-mac-icelandic; Macintosh, Icelandic; mac-iceland;
Central European; ibm852; DOS 852; cp852; cp852
Central European; x-mac-ce; Macintosh; mac-latin2; x-mac-centraleurroman
Baltic; ibm775; DOS 775; cp775; cp775
Greek; ibm737; DOS 737; cp737; cp737
Greek; x-mac-greek; Macintosh; mac-greek;
Turkish; ibm857; DOS 857; cp857; cp857
Turkish; x-mac-turkish; Macintosh; mac-turkish;
Hebrew; ibm862; DOS 862; cp862; cp862
"""
_WITH_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-16-le"}
"""Codecs for which the file itself says how to go on."""
# By difflib: 'latn1' and 'latin1' are .91 alike, 'utf8' and 'euc' .29.
_ALIKE = 0.6
# More are no help in a sentence.
_MOST_NEAR = 4
_SIGNS = re.compile(r"[^a-z0-9]")


def of_label(label: str) -> str:
    """Return the codec for what a file says of itself, or '' for what no browser knows.

    A codec that Python knows and browsers do not is no label: what says it lies.
    """
    found = _by_label().get(label.strip(" \t\r\n\f\"'").lower())
    return found.codec if found else ""


def encodings() -> tuple[Encoding, ...]:
    """Return all encodings, region after region."""
    regions = list(_LANGUAGES)
    known = sorted(_known(), key=lambda one: regions.index(one.encoding.region))
    return tuple(one.encoding for one in known)


def named(name: str) -> Known | None:
    """Return the encoding that a reader means, however the name is spelled, or None."""
    plain = name.strip().lower()
    return _by_label().get(plain) or _by_letters().get(_letters(plain))


def name_of(codec: str) -> str:
    """Return the name of the encoding that a codec reads, or the codec's own."""
    plain = _WITH_MARK.get(codec, codec)
    names = (one.encoding.name for one in _known() if _letters(one.codec) == _letters(plain))
    return next(names, codec)


def near(name: str) -> tuple[str, ...]:
    """Return the names of encodings that a reader may have meant."""
    words = set(name.lower().replace("-", " ").split())
    of_language = [
        one.encoding.name for one in _known() if words & set(_words(one.encoding).split())
    ]
    if of_language:
        return tuple(of_language[:_MOST_NEAR])
    import difflib  # only for a name that is misspelt

    close = difflib.get_close_matches(_letters(name.lower()), _by_letters(), 12, _ALIKE)
    names = dict.fromkeys(_by_letters()[label].encoding.name for label in close)
    return tuple(names)[:_MOST_NEAR]


def _words(encoding: Encoding) -> str:
    return f"{encoding.region} {encoding.languages}".lower().replace(",", "")


def _letters(name: str) -> str:
    return _SIGNS.sub("", name)


@cache
def _known() -> tuple[Known, ...]:
    rows = (line.split(";") for line in _TABLE.splitlines() if line)
    return tuple(
        Known(Encoding(name.strip(), f"{region} ({shown.strip()})", region, _LANGUAGES[region]),
              codec.strip())
        for region, name, shown, codec, _ in rows
    )  # fmt: skip


@cache
def _by_label() -> dict[str, Known]:
    labels = [line.rpartition(";")[2].split() for line in _TABLE.splitlines() if line]
    return {
        label: known
        for known, others in zip(_known(), labels, strict=True)
        for label in (known.encoding.name, *others)
    }


@cache
def _by_letters() -> dict[str, Known]:
    return {_letters(label): known for label, known in reversed(_by_label().items())}
