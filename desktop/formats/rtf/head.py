"""What the head of an RTF file says: fonts, styles, and facts about the document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, Facts
from desktop.formats.canon.symbols import is_symbol
from desktop.formats.door.characters import clean
from desktop.formats.office.roles import MAX_HEADING, Role, role_of
from desktop.formats.rtf import charsets
from desktop.formats.rtf.groups import groups
from desktop.formats.rtf.letters import plain
from desktop.formats.rtf.lexer import BYTES, WORD
from desktop.formats.rtf.state import NO_OUTLINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.formats.rtf.lexer import Token

_OTHER = {
    "subject": "subject",
    "keywords": "keywords",
    "doccomm": "description",
    "category": "category",
}
HEAD_WORDS = frozenset({"ansicpg", "mac", "pc", "pca", "deff"})
_LONGEST_HEADER = 300
# Files without a date write zeros.
_FIRST_YEAR = 1000


class Head:
    """Filled group by group as the file is read."""

    def __init__(self) -> None:
        self.encoding = charsets.DEFAULT
        self._fonts: dict[int, str] = {}
        self._default_font = -1
        self._roles: dict[int, Role] = {}
        self._info: dict[str, str] = {}
        self._heads: dict[str, None] = {}

    def set(self, word: str, number: int | None) -> None:
        """Follow one of `HEAD_WORDS`, which are about the document's encoding."""
        if word == "deff":
            self._default_font = number or 0
        elif word != "ansicpg":
            self.encoding = charsets.of_word(word)
        elif number:
            self.encoding = charsets.of_page(number)

    def encoding_of(self, font: int) -> str:
        """Return the encoding of text in a font, -1 for the default one."""
        name = self._fonts.get(self._default_font if font < 0 else font, "")
        return name or self.encoding

    def role_of(self, style: int, outline: int = NO_OUTLINE) -> Role:
        """Return what a paragraph style, or its own place in the outline, makes of a paragraph."""
        role = self._roles.get(style) or Role()
        if outline < NO_OUTLINE and not role.is_title:
            return Role(BlockKind.HEADING, min(outline + 1, MAX_HEADING))
        return role

    def fonts(self, tokens: list[Token]) -> None:
        """Learn the fonts' encodings."""
        font = 0
        for token in tokens:
            if token.word == "f":
                font = token.number or 0
            elif token.word == "fcharset":
                self._fonts[font] = charsets.of_charset(token.number or 0)
            elif token.word == "cpg" and token.number:
                self._fonts[font] = charsets.of_page(token.number)
            elif token.kind == BYTES and self._fonts.get(font) == charsets.SYMBOL:
                name = token.data.decode("latin-1").strip().rstrip(";")
                self._fonts[font] = charsets.SYMBOL_ITSELF if is_symbol(name) else charsets.SYMBOL

    def styles(self, tokens: list[Token]) -> None:
        """Learn what the paragraph styles make."""
        parents: dict[int, int] = {}
        for group in groups(tokens):
            words = {t.word: t.number or 0 for t in group if t.kind == WORD}
            if "cs" in words or "ts" in words:
                continue
            style = words.get("s", 0)
            name = plain(group, self.encoding_of).strip().rstrip(";").partition(",")[0]
            role = role_of(name)
            level = words.get("outlinelevel", NO_OUTLINE)
            if role is None and level < NO_OUTLINE:
                role = Role(BlockKind.HEADING, min(level + 1, MAX_HEADING))
            if role is not None:
                self._roles[style] = role
            elif "sbasedon" in words:
                parents[style] = words["sbasedon"]
        for style, parent in parents.items():
            if parent in self._roles:
                self._roles[style] = self._roles[parent]

    def info(self, tokens: list[Token]) -> None:
        """Learn the facts."""
        for group in groups(tokens):
            words = [t for t in group if t.kind == WORD]
            if not words:
                continue
            name = words[0].word
            if name == "creatim":
                self._info[name] = _date({t.word: t.number or 0 for t in words})
            else:
                self._info[name] = " ".join(clean(plain(group, self.encoding_of)).split())

    def running_head(self, tokens: list[Token]) -> None:
        """Learn what is printed at the top of the pages."""
        text = " ".join(clean(plain(tokens, self.encoding_of)).split())
        if text:
            self._heads[text] = None

    def facts(self, title: str) -> Facts:
        """Return the facts; `title` is used where the file states none."""
        other = {name: self._info[key] for key, name in _OTHER.items() if self._info.get(key)}
        header = " · ".join(self._heads)[:_LONGEST_HEADER]
        if header:
            other["page header"] = header
        names = self._info.get("author", "").split(";")
        return Facts(
            title=self._info.get("title") or title,
            authors=tuple(name.strip() for name in names if name.strip()),
            date=self._info.get("creatim", ""),
            publisher=self._info.get("company", ""),
            other=other,
        )


def _date(words: dict[str, int]) -> str:
    year, month, day = (words.get(name, 0) for name in ("yr", "mo", "dy"))
    if year < _FIRST_YEAR:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


OF_THE_HEAD: dict[str, Callable[[Head, list[Token]], None]] = {
    **dict.fromkeys(("header", "headerf", "headerl", "headerr"), Head.running_head),
    "fonttbl": Head.fonts,
    "stylesheet": Head.styles,
    "info": Head.info,
}
"""Groups that the head is learnt from."""
