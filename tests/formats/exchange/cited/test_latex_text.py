from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.cited.latex_text import plain_of, verbatim_of


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"K\"uhne and G{\"o}del, Erd\H{o}s, {\'e}t\'{e}", "Kühne and Gödel, Erdős, été"),
        (r"\c{c}a \v{C}apek \'{\i} \^\i \~n \u{a} \k{a} \d{s}", "ça Čapek í î ñ ă ą ṣ"),
        (r"\ss \o \AA{} \L{}\'od\'z {\ae}", "ßøÅ Łódź æ"),
        (r"{\relax Ph}. D.", "Ph. D."),
        (r"{{OECD}} in {B}rief", "OECD in Brief"),
        (r"\emph{One} \textbf{two} \href{http://a.example}{three}", "One two three"),
        (r"100\% of R\&D \#3 \$5 a\_b \{x\}", "100% of R&D #3 $5 a_b {x}"),
        (r"50% of all", "50% of all"),
        (r"P&L, open & shut", "P&L, open & shut"),
        (r"1--2 --- ``so'' and `so'", "1–2 — “so” and `so'"),
        (r"4\textsuperscript{ème} H\textsubscript{2}O", "4ème H₂O"),
        (r"H$_2$O, 10$^{6}$, $\le\omega$, $x$", "H₂O, 10⁶, ≤ω, x"),
        (r"$\alpha$ \& $\beta $-x", "α & β-x"),
        (r"a~b\\c\ d\,e", "a b c d e"),
        (r"\textbackslash{}a\textasciitilde{}\textasciicircum{}", "\\a~^"),
        (r"C\# and \LaTeX{}", "C# and LaTeX"),
        ("two\n  lines", "two lines"),
        (r"$5 and $6", "5 and 6"),
        ("{" * 3, ""),
    ],
)
def test_tex_is_read_as_it_is_printed(tex: str, text: str) -> None:
    assert plain_of(tex) == text


def test_addresses_are_read_to_the_letter() -> None:
    assert verbatim_of(r"http://a.example/a\_b\%20c\#d~e") == "http://a.example/a_b%20c#d~e"
    assert verbatim_of(r"\url{http://a.example/x--y}") == "http://a.example/x--y"
    assert verbatim_of(r"{10.1/{a}}") == "10.1/a"


@given(st.text(st.sampled_from("\\{}$^_~'`\"%&#a é\n-tex"), max_size=200))
def test_any_tex_is_some_text(tex: str) -> None:
    assert "\n" not in plain_of(tex)
    verbatim_of(tex)


@pytest.mark.parametrize(
    "sign", ["{", "$", "\\", "\\a{", "$^{", "\\href{", "\\'{ ", "\\textsubscript{"]
)
def test_endless_signs_are_read_quickly(sign: str) -> None:
    begun = time.process_time()
    plain_of(sign * 50_000)
    assert time.process_time() - begun < 1


@given(st.text(st.sampled_from("abc {}$&#_%~^\\"), max_size=60))
def test_what_was_escaped_comes_back(text: str) -> None:
    escaped = {
        "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    } | {sign: f"\\{sign}" for sign in "{}$&#_%"}  # fmt: skip
    tex = "".join(escaped.get(sign, sign) for sign in text)
    assert plain_of(tex) == " ".join(text.split())
