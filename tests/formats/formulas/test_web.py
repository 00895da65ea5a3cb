from __future__ import annotations

import html as markup
import time

import pytest

from desktop.domain import BlockKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.formulas import MARK
from desktop.formats.formulas.web import write_out
from desktop.formats.web.html import parse, walk

SHARE = "<math><mfrac><mn>413</mn><mn>902</mn></mfrac></math>"
BLOCK = SHARE.replace("<math>", '<math display="block">')
TEX = r"\frac{413}{902}"
SCRIPT = f'<script type="math/tex">{TEX}</script>'
TEX_TOO = f'<annotation encoding="application/x-tex">{TEX}</annotation></math>'
WIKI = r'alt="{\displaystyle {\frac {413}{902}}}"'
WIKI_IMAGE = f'<img class="mwe-math-fallback-image-inline" {WIKI} aria-hidden="true">'
WIKI_HIDDEN = f'<span style="display: none;" class="mwe-math-mathml-a11y">{SHARE}</span>'
LETTERS = '<span class="katex-html" aria-hidden="true"><span>413</span><span>902</span></span>'
KATEX_MATHML = f'<span class="katex-mathml">{SHARE.replace("</math>", TEX_TOO)}</span>'
KATEX = f'<span class="katex">{KATEX_MATHML}{LETTERS}</span>'
ASSISTIVE = f"<mjx-assistive-mml>{SHARE}</mjx-assistive-mml>"
SPOKEN = (
    f'<span class="MathJax"><i>413902</i><span class="MJX_Assistive_MathML">{SHARE}</span></span>'
)
SET_APART = '<div class="MathJax_Display"><span class="MathJax">413902</span></div>'


def shown(page: str) -> tuple[list[str], int]:
    """Return the blocks of a page, and how many of its formulas are only marked."""
    root = parse(page)
    assert root is not None
    marked = write_out(root)
    builder = Builder()
    walk(root, builder)
    content = builder.build()
    return [content.text[b.start : b.end] for b in content.blocks], marked


@pytest.mark.parametrize(
    "formula",
    [
        SHARE,
        SHARE.replace("<", "<m:").replace("<m:/", "</m:"),
        KATEX,
        f'<span class="katex"><span class="katex-mathml">{SHARE}</span>902413</span>',
        f'<span class="MathJax_Preview">413/902</span><script type="math/tex">{TEX}</script>',
        f'<span class="MathJax_Preview"></span>{SPOKEN}{SCRIPT}',
        f'<span class="MathJax" data-mathml="{markup.escape(SHARE)}"><nobr>413902</nobr></span>',
        f'<span class="MathJax_SVG"><svg></svg></span><script type="math/tex">{TEX}</script>',
        f'<script type="math/mml">{SHARE}</script>',
        '<script type="math/asciimath">413/902</script>',
        f'<mjx-container><mjx-math aria-hidden="true">413902</mjx-math>{ASSISTIVE}</mjx-container>',
        f'<span class="mwe-math-element">{WIKI_HIDDEN}{WIKI_IMAGE}</span>',
        f'<span class="mwe-math-element">{WIKI_IMAGE}</span>',
        WIKI_IMAGE,
        f'<img class="latex" alt="{TEX}" src="a.png">',
        f'<img class="math" alt="${TEX}$" src="a.png">',
        f'<img alt="413 over 902" data-mathml="{SHARE.replace("<", "«").replace(">", "»")}">',
        f'<img src="https://latex.codecogs.com/png.latex?x" alt="{TEX}">',
        rf'<span class="math inline">\({TEX}\)</span>',
        f'<span class="math inline">{TEX}</span>',
        f'<math alttext="{TEX}"></math>',
        f'<math><mrow></mrow><annotation encoding="application/x-tex">{TEX}</annotation></math>',
    ],
)
def test_a_formula_is_read_once(formula: str) -> None:
    assert shown(f"<p>The share {formula}, at most</p>") == (["The share 413/902, at most"], 0)


