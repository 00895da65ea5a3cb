"""Make what a page shows only with the help of scripts stand in its tree."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from desktop.formats.page.elements import is_hidden, own_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_STANDS_IN = re.compile(
    r"\s*$|data:image/|#|about:|.*(?:placeholder|spacer|blank|lazy|loading|transparent|1x1|pixel)",
    re.IGNORECASE,
)
_LATER = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-hi-res-src")
_WORD = re.compile(r"\w+")
_OF = re.compile(r"(?:profile )?(?:photo|picture|image|portrait|headshot)(?: of|:) ", re.IGNORECASE)
# Elements around a picture of which the first with words says what stands beside it.
_LEVELS = 4
# Letters there: more is the page itself.
_LONGEST = 2000
# Of the words of a description: then the page says already what the picture shows.
_MOST = 0.6
_PICTURE_FILE = re.compile(r"[^/]+\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)


def show_pictures(root: _Element, title: str = "") -> None:
    """Give pictures that a script would load later the address they would be loaded from.

    Descriptions that only repeat the title, a caption or a file name are taken away.
    """
    for noscript in list(root.iter("noscript")):
        _unwrap(noscript)
    said = {title}
    for picture in root.iter("img"):
        later = next((picture.get(name) for name in _LATER if picture.get(name)), None)
        if later and _STANDS_IN.match(picture.get("src") or ""):
            picture.set("src", later)
        description = " ".join((picture.get("alt") or "").split())
        is_idle = description in said or _PICTURE_FILE.fullmatch(description)
        if is_idle or _is_said_beside(picture, description):
            picture.set("alt", "")
        said.add(description)


def show_hidden(root: _Element) -> None:
    """Take away what keeps elements from being seen until a reader opens them."""
    for element in root.iter():
        if isinstance(element.tag, str) and is_hidden(element):
            for name in ("hidden", "style", "aria-hidden"):
                element.attrib.pop(name, None)
    for dialog in root.iter("dialog"):
        dialog.set("open", "")


def _is_same(other: _Element, picture: _Element) -> bool:
    if other.get("alt") and picture.get("alt"):
        return other.get("alt") == picture.get("alt")
    return bool(_STANDS_IN.match(other.get("src") or "")) or other.get("src") == picture.get("src")


def _is_said_beside(picture: _Element, description: str) -> bool:
    """Tell whether the words next to a picture, its caption as a rule, say what it shows."""
    for around in islice(picture.iterancestors(), _LEVELS):
        said = own_text(around, _LONGEST)
        if said.strip():
            known = set(_WORD.findall(said.casefold()))
            words = _WORD.findall(_OF.sub("", description).casefold())
            return len(said) < _LONGEST and sum(w in known for w in words) >= _MOST * len(words)
    return False


def _unwrap(noscript: _Element) -> None:
    """Put the picture for readers without scripts in the place of the one that stands in for it."""
    pictures = list(noscript.iter("img"))
    parent = noscript.getparent()
    if len(pictures) != 1 or parent is None or "".join(noscript.itertext()).strip():
        return
    picture = pictures[0]
    for other in parent.iter("img"):
        if other is not picture and _is_same(other, picture):
            if _STANDS_IN.match(other.get("src") or ""):
                other.set("src", picture.get("src") or "")
                other.set("alt", other.get("alt") or picture.get("alt") or "")
            return
    picture.tail = noscript.tail
    parent.replace(noscript, picture)
