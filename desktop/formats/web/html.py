"""Web pages saved as files."""

from __future__ import annotations

import base64
import binascii
import re
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, unquote_to_bytes

from lxml import etree

from desktop.domain import DocumentKind, Facts, Parsed
from desktop.formats import article, encoding, formulas, metadata
from desktop.formats.canon.canonical import LARGEST_PICTURE, Builder
from desktop.formats.door import tangled
from desktop.formats.door.characters import UNWRITABLE, writable
from desktop.formats.door.entities import without_subset, written_out
from desktop.formats.formulas.web import write_out
from desktop.formats.page import disclosures, frames, lazy, seams, shadow, speech
from desktop.formats.walk.around import Around
from desktop.formats.walk.inline_styles import sheets_of, shifted_classes
from desktop.formats.walk.walker import walk
from desktop.formats.web import asked, hansard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import ParserTarget, _Element

    from desktop.formats.door.source import Source

__all__ = ["inline_bytes", "local_images", "parse", "read", "read_page", "walk"]

DEEPEST = 200
"""Levels kept of a page that is nested deeper than the parser goes; the text is kept whole."""

_DATA_URL = re.compile(r"data:image/[\w.+-]+((?:;[\w=.+-]+)*),", re.IGNORECASE)
_MOST_SHEETS = 20
"""Style sheets saved with a page that are read for what they raise and lower."""
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_PAGE_FILE = re.compile(r"\.(?:x?html?|xht)$", re.IGNORECASE)


def read(source: Source) -> Parsed:
    """Return the document in an HTML file."""
    reading = source.text(markup=True)
    parsed = read_page(
        reading.text,
        local_images(source.beside),
        whole_page=source.whole_page,
        load_page=local_pages(source.beside),
    )
    return reading.told(parsed)


def read_page(
    text: str,
    load: Callable[[str], bytes | None],
    *,
    whole_page: bool = False,
    url: str = "",
    load_page: Callable[[str], frames.Framed | None] | None = None,
) -> Parsed:
    """Return the document in a page; `url` is where it came from, unless it says so itself.

    `load` gets the addresses of pictures, `load_page` those of frames, as the page writes them.
    """
    root = parse(text)
    builder = Builder()
    if root is None:
        return Parsed(builder.build(), DocumentKind.WEB_PAGE, Facts(), "text/html", "")
    shifted = shifted_classes("\n".join([*_sheets_beside(root, load), sheets_of(root)]))
    about, marked = _shown(root, text, load_page)
    speeches = hansard.find(root)
    kept = [*(speech.element for speech in speeches), *asked.find(root, text)]
    seams.part(root)
    found = _wanted(root, about, kept, whole_page=whole_page)
    facts = replace(about.facts, url=about.facts.url or url)
    if found.left_out:
        facts = replace(facts, other={**facts.other, "left_out": found.left_out})
    body = root.find("body")
    said = None if body is None else body.get("dir")
    direction = said or root.get("dir") or ""
    missing = walk(
        found.root,
        builder,
        url=url or facts.url,
        load_image=load,
        direction=direction,
        around=Around(shifted=shifted),
    )
    content = builder.build()
    parsed = Parsed(
        content,
        about.kind,
        facts,
        "text/html",
        "",
        builder.assets,
        remarks=(
            *found.remarks,
            *_missing_frames(found.frames),
            *_missing_pictures(missing),
            *formulas.remarks(marked, content.text),
        ),
    )
    return hansard.with_speeches(parsed, speeches, builder.places()) if speeches else parsed


def _sheets_beside(root: _Element, load: Callable[[str], bytes | None]) -> Iterator[str]:
    """Yield the style sheets of a page that were saved with it."""
    links = (e for e in root.iter("link") if "stylesheet" in (e.get("rel") or "").lower())
    for link in islice(links, _MOST_SHEETS):
        data = load(link.get("href") or "")
        if data:
            yield data.decode("utf-8", "replace")


def _shown(
    root: _Element, text: str, load_page: Callable[[str], frames.Framed | None] | None
) -> tuple[metadata.Metadata, int]:
    """Make a tree what a reader sees of it.

    Return what the page says about itself, and how many formulas are only marked.
    """
    marked = 0

    def framed(page: str) -> _Element | None:
        nonlocal marked
        inner = parse(page)
        marked += write_out(inner) if inner is not None else 0
        return inner

    shadow.compose(root)
    marked += write_out(root)
    about = metadata.read(root, text)
    frames.fill(root, framed, load_page)
    lazy.show_pictures(root, about.facts.title)
    speech.keep_what_is_seen(root)
    disclosures.show(root)
    return about, marked


