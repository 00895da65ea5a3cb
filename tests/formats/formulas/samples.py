"""What the tests of formulas share: the notations read to text, and formulas made at random."""

from __future__ import annotations

import re
from typing import NamedTuple

from hypothesis import strategies as st
from lxml import etree

from desktop.formats.formulas import linear, mathml, omml

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_RUN = re.compile("[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[₀₁₂₃₄₅₆₇₈₉]+|∛|∜")
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉∛∜", "0123456789012345678934")


def from_mathml(inner: str) -> str:
    """Return what MathML says, as a web page has it."""
    page = f"<p><math>{inner}</math></p>".encode()
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    return linear.text_of(mathml.read(next(root.iter("math"))))


def from_omml(inner: str) -> str:
    """Return what Office MathML says."""
    root = etree.fromstring(f'<m:oMath xmlns:m="{OFFICE}" xmlns:w="w">{inner}</m:oMath>')
    return linear.text_of(omml.read(root))


def run(text: object, look: str = "") -> str:
    """Return a run of Office MathML."""
    return f"<m:r>{look}<m:t>{text}</m:t></m:r>"


def office(tag: str, *parts: str, properties: str = "") -> str:
    """Return an element of Office MathML; parts are written as `name=inner`."""
    stated = f"<m:{tag}Pr>{properties}</m:{tag}Pr>" if properties else ""
    inner = "".join("<m:{0}>{2}</m:{0}>".format(*part.partition("=")) for part in parts)
    return f"<m:{tag}>{stated}{inner}</m:{tag}>"


class Sample(NamedTuple):
    """A formula in both notations, and the numbers in it in the order they are read."""

    mathml: str
    omml: str
    numbers: tuple[str, ...]


def numbers_in(text: str) -> list[str]:
    """Return the runs of digits of linear text; raised and lowered ones are runs of their own."""
    return [found.translate(_ON_THE_LINE) for found in _RUN.findall(text)]


def _number(value: int) -> Sample:
    return Sample(f"<mn>{value}</mn>", run(value), (str(value),))


def _name(letter: str) -> Sample:
    return Sample(f"<mi>{letter}</mi>", run(letter), ())


def _fraction(parts: tuple[Sample, Sample]) -> Sample:
    a, b = parts
    written = office("f", f"num={a.omml}", f"den={b.omml}")
    return Sample(f"<mfrac>{_m(a)}{_m(b)}</mfrac>", written, a.numbers + b.numbers)


def _root(parts: tuple[Sample, int]) -> Sample:
    a, index = parts
    written = office("rad", f"deg={run(index)}", f"e={a.omml}")
    return Sample(f"<mroot>{_m(a)}<mn>{index}</mn></mroot>", written, (str(index), *a.numbers))


def _square_root(a: Sample) -> Sample:
    hidden = '<m:degHide m:val="1"/>'
    written = office("rad", f"e={a.omml}", properties=hidden)
    return Sample(f"<msqrt>{a.mathml}</msqrt>", written, a.numbers)


def _scripts(parts: tuple[Sample, Sample, Sample]) -> Sample:
    a, b, c = parts
    written = office("sSubSup", f"e={a.omml}", f"sub={b.omml}", f"sup={c.omml}")
    markup = f"<msubsup>{_m(a)}{_m(b)}{_m(c)}</msubsup>"
    return Sample(markup, written, a.numbers + b.numbers + c.numbers)


def _power(parts: tuple[Sample, Sample]) -> Sample:
    a, b = parts
    written = office("sSup", f"e={a.omml}", f"sup={b.omml}")
    return Sample(f"<msup>{_m(a)}{_m(b)}</msup>", written, a.numbers + b.numbers)


def _index(parts: tuple[Sample, Sample]) -> Sample:
    a, b = parts
    written = office("sSub", f"e={a.omml}", f"sub={b.omml}")
    return Sample(f"<msub>{_m(a)}{_m(b)}</msub>", written, a.numbers + b.numbers)


def _sum(parts: tuple[Sample, Sample, Sample]) -> Sample:
    a, b, c = parts
    chosen = '<m:chr m:val="∑"/>'
    written = office("nary", f"sub={a.omml}", f"sup={b.omml}", f"e={c.omml}", properties=chosen)
    markup = f"<munderover><mo>∑</mo>{_m(a)}{_m(b)}</munderover>{c.mathml}"
    return Sample(markup, written, a.numbers + b.numbers + c.numbers)


def _bar(a: Sample) -> Sample:
    written = office("acc", f"e={a.omml}", properties='<m:chr m:val="\u0305"/>')
    return Sample(f"<mover>{_m(a)}<mo>¯</mo></mover>", written, a.numbers)


def _matrix(cells: list[Sample]) -> Sample:
    a, b, c, d = cells
    rows = "".join(
        f"<mtr><mtd>{x.mathml}</mtd><mtd>{y.mathml}</mtd></mtr>" for x, y in [(a, b), (c, d)]
    )
    written = office("m", f"mr={_e(a)}{_e(b)}", f"mr={_e(c)}{_e(d)}")
    numbers = a.numbers + b.numbers + c.numbers + d.numbers
    markup = f"<mrow><mo>[</mo><mtable>{rows}</mtable><mo>]</mo></mrow>"
    ends = '<m:begChr m:val="["/><m:endChr m:val="]"/>'
    return Sample(markup, office("d", f"e={written}", properties=ends), numbers)


def _fenced(items: list[Sample]) -> Sample:
    markup = "".join(map(_m, items))
    written = office("d", *(f"e={item.omml}" for item in items))
    return Sample(f"<mfenced>{markup}</mfenced>", written, _all(items))


def _phantom(a: Sample) -> Sample:
    written = office("phant", f"e={a.omml}", properties='<m:show m:val="0"/>')
    return Sample(f"<mphantom>{a.mathml}</mphantom>", written, ())


def _beside(items: list[Sample]) -> Sample:
    return Sample("".join(i.mathml for i in items), "".join(i.omml for i in items), _all(items))


def _between(parts: tuple[Sample, str, Sample]) -> Sample:
    a, sign, b = parts
    markup = f"{a.mathml}<mo>{sign}</mo>{b.mathml}"
    return Sample(
        markup, a.omml + run(sign if sign != "\u2062" else "·") + b.omml, a.numbers + b.numbers
    )


def _all(items: list[Sample]) -> tuple[str, ...]:
    return tuple(number for item in items for number in item.numbers)


def _m(sample: Sample) -> str:
    return f"<mrow>{sample.mathml}</mrow>"


def _e(sample: Sample) -> str:
    return f"<m:e>{sample.omml}</m:e>"


def _grown(inner: st.SearchStrategy[Sample]) -> st.SearchStrategy[Sample]:
    pair, three = st.tuples(inner, inner), st.tuples(inner, inner, inner)
    some = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        pair.map(_fraction),
        st.tuples(inner, st.integers(3, 99)).map(_root),
        inner.map(_square_root),
        three.map(_scripts),
        pair.map(_power),
        pair.map(_index),
        three.map(_sum),
        inner.map(_bar),
        st.lists(inner, min_size=4, max_size=4).map(_matrix),
        some.map(_fenced),
        inner.map(_phantom),
        some.map(_beside),
        st.tuples(inner, st.sampled_from("+−=≤\u2062"), inner).map(_between),
    )


FORMULAS = st.recursive(
    st.one_of(st.integers(0, 9999).map(_number), st.sampled_from("xynkΔ∂").map(_name)),
    _grown,
    max_leaves=14,
)
