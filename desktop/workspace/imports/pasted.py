"""What a pasted text or page is called: by its title, its first heading, or its first words."""

from __future__ import annotations

from html.parser import HTMLParser

from typing_extensions import override

# Of a text without heading or title, as its name.
WORDS = 8
LONGEST = 80
LOOKED_AT = 200_000
"""Characters of a page that are looked through for its name."""
_HEADINGS = ("h1", "h2", "h3")
_UNREAD = ("script", "style", "template", "noscript")


class _Page(HTMLParser):
    """Gathers the first title, heading and words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""
        self._unread = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "title" or tag in _HEADINGS:
            self._open = "title" if tag == "title" else "heading"
            if self.found.get(self._open, "").strip():
                self._open = "later"  # the first one counts

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag == "title" or tag in _HEADINGS:
            self._open = ""

    @override
    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        where = self._open or "words"
        gap = "" if self._open else " "  # words of a heading may be in several pieces
        self.found[where] = self.found.get(where, "") + gap + data


def name_of(text: str, *, html: bool) -> str:
    """Return a short name for what was pasted."""
    if not html:
        line = next((line for line in text.splitlines() if line.strip()), "")
        return _short(line) or "Pasted text"
    page = _Page()
    page.feed(text[:LOOKED_AT])
    names = (_short(page.found.get(kind, "")) for kind in ("title", "heading", "words"))
    return next(filter(None, names), "Pasted page")


def _short(text: str) -> str:
    return " ".join(text.split()[:WORDS])[:LONGEST].strip()
