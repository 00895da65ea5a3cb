from __future__ import annotations

import pytest

from desktop.formats.formulas import UnreadableFormulaError, linear, tex


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\frac{413}{902}", "413/902"),
        (r"{\displaystyle x_{10}+{\sqrt {2}}}", "x₁₀+√2"),
        (r"3\tfrac12", "3 1/2"),
        (r"a \over b+c", "a/(b+c)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"\sum_{i=1}^n i^2", "∑_(i=1)^n i²"),
        (r"\int_0^1 x^2\,dx", "∫_0^1 x² dx"),
        (r"\lim_{x\to 0}\frac{\sin x}{x}", "lim_(x→0) (sin x)/x"),
        (r"f'(x)", "f′(x)"),
        (r"\bar{x}, \vec{AB}", "x̄, (AB)⃗"),
        (r"\left(\frac{1}{2}\right)^2", "(1/2)²"),
        (r"1{,}300", "1,300"),
        (r"\mathrm{CO}_2", "CO₂"),
        (r"50\%", "50%"),
        (r"\binom{n}{k}", "(n¦k)"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
        (r"\begin{cases}x & \text{if } x\ge 0\\ -x\end{cases}", "{x, if x≥0; -x"),
        (r"\begin{aligned}x&=2\\y&=3\end{aligned}", "x=2; y=3"),
        (r"\text{share} = \frac{\text{held}}{\text{all}}", "share=held/all"),
        (r"2\times 10^{-3}\ \mathrm{m/s^2}", "2×10⁻³ m/s²"),
        (r"\stackrel{heat}{\to}", "→^(heat)"),
        (r"x\phantom{9}y % a remark", "xy"),
    ],
)
def test_what_is_shown(written: str, text: str) -> None:
    assert linear.text_of(tex.read(written)) == text


@pytest.mark.parametrize(
    "written",
    [
        *("", r"\unheardof{x}", r"\ce{H2O}", "{x", "x}", r"\frac{1}", r"\begin{matrix}x"),
        *(r"\begin{unheardof}x\end{unheardof}", "{" * 500, r"\frac" * 5_000, "x" * 30_000),
    ],
)
def test_what_is_not_known_is_left_to_the_caller(written: str) -> None:
    with pytest.raises(UnreadableFormulaError):
        tex.read(written)