def _wanted(
    root: _Element, about: metadata.Metadata, kept: list[_Element], *, whole_page: bool
) -> article.Article:
    body = root.find("body")
    if tangled.was_tangled(root):
        return article.Article(root, whole=True, remarks=(tangled.REMARK,))
    if whole_page or body is None:
        lazy.show_hidden(root)
        return article.Article(root, whole=True, frames=frames.missing_in(root))
    stated = article.Stated(
        about.facts.title,
        about.text,
        about.is_article,
        about.facts.authors,
        about.facts.other.get("description", ""),
    )
    return article.find(body, stated, keep=kept)


def parse(text: str) -> _Element | None:
    """Return the tree of a page, or None when there is nothing in it.

    Of a page that would take far too long only the words are in the tree.
    """
    text = without_subset(written_out(text.replace("\x00", "")))
    if tangled.is_tangled(text):
        return tangled.tree(text)
    data = re.sub("[\ud800-\udfff]", "", text).encode()
    # Without `huge_tree` it drops long texts and deep elements, and says nothing:
    # https://github.com/lxml/lxml/pull/261
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    root = _parsed(data, parser)
    if any("depth" in entry.message for entry in parser.error_log):
        # The parser stops reading below its limit; fed piece by piece it does not.
        target = cast("ParserTarget[_Element]", _Flattened())
        return etree.fromstring(
            data, etree.HTMLParser(encoding="utf-8", huge_tree=True, target=target)
        )
    if root is not None and ("&#" in text or UNWRITABLE.search(text)):
        _make_writable(root)
    return root


def _make_writable(root: _Element) -> None:
    """Remove what stands in a tree and would be refused when it is moved to another place."""
    for element in root.iter(etree.Element):
        for part in ("text", "tail"):
            written = getattr(element, part)
            if written and UNWRITABLE.search(written):
                setattr(element, part, writable(written))
        attributes = element.attrib.items()
        if any(UNWRITABLE.search(name + value) for name, value in attributes):
            element.attrib.clear()
            for name, value in attributes:
                with suppress(ValueError):  # a name that the parser takes may be none to a tree
                    element.set(name, writable(value))


def local_images(beside: Callable[[str], bytes | None]) -> Callable[[str], bytes | None]:
    """Return a loader of pictures that lie beside a page or in their own address."""

    def load(address: str) -> bytes | None:
        return inline_bytes(address) if address[:5].lower() == "data:" else beside(address)

    return load


def local_pages(
    beside: Callable[[str], bytes | None],
) -> Callable[[str], frames.Framed | None]:
    """Return a loader of pages that frames show and that lie beside a page."""

    def load(address: str) -> frames.Framed | None:
        if not _PAGE_FILE.search(re.split("[?#]", address)[0]):
            return None
        data = beside(address)
        return None if data is None else frames.Framed(encoding.decode(data, markup=True))

    return load


def _parsed(data: bytes, parser: etree.HTMLParser[_Element]) -> _Element | None:
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError:  # nothing but white space, or else
        root = None
    # Without memory the parser returns what it has so far, as if that were all.
    if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
        raise MemoryError
    return root


class _Flattened:
    """A parser target that hangs what lies too deep onto the deepest level it keeps."""

    def __init__(self) -> None:
        self._tree = etree.TreeBuilder()
        self._depth = 0
        self._open: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth <= DEEPEST:
            self._begin(tag, attributes)
        else:
            self._tree.data(" ")

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        # A page may use names that a tree cannot hold, such as 'xmlns:x'.
        names = {
            name: writable(value) for name, value in attributes.items() if _NAME.fullmatch(name)
        }
        self._open.append(tag if _NAME.fullmatch(tag) else "div")
        self._tree.start(self._open[-1], names)

    def end(self, _tag: str) -> None:
        if self._depth <= DEEPEST and self._open:
            self._tree.end(self._open.pop())
        else:
            self._tree.data(" ")
        self._depth -= 1

    def data(self, text: str) -> None:
        self._tree.data(writable(text))

    def close(self) -> _Element:
        while self._open:  # a page that ends too early
            self._tree.end(self._open.pop())
        return self._tree.close()


def inline_bytes(address: str) -> bytes | None:
    """Return the picture that a `data:` address holds, or None."""
    head = _DATA_URL.match(address)
    if not head or len(address) > 2 * LARGEST_PICTURE:
        return None
    payload = address[head.end() :]
    if ";base64" not in head[1].lower():
        return unquote_to_bytes(payload)
    try:
        return base64.b64decode(re.sub(r"\s+", "", unquote(payload)), validate=False)
    except (binascii.Error, ValueError):
        return None


def _missing_pictures(count: int) -> Iterator[str]:
    if count == 1:
        yield "One picture is not beside the file and was not fetched from the web."
    elif count:
        yield f"{count} pictures are not beside the file and were not fetched from the web."


def _missing_frames(count: int) -> Iterator[str]:
    if count == 1:
        yield "A frame of the page, such as a film, is not in the file and was not fetched."
    elif count:
        yield f"{count} frames, such as films, are not in the file and were not fetched."
