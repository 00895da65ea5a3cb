"""Quoted words out of Markdown: what a reader of it sees, and none of its signs."""

from __future__ import annotations

import re

_SIGN = re.compile(r"[\\*_\[<=&]")
"""Without one of these a text is what it shows."""
_PICTURE = re.compile(
    r"!\[\[[^\]\n]{0,400}\]\]|!\[[^\]\n]{0,400}\]\([^()\s]{0,2000}(?:\([^()\s]*\)[^()\s]*)*\)"
)
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,100}\]){0,1000})\]\((?:https?|zotero|file|obsidian|mailto):"
    r"[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000}){0,3}\)"
)
_PAGE = re.compile(r"\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*\*(?![\w*])")
_UNDER = re.compile(r"(?<![\w_])__(?=\S)([^_\n]{1,2000}?)(?<=\S)__(?![\w_])")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\*(?![\w*])")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,4000}?)(?<=\S)==")
_SIGNS = "\\`*_{}[]()#+-.!<>&~|$^@\"':=%"
_KEPT = {sign: chr(0xFDD0 + number) for number, sign in enumerate(_SIGNS)}
"""Escaped signs stand as no letters until the end, so that none of them is taken for a mark."""
_AGAIN = {kept: sign for sign, kept in _KEPT.items()}
_KEPT_SIGN = re.compile(f"[{''.join(_AGAIN)}]")
_ESCAPE = re.compile(f"\\\\([{re.escape(_SIGNS)}])")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+")
_MARK = re.compile(r"(?:\s*(?:>|#{1,6}(?=\s)|[-*+](?=\s)))+\s*")
_ENTITY = re.compile(r"&#(\d{1,7});")
_SPAN = re.compile(
    r"</?(?:mark|span|font|u|b|i|em|strong|sup|sub|br)(?:\s[^<>\n]{0,300})?/?>", re.IGNORECASE
)


def plain_words(markdown: str) -> str:
    """Return words without links, pictures and emphasis around them."""
    if _SIGN.search(markdown) is None:
        return markdown.strip()
    text = _ESCAPE.sub(lambda found: _KEPT[found[1]], markdown)
    text = _PICTURE.sub("", text)
    for _ in range(2):  # a link may stand in a link's words
        text = _LINK.sub(r"\1", text)
    text = _PAGE.sub(lambda found: found[2] or found[1], text)
    text = _SPAN.sub("", text)
    for style in (_MARKED, _STRONG, _UNDER, _EMPHASIS):
        text = style.sub(r"\1", text)
    text = _ENTITY.sub(lambda found: _letter(int(found[1])), text)
    return _KEPT_SIGN.sub(lambda kept: _AGAIN[kept[0]], text).strip()


def without_marks(text: str) -> str:
    """Return lines without what makes them headings, quotations and items of lists."""
    lines = text.split("\n")
    numbers = [found and int(found[1]) for found in map(_NUMBER.match, lines)]
    counted = [number for number in numbers if number is not None]
    is_list = len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted)))
    kept = []
    for line, number in zip(lines, numbers, strict=True):
        bare = _NUMBER.sub("", line) if is_list and number is not None else line
        kept.append(_MARK.sub("", bare).strip())
    return "\n".join(line for line in kept if line)


def unescaped(markdown: str) -> str:
    """Return text without the signs that keep it from being Markdown."""
    if "\\" not in markdown and "&#" not in markdown:
        return markdown
    text = _ENTITY.sub(lambda found: _letter(int(found[1])), markdown)
    return _ESCAPE.sub(r"\1", text)


def _letter(number: int) -> str:
    return chr(number) if 0 < number < 0xD800 or 0xE000 <= number < 0x110000 else "\ufffd"  # noqa: PLR2004 - halves of pairs and beyond
