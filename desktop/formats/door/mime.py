"""Messages of the e-mail kind: headers and parts, read without trusting them."""

from __future__ import annotations

import binascii
import itertools
import quopri
import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, TypeAlias

from desktop.formats import encoding
from desktop.formats.door.characters import clean
from desktop.formats.door.transfer import Unpacked, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.formats.door.source import Source
    from desktop.formats.encoding import Reading

# A saved page has a part for each picture and sheet.
MAX_PARTS = 2000
# Letters: a message to some 300 people.
_LONGEST_HEADER = 10_000
# The parser looks for the boundaries of all levels in each line.
_MOST_BOUNDARIES = 100
_FIELD = re.compile(rb"[!-9;-~]{1,100}[ \t]*:")
_ESCAPED = re.compile(rb"\x1b[$(]")
_TYPE = re.compile(rb"^content-type\s*:", re.IGNORECASE | re.MULTILINE)
# --b1 and then a header of the part
_BETWEEN = re.compile(
    r"^--(?!-*\s*$)(\S[^\r\n]{0,100}?)[ \t]*\r?\n(Content-[A-Za-z-]{1,40}[ \t]*:)?",
    re.MULTILINE | re.IGNORECASE,
)
# Looked at for a boundary that the header left out.
_MOST_LINES = 20
# Messages in messages; a mended boundary may be found wrong, and again inside it.
_DEEPEST_MENDED = 3
_PADDED = re.compile(rb"=[ \t]+(?=\r?$)", re.MULTILINE)
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
    _mend(message)
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
        inner = payload(part)
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [found for found in inner if isinstance(found, Message)]
        else:
            yield part


def forwarded(part: Part) -> Part | None:
    """Return the message that a part is, or None for other parts."""
    inner = payload(part)
    if part.get_content_type() != "message/rfc822" or not isinstance(inner, list):
        return None
    found = next((found for found in inner if isinstance(found, Message)), None)
    packed = payload(found) if found is not None and _travels(part) == "base64" else None
    if not isinstance(packed, str):
        return found
    # Against the rules of mail, but some programs pack whole messages too.
    data = unpack(packed.encode("ascii", "replace")).data
    return BytesParser(policy=compat32).parsebytes(data) if _FIELD.match(data) else found


def payload(part: Part) -> object:
    """Return what a part holds: the parts inside, or its text as it travelled."""
    try:
        return part.get_payload()
    except ValueError:
        # The standard library reads stray bytes by whatever codec the part names, by those too
        # that are no encoding, such as idna and punycode.
        part.del_param("charset")
        return part.get_payload()


def content(part: Part) -> bytes:
    """Return the bytes of a part, unpacked from how they travelled."""
    return _unpacked(part).data


def is_damaged(part: Part) -> bool:
    """Whether some of a part's bytes cannot be unpacked; such letters are U+FFFD in its text."""
    return _unpacked(part).is_damaged


def text(part: Part) -> str:
    """Return the text of a part in the encoding it names, or else the likeliest one.

    What was damaged on the way is U+FFFD.
    """
    return reading(part).text


def reading(part: Part) -> Reading:
    """Return the same with what the reader should know of it."""
    return encoding.read(
        content(part),
        markup=part.get_content_subtype() == "html",
        label=_label(part),
        chosen=str(part.get(_CHOSEN, "")),
    )


def _unpacked(part: Part) -> Unpacked:
    try:
        written, travels = payload(part), _travels(part)
        if isinstance(written, str) and travels == "base64":
            filler = "\ufffd".encode(_charset(part), "replace")
            return unpack(written.encode("ascii", "replace"), filler)
        if isinstance(written, str) and travels == "quoted-printable" and written.isascii():
            packed = _PADDED.sub(b"=", written.encode("ascii"))
            return Unpacked(quopri.decodestring(packed), is_damaged=False)
        found = part.get_payload(decode=True)
    except (binascii.Error, ValueError, LookupError):
        return Unpacked(b"", is_damaged=True)
    return Unpacked(found if isinstance(found, bytes) else b"", is_damaged=False)


def _travels(part: Part) -> str:
    return str(part.get("content-transfer-encoding", "")).strip().lower()


def _charset(part: Part) -> str:
    try:
        name = part.get_content_charset() or ""
        b"a".decode(name or "utf-8")  # nothing is read by no name, not even a wrong one
    except (LookupError, ValueError):
        return "utf-8"
    return name if name and name != "us-ascii" else "utf-8"


def file_name(part: Part) -> str:
    """Return the name that a part has as a file, or ''."""
    try:
        return " ".join(_decoded(part.get_filename() or "").split())
    except (ValueError, LookupError, TypeError):
        return ""


def _mend(message: Part, depth: int = 0) -> None:
    """Tell the parts apart where the line between them is not the one that the headers name.

    A name folded in the header, or changed on the way, is found again in the text itself.
    """
    for part in list(message.walk()):
        if part.get_content_maintype() != "multipart" or part.is_multipart():
            continue
        written = content(part)
        boundary = _boundary(written.decode("latin-1"))
        if not boundary or depth > _DEEPEST_MENDED:
            continue
        head = f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n'
        found = BytesParser(policy=compat32).parsebytes(head.encode("latin-1") + written)
        if found.is_multipart():
            _shorten_headers(found)
            _mend(found, depth + 1)
            part.set_payload(found.get_payload())


def _boundary(written: str) -> str:
    """Return the name of the line between parts that a text shows to have, or ''."""
    for line in itertools.islice(_BETWEEN.finditer(written), _MOST_LINES):
        name = line[1].rstrip()
        closed = re.search(rf"^--{re.escape(name)}--[ \t]*\r?$", written, re.MULTILINE)
        if '"' not in name and (line[2] or closed):
            return name
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
