"""E-mail messages (.eml)."""

from __future__ import annotations

import re
from email.message import Message
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, DocumentKind, Facts, Parsed
from desktop.formats import html, mime
from desktop.formats.canonical import Builder
from desktop.formats.lines import chunks, layout_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.formats.source import Source

_QUOTED = re.compile(r"[ ]?(?:>[ ]?)+")
_TAG = re.compile(r"(?is)<(style|script|head)\b.*?</\1>|<[^>]*>")
_STUB = 4
"""A plain version with less than this part of the other's words is no version of it."""
_MOST_NAMES = 10
_DEEPEST = 10
"""Messages inside messages that are read."""
_LOWEST_HEADING = 6
_SHOWN_HEADERS = ("From", "To", "Cc", "Date")
_SIGNATURE = "-- "
_PEOPLE = ("to", "cc", "bcc", "reply-to")
_PLAIN_HEADERS = {"message-id": "message id", "organization": "organisation", "list-id": "list"}
_DAY = len("2000-01-01")


def read(source: Source) -> Parsed:
    """Return the message in a file: its headers as facts, its text and what was sent on with it."""
    message = mime.parse(source)
    builder = Builder()
    left = _write(message, builder)
    return Parsed(
        builder.build(),
        DocumentKind.EMAIL,
        _facts(message),
        "message/rfc822",
        "",
        builder.assets,
        remarks=(*_remarks(left.parts, left.missing), *dict.fromkeys(left.remarks)),
        encoding=next(iter(left.encodings), ""),
    )


class _Left(NamedTuple):
    """What of a message is no text: other parts, missing pictures, and what is to be said."""

    parts: list[mime.Part]
    missing: int
    remarks: list[str]
    encodings: list[str]


def _write(message: mime.Part, builder: Builder, depth: int = 0) -> _Left:
    """Write a message and those sent on with it, and return what is left of them."""
    texts, others = _sorted(message)
    missing = 0
    left: list[mime.Part] = []
    remarks: list[str] = []
    encodings: list[str] = []
    for part in texts:
        reading = mime.reading(part)
        remarks += reading.remarks
        encodings.append(reading.encoding)
        if part.get_content_subtype() == "html":
            missing += _write_html(reading.text, others, builder)
        else:
            _write_plain(reading.text, part, builder)
    for part in others:
        inner = mime.forwarded(part)
        if inner is None or depth >= _DEEPEST:
            left.append(part)
            continue
        _write_head(inner, builder, depth)
        found = _write(inner, builder, depth + 1)
        left += found.parts
        missing += found.missing
        remarks += found.remarks
        encodings += found.encodings
    return _Left(left, missing, remarks, encodings)


def _write_head(message: mime.Part, builder: Builder, depth: int) -> None:
    """Write what a message that was sent on says of itself."""
    builder.block(BlockKind.HEADING, min(depth + 1, _LOWEST_HEADING))
    builder.text(mime.header(message, "subject"))
    builder.block()
    said = ((name, mime.header(message, name.lower())) for name in _SHOWN_HEADERS)
    builder.lines("\n".join(f"{name}: {value}" for name, value in said if value))
    builder.close_block()


def _sorted(message: mime.Part) -> tuple[list[mime.Part], list[mime.Part]]:
    """Return the parts that are the text, each in one version, and the other parts."""
    texts: list[mime.Part] = []
    others: list[mime.Part] = []
    for group in _versions(message):
        shown = [part for part in group if _is_text(part)]
        others += [part for part in group if not _is_text(part)]
        texts += _preferred(shown)
    return texts, others


def _preferred(versions: list[mime.Part]) -> list[mime.Part]:
    """Return the plain version, unless it only says that there is another one."""
    plain = [part for part in versions if part.get_content_subtype() != "html"]
    marked_up = [part for part in versions if part.get_content_subtype() == "html"]
    words = sum(len(mime.text(part).split()) for part in plain)
    most = max((len(_TAG.sub(" ", mime.text(p)).split()) for p in marked_up), default=0)
    return plain if words * _STUB >= most else marked_up


