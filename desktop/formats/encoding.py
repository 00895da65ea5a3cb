"""Bytes to text when nobody says in which encoding they are."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

SAMPLE = 200_000
"""Bytes looked at to guess an encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a Western text is mistaken for; told apart by which letters its high bytes would make.
_WESTERN = frozenset(
    {"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "latin_1", "hp_roman8"}
    | {f"iso8859_{part}" for part in (2, 3, 4, 9, 10, 13, 14, 15, 16)}
    | {"cp437", "cp850", "cp858", "cp500", "cp037", "cp1026", "cp1140"}
    | {"mac_roman", "mac_latin2", "mac_iceland", "mac_turkish", "mac_greek"}
)
_CP1252 = bytes.fromhex(
    "e0e1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f9fafbfc919293949697a3a9abbba0c0c9"
)
_MAC_ROMAN = bytes.fromhex("8e8f88898a90919495979a999d9e9fd2d3d4d5c7c8ca")
_META = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_LONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_PLAIN = re.compile(rb"[A-Za-z]")
_TAIL = 4
_MOSTLY = 0.6
_PRINTED = 0.98
_FEW_PAGES = 5
_DAMAGED = 4
_SEVEN_BITS = ("iso2022", "hz")
_ZEROS = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")
_ASCII = bytes(range(128))


def decode(data: bytes, *, markup: bool = False) -> str:
    """Return the text of `data`; `markup` honours what an HTML or XML head declares.

    Bytes that are wrong in the encoding found become U+FFFD, so that nothing is lost silently.
    """
    name = detect(data, markup=markup)
    return data.decode(name, "replace").removeprefix("\ufeff")


def detect(data: bytes, *, markup: bool = False) -> str:
    """Return the name of the encoding that `data` is most likely in."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    wide = _without_mark(data[:4000])
    if wide:
        return wide
    declared = _declared(data) if markup else ""
    # Valid UTF-8 is never an accident, except where an encoding uses seven bits only.
    if declared.startswith(_SEVEN_BITS) and _fits(data, declared):
        return declared
    if _fits(data, "utf-8") or _is_nearly_utf8(data[:SAMPLE]):
        return "utf-8"
    return declared if declared not in ("", "utf-8") else _guess(data[:SAMPLE])


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding."""
    if any(data.startswith(mark) for mark, _ in _BOMS) or _without_mark(data[:4000]):
        return False
    head = data[:8000]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 50 > len(head) or head.count(0) * 200 > len(head)


def _without_mark(head: bytes) -> str:
    """Return UTF-16 or UTF-32 by where the zero bytes of its plain letters stand."""
    zeros = tuple(head[i::4].count(0) > len(head) // 4 * _MOSTLY for i in range(4))
    if len(head) >= len(zeros) and zeros in _ZEROS:
        return _ZEROS[zeros]
    if 0 not in head:
        return ""
    # Other scripts have zero bytes only in their spaces and line ends.
    even = head[: len(head) // 2 * 2]
    return next((name for name in ("utf-16-le", "utf-16-be") if _is_prose(even, name)), "")


def _is_prose(data: bytes, name: str) -> bool:
    """Whether `data` makes letters of few alphabets in an encoding."""
    text = data.decode(name, "replace")
    if " " not in text and "\n" not in text:
        return False
    printed = sum(letter.isprintable() or letter in "\r\n\t" for letter in text)
    pages = {ord(letter) >> 8 for letter in text if not 0x3000 <= ord(letter) < 0xA000}  # noqa: PLR2004
    return printed > _PRINTED * len(text) and len(pages) <= _FEW_PAGES


def _declared(data: bytes) -> str:
    found = _XML.search(data[:400]) or _META.search(data[:8192])
    if not found:
        return ""
    label = found[1].decode("ascii", "ignore").lower()
    # What the web calls Latin-1 or ASCII is read as Windows-1252 by every browser.
    if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        return "cp1252"
    if label.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the declaration was read as single bytes, so it is wrong
    try:
        return codecs.lookup(label).name
    except LookupError:
        return ""


def _fits(data: bytes, name: str) -> bool:
    """Whether `data` is valid in an encoding, but for a character cut off at its end."""
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        return "end of data" in error.reason and len(data) > _TAIL
    except (LookupError, UnicodeError):
        return False
    return True


def _is_nearly_utf8(sample: bytes) -> bool:
    """Whether most letters beyond ASCII are right in UTF-8, so that the others are damage."""
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    beyond = sum(letter > "\x7f" for letter in text) - wrong
    return beyond > _DAMAGED * wrong


def _guess(sample: bytes) -> str:
    high = sample.translate(None, _ASCII)
    if not _has_lone_letters(sample, len(high)):
        best = charset_normalizer.from_bytes(sample).best()
        name = best.encoding if best else "cp1252"
        # Two bytes for each letter were looked for before, by better signs than a few bytes give.
        if name not in _WESTERN and not name.startswith(("utf_16", "utf_32")):
            return name
    western = sum(byte in _CP1252 for byte in high)
    mac = sum(byte in _MAC_ROMAN for byte in high)
    return "mac_roman" if mac > western else "cp1252"


def _has_lone_letters(sample: bytes, high: int) -> bool:
    """Whether letters beyond ASCII mostly stand alone among plain ones, as in the West."""
    plain = sum(1 for _ in _PLAIN.finditer(sample))
    return len(_LONE.findall(sample)) * 2 >= high and plain > 2 * high
