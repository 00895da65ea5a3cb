"""Formulas of an RTF file: Office MathML with braces in place of tags, and EQ fields."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats.door.characters import UNWRITABLE
from desktop.formats.formulas import MARK, UnreadableFormulaError, linear, omml
from desktop.formats.office.fields import RAISED, is_formula
from desktop.formats.rtf.letters import plain
from desktop.formats.rtf.lexer import BYTES, CLOSE, OPEN, SIGN, WORD, Token
from desktop.formats.rtf.state import State, formatted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    from desktop.formats.office.prose import Prose

    Encoding = Callable[[int], str]

_NAMES = """
    acc accPr bar barPr begChr borderBox box boxPr chr ctrlPr d dPr deg degHide den e endChr eqArr
    eqArrPr f fName fPr func funcPr groupChr groupChrPr lim limLoc limLow limLowPr limUpp limUppPr
    m mPr mr naryPr nary num oMath oMathPara oMathParaPr phant phantPr pos r rad radPr sPre sPrePr
    sSub sSubPr sSubSup sSubSupPr sSup sSupPr sepChr show sub subHide sup supHide type argPr mcs
"""
_ELEMENTS = {f"m{name}": name for name in _NAMES.split()}
_PICTURES = frozenset({"mmathPict", "pict", "shppict", "nonshppict"})
_EDITORS = ("equation.", "mathtype")
# Groups in one another.
_DEEPEST = 250
_PLAIN = State()
"""What a tree does not hold."""


class Formula(NamedTuple):
    """A formula as text; `is_block` when the page shows it on a line of its own."""

    text: str
    is_block: bool = False

    def say(self, prose: Prose, link: str) -> None:
        """Append it to the paragraph, or set it apart."""
        with prose.apart() if self.is_block else nullcontext():
            prose.say(self.text, (), link, is_formula=True)


def read(tokens: list[Token], encoding_of: Encoding) -> Formula:
    """Return the formula of a `mmath` group."""
    is_block = any(token.word == "moMathPara" for token in tokens)
    try:
        found = list(_tree(tokens, encoding_of).iter("oMath"))
        text = " ".join(filter(None, (linear.text_of(omml.read(e)) for e in found)))
    except UnreadableFormulaError:
        return Formula(MARK, is_block)
    return Formula(text if found else MARK, is_block)


def of_object(name: str) -> Formula:
    """Return the mark for a formula that an older editor keeps in a notation of its own."""
    return Formula(MARK if name.strip().lower().startswith(_EDITORS) else "")


def instruction(tokens: list[Token], encoding_of: Encoding) -> str:
    """Return what a field is told; raised and lowered letters of a formula as it writes them."""
    told = plain(tokens, encoding_of)
    return plain(_spelled(tokens), encoding_of) if is_formula(told) else told


def _spelled(tokens: Iterable[Token]) -> Iterator[Token]:
    states = [_PLAIN]
    for token in tokens:
        if token.kind == OPEN:
            states.append(states[-1])
        elif token.kind == CLOSE and states[1:]:
            states.pop()
        elif token.kind == WORD and token.word in ("super", "sub", "nosupersub", "plain"):
            states[-1] = formatted(states[-1], token.word, token.number)
        raised = [kind for kind in RAISED if kind in states[-1].spans]
        if token.kind == BYTES and raised and token.data.strip():
            begin = f"\\s{RAISED[raised[0]]}1(".encode()
            yield token._replace(data=begin + token.data.strip() + b")")
        else:
            yield token


def _tree(tokens: list[Token], encoding_of: Encoding) -> _Element:
    """Return the elements that groups stand for; other groups only hold their letters."""
    root = etree.Element("math")
    opened: list[tuple[_Element, list[Token]] | None] = [(root, [])]
    begins = False
    for token in _without_pictures(tokens):
        if token.kind == OPEN:
            opened.append(None)
            begins = True
            if len(opened) > _DEEPEST:
                raise UnreadableFormulaError
        elif token.kind == CLOSE:
            begins = False
            _close(opened, encoding_of)
        elif begins and token.kind == WORD and token.word in _ELEMENTS:
            begins = False
            element, _ = _innermost(opened)
            opened[-1] = (etree.SubElement(element, _ELEMENTS[token.word]), [])
        elif not (begins and token.kind == SIGN and token.word == "*"):
            begins = False
            _innermost(opened)[1].append(token)
    while opened[1:]:
        _close(opened, encoding_of)
    return root


def _innermost(opened: list[tuple[_Element, list[Token]] | None]) -> tuple[_Element, list[Token]]:
    return next(found for found in reversed(opened) if found is not None)


def _close(opened: list[tuple[_Element, list[Token]] | None], encoding_of: Encoding) -> None:
    if not opened[1:]:
        return
    ended = opened.pop()
    if ended is None:
        return
    element, tokens = ended
    if any(t.word in ("deleted", "v") and t.number != 0 for t in tokens):
        return
    text = UNWRITABLE.sub("", plain(tokens, encoding_of))
    around = element.getparent()
    if around is not None and str(around.tag).endswith("Pr"):
        element.set("val", text.strip())
    elif element.tag == "r":
        etree.SubElement(element, "t").text = text
    elif text.strip():  # letters that no run holds
        etree.SubElement(etree.SubElement(element, "r"), "t").text = text.strip()


def _without_pictures(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens that are not in a picture of the formula."""
    held: list[Token] = []
    depth = 0
    for token in tokens:
        if depth:
            depth += (token.kind == OPEN) - (token.kind == CLOSE)
        elif held and token.kind == WORD and token.word in _PICTURES:
            held, depth = [], 1
        else:
            if held and not (token.kind == SIGN and token.word == "*"):
                yield from held
                held = []
            if token.kind == OPEN or held:
                held.append(token)
            else:
                yield token
    yield from held
