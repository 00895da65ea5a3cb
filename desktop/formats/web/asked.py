"""Pages of written questions: what belongs to each, so that none of it passes for furniture.

The name of a member, a title that is a link or a date are short and look like parts of a menu.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.recognise.asking import question_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_BLOCKS = frozenset(("p", "div", "span", "li", "td", "dd", "blockquote", "h2", "h3", "h4"))
_AROUND = frozenset(("body", "html", "main", "article"))
_OUTSIDE = frozenset(("nav", "form", "footer", "aside", "button", "script", "style", "header"))
_SIGN = re.compile(
    r"\bTo ask\b|\bto ask the\b|\basked\b.{0,80}\bthe\b|\bpleased to state\b", re.DOTALL
)
_SHORTEST, _LONGEST = 30, 4000
# Letters of one question with its answer.
_LONGEST_ITEM = 30_000
# Elements looked at.
_MOST = 5000


def find(root: _Element, source: str) -> list[_Element]:
    """Return every element that is a part of a question or of its answer, or [] without any.

    `source` is the markup, which tells quickly that most pages hold no question.
    """
    if not _SIGN.search(source):
        return []
    words = list(_words(root))
    around: dict[_Element, int] = {}
    for element in words:
        for ancestor in element.iterancestors():
            around[ancestor] = around.get(ancestor, 0) + 1
    kept: dict[_Element, None] = {}
    for element in words:
        for part in _parts(_item(element, around)):
            kept[part] = None
    return list(kept)


def _words(root: _Element) -> Iterator[_Element]:
    """Yield the innermost elements whose text begins as a question does."""
    for count, element in enumerate(root.iter(*_BLOCKS)):
        if count >= _MOST * 10:
            return
        if _is_question(element) and not any(map(_is_question, element.iterdescendants(*_BLOCKS))):
            yield element


def _is_question(element: _Element) -> bool:
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST:
            return False
    text = " ".join("".join(pieces).split())
    # Prose begins 'To ask' too: a question is put to somebody.
    is_put = len(text) >= _SHORTEST and question_lines.core(text) is not None
    return is_put and question_lines.addressee([], text)[:1].isupper()


def _item(element: _Element, around: dict[_Element, int]) -> _Element:
    """Return the outermost element that holds one question with what is printed around it."""
    item = element
    for ancestor in element.iterancestors():
        if ancestor.tag in _AROUND or around[ancestor] > 1:
            break
        if sum(map(len, ancestor.itertext())) > _LONGEST_ITEM:
            break
        item = ancestor
    return item


def _parts(item: _Element) -> Iterator[_Element]:
    for count, part in enumerate(item.iter("*")):
        if count >= _MOST:
            return
        if (part.text or "").strip() and not _is_outside(part, item):
            yield part


def _is_outside(part: _Element, item: _Element) -> bool:
    for element in (part, *part.iterancestors()):
        if element is item:
            return False
        if element.tag in _OUTSIDE:
            return True
    return False
