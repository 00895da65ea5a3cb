"""One walk over a page counts everything."""

from __future__ import annotations

from lxml import html

from desktop.formats.article.survey import Inside, Measure, Survey, link_weight


def walked(markup: str) -> Survey:
    """Return the survey of a body."""
    survey = Survey()
    survey.walk(html.document_fromstring(f"<body>{markup}</body>").find("body"))
    return survey


def total(survey: Survey, measure: Measure) -> int:
    """Return how much of a measure the whole page holds."""
    return survey.sums()[measure][-1]


def test_elements_are_numbered_in_order_with_parents_and_ends() -> None:
    survey = walked("<div><p>a<b>b</b></p></div><ul><li>c</li></ul>")
    assert survey.tags == ["body", "div", "p", "b", "ul", "li"]
    assert survey.parents == [-1, 0, 1, 2, 0, 4]
    assert survey.ends == [6, 4, 4, 4, 6, 6]


def test_letters_commas_and_what_they_stand_in() -> None:
    survey = walked('<p>one,  two</p><a href="/x">four</a><a href="#n">123456</a>')
    assert total(survey, Measure.LETTERS) == len("one, two") + 4 + 6
    assert total(survey, Measure.COMMAS) == 1
    assert total(survey, Measure.ANCHORED) == 10
    assert total(survey, Measure.LINKED) == 4 + 6 // 3
    assert total(survey, Measure.FRAMED) == len("one, two")
    assert total(survey, Measure.PARAGRAPHS) == 1


def test_scripts_and_their_like_are_not_entered() -> None:
    survey = walked("<p>a<script>var x = 'words';</script> b</p><svg><text>no</text></svg>")
    assert total(survey, Measure.LETTERS) == 2
    assert "text" not in survey.tags


def test_two_line_breaks_begin_a_paragraph_and_one_does_not() -> None:
    survey = walked("<div>one<br>two<br><br>three</div>")
    assert [piece.after_break for piece in survey.pieces] == [True, False, True]


def test_hidden_and_laid_over_elements_are_marked() -> None:
    survey = walked('<p hidden>a</p><p style="left:10%;top:20%">b</p><p>c</p>')
    assert survey.hidden == [False, True, False, False]
    assert survey.laid_over == [2]


def test_ideographs_weigh_two() -> None:
    assert total(walked("<p>港の壁、x</p>"), Measure.LETTERS) == 2 * 4 + 1
    assert total(walked("<p>港の壁、x</p>"), Measure.COMMAS) == 1


def test_links_within_the_page_weigh_a_third() -> None:
    assert link_weight(Inside.LINK, 9) == 9
    assert link_weight(Inside.LINK | Inside.LOCAL_LINK, 9) == 3
    assert link_weight(Inside.FRAME, 9) == 0
