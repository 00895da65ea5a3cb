from __future__ import annotations

import pytest

from desktop.domain.citing.proof import ProofStatus
from desktop.errors import UnreadableFileError
from tests.formats.docx.samples import p, package


@pytest.fixture
def workspace(surveyed):
    return surveyed


@pytest.fixture
def library(workspace):
    return {one.title: one for one in workspace.documents.all()}


@pytest.fixture
def prove(workspace, library, tmp_path):
    def call(text: str, name: str = "draft.md"):
        (tmp_path / name).write_text(text, "utf-8")
        return workspace.proofs.of(tmp_path / name)

    return call


def test_each_quotation_is_told_with_its_line_and_place(prove, library, workspace):
    one, two = prove(
        "# My *draft*\n\nIt says:\n“The survey counted 902\napplications.”\n\n"
        "> Of these, 418 were granted by the office.\n"
    )
    survey = library["Harbour survey"]
    assert (one.line, one.status) == (4, ProofStatus.VERBATIM)
    text = workspace.documents.content(one.document_id).text
    assert text[one.start : one.end] == "The survey counted 902 applications"
    assert (two.line, two.status, two.document_id) == (7, ProofStatus.ALTERED, survey.id)
    assert [(each.source, each.draft) for each in two.differences] == [("408", "418")]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("“the survey counted 902 applications” [@{key}]", ProofStatus.VERBATIM),
        ("“says a later report on the whole” [@{key}]", ProofStatus.MISATTRIBUTED),
        ("“says a later report on the whole” [@unknown]", ProofStatus.VERBATIM),
        ("“says a later report on the whole” (Ray 2020)", ProofStatus.MISATTRIBUTED),
        ("“says a later report on the whole” (Dee 2021)", ProofStatus.VERBATIM),
        ("“says a later report on the whole” (Long 2021)", ProofStatus.MISATTRIBUTED),
        ("“says a later report on the whole” (UNHCR 2021)", ProofStatus.VERBATIM),
        ("Eve Long said: “We never received the forms that the ministry had promised”.",
         ProofStatus.MISATTRIBUTED),
        ("Bob Moss said: “We never received the forms that the ministry had promised”.",
         ProofStatus.VERBATIM),
        ("A baker said: “We never received the forms that the ministry had promised”.",
         ProofStatus.VERBATIM),
        ("“The harbour was dug by four hundred men” (p. 4)", ProofStatus.VERBATIM),
        ("“The harbour was dug by four hundred men” (p. 5)", ProofStatus.WRONG_PAGE),
        ("“in the summer of that year. All of them were paid” (p. 5)", ProofStatus.VERBATIM),
        ("“the survey counted 902 applications” (p. 99)", ProofStatus.VERBATIM),
        ("“the old court was ever closed”", ProofStatus.CUT),
        ("“nothing of this stands in any document”", ProofStatus.NOT_FOUND),
        ("“The Old Man and the Sea”", ProofStatus.TOO_SHORT),
        ("“a blue door”", ProofStatus.TOO_SHORT),
        ("“the old court”", ProofStatus.VERBATIM),
    ],
)  # fmt: skip
def test_a_quotation_is_held_against_what_is_said_of_its_source(prove, library, said, status):
    key = library["Harbour survey"].facts.citation_key
    (one,) = prove(f"So it is. {said.format(key=key)}\n")
    assert (one.status, one.differences != ()) == (
        status, status not in {ProofStatus.NOT_FOUND} and not status.is_good,
    )  # fmt: skip


def test_of_several_sources_the_cited_one_is_taken(prove, library):
    for document in (library["Harbour survey"], library["Annual report"]):
        (one,) = prove(f"“The survey counted 902 applications” [@{document.facts.citation_key}].")
        assert (one.status, one.document_id) == (ProofStatus.VERBATIM, document.id)


def test_the_likest_source_is_taken_although_a_figure_is_other_there(prove, library):
    (one,) = prove("“The survey counted 903 applications, says a later report on the whole”")
    assert one.document_id == library["Annual report"].id
    assert [(each.source, each.draft) for each in one.differences] == [("902", "903")]


def test_a_quotation_in_a_note_and_one_whose_note_cites_it(prove, library):
    key = library["Harbour survey"].facts.citation_key
    found = prove(
        "It says “says a later report on the whole”.[^1]\n\n"
        f"[^1]: @{key}. There «the survey counted 902 applications».\n"
    )
    assert [(one.line, one.status) for one in found] == [
        (1, ProofStatus.MISATTRIBUTED),
        (3, ProofStatus.VERBATIM),
    ]


def test_pages_of_the_web_are_drafts_too_and_a_library_may_be_empty(prove, workspace):
    (one,) = prove(
        "<p>He wrote.</p>\n<blockquote>Of these, 408 were granted.</blockquote>", "draft.html"
    )
    assert (one.line, one.status) == (2, ProofStatus.VERBATIM)
    for document in workspace.documents.all():
        workspace.trash.put(document.id)
    (one,) = prove("“Of these, 408 were granted”")
    assert one.status is ProofStatus.NOT_FOUND


def test_of_a_word_file_the_paragraph_is_told(workspace, library, tmp_path):
    body = p("My draft") + p("Of these, “408 were granted by every office”, it says.")
    (tmp_path / "draft.docx").write_bytes(package(body))
    (one,) = workspace.proofs.of(tmp_path / "draft.docx")
    assert (one.line, one.status) == (2, ProofStatus.ALTERED)
    assert [each.source for each in one.differences] == ["the"]


def test_a_draft_that_cannot_be_read_is_said(workspace, tmp_path):
    with pytest.raises(UnreadableFileError):
        workspace.proofs.of(tmp_path / "gone.md")
