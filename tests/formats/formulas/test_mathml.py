from __future__ import annotations

import time

import pytest
from lxml import etree

from desktop.formats.formulas import UnreadableFormulaError, mathml
from tests.formats.formulas.samples import from_mathml

HALF = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
LIMITS = "<lowlimit><cn>1</cn></lowlimit><uplimit><ci>n</ci></uplimit>"
CELLS = "<mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<mn>3</mn>{HALF}", "3 1/2"),
        (f"<mfrac>{HALF}<mn>3</mn></mfrac>", "(1/2)/3"),
        ("<mn>2</mn><mo>&InvisibleTimes;</mo><mn>3</mn>", "2×3"),
        ("<mn>2</mn><mo>&it;</mo><mi>x</mi>", "2x"),
        ("<mi>x</mi><mo>&#x2062;</mo><mn>2</mn>", "x·2"),
        (f"<mn>2</mn><mo>&#x2062;</mo>{HALF}", "2×1/2"),
        (f"<mn>3</mn><mo>&#x2064;</mo>{HALF}", "3 1/2"),
        ("<msub><mi>a</mi><mrow><mn>1</mn><mo>&#x2063;</mo><mn>2</mn></mrow></msub>", "a_(1, 2)"),
        ("<mi>sin</mi><mo>&af;</mo><mi>x</mi>", "sin x"),
        (f"<mi>sin</mi><mo>&af;</mo>{HALF}", "sin(1/2)"),
        ("<mi>f</mi><mo>&af;</mo><mfenced><mi>x</mi></mfenced>", "f(x)"),
        ("<mfenced open='[' close=')' separators=';'><mn>1</mn><mn>2</mn></mfenced>", "[1; 2)"),
        ("<mn>1</mn><mrow><mo>,</mo></mrow><mn>300</mn>", "1,300"),
        ("<mo>(</mo><mn>1</mn><mo>,</mo><mn>300</mn><mo>)</mo>", "(1, 300)"),
        ("<mn>12,5</mn><mo>%</mo>", "12,5%"),
        (f"<mo>|</mo><mtable>{CELLS}{CELLS}</mtable><mo>|</mo>", "|1, 2; 1, 2|"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "∛x"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
        ("<menclose notation='radical'><mn>7</mn></menclose>", "√7"),
        ("<menclose notation='updiagonalstrike'><mi>y</mi></menclose>", "y"),
        ("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "¹⁴₆C"),
        ("<msup><mi/><mn>14</mn></msup><mi>C</mi>", "¹⁴C"),
        ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H₂O"),
        ("<mi>Na</mi><mi>Cl</mi>", "NaCl"),
        ("<mfrac><mi>m</mi><msup><mi>s</mi><mn>2</mn></msup></mfrac>", "m/s²"),
        ("<mphantom><mn>9</mn></mphantom><mn>5</mn>", "5"),
        ("<ms>ab</ms><merror><mn>4</mn></merror>", '"ab"4'),
        ("<maction selection='2'><mi>u</mi><mi>w</mi></maction>", "w"),
        ("<mn>5</mn><mspace width='0.2em'/><mi>d</mi><mspace width='-1em'/><mi>t</mi>", "5 dt"),
        ("<mstyle><mpadded><mn>4</mn></mpadded></mstyle>", "4"),
        ("<mi>𝑥</mi><mo>=</mo><mn>𝟒𝟏</mn>", "x=41"),
        ("<mi>𝔼</mi>", "𝔼"),
        ("<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac>", "(n¦k)"),
        ("<mtext>held</mtext><mo>=</mo><mn>٤١٣</mn>", "held=٤١٣"),
        ("<mfrac><mn>٤١٣</mn><mn>٩٠٢</mn></mfrac>", "٤١٣/٩٠٢"),
        ("<mover><mi>x</mi><mo>^</mo></mover><munder><mi>y</mi><mo>_</mo></munder>", "x̂y̲"),
        ("<munder><mi>lim</mi><mn>0</mn></munder><mi>x</mi>", "lim_0 x"),
        ("<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mn>2</mn><mi>x</mi>", "∫_0^1 2x"),
        ("<mstack><mn>424</mn><msrow><mo>+</mo><mn>33</mn></msrow></mstack>", "424; +33"),
        (f"<mtable><mlabeledtr><mtd>(1)</mtd>{CELLS[5:-6]}</mlabeledtr></mtable>", "[1, 2 (1)]"),
        ("<mfrac>12<mn>3</mn><mn>4</mn></mfrac>", "12 3 4"),
        ("x = <mn>2</mn> or <mn>3</mn>", "x = 2 or 3"),
    ],
)
def test_what_is_shown(inner: str, text: str) -> None:
    assert from_mathml(inner) == text


