from __future__ import annotations

from desktop.domain.exchanged.project import PageBoxes

PAGE = """file:: [On_Boats_1672928773587_0.pdf](../assets/On_Boats_1672928773587_0.pdf)
file-path:: ../assets/On_Boats_1672928773587_0.pdf
tags:: boats, #ships

- ## nine **boats** left #seen
  ls-type:: annotation
  hl-page:: 3
  hl-color:: yellow
  id:: 63b6de46-e2dc-463b-8cdc-87e246cb7495
\t- Why nine?
\t- deeper {{cloze ten}} words #card
\t  ls-type:: annotation
\t  hl-page:: 4
\t  hl-color:: red
\t  id:: 63b6de53-a262-4b62-8926-2325d38964fb
\t\t- About ten
- [:span]
  ls-type:: annotation
  hl-page:: 5
  hl-type:: area
  hl-stamp:: 1689444536158
- A thought of my own
"""


def test_a_page_of_highlights(project_of, tags_of) -> None:
    project = project_of("hls__On_Boats.md", PAGE)
    (source,) = project.sources
    first, second, area = source.passages
    assert source.facts.title == "On_Boats"
    assert source.beside == ("On_Boats_1672928773587_0.pdf",)
    assert tags_of(project, source.codings) == ["boats", "ships"]
    assert (first.quotation, first.printed) == ("nine boats left", PageBoxes(2))
    assert (first.identity, first.colour) == ("63b6de46-e2dc-463b-8cdc-87e246cb7495", "yellow")
    assert tags_of(project, first.codings) == ["seen"]
    assert [note.text for note in first.notes] == ["Why nine?"]
    assert (second.quotation, second.colour) == ("deeper ten words", "#ff6666")
    assert [note.text for note in second.notes] == ["About ten"]
    assert (area.quotation, area.is_area, area.created) == ("", True, "2023-07-15T18:08:56+00:00")
    assert [note.text for note in source.notes] == ["A thought of my own"]


def test_words_that_go_on_below_the_properties(project_of) -> None:
    text = "- one\n  ls-type:: annotation\n  hl-page:: 999999999999\n  two\n"
    (passage,) = project_of("x.md", text).sources[0].passages
    assert (passage.quotation, passage.printed) == ("one\ntwo", None)


def test_other_texts_stay_documents(project_of) -> None:
    assert project_of("x.md", "The property `ls-type:: annotation` marks highlights.") is None
