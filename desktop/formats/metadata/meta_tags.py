"""The meta tags of a page, by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PART = re.compile(r"(?:Object|Comment|Person|Organization|Product|Rating|Offer|Event|Item)/?$")
# Looked through, so that a page of nothing else costs no minutes.
_MOST = 5000


class Tags:
    """Values of meta tags, whether they call their name `name`, `property` or `itemprop`."""

    def __init__(self, root: _Element) -> None:
        """Read all meta tags under `root`."""
        self._values: dict[str, list[str]] = {}
        for count, meta in enumerate(root.iter("meta")):
            content = " ".join((meta.get("content") or "").split())
            if count >= _MOST or not content or _is_of_a_part(meta):
                continue
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                for name in (meta.get(attribute) or "").lower().split():
                    self._values.setdefault(_plain(name), []).append(content)

    def all(self, name: str) -> list[str]:
        """Return every value of one tag."""
        return self._values.get(name, [])

    def first(self, names: Iterable[str]) -> str:
        """Return the first value of the first tag that has one, or ''."""
        return next((values[0] for n in names if (values := self.all(n))), "")

    def matching(self, pattern: re.Pattern[str]) -> list[str]:
        """Return the values of every tag whose name fits; the twitter handles of people do not."""
        fitting = (n for n in self._values if pattern.search(n) and not n.startswith("twitter"))
        return [value for name in fitting for value in self._values[name]]


def _is_of_a_part(meta: _Element) -> bool:
    """Tell whether a tag speaks of a video, a comment or the like inside the page."""
    if not meta.get("itemprop"):
        return False
    for ancestor in meta.iterancestors():
        if ancestor.get("itemscope") is not None:
            return bool(_PART.search(ancestor.get("itemtype") or ""))
    return False


def _plain(name: str) -> str:
    """Return 'dc.title' for 'dc:title' and 'DC.Title' alike; other prefixes keep their colon."""
    return re.sub(r"^(dc|dcterms?):", lambda m: f"{m[1]}.", name).replace("dcterm.", "dcterms.")


def language_of(root: _Element, tags: Tags) -> str:
    """Return the language tag of a page, such as 'pt-BR', or ''."""
    page = root if root.tag == "html" else next(root.iter("html"), root)
    body = next(root.iter("body"), root)
    stated = (
        page.get("lang"),
        page.get(_XML_LANG),
        page.get("xml:lang"),
        body.get("lang"),
        tags.first(("content-language", "dcterms.language", "dc.language", "language")),
        tags.first(("og:locale",)),
    )
    for text in stated:
        plain = (text or "").strip().replace("_", "-")
        if _LANGUAGE.fullmatch(plain):
            return plain
    return ""
