from __future__ import annotations

from lxml import html

from desktop.formats.formulas.renderers import Shown, rendered

MATH = "<math><mi>x</mi></math>"


def found(markup: str) -> list[Shown]:
    return list(rendered(html.fragment_fromstring(f"<div>{markup}</div>")))


def test_a_formula_on_the_page_says_itself() -> None:
    (shown,) = found(f"<p>before {MATH} after</p>")
    assert shown.element.tag == "math"
    assert shown.is_certain
    assert not shown.is_block


def test_one_that_stands_apart_is_a_block() -> None:
    (shown,) = found('<math display="block"><mi>x</mi></math>')
    assert shown.is_block


def test_its_annotation_and_its_alternative_are_known_too() -> None:
    (shown,) = found(
        '<math alttext="\\alpha"><mi>x</mi><annotation encoding="application/x-tex">x^2'
        "</annotation></math>"
    )
    assert shown.tex == ("x^2", "\\alpha")


def test_nothing_to_be_seen_is_no_formula_for_certain() -> None:
    assert [s.is_certain for s in found("<math><mphantom><mi>x</mi></mphantom></math>")] == [False]


def test_what_one_renderer_drew_comes_once() -> None:
    drawn = f'<span class="katex"><span class="katex-mathml">{MATH}</span><span>x</span></span>'
    shown = found(f"<p>{drawn}</p>")
    assert len(shown) == 1
    assert shown[0].element.get("class") == "katex"


def test_a_script_of_a_page_that_was_saved_unrendered() -> None:
    (shown,) = found('<script type="math/tex; mode=display">x^2</script>')
    assert shown.tex == ("x^2",)
    assert shown.is_block


def test_ordinary_classes_and_pictures_are_no_formulas() -> None:
    assert not found('<p class="mathematics">x</p><img src="a.png" alt="x^2"><script>x</script>')
