"""Messages of the e-mail kind: headers and parts, read without trusting them."""

from __future__ import annotations

import binascii
import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, TypeAlias

from desktop.formats import encoding
from desktop.formats.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.formats.encoding import Reading
    from desktop.formats.source import Source

MAX_PARTS = 2000
_LONGEST_HEADER = 10_000
_MOST_BOUNDARIES = 100
_FIELD = re.compile(rb"[!-9;-~]{1,100}[ \t]*:")
_ESCAPED = re.compile(rb"\x1b[$(]")
_TYPE = re.compile(rb"^content-type\s*:", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(rb"content-type\s*:\s*multipart/", re.IGNORECASE)

_CHOSEN = "x-manicule-encoding"
"""A header of our own, for the encoding that the reader chose for every part."""
_NO_LABELS = frozenset({"us-ascii", "ascii", "ansi_x3.4-1968"})

Part: TypeAlias = "Message[str, str]"


def parse(source: Source) -> Part:
    """Return the message that a file holds; raises `UnreadableFileError`."""
    data = source.data.lstrip()
    if data.startswith(b"From "):  # the line before each message of a mailbox file
        data = data.partition(b"\n")[2]
    if not _FIELD.match(data):
        raise source.unreadable("it does not begin with the headers of a message")
    if len(_TYPE.findall(data)) > MAX_PARTS:
        raise source.unreadable(f"it has more than {MAX_PARTS:,} parts")
    # The standard parser takes time for each part inside each part.
    if len(_MULTIPART.findall(data)) > _MOST_BOUNDARIES:
        raise source.unreadable("its parts are nested too deeply")
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise source.unreadable("its parts cannot be told apart") from error
    _shorten_headers(message)
    for part in message.walk():
        del part[_CHOSEN]
        if source.encoding:
            part[_CHOSEN] = source.encoding
    return message


def header(part: Part, name: str) -> str:
    """Return a header as people read it, on one line; '' when there is none."""
    return " ".join(_decoded(_raw(part, name)).split())


def addresses(part: Part, name: str) -> list[tuple[str, str]]:
    """Return the names and addresses in a header such as 'to'."""
    line = " ".join(_raw(part, name).split())
    try:
        found = getaddresses([line])
    except RecursionError:  # comments inside comments
        found = [(line, "")]
    return [(_decoded(person).strip(), address) for person, address in found if person or address]


def date(part: Part) -> str:
    """Return when the message was written, in ISO 8601 with its time zone, or ''."""
    try:
        return parsedate_to_datetime(_raw(part, "date").strip()).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def leaves(part: Part) -> Iterator[Part]:
    """Yield the parts that hold something, in order; messages inside are left whole."""
    waiting = [part]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [found for found in inner if isinstance(found, Message)]
        else:
            yield part


def forwarded(part: Part) -> Part | None:
    """Return the message that a part is, or None for other parts."""
    inner = part.get_payload()
    if part.get_content_type() != "message/rfc822" or not isinstance(inner, list):
        return None
    return next((found for found in inner if isinstance(found, Message)), None)


def content(part: Part) -> bytes:
    """Return the bytes of a part, unpacked from how they travelled."""
    try:
        found = part.get_payload(decode=True)
    except (binascii.Error, ValueError, LookupError):
        return b""
    return found if isinstance(found, bytes) else b""


def text(part: Part) -> str:
    """Return the text of a part in the encoding it names, or else the likeliest one."""
    return reading(part).text


def reading(part: Part) -> Reading:
    """Return the same with what the reader should know of it."""
    return encoding.read(
        content(part),
        markup=part.get_content_subtype() == "html",
        label=_label(part),
        chosen=str(part.get(_CHOSEN, "")),
    )


def file_name(part: Part) -> str:
    """Return the name that a part has as a file, or ''."""
    try:
        return " ".join(_decoded(part.get_filename() or "").split())
    except (ValueError, LookupError, TypeError):
        return ""


def _shorten_headers(message: Part) -> None:
    """Cut headers of unreasonable length, over which the standard parser takes for ever."""
    for part in message.walk():
        for name, value in list(part.raw_items()):
            if len(str(value)) > _LONGEST_HEADER:
                part.replace_header(name, str(value)[:_LONGEST_HEADER])


def _raw(part: Part, name: str) -> str:
    found = (value for key, value in part.raw_items() if key.lower() == name)
    value = str(next(found, ""))[:_LONGEST_HEADER]
    # Bytes that should not be there come as surrogates.
    data = value.encode("utf-8", "surrogateescape")
    if data.isascii() and not _ESCAPED.search(data):
        return value
    label = next(filter(None, map(_label, part.walk())), "")
    return encoding.read(data, label=label, chosen=str(part.get(_CHOSEN, ""))).text


def _label(part: Part) -> str:
    """Return what a part says its encoding is; nothing where it says that it needs none."""
    try:
        label = part.get_content_charset() or ""
    except (LookupError, ValueError):
        return ""
    return "" if label in _NO_LABELS else label


def _decoded(value: str) -> str:
    if "=?" not in value:
        return clean(value)
    try:
        pieces = decode_header(value)
    except (MessageError, LookupError, ValueError):
        return clean(value)
    return clean("".join(_piece(piece, label) for piece, label in pieces))


def _piece(piece: bytes | str, label: str | None) -> str:
    """Return a part of a header that was written in one encoding."""
    if isinstance(piece, str):
        return piece
    if label is None:  # what stands between encoded words
        return piece.decode("raw-unicode-escape", "replace")
    return encoding.read(piece, label=label.partition("*")[0]).text
