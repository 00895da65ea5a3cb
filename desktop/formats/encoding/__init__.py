"""Bytes to text: in the encoding that the reader, the file or else the letters themselves name."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.encoding import labels
from desktop.formats.encoding.decoding import WRONG, text_in
from desktop.formats.encoding.seven_bits import codec_of as seven_bits

if TYPE_CHECKING:
    from desktop.domain import Parsed

UTF8 = "utf-8"
_BOMS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_TAG = re.compile(rb"<(?:script|style)\b[^<>]*>.{0,2000}?</|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 200_000
"""Bytes looked at to tell an encoding."""
_BEFORE = 2000
"""Bytes looked at before the first letter beyond ASCII, which tell the language."""
# Of the bytes at every second or fourth place. Other scripts have zeros only at spaces and
# figures.
_MOSTLY = 0.6
# Of the letters: UTF-16 read wrongly makes letters that are not assigned to anything.
_PRINTED = 0.98
# Rows of 256 letters. Text is written in two or three; what is no text lies in all.
_FEW_PAGES = 5
# Letters that are right for each that is wrong: then it is UTF-8 with damage, whatever else could
# be made of it.
_DAMAGED = 4
_WRONG_LABEL = 0.1
"""The share of letters beyond ASCII that may be wrong in an encoding that was declared."""
_ZEROS = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")
_LATIN = re.compile("[\xa0-\u024f\u2010-\u2044\u20ac\u2122]")


class Reading(NamedTuple):
    """A text, the codec that read it, and what the reader should know of that."""

    text: str
    codec: str
    remarks: tuple[str, ...] = ()

    @property
    def encoding(self) -> str:
        """The name of the encoding that the codec reads."""
        return labels.name_of(self.codec)

    def told(self, parsed: Parsed) -> Parsed:
        """Return what was made of the text, with what is to be said of how it was read."""
        remarks = (*parsed.remarks, *self.remarks)
        return replace(parsed, encoding=self.encoding, remarks=remarks)


class _Found(NamedTuple):
    codec: str
    others: tuple[str, ...] = ()
    """Other codecs that are nearly as likely."""
    refused: bool = False
    """Whether the file named another encoding, which it is not in."""


def decode(data: bytes, *, markup: bool = False) -> str:
    """Return the text of `data`; `markup` honours what an HTML or XML head declares."""
    return read(data, markup=markup).text


def read(data: bytes, *, markup: bool = False, label: str = "", chosen: str = "") -> Reading:
    """Return the text of `data`: in the encoding that was chosen, was declared, or is likeliest.

    `label` is what stands beside the bytes and says how to read them. Bytes that are wrong in the
    encoding become U+FFFD, so that nothing is lost silently.
    """
    known = labels.named(chosen) if chosen else None
    found = _Found(known.codec) if known else _found(data, markup=markup, label=label)
    text, mended = text_in(found.codec, data)
    return Reading(
        text.removeprefix("\ufeff"), found.codec, tuple(_remarks(found, text, mended, data))
    )


def as_utf8(data: bytes) -> bytes:
    """Return XML in UTF-8 where it declares another encoding: parsers know fewer than browsers."""
    found = _XML.search(data[:400])
    codec = labels.of_label(found[1].decode("ascii", "ignore")) if found else ""
    if not found or not codec or codec.startswith("utf"):
        return data
    start, end = found.span(1)
    return text_in(codec, data[:start] + b"utf-8" + data[end:])[0].encode("utf-8", "ignore")


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding."""
    if any(data.startswith(mark) for mark, _ in _BOMS) or _without_mark(data[:4000]):
        return False
    head = data[:8000]
    if seven_bits(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 50 > len(head) or head.count(0) * 200 > len(head)


def _found(data: bytes, *, markup: bool, label: str) -> _Found:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _Found(name)
    wide = _without_mark(data[:4000])
    if wide:
        return _Found(wide)
    declared = labels.of_label(label) or (_declared(data) if markup else "")
    few = seven_bits(data, declared)
    if few:
        return _Found(few)
    sample = _sample(data)
    # Valid UTF-8 is never an accident.
    if _fits(data, UTF8) or _is_nearly_utf8(sample, declared=declared == UTF8):
        return _Found(UTF8)
    if declared not in ("", UTF8) and _is_mostly_right(sample, declared):
        return _Found(declared)
    from desktop.formats.encoding import guessing  # few files need it

    guess = guessing.guess(_TAG.sub(b" ", sample) if markup else sample)
    return _Found(guess.codec, guess.others, refused=bool(declared))


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
    codec = labels.of_label(found[1].decode("ascii", "ignore")) if found else ""
    # The declaration was read as single bytes, so that one of two bytes a letter is wrong.
    return UTF8 if codec.startswith("utf-16") else codec


def _sample(data: bytes) -> bytes:
    """Return the part of `data` that begins a little before its first letter beyond ASCII."""
    first = _HIGH.search(data)
    start = max(0, first.start() - _BEFORE) if first else 0
    return data[start : start + _SAMPLE]


def _fits(data: bytes, name: str) -> bool:
    """Whether `data` is valid in an encoding, but for a character cut off at its end."""
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        return "end of data" in error.reason and not data[: error.start].isascii()
    return True


def _is_nearly_utf8(sample: bytes, *, declared: bool) -> bool:
    """Whether most letters beyond ASCII are right in UTF-8, so that the others are damage."""
    text = sample.decode(UTF8, "replace")
    wrong = text.count(WRONG)
    right = sum(letter > "\x7f" for letter in text) - wrong
    # Letters of Western languages are seldom two bytes that make sense elsewhere as well.
    enough = declared or len(_LATIN.findall(text)) > wrong
    return right > _DAMAGED * wrong or (right >= wrong and enough)


def _is_mostly_right(sample: bytes, codec: str) -> bool:
    text = text_in(codec, sample)[0]
    beyond = sum(letter > "\x7f" for letter in text)
    return text.count(WRONG) <= max(1, _WRONG_LABEL * beyond)


def _remarks(found: _Found, text: str, mended: str, data: bytes) -> list[str]:
    remarks = []
    if found.refused:
        remarks.append("It is not in the encoding that it names.")
    if found.others:
        remarks.append(
            f"Its encoding is a guess: {_title(found.codec)}. Should letters be wrong, read it as "
            f"{_listed([_title(codec) for codec in found.others])} (Document, Read as…)."
        )
    if mended:
        letters = ", ".join(dict.fromkeys(mended))
        what = "One byte is" if len(mended) == 1 else f"{len(mended):,} bytes are"
        remarks.append(f"{what} not UTF-8 and read as Windows-1252 instead: {letters}")
    marked = text.count(WRONG) - data.count(WRONG.encode())
    if marked > 0:
        what = "One letter" if marked == 1 else f"{marked:,} letters"
        remarks.append(f"{what} could not be read in its encoding and shown as {WRONG}.")
    return remarks


def _title(codec: str) -> str:
    known = labels.named(labels.name_of(codec))
    return known.encoding.title if known else codec


def _listed(names: list[str]) -> str:
    *most, last = dict.fromkeys(names)
    return f"{', '.join(most)} or {last}" if most else last
