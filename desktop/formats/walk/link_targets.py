"""Where a link of a web page or book leads: to a place in the text, to the web, or nowhere."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

KEPT_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "ftps", "manicule"})

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_BLANK = re.compile(r"[\x00-\x20]+")


def mark_of(name: str) -> str:
    """Return the anchor of the first reference to the note called `name`."""
    return f"mark of {name}"


@dataclass(frozen=True, slots=True)
class Links:
    """Resolves the links of one page.

    `base` is the page's path inside a container such as a book ('' for a page on its own); `url`
    is the address it came from, when it is known.
    """

    base: str = ""
    url: str = ""

    def name(self, identifier: str) -> str:
        """Return the anchor name of an element's id on this page."""
        return f"{self.base}#{identifier}" if self.base else identifier

    def target(self, href: str) -> str:
        """Return a web address, '#' and an anchor name, or '' for a link that is not kept."""
        href = _BLANK.sub(" ", href).strip()
        page, _, fragment = href.partition("#")
        if self.url and fragment and page == self.url.partition("#")[0]:
            page = ""
        if not page:
            return f"#{self.name(unquote(fragment))}" if fragment else ""
        scheme = _SCHEME.match(page)
        if scheme:
            return href.replace(" ", "%20") if scheme[1].lower() in KEPT_SCHEMES else ""
        if self.base and not page.startswith("/"):
            return self._inside(page, fragment)
        return self._on_the_web(href)

    def _inside(self, page: str, fragment: str) -> str:
        joined = posixpath.join(posixpath.dirname(self.base), unquote(page).replace("\\", "/"))
        path = unicodedata.normalize("NFC", posixpath.normpath(f"/{joined}").lstrip("/"))
        return f"#{path}#{unquote(fragment)}" if fragment else f"#{path}"

    def _on_the_web(self, href: str) -> str:
        if not self.url:
            return ""
        try:
            address = urljoin(self.url, href)
        except ValueError:
            return ""
        return address.replace(" ", "%20") if address.startswith(("http://", "https://")) else ""
