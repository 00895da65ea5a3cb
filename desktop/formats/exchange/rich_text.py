"""The little HTML that other programs keep in titles and notes, as plain text or as Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from lxml import html
from lxml.etree import LxmlError

from desktop.domain.scripts import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_TAG = re.compile(
    r"<(/?)(abbr|bdi|b|br|cite|code|del|div|em|font|italic|i|jats:\w+|p|q|sc|small|span|strike|strong"
    r"|sub|sup|s|tt|u)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_SCRIPTS = re.compile(r"<(su[bp])(?:\s[^<>]{0,100})?>([^<>]{0,200})</\1>", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|#\d{1,7}|#x[\da-fA-F]{1,6});"
)
_DEEPEST = 60
"""Levels that are looked into; a note has few, and all of what is deeper is its plain text."""
_BREAK = "\ufdd0"
"""Stands for a line break while white space is joined."""
_SPACE = re.compile(rf"[^\S{_BREAK}]+")
_INLINE = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "s": "~~", "del": "~~",
    "strike": "~~",
}  # fmt: skip
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "dd", "div", "dl", "dt", "figure", "footer",
    "header", "html", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "thead",
    "tr", "ul", *_HEADINGS,
))  # fmt: skip
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "img"))
_FLANKED = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_ADDRESS = re.compile(r"(?i)(?:https?|mailto|zotero|doi):[^\s<>()]{1,2000}")


def plain(text: str) -> str:
    """Return text on one line without the tags and entities that styled it."""
    if "<" in text:
        text = _SCRIPTS.sub(_script, text)
        text = _TAG.sub(lambda tag: " " if tag[2].casefold() in {"br", "p", "div"} else "", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return " ".join(text.split())


def _script(found: re.Match[str]) -> str:
    return (lowered if found[1].casefold() == "sub" else raised)(unescape(found[2]))


def markdown(written: str) -> str:
    """Return a note in HTML as Markdown, with its paragraphs, lists, emphasis and links."""
    root = parsed(written)
    return "\n\n".join(_blocks(root, 0)) if root is not None else ""


def markdown_of(element: HtmlElement) -> str:
    """Return a part of a note as Markdown, which it is alone."""
    return "\n\n".join(_framed(element, _blocks(element, 0)))


def parsed(written: str) -> HtmlElement | None:
    """Return the tree of a note in HTML, or None where there is none."""
    if not written.strip():
        return None
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
        data = written.encode("utf-8", "ignore").replace(b"\0", b"")
        return html.document_fromstring(data, parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return None


def is_block(element: HtmlElement) -> bool:
    """Whether an element begins a line of its own."""
    return element.tag in _BLOCKS


def _blocks(element: HtmlElement, depth: int) -> list[str]:
    """Return the blocks in an element; what stands between blocks is a paragraph."""
    if depth > _DEEPEST:
        return _paragraph(str(element.text_content()))
    if element.tag in {"ul", "ol"}:
        return ["\n".join(_items(element, depth))] if len(element) else []
    if element.tag == "pre":
        fence = "~~~" if "```" in element.text_content() else "```"
        return [f"{fence}\n{element.text_content().strip()}\n{fence}"]
    blocks: list[str] = []
    line = [element.text or ""]
    for child in element:
        if is_block(child):
            blocks += _paragraph("".join(line))
            inner = _blocks(child, depth + 1)
            blocks += _framed(child, inner)
            line = [child.tail or ""]
        else:
            line += (inline(child, depth + 1), child.tail or "")
    return blocks + _paragraph("".join(line))


def _framed(child: HtmlElement, blocks: list[str]) -> list[str]:
    if child.tag == "blockquote" and blocks:
        return ["\n>\n".join("> " + block.replace("\n", "\n> ") for block in blocks)]
    if child.tag in _HEADINGS and blocks:
        return [_HEADINGS[child.tag] + " ".join(" ".join(blocks).split())]
    return ["---"] if child.tag == "hr" else blocks


def _items(element: HtmlElement, depth: int) -> list[str]:
    items = []
    for number, child in enumerate(element, 1):
        mark = f"{number}. " if element.tag == "ol" else "- "
        text = "\n".join(_blocks(child, depth + 1))
        if text:
            items.append(mark + text.replace("\n", "\n" + " " * len(mark)))
    return items


def inline(element: HtmlElement, depth: int = 0) -> str:
    """Return what stands in a line as Markdown, line breaks still being signs of their own."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return ""
    if tag == "br":
        return _BREAK
    if depth > _DEEPEST:
        return str(element.text_content())
    text = element.text or ""
    text += "".join(inline(child, depth + 1) + (child.tail or "") for child in element)
    if tag in _INLINE:
        return _flanked(text, lambda words: f"{_INLINE[tag]}{words}{_INLINE[tag]}")
    address = str(element.get("href") or "") if tag == "a" else ""
    if _ADDRESS.fullmatch(address):
        return _flanked(text, lambda words: f"[{words}]({address})")
    return {"sub": lowered, "sup": raised}.get(tag, str)(text)


def _flanked(text: str, made: Callable[[str], str]) -> str:
    """Return text that is marked, but not the space at its ends, which would undo the mark."""
    found = _FLANKED.fullmatch(text)
    return f"{found[1]}{made(found[2])}{found[3]}" if found and found[2] else text


def _paragraph(text: str) -> list[str]:
    lines = _SPACE.sub(" ", text).split(_BREAK)
    joined = "  \n".join(line.strip() for line in lines).strip()
    return [joined] if joined else []
