"""What speaks for a find: headline, marks, description."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats import article
from desktop.formats.article import Stated

TITLE = "Crane sold twice"
LINE = "The harbour board met on Tuesday, in open session, and could not say who had signed for {}."
OTHER = "Pilots were told to wait, as they had been in spring, for a written reply on the buoys."


def prose(subject: str, count: int) -> str:
    return "".join(f"<p>{LINE.format(f'{subject} {n}')} {OTHER}</p>" for n in range(count))


def text(body: str, stated: Stated | None = None) -> tuple[str, article.Article]:
    tree = html.document_fromstring(f"<body>{body}</body>").find("body")
    found = article.find(tree, stated or Stated(TITLE))
    return " ".join("".join(found.root.itertext()).split()), found


SHORT = f"<article><h1>{TITLE}</h1>{prose('crane', 3)}</article>"
BESIDE = {
    "comments": "".join(f"<div><p>{LINE.format(n)} {OTHER}</p></div>" for n in range(60)),
    "another article": f"<div><h2>Another</h2>{prose('ferry', 12)}</div>",
    "teasers": "".join(
        f"<div><h3><a href='/{n}'>Ferry {n}</a></h3><p>{LINE.format(n)}</p></div>"
        for n in range(30)
    ),
    "hidden text": f"<div style='display:none'>{prose('ferry', 60)}</div>",
}


@pytest.mark.parametrize("beside", BESIDE)
def test_a_short_article_under_its_headline_stands_against_much_else(beside: str) -> None:
    for shape in (f"{SHORT}<div>{BESIDE[beside]}</div>", f"<div>{BESIDE[beside]}</div>{SHORT}"):
        kept, found = text(shape)
        assert not found.whole
        assert "signed for crane 2" in kept
        assert "Ferry" not in kept
        assert "signed for ferry" not in kept
        assert "signed for 7" not in kept
        assert found.left_out


def test_three_equal_parts_under_one_headline_are_all_kept() -> None:
    parts = "".join(f"<div class='part'><div>{prose(s, 1)}</div></div>" for s in ("a", "b", "c"))
    kept, found = text(f"<div><h1>{TITLE}</h1>{parts}</div><div><a href='/'>Home</a></div>")
    assert all(f"signed for {s} 0" in kept for s in ("a", "b", "c"))
    assert not found.whole


def test_a_marked_teaser_is_no_article() -> None:
    teaser = f"<article class='promo'><p>{OTHER}</p></article>"
    kept, _ = text(f"<h1>{TITLE}</h1><div>{prose('crane', 9)}</div>{teaser}")
    assert "signed for crane 8" in kept


def test_a_list_under_its_title_is_not_cut_to_one_entry() -> None:
    entries = "".join(
        f"<article><h2><a href='/{n}'>Report {n}</a></h2><p>{LINE.format(n)}</p></article>"
        for n in range(12)
    )
    kept, _ = text(f"<main><h1>Reports</h1><p>All of them.</p>{entries}</main>", Stated("Reports"))
    assert all(f"signed for {n}." in kept for n in range(12))


def test_a_list_of_links_below_a_long_title_is_not_cut_to_its_introduction() -> None:
    title = "All that the harbour board has written in 2019"
    links = "".join(f"<li><a href='/{n}'>What is said of berth {n}, in full</a></li>"
                    for n in range(40))  # fmt: skip
    body = f"<div><h1>{title}</h1><div><p>{LINE.format(1)} {OTHER}</p></div></div><ul>{links}</ul>"
    kept, _ = text(body, Stated(title))
    assert all(f"said of berth {n}," in kept for n in range(40))


def test_what_opens_at_a_click_inside_the_article_is_not_lost() -> None:
    answers = "".join(f"<h3>May I? {n}</h3><div style='display:none'>{prose('q', 2)}</div>"
                      for n in range(9))  # fmt: skip
    kept, found = text(f"<main><h1>{TITLE}</h1>{prose('crane', 2)}{answers}</main>")
    assert kept.count("signed for q 1") == 9
    assert found.whole


def test_a_doubtful_page_is_kept_without_what_calls_itself_furniture() -> None:
    parts = "".join(f"<div><div><div>{prose(s, 5)}</div></div></div>" for s in ("a", "b"))
    menu = "<nav><a href='/'>Home</a></nav><div class='cookie-notice'><p>We use cookies.</p></div>"
    kept, found = text(f"{menu}<div>{parts}</div>", Stated())
    assert "signed for a 4" in kept
    assert "signed for b 4" in kept
    if found.whole:
        assert "cookies" not in kept
        assert "notices (3 words)" in found.left_out
