from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest

from desktop.domain import SOFT_BREAK, SpanKind
from desktop.formats.formulas import MARK
from tests.formats.docx.samples import cell, p, package, png, read, run
from tests.formats.formulas.samples import OFFICE, office
from tests.formats.formulas.samples import run as math_run
from tests.formats.samples import blocks, spans

MARKED = f"A formula could not be read; its place is marked {MARK}."
NAMES = f'xmlns:m="{OFFICE}"'
SHARE = office("f", f"num={math_run(413)}", f"den={math_run(902)}")
HALF = office("f", f"num={math_run(1)}", f"den={math_run(2)}")
RAISED = '<w:vertAlign w:val="superscript"/>'


def formula(inner: str = SHARE) -> str:
    return f"<m:oMath {NAMES}>{inner}</m:oMath>"


def apart(*formulas: str) -> str:
    return f"<m:oMathPara {NAMES}>{''.join(formulas)}</m:oMathPara>"


def told(text: str, properties: str = "") -> str:
    return (
        f"<w:r><w:rPr>{properties}</w:rPr>"
        f'<w:instrText xml:space="preserve">{text}</w:instrText></w:r>'
    )


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str = "") -> str:
    return mark("begin") + instruction + mark("separate") + result + mark("end")


CHOICE = (
    f"<mc:AlternateContent><mc:Choice><a14:m xmlns:a14='a'>{formula()}</a14:m></mc:Choice>"
    f"<mc:Fallback>{run('again')}</mc:Fallback></mc:AlternateContent>"
)


def text_of(inner: str) -> str:
    return read(package(f"<w:p>{inner}</w:p>", image=b"no picture")).content.text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("The share is ") + formula() + run(" of cases"), "The share is 413/902 of cases"),
        (run("in 3") + formula(HALF) + run("5"), "in 3 1/2 5"),
        (formula() + formula(), "413/902 413/902"),
        (f'<w:hyperlink r:id="link">{run("see ")}{formula()}</w:hyperlink>', "see 413/902"),
        (f"<w:ins>{formula()}</w:ins>", "413/902"),
        (f"<w:del>{formula()}</w:del>{run('x')}", "x"),
        (run("hidden", "<w:vanish/>") + formula(), "413/902"),
        (f"<w:sdt><w:sdtContent>{formula()}</w:sdtContent></w:sdt>", "413/902"),
        (CHOICE, "413/902"),
    ],
)
def test_formulas_stand_in_the_text(inner: str, text: str) -> None:
    assert text_of(inner) == text


def test_formulas_set_apart_are_paragraphs() -> None:
    body = f"<w:p>{run('Before ')}{apart(formula(), formula())}{run('after')}</w:p>"
    alone = f"<w:p>{apart(formula())}</w:p>"
    cells = f"<w:p>{run('x')}{apart(formula())}{run('y')}</w:p>"
    rows = f"<w:tr>{cell(cells)}{cell(p('b'))}</w:tr><w:tr>{cell(p('c'))}{cell(p('d'))}</w:tr>"
    heading = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    parsed = read(
        package(
            f"{body}{alone}<w:tbl>{rows}</w:tbl>{heading}{run('Of')}{apart(formula())}"
            f"{run('cases')}</w:p>"
        )
    )
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Before "),
        ("PARAGRAPH", 0, f"413/902{SOFT_BREAK}413/902"),
        ("PARAGRAPH", 0, "after"),
        ("PARAGRAPH", 0, "413/902"),
        ("TABLE", 0, f"x{SOFT_BREAK}413/902{SOFT_BREAK}y\tb\x1ec\td"),
        ("HEADING", 1, "Of 413/902 cases"),
    ]


def test_a_formula_in_a_note_and_beside_bold_text() -> None:
    note = f'<w:footnote w:id="2"><w:p>{run("with ")}{formula()}</w:p></w:footnote>'
    body = f'<w:p>{run("b", "<w:b/>")}{formula()}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    parsed = read(package(body, footnotes=note))
    assert parsed.content.text == "b 413/9021\nwith 413/902"
    assert ("b", SpanKind.BOLD, "") in spans(parsed)


