"""Web pages saved in one file with their pictures (.mht, .mhtml)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from desktop.formats.door import mime
from desktop.formats.page.frames import Framed
from desktop.formats.web import html

if TYPE_CHECKING:
    from desktop.domain import Facts, Parsed
    from desktop.formats.door.source import Source

_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source) -> Parsed:
    """Return the page in a file, its pictures taken from the same file."""
    message = mime.parse(source)
    parts = list(mime.leaves(message))
    page = _page(message, parts)
    if page is None:
        raise source.unreadable("there is no page in it")
    address = _address(message, page)
    others = _Parts([part for part in parts if part is not page], address)
    reading = mime.reading(page)
    parsed = html.read_page(
        reading.text,
        others.picture,
        whole_page=source.whole_page,
        url=address,
        load_page=others.page,
    )
    facts = _facts(parsed.facts, message)
    return reading.told(replace(parsed, facts=facts, media_type="multipart/related"))


class _Parts:
    """The other parts of the file by their addresses."""

    def __init__(self, parts: list[mime.Part], base: str) -> None:
        self._base = base
        self._parts: dict[str, mime.Part] = {}
        for part in parts:
            location = mime.header(part, "content-location")
            name = mime.header(part, "content-id").strip("<>")
            if location:
                self._parts.setdefault(_joined(base, location), part)
                self._parts.setdefault(location, part)
            if name:
                self._parts.setdefault(f"cid:{name}", part)

    def picture(self, address: str) -> bytes | None:
        """Return the bytes of the picture at an address as the page writes it."""
        if address[:5].lower() == "data:":
            return html.inline_bytes(address)
        found = self._at(address)
        return None if found is None else mime.content(found)

    def page(self, address: str) -> Framed | None:
        """Return the page that a frame shows, by the address that the frame gives."""
        found = self._at(address)
        if found is None or found.get_content_type() not in _PAGES:
            return None
        return Framed(mime.text(found), mime.header(found, "content-location"))

    def _at(self, address: str) -> mime.Part | None:
        return self._parts.get(address) or self._parts.get(_joined(self._base, address))


def _page(message: mime.Part, parts: list[mime.Part]) -> mime.Part | None:
    """Return the part that is the page: the one the message names, or the first."""
    pages = [p for p in parts if p.get_content_type() in _PAGES]
    start = str(message.get_param("start", "")).strip("<>")
    named = (p for p in pages if start and mime.header(p, "content-id").strip("<>") == start)
    return next(named, pages[0] if pages else None)


def _address(message: mime.Part, page: mime.Part) -> str:
    found = (
        mime.header(message, "snapshot-content-location"),
        mime.header(page, "content-location"),
        mime.header(message, "content-location"),
    )
    return next((a for a in found if a.startswith(("http://", "https://"))), "")


def _facts(facts: Facts, message: mime.Part) -> Facts:
    """Return the page's facts with what the browser wrote when it saved the page."""
    other = dict(facts.other)
    saved = mime.date(message)
    if saved:
        other["saved"] = saved
    return replace(facts, title=facts.title or mime.header(message, "subject"), other=other)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
