"""E-mail messages (.eml)."""

from __future__ import annotations

import re
from email.message import Message
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind, Facts, Parsed
from desktop.formats import encoding, formulas
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.comments import Comments
from desktop.formats.door import mime
from desktop.formats.formulas.web import write_out
from desktop.formats.mail import invitations, winmail
from desktop.formats.plain.lines import chunks, layout_of, paragraphs
from desktop.formats.rtf import interpreter
from desktop.formats.rtf.document import Document
from desktop.formats.rtf.lexer import tokens
from desktop.formats.web import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    from desktop.formats.door.source import Source
    from desktop.formats.encoding import Reading

_QUOTED = re.compile(r"[ ]?(?:>[ ]?)+")
_TAG = re.compile(r"(?is)<(style|script|head)\b.*?</\1>|<[^>]*>")
_STUB = 4
"""A plain version with less than this part of the other's words is no version of it."""
_CALENDARS = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})
# Attachments that a remark names.
_MOST_NAMES = 10
_DEEPEST = 10
"""Messages inside messages that are read."""
# h6. Messages in messages have headings one below the other.
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
    writer = _Writer(builder)
    writer.write(message)
    content = builder.build()
    if writer.names and not content.text.strip() and not builder.assets:
        raise source.unreadable(f"it holds no text, only attached files: {_first(writer.names)}")
    return Parsed(
        content,
        DocumentKind.EMAIL,
        _facts(message),
        "message/rfc822",
        "",
        builder.assets,
        remarks=tuple(writer.remarks()),
        encoding=next(iter(writer.encodings), ""),
    )


class _Writer:
    """Writes a message and those sent on with it, and keeps what else there was."""

    def __init__(self, builder: Builder) -> None:
        self.encodings: list[str] = []
        """Of the texts, in order."""
        self._builder = builder
        self._said: list[str] = []
        self._others: list[mime.Part] = []
        self._missing = 0
        self._marked = 0
        self._damaged = 0
        self._events: set[str] = set()
        self._wrapped: list[str] = []

    def write(self, message: mime.Part, depth: int = 0) -> None:
        """Write a message: its text, its events, then the messages in it."""
        texts, others = _sorted(message)
        readings = [mime.reading(part) for part in texts]
        for part, reading in zip(texts, readings, strict=True):
            self._write_text(part, reading, others)
        written = "\n".join(_TAG.sub(" ", reading.text) for reading in readings)
        for part in others:
            self._write_other(part, depth, written)

    @property
    def names(self) -> list[str]:
        """The names of the files that were sent along."""
        attached = [part for part in self._others if not part.get("content-id")]
        names = [mime.file_name(part) or part.get_content_type() for part in attached]
        return [*names, *(f"{name} (in winmail.dat)" for name in self._wrapped)]

    def remarks(self) -> Iterator[str]:
        """Yield a sentence for each thing that the text does not show."""
        if self.names:
            yield f"Attached files were not imported: {_first(self.names)}."
        yield from dict.fromkeys(self._said)
        if self._damaged:
            yield "The message was damaged on its way; what can be read of it was kept."
        if self._missing:
            noun = "picture" if self._missing == 1 else "pictures"
            yield f"{self._missing} {noun} could not be shown; nothing was fetched from the web."
        yield from formulas.remarks(self._marked)

    def _write_text(self, part: mime.Part, reading: Reading, others: list[mime.Part]) -> None:
        self.encodings.append(reading.encoding)
        self._said += reading.remarks
        unread = "\ufffd" in reading.text and not reading.remarks
        self._damaged += mime.is_damaged(part) or unread
        if part.get_content_subtype() == "html":
            self._write_page(html.parse(reading.text), _pictures_in(others))
        else:
            _write_plain(reading.text, part, self._builder)

    def _write_page(
        self, page: _Element | None, load: Callable[[str], bytes | None] | None = None
    ) -> None:
        if page is not None:
            self._marked += write_out(page)
            self._missing += html.walk(page, self._builder, load_image=load)

    def _write_other(self, part: mime.Part, depth: int, written: str) -> None:
        inner = mime.forwarded(part)
        if inner is not None and depth < _DEEPEST:
            _write_head(inner, self._builder, depth)
            self.write(inner, depth + 1)
        elif not self._write_events(part, depth, written) and not self._unwrap(part, written):
            self._others.append(part)

    def _write_events(self, part: mime.Part, depth: int, written: str) -> bool:
        """Write the events of a calendar that were not written yet; return whether it is one."""
        if not _is_calendar(part):
            return False
        found = invitations.events(mime.text(part))
        for event in found:
            if event.key not in self._events:
                self._events.add(event.key)
                level = min(depth + 1, _LOWEST_HEADING)
                invitations.write(event, self._builder, level, written)
        return bool(found)

    def _unwrap(self, part: mime.Part, written: str) -> bool:
        """Write what Outlook wrapped, when the message has no text besides; return if it is."""
        name = mime.file_name(part).lower()
        if part.get_content_type() not in winmail.MEDIA_TYPES and name != "winmail.dat":
            return False
        found = winmail.unwrap(mime.content(part))
        if found is None or not any(found):
            return False
        self._wrapped += found.names
        if written.strip():
            return True
        page = html.parse(encoding.decode(found.html, markup=True)) if found.html else None
        if page is not None:
            self._write_page(page)
        elif found.text:
            _write_lines(found.text, self._builder)
        elif found.rtf:
            document = Document(self._builder, Comments())
            interpreter.write(document, tokens(found.rtf))
        else:
            self._others.append(part)
        return True


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
    inner = mime.payload(message)
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
        part.get_content_maintype() == "multipart" and isinstance(mime.payload(part), str)
    )


def _is_calendar(part: mime.Part) -> bool:
    return part.get_content_type() in _CALENDARS or mime.file_name(part).lower().endswith(
        (".ics", ".vcs")
    )


def _pictures_in(others: list[mime.Part]) -> Callable[[str], bytes | None]:
    """Return a loader of the pictures that were sent with a page."""
    pictures = {mime.header(p, "content-id").strip("<>"): p for p in others}

    def load(address: str) -> bytes | None:
        if address[:4].lower() == "cid:":
            found = pictures.get(address[4:])
            return None if found is None else mime.content(found)
        return html.inline_bytes(address) if address[:5].lower() == "data:" else None

    return load


def _write_plain(text: str, part: mime.Part, builder: Builder) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        drops = str(part.get_param("delsp", "")).lower() == "yes"
        lines = list(_unwrapped(lines, drops_space=drops))
    _write_lines("\n".join(lines), builder)


def _write_lines(text: str, builder: Builder) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
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


def _first(names: list[str]) -> str:
    more = "" if len(names) <= _MOST_NAMES else f" and {len(names) - _MOST_NAMES} more"
    return f"{', '.join(names[:_MOST_NAMES])}{more}"