def test_changes_in_a_formula_are_counted() -> None:
    inner = f"<w:ins>{math_run(4)}</w:ins><w:del>{math_run(9)}</w:del>"
    parsed = read(package(f"<w:p>{formula(inner)}</w:p>"))
    assert parsed.content.text == "4"
    assert parsed.remarks == (
        "Tracked changes were accepted: 1 insertion kept, 1 deletion left out.",
    )


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (field(told(r" EQ \f(413,902) ")), "413/902"),
        (mark("begin") + told(r"EQ \f(413,902)") + mark("end"), "413/902"),
        (r'<w:fldSimple w:instr=" EQ \f(413;902) "/>', "413/902"),
        (rf'<w:fldSimple w:instr="EQ \f(413;902)">{run("413 of 902")}</w:fldSimple>', "413 of 902"),
        (field(told(r"EQ \f(413,902)"), run("413 of 902")), "413 of 902"),
        (field(told(r"EQ \f(m,s") + told("2", RAISED) + told(")")), "m/s²"),
        (field(told(r"EQ \f(") + field(told(r"SYMBOL 97 \f Symbol")) + told(",2)")), "α/2"),
        (field(told(r"EQ \f(") + field(told("QUOTE 5"), run("5")) + told(",2)")), "5/2"),
        (field(told(r"SYMBOL 0xD2 \f &quot;Symbol&quot; \s 12")), "®"),
        (field(told("SYMBOL 169")), "©"),
        (run("in 3") + field(told(r"EQ \f(1,2)")), "in 3 1/2"),
    ],
)
def test_fields_show_what_they_draw(inner: str, text: str) -> None:
    assert text_of(inner) == text


def test_signs_of_the_font_symbol() -> None:
    font = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    signs = (
        '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Symbol" w:char="62"/>'
        '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    assert text_of(signs + run("\uf0a3", font) + run("\uf0a3")) == "αβ☒≤\uf0a3"


@pytest.mark.parametrize("program", ["Equation.3", "Equation.DSMT4", "MathType 5.0"])
def test_objects_of_older_editors_are_marked(program: str) -> None:
    ole = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="{}"/>'
    drawn = f'<w:object><v:shape><v:imagedata r:id="image"/></v:shape>{ole.format(program)}'
    body = f"<w:p>{run('x ')}<w:r>{drawn}</w:object></w:r>{run(' y')}</w:p>"
    for preview, kinds in ((b"WMF", 1), (png(), 2)):
        parsed = read(package(body, image=preview))
        assert parsed.content.text.split("\n")[0] == f"x {MARK} y"
        assert parsed.remarks == (MARKED,)
        assert len(parsed.content.blocks) == kinds


def test_a_formula_kept_beside_its_picture_is_read() -> None:
    kept = quoteattr(f"<w:p xmlns:w='w'>{formula()}</w:p>")
    pict = f"<w:pict><v:shape equationxml={kept}><v:imagedata r:id='image'/></v:shape></w:pict>"
    twice = field(told("QUOTE ") + f"<w:r>{pict}</w:r>", f"<w:r>{pict}</w:r>")
    parsed = read(package(f"<w:p>{twice}</w:p>", image=b"WMF"))
    assert parsed.content.text == "413/902"
    assert not parsed.remarks


def test_a_formula_in_a_comment() -> None:
    note = f'<w:comment w:id="1"><w:p>{run("is ")}{formula()}</w:p></w:comment>'
    said = '<w:r><w:commentReference w:id="1"/></w:r>'
    (comment,) = read(package(f"<w:p>{run('x')}{said}</w:p>", comments=note)).comments
    assert comment.note == "is 413/902"


def test_hostile_formulas_are_marked() -> None:
    deep = read(package(f"<w:p>{field(told('EQ ' + chr(92) + 'f(' * 5_000))}</w:p>"))
    assert deep.content.text
    long = read(package(f"<w:p>{formula(math_run(1) * 60_000)}</w:p>"))
    assert long.content.text == MARK
    assert long.remarks == (MARKED,)
