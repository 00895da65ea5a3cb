"""The TeX in fields of a bibliography, as plain text."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from pylatexenc.latex2text import get_default_latex_context_db

from desktop.domain.scripts import lowered, raised

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "h": "\u0309",
}  # fmt: skip
_LETTER = r"(\\[ij](?![A-Za-z])|[^\W\d_])"
_ACCENT = re.compile(
    rf"""\\(?:([`'^~=."])\s*|([uvHckbdrh])(?:\s+|(?=\s*\{{))\s*)
    (?:\{{\s*(?:{_LETTER}(?:\s*\{{\}})?)?\s*\}}|{_LETTER}(?:\{{\}})?)""",
    re.VERBOSE,
)
_DOTLESS = {"\\i": "i", "\\j": "j"}
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s*\{\}|\s+|)")
_LINK = re.compile(r"\\href\s*\{[^{}]{0,4000}\}")
_ESCAPED = re.compile(r"\\([^A-Za-z])")
_SUPERSCRIPT = re.compile(
    r"\\text(superscript|subscript)\s*\{([^{}\\$]{0,200})\}", re.IGNORECASE
)  # fmt: skip
_FORMULA = re.compile(r"(?<!\\)\$\$?([^$]{0,2000})\$\$?")
_LEVEL = re.compile(r"([\^_])(?:\{([^{}]{0,200})\}|([^\s{}\\]))")
_KEPT = {sign: chr(0xFDD0 + number) for number, sign in enumerate("{}$~^_\\%&#-`'\"<>")}
"""Signs of text that are signs of TeX, too, stand as no letters until the end."""
_AGAIN = {kept: sign for sign, kept in _KEPT.items()}
_KEPT_SIGN = re.compile(f"[{''.join(_AGAIN)}]")
_TEX_SIGN = re.compile(r"---?|``|''|[{}$~]")
_SHOWN = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_OTHERS = {
    "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textquotedbl": '"',
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "textunderscore": "_", "textdollar": "$", "newline": " ", "par": " ", "quad": " ",
    "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textquotesingle": "'", "textasciigrave": "`", "sbond": "-", "allowbreak": "", "today": "",
}  # fmt: skip
# Letters that a command stands for by itself; the table also has longer texts, which are no
# symbols.
_LONGEST_NAME = 3


@cache
def _symbols() -> dict[str, str]:
    """Return what commands without arguments stand for, such as those of Greek letters."""
    known = get_default_latex_context_db()
    found: dict[str, str] = {}
    for category in known.categories():
        for name, spec in known.d[category]["macros"].items():
            shown = spec.simplify_repl
            if isinstance(shown, str) and "%" not in shown and len(shown) <= _LONGEST_NAME:
                found.setdefault(name, shown)
    return {**found, **_OTHERS}


def plain_of(tex: str) -> str:
    """Return what TeX would print on one line; letters that it does not know stay."""
    if "\\" in tex:
        tex = _LINK.sub("", tex)
        tex = _ACCENT.sub(_accented, tex)
        tex = _ESCAPED.sub(_unescaped, tex)
        tex = _SUPERSCRIPT.sub(_script, tex)
    if "$" in tex:
        tex = _FORMULA.sub(_formula, tex)
    if "\\" in tex:
        tex = _COMMAND.sub(_named, tex)
    tex = _TEX_SIGN.sub(lambda sign: _SHOWN.get(sign[0], ""), tex)
    tex = _KEPT_SIGN.sub(lambda sign: _AGAIN[sign[0]], tex)
    return " ".join(tex.split())


def verbatim_of(tex: str) -> str:
    """Return an address or a number, of which TeX reads all but escapes to the letter."""
    bare = re.sub(r"\\(?:url|path)\s*(?=\{)", "", tex)
    return re.sub(r"\\([%#&_$~^{}])", r"\1", re.sub(r"(?<!\\)[{}]", "", bare)).strip()


def _accented(found: re.Match[str]) -> str:
    accent = _ACCENTS[found[1] or found[2]]
    letter = found[3] or found[4] or ""
    letter = _DOTLESS.get(letter, letter)
    return normalize("NFC", letter + accent) if letter else _KEPT.get(found[1] or "", "")


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if sign in "&%$#_{}":
        return _KEPT[sign]
    return {"\\": " ", "/": "", "-": "", "@": ""}.get(sign, " " if sign.isspace() or sign in ",;:!"
                                                      else sign)  # fmt: skip


def _script(found: re.Match[str]) -> str:
    return (raised if found[1].casefold() == "superscript" else lowered)(found[2])


def _formula(found: re.Match[str]) -> str:
    # A space after a command in it ends with the formula, and none after that is the command's.
    return _COMMAND.sub(_named, _LEVEL.sub(_level, found[1]))


def _level(found: re.Match[str]) -> str:
    text = found[2] if found[2] is not None else found[3]
    if "\\" in text:
        return f"{_KEPT[found[1]]}{{{text}}}"
    return (raised if found[1] == "^" else lowered)(text)


def _named(found: re.Match[str]) -> str:
    shown = _symbols().get(found[1], "")
    # A space after a command ends its name, and is none of the text.
    return "".join(_KEPT.get(sign, sign) for sign in shown)