def _versions(message: mime.Part) -> Iterator[list[mime.Part]]:
    """Yield the leaves of the message, those that say the same together."""
    inner = message.get_payload()
    if not isinstance(inner, list) or message.get_content_maintype() != "multipart":
        yield [message]
        return
    if message.get_content_subtype() in ("alternative", "related"):
        yield list(mime.leaves(message))
        return
    for part in inner:
        if isinstance(part, Message):
            yield from _versions(part)


def _is_text(part: mime.Part) -> bool:
    if part.get_content_disposition() == "attachment":
        return False
    # A message that promises parts and has none is all text.
    return part.get_content_type() in ("text/plain", "text/html") or (
        part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), str)
    )


def _write_html(text: str, others: list[mime.Part], builder: Builder) -> int:
    root = html.parse(text)
    if root is None:
        return 0
    pictures = {mime.header(p, "content-id").strip("<>"): p for p in others}

    def load(address: str) -> bytes | None:
        if address[:4].lower() == "cid:":
            found = pictures.get(address[4:])
            return None if found is None else mime.content(found)
        return html.inline_bytes(address) if address[:5].lower() == "data:" else None

    return html.walk(root, builder, load_image=load)


def _write_plain(text: str, part: mime.Part, builder: Builder) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        drops = str(part.get_param("delsp", "")).lower() == "yes"
        lines = list(_unwrapped(lines, drops_space=drops))
    layout = layout_of(chunks("\n".join(line for _, line in map(_level, lines))))
    for level, group in groupby(map(_level, lines), key=lambda found: found[0]):
        for chunk in chunks("\n".join(line for _, line in group)):
            for paragraph in paragraphs(chunk, layout):
                builder.block(BlockKind.QUOTATION if level else BlockKind.PARAGRAPH, level)
                builder.lines(paragraph)


def _level(line: str) -> tuple[int, str]:
    """Return how often a line is quoted, and the line itself."""
    marks = _QUOTED.match(line)
    if not marks:
        return 0, line
    return min(marks[0].count(">"), 99), line[marks.end() :]


def _unwrapped(lines: Iterable[str], *, drops_space: bool) -> Iterator[str]:
    """Join the lines that the sender's program broke and marked as broken (RFC 3676)."""
    open_line = ""
    open_level = 0
    for line in lines:
        level, text = _level(line)
        text = text if level else text.removeprefix(" ")
        if open_line and level != open_level:
            yield ">" * open_level + open_line
            open_line = ""
        open_level = level
        whole = open_line + text
        if text.endswith(" ") and text != _SIGNATURE:
            open_line = whole[:-1] if drops_space else whole
            continue
        yield (">" * level + " " if level else "") + whole
        open_line = ""
    if open_line:
        yield ">" * open_level + open_line


def _facts(message: mime.Part) -> Facts:
    senders = mime.addresses(message, "from")
    other = {"from": _listed(senders)} if senders else {}
    for name in _PEOPLE:
        people = mime.addresses(message, name)
        if people:
            other[name] = _listed(people)
    sent = mime.date(message)
    if sent:
        other["sent"] = sent
    for name, label in _PLAIN_HEADERS.items():
        if mime.header(message, name):
            other[label] = mime.header(message, name)
    return Facts(
        title=mime.header(message, "subject"),
        authors=tuple(name or address for name, address in senders),
        date=sent[:_DAY],
        language=mime.header(message, "content-language").partition(",")[0],
        other=other,
    )


def _listed(people: list[tuple[str, str]]) -> str:
    return ", ".join(f"{name} <{address}>" if name else address for name, address in people)


def _remarks(others: list[mime.Part], missing: int) -> Iterator[str]:
    attached = [part for part in others if not part.get("content-id")]
    names = [mime.file_name(part) or part.get_content_type() for part in attached]
    if names:
        more = "" if len(names) <= _MOST_NAMES else f" and {len(names) - _MOST_NAMES} more"
        yield f"Attached files were not imported: {', '.join(names[:_MOST_NAMES])}{more}."
    if missing:
        noun = "picture" if missing == 1 else "pictures"
        yield f"{missing} {noun} could not be shown; nothing was fetched from the web."