@pytest.mark.parametrize(
    "formula",
    [
        BLOCK,
        SHARE.replace("<math>", '<math mode="display">'),
        f'<span class="katex-display">{KATEX}</span>',
        SET_APART + SCRIPT.replace("tex", "tex; mode=display"),
        f'<mjx-container display="true">{ASSISTIVE}</mjx-container>',
        rf'<span class="math display">\[{TEX}\]</span>',
        f'<img class="mwe-math-fallback-image-display" {WIKI}>',
    ],
)
def test_a_formula_set_apart_is_a_paragraph(formula: str) -> None:
    assert shown(f"<p>before {formula}. After</p>")[0] == ["before", "413/902.", "After"]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        (f"<h2>The {BLOCK} part</h2>", ["The 413/902 part"]),
        (f'<p><a href="https://a.example/">see {BLOCK} now</a></p>', ["see 413/902 now"]),
        (f"<table><tr><td>a</td><td>{BLOCK}</td></tr><tr><td>b</td><td>c</td></tr></table>",
         ["a\t413/902\x1eb\tc"]),
        (f"<p dir='rtl'>نسبة {SHARE} من</p>", ["نسبة 413/902 من"]),
        (f"<p>in 3{SHARE}5 cases</p>", ["in 3 413/902 5 cases"]),
        (f"<p>{SHARE}{SHARE}</p>", ["413/902 413/902"]),
    ],
)  # fmt: skip
def test_a_formula_keeps_its_place(page: str, blocks: list[str]) -> None:
    assert shown(page)[0] == blocks


@pytest.mark.parametrize(
    "formula",
    [
        '<span class="katex"><span class="katex-html" aria-hidden="true">902413</span></span>',
        '<mjx-container><svg></svg></mjx-container>',
        '<img class="mwe-math-fallback-image-inline" src="a.svg">',
        f"<math>{'<mrow>' * 400}<mn>5</mn></math>",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_marked(formula: str) -> None:
    assert shown(f"<p>The share {formula} here</p>") == ([f"The share {MARK} here"], 1)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>a<math></math> b<math><mphantom><mn>3</mn></mphantom></math></p>", "a b"),
        ("<p>a <math style='display:none'><mn>5</mn></math>b</p>", "a b"),
        ('<p>a <img class="math" alt="A maths class" src="a.png"> b</p>', "a A maths class b"),
        ('<p>a <span class="math">on 5 May</span> b</p>', "a on 5 May b"),
        ('<p>a <span class="math inline"><em>x</em></span> b</p>', "a x b"),
        ('<p>a <script>x = "<math>"</script>b</p>', "a b"),
        ('<p>a <span class="katex-error" title="no">\\frac{</span> b</p>', "a \\frac{ b"),
        (r'<p>a <img class="tex" alt="\unheardof x"> b</p>', r"a \unheardof x b"),
        ('<p>a <math alttext="x squared"></math> b</p>', "a x squared b"),
    ],
)
def test_what_is_no_formula_stays(page: str, text: str) -> None:
    assert shown(page) == ([text], 0)


def test_links_to_a_formula_lead_there() -> None:
    named = SHARE.replace("<math>", '<math id="m">')
    root = parse(f"<p>x</p><p id='p'>{named}</p>")
    assert root is not None
    write_out(root)
    builder = Builder()
    walk(root, builder)
    content = builder.build()
    assert builder.places()["m"] == content.text.index("413")
    assert {b.kind for b in content.blocks} == {BlockKind.PARAGRAPH}


def test_hostile_nesting_ends_in_time() -> None:
    started = time.monotonic()
    blocks, _ = shown("<p>a <math>" + "<mfrac>" * 100_000 + "<mn>5</mn>")
    assert blocks
    many, _ = shown("<p>" + SHARE * 5_000)
    assert many[0].startswith("413/902 413/902")
    assert time.monotonic() - started < 20
