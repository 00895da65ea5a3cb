"""Where a page came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from desktop.formats.metadata import iso_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.metadata.linked_data import LinkedData
    from desktop.formats.metadata.meta_tags import Tags

# Letters: browsers write where a page was saved from into the first lines.
_HEAD = 8192
_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/_-]|$)")
_SAVED = re.compile(r"saved from url=\(\d+\)\s*(\S+)")
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n]+))?"
)
_MIRRORED = re.compile(r"Mirrored from (\S+) by HTTrack[^,]*(?:,\s*([^\n-]+))?")
_SINGLE_FILE_DATE = re.compile(r"(?:\w{3} )?(\w{3} \d{1,2} \d{4})")


def find(root: _Element, tags: Tags, data: LinkedData, source: str) -> str:
    """Return the address of a page on the web, or ''."""
    saved = saved_from(source)
    base = saved or tags.first(("og:url",))
    for stated in (*_canonical(root), tags.first(("og:url",)), saved, data.text("url", "@id")):
        address = _absolute(stated, base)
        if address and not (_is_front(address) and saved and not _is_front(saved)):
            return address
    return saved


def saved_from(source: str) -> str:
    """Return the address that a browser noted when it saved the page, or ''."""
    head = source[:_HEAD]
    for pattern in (_SAVED, _SINGLE_FILE, _MIRRORED):
        found = pattern.search(head)
        if found:
            address = found[1] if "://" in found[1] else f"http://{found[1]}"
            return _absolute(address, "")
    return ""


def saved_on(source: str) -> str:
    """Return the day on which the page was saved, where the tool that saved it noted it."""
    found = _SINGLE_FILE.search(source[:_HEAD])
    if not found or not found[2]:
        return ""
    day = _SINGLE_FILE_DATE.search(found[2])
    return iso_dates.iso_date(day[1] if day else found[2])


def _canonical(root: _Element) -> Iterator[str]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""


def _absolute(address: str, base: str) -> str:
    try:
        joined = urljoin(base, address.strip()) if address.strip() else ""
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"\s", joined):
        return ""
    return joined[:2000]


def _is_front(address: str) -> bool:
    return urlsplit(address).path in {"", "/"}


def dated(address: str) -> str:
    """Return the day that stands in an address as year, month and day, or ''."""
    found = _DAY.search(urlsplit(address).path)
    return iso_dates.iso_date("-".join(found.groups())) if found else ""
