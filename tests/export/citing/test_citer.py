from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from citeproc import CitationStylesBibliography
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import DocumentKind, Locator, LocatorKind, Section
from desktop.export.citing import citer
from desktop.export.citing.cited_runs import plain
from desktop.export.citing.citer import Citer, place_of, runs_of
from tests.export.conftest import content_of, document_of

STYLES = ("apa", "chicago-notes-bibliography", "harvard-cite-them-right", "mhra-notes", "oscola")
PAGED = replace(content_of("A passage."), locators=(Locator(0, LocatorKind.PAGE, "4"),))


def document(**facts):
    usual = {
        "title": "Counting people", "authors": ("Ada Marsh", "Vincent van Gogh"),
        "date": "2024-03-01", "publisher": "Open Press", "url": "https://example.org/a?x=1&y=2",
    }  # fmt: skip
    kind = facts.pop("kind", DocumentKind.BOOK)
    # An id of its own: what was cited once is not cited anew.
    return replace(document_of(PAGED, **(usual | facts)), kind=kind, id=str(uuid4()))


@pytest.fixture(scope="module")
def citers():
    return {name: Citer(name) for name in STYLES}


def cited(one: Citer, **facts) -> str:
    return plain(one.cite(document(**facts), PAGED, 0))


NAMED = "Ada Marsh and Vincent van Gogh, Counting People (Open Press"
URL = "https://example.org/a?x=1&y=2"


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("apa", "(Marsh & van Gogh, 2024, p. 4)"),
        ("chicago-notes-bibliography", f"{NAMED}, 2024), 4, {URL}."),
        ("harvard-cite-them-right", "(Marsh and van Gogh, 2024, p. 4)"),
        ("mhra-notes", f"{NAMED}, 2024), p. 4 <{URL}> [accessed 1 March 2026]."),
        ("oscola", f"{NAMED} 2024) 4 <{URL}> accessed 1 March 2026."),
    ],
)
def test_every_bundled_style_cites_as_it_should(citers, style, said):
    assert cited(citers[style]) == said


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_of_document_is_cited_in_every_style(citers, style, kind):
    for facts in ({}, {"authors": (), "date": "", "publisher": "", "url": ""}, {"date": "spring"}):
        said = cited(citers[style], kind=kind, **facts)
        assert said.strip(" .()"), "the style did not fail"
        assert "4" in said
        assert "Edition" not in said


def test_a_title_that_stands_for_an_author_is_said_once(citers):
    for style in STYLES:
        said = cited(citers[style], authors=(), kind=DocumentKind.WEB_PAGE)
        assert said.casefold().count("counting people") == 1


def test_titles_look_as_the_style_has_it(citers):
    runs = citers["apa"].listed([document()])[0]
    assert [run.text for run in runs if run.italic] == ["Counting people"]


def test_styles_of_brackets_list_their_sources_in_order(citers):
    others = [document(), replace(document(authors=("Ann Abel",)), id="other")]
    assert [plain(runs).split()[0] for runs in citers["apa"].listed(others)] == ["Abel,", "Marsh,"]
    assert citers["oscola"].listed(others) == []


def test_words_are_those_of_the_language():
    assert cited(Citer("apa", "de-DE")) == "(Marsh & van Gogh, 2024, S. 4)"
    assert "pp." not in cited(Citer("mhra-notes", "fr-FR"))


def test_a_document_is_cited_once_for_all_its_pages(monkeypatch):
    one, cites, made = Citer("harvard-cite-them-right"), document(), []
    real = CitationStylesBibliography.cite
    monkeypatch.setattr(
        CitationStylesBibliography, "cite", lambda *known: made.append(known) or real(*known)
    )
    for number in range(1, 200):
        content = replace(PAGED, locators=(Locator(0, LocatorKind.PAGE, str(number)),))
        assert plain(one.cite(cites, content, 0)) == f"(Marsh and van Gogh, 2024, p. {number})"
    assert len(made) == 1


def test_a_title_with_the_placeholder_in_it_stays_as_it_is(citers):
    title = f"Room {citer.PLACEHOLDER}"
    assert title in cited(citers["oscola"], title=title)


@pytest.mark.parametrize(
    ("locators", "facts", "place"),
    [
        ((Locator(0, LocatorKind.PAGE, "iv"),), {}, ("page", "iv")),
        ((Locator(0, LocatorKind.PARAGRAPH, "12"),), {"uin": "5"}, ("paragraph", "12")),
        ((), {"uin": "HL123"}, ("section", "HL123")),
        ((), {}, ("page", "")),
    ],
)
def test_a_place_is_a_page_a_paragraph_or_the_number_of_a_question(locators, facts, place):
    content = content_of("Words", Section("One", 1, 0, 5, facts))
    assert place_of(replace(content, locators=locators), 0) == place


def test_without_a_place_none_is_cited(citers):
    bare = plain(citers["apa"].cite(document(), content_of("A passage."), 0))
    assert bare == "(Marsh & van Gogh, 2024)"


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=80))
def test_whatever_a_title_holds_is_letters(title):
    one = Citer("harvard-cite-them-right")
    facts = {"title": title, "authors": (title,)}
    runs = one.cite(document(**facts), PAGED, 0)
    assert not set(plain(runs)) & set(citer.SIGNS.values())
    assert "nocase" not in plain(
        one.cite(document(title='<span class="nocase">x</span>'), PAGED, 0)
    )


@given(st.text(alphabet=[*citer.SIGNS.values(), citer.END, "a", " "]))
def test_signs_that_do_not_fit_do_no_harm(signed):
    assert plain(runs_of(signed)) == "".join(sign for sign in signed if sign in "a ")
