"""Whatever stands in a formula, it is read or refused."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.formats.formulas import UnreadableFormulaError, eq, linear, mathml, omml, tex
from desktop.formats.formulas.content import CONTENT, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = st.text("x1 ,(′²⁢\u200b٣", max_size=4)
PRESENTATION = (
    "maction", "menclose", "merror", "mfenced", "mfrac", "mi", "mlabeledtr", "mlongdiv",
    "mmultiscripts", "mn", "mo", "mover", "mphantom", "mprescripts", "mroot", "mrow", "ms",
    "msline", "mspace", "msqrt", "mstack", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
    "mtext", "mtr", "munder", "munderover", "none", "semantics", "annotation", "ci", "cn",
    "csymbol", "bvar", "degree",
)  # fmt: skip
PLAIN = sorted({*PRESENTATION, *CONTENT, *STATEMENTS})
OFFICE = (
    "acc", "bar", "borderBox", "box", "br", "cr", "customXml", "d", "eqArr", "f", "func",
    "groupChr", "hyperlink", "ins", "limLow", "limUpp", "m", "moveTo", "mr", "nary", "phant",
    "r", "rad", "sPre", "sSub", "sSubSup", "sSup", "sdtContent", "smartTag", "sym", "t", "tab",
    "e", "num", "den", "sub", "sup", "deg", "lim", "fName", "dPr", "begChr",
)  # fmt: skip
EQ = st.lists(st.sampled_from([*"()\\,; x1○¯", r"\f(", r"\s\up8(", r"\o(", r"\b\bc\[("]))
COMMANDS = (
    *(r"\frac", r"\sqrt", r"\left(", r"\right)", r"\begin{matrix}", r"\end{matrix}", r"\text{"),
    *(r"\bar", r"\over", r"\sum", r"\unheardof", r"\\"),
)
TEX = st.lists(st.sampled_from([*"{}^_&' 1x[]", *COMMANDS]))


def trees(names: Sequence[str]) -> st.SearchStrategy[etree._Element]:
    def grown(inner: st.SearchStrategy[etree._Element]) -> st.SearchStrategy[etree._Element]:
        return st.builds(made, st.sampled_from(names), WORDS, st.lists(inner, max_size=4), WORDS)

    leaf = st.builds(made, st.sampled_from(names), WORDS, st.just([]), WORDS)
    return st.recursive(leaf, grown, max_leaves=20)


def made(name: str, text: str, inside: list[etree._Element], tail: str) -> etree._Element:
    element = etree.Element(name, val="1")
    element.text, element.tail = text, tail
    element.extend(inside)
    return element


@settings(max_examples=200, deadline=None)
@given(trees(PLAIN))
def test_any_mathml_is_read_or_refused(root: etree._Element) -> None:
    with contextlib.suppress(UnreadableFormulaError):
        linear.text_of(mathml.read(root))


@settings(max_examples=200, deadline=None)
@given(trees(OFFICE))
def test_any_office_mathml_is_read_or_refused(root: etree._Element) -> None:
    with contextlib.suppress(UnreadableFormulaError):
        linear.text_of(omml.read(root))


@settings(max_examples=200, deadline=None)
@given(EQ.map("".join), TEX.map("".join))
def test_any_field_and_any_tex_is_read_or_refused(field: str, written: str) -> None:
    for read, text in ((eq.read, field), (tex.read, written)):
        with contextlib.suppress(UnreadableFormulaError):
            linear.text_of(read(text))