@pytest.mark.parametrize(
    "inner", ["<mfrac><mn>1</mn></mfrac>", "<mfrac><mn>1</mn><mn>2</mn><mn>3</mn></mfrac>"]
)
def test_what_has_too_few_or_too_many_parts_loses_none(inner: str) -> None:
    assert from_mathml(inner) in ("1", "1 2 3")


def test_one_notation_of_several_is_read() -> None:
    annotation = '<annotation encoding="application/x-tex">c^2</annotation>'
    meant = '<annotation-xml encoding="MathML-Content"><ci>c</ci></annotation-xml>'
    shown = "<msup><mi>c</mi><mn>2</mn></msup>"
    assert from_mathml(f"<semantics>{shown}{annotation}{meant}</semantics>") == "c²"
    assert from_mathml(f"<semantics><mrow/>{annotation}{meant}</semantics>") == "c"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<apply><divide/><cn>413</cn><cn>902</cn></apply>", "413/902"),
        ("<apply><plus/><ci>x</ci><apply><times/><cn>2</cn><cn>3</cn></apply></apply>", "x+2×3"),
        ("<apply><minus/><ci>a</ci><apply><plus/><ci>b</ci><ci>c</ci></apply></apply>", "a−(b+c)"),
        ("<apply><minus/><ci>a</ci></apply>", "−a"),
        ("<apply><power/><ci>x</ci><cn>2</cn></apply>", "x²"),
        ("<apply><root/><degree><cn>3</cn></degree><ci>x</ci></apply>", "∛x"),
        ("<apply><sin/><ci>x</ci></apply>", "sin(x)"),
        ("<reln><eq/><ci>f</ci><apply><ci>g</ci><cn>1</cn><cn>2</cn></apply></reln>", "f=g(1, 2)"),
        ("<cn type='rational'>3<sep/>4</cn>", "3/4"),
        ("<cn type='e-notation'>3<sep/>4</cn>", "3×10⁴"),
        (f"<apply><sum/><bvar><ci>i</ci></bvar>{LIMITS}<ci>i</ci></apply>", "∑_(i=1)^n i"),
        (f"<apply><int/><bvar><ci>x</ci></bvar>{LIMITS}<ci>x</ci></apply>", "∫_1^n x dx"),
        ("<apply><unheardof/><cn>5</cn></apply>", "(5)"),
        ("<interval closure='open'><cn>0</cn><cn>1</cn></interval>", "(0, 1)"),
        ("<matrix><matrixrow><cn>1</cn><cn>2</cn></matrixrow></matrix>", "[1, 2]"),
        ("<apply><abs/><ci>x</ci></apply>", "|x|"),
    ],
)
def test_what_is_meant(inner: str, text: str) -> None:
    assert from_mathml(inner) == text


@pytest.mark.parametrize("depth", [400, 2_000])
def test_hostile_nesting_is_refused_in_time(depth: int) -> None:
    root = etree.Element("math")
    inner = root
    for _ in range(depth):
        inner = etree.SubElement(inner, "mrow")
    started = time.monotonic()
    with pytest.raises(UnreadableFormulaError):
        mathml.read(root)
    assert time.monotonic() - started < 5


def test_groups_in_groups_cost_no_more_than_one() -> None:
    def seconds(depth: int) -> float:
        inner = "<mrow>" * depth + "<mi>x</mi>" * 2_000 + "</mrow>" * depth
        started = time.process_time()
        assert from_mathml(inner)
        return time.process_time() - started

    assert seconds(150) < 15 * seconds(1)
