from __future__ import annotations

import pytest

from desktop.domain import LinkKind
from desktop.domain.arguing.claims import Doubt, Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.errors import AmbiguousNameError, FileExistsAlreadyError, NotFoundError

QUESTIONS = """Written questions and answers, session 2025–26
Asked by: Ann Ray (Progress - Calder Vale)
Question to the Ministry of Trade:
To ask the Minister of Trade, whether the 902 applications are all.
Answered by Colm Lind - Minister of State (Ministry of Trade)
The Ministry recorded 1,300 applications in all those years together.
Asked by: Bo Marsh (Union - Eastry)
Question to the Ministry of Trade:
To ask the Minister of Trade, what he makes of it.
Answered by Colm Lind - Minister of State (Ministry of Trade)
We make nothing of it at all, and have said so before.
"""
REPORT = """# Survey

The survey counted 902 applications in the valley.
"""


@pytest.fixture
def files(workspace, tmp_path):
    paths = [tmp_path / "questions.txt", tmp_path / "report.md"]
    for path, text in zip(paths, (QUESTIONS, REPORT), strict=True):
        path.write_text(text, encoding="utf-8")
    return [one.document_id for one in workspace.imports.files(paths)]


@pytest.fixture
def kept(workspace, files):
    questions, report = files
    return [
        workspace.highlights.add_quotation(document, words).id
        for document, words in (
            (questions, "the 902 applications are all"),
            (questions, "recorded 1,300 applications in all"),
            (questions, "We make nothing of it"),
            (report, "counted 902 applications"),
        )
    ]


def test_a_claim_is_weighed_by_who_speaks_for_it(workspace, kept):
    key = workspace.claims.add("Many applied.")
    workspace.claims.put(key, kept, Stance.SUPPORTS)
    (weighed,) = workspace.claims.weighed()
    assert [one.people for one in weighed.evidence] == [
        ("Ann Ray",),
        ("Colm Lind",),
        ("Colm Lind",),
        (),
    ]
    assert (weighed.strength.documents, weighed.strength.people) == (2, 2)
    assert "Colm Lind, Minister of State" in weighed.evidence[1].citation
    doubts = {one.doubt: one.said for one in weighed.warnings}
    assert doubts == {Doubt.FIGURES_DIFFER: ("1,300 applications", "902 applications")}


def test_what_becomes_of_a_passage_is_seen_in_its_claims(workspace, files, kept):
    key = workspace.claims.add("Many applied.")
    workspace.claims.put(key, kept, Stance.SUPPORTS)
    workspace.highlights.remove(kept[0])
    workspace.trash.put(files[1])
    (weighed,) = workspace.claims.weighed([key])
    assert [one.is_gone for one in weighed.evidence] == [True, False, False, True]
    assert weighed.evidence[0].highlight is not None
    assert weighed.evidence[3].highlight is None
    assert {one.doubt for one in weighed.warnings} == {Doubt.ONE_SOURCE, Doubt.REMOVED}
    with pytest.raises(NotFoundError):
        workspace.claims.weighed(["nowhere"])


def test_a_passage_whose_source_changed_is_cited_in_the_text_that_had_it(
    workspace, files, kept, tmp_path
):
    key = workspace.claims.add("Many applied.")
    workspace.claims.put(key, [kept[3]], Stance.SUPPORTS)
    path = tmp_path / "report.md"
    path.write_text("# Survey\n\nNothing is said of it here any more.\n", encoding="utf-8")
    workspace.imports.files([path])
    (weighed,) = workspace.claims.weighed()
    assert weighed.evidence[0].is_unsure
    assert "revision 1" in weighed.evidence[0].citation
    assert Doubt.TO_REVIEW in {one.doubt for one in weighed.warnings}
    assert "to review" in workspace.claims.markdown()


def test_claims_and_outlines_are_written_to_files(workspace, kept, tmp_path):
    key = workspace.claims.add("Many applied.")
    workspace.claims.put(key, kept[:1], Stance.SUPPORTS)
    path = workspace.claims.file(tmp_path / "claims.md", [key])
    assert path.read_text("utf-8") == workspace.claims.markdown()
    with pytest.raises(FileExistsAlreadyError):
        workspace.claims.file(path)
    outline = workspace.outlines.add("Draft")
    workspace.outlines.put(outline, 0, [Line("", LineKind.PASSAGE, highlight_id=kept[1])])
    written = workspace.outlines.file(path, outline, replace=True)
    assert f"<!-- manicule:{kept[1]} -->" in written.read_text("utf-8")


def test_outlines_are_found_by_name_and_id(workspace):
    one, _ = workspace.outlines.add("Draft"), workspace.outlines.add("Twice")
    workspace.outlines.add("Twice")
    assert workspace.outlines.find("Draft").id == workspace.outlines.find(one[:8]).id == one
    with pytest.raises(AmbiguousNameError):
        workspace.outlines.find("Twice")
    with pytest.raises(NotFoundError):
        workspace.outlines.find("Nowhere")


def test_figures_of_a_tag_side_by_side(workspace, files, kept):
    for key in kept[1:]:
        workspace.highlights.add_tag(key, "figures/asylum")
    compared = workspace.figures.compared("figures")
    assert set(compared.table.documents) == set(files)
    assert compared.differing.pair_count == 1
    (pair,) = compared.differing.pairs_of([0, 1])
    assert list(compared.differing.pairs_of(pair[:1])) == [pair]
    assert set(compared.passages_of(pair)) == {kept[1], kept[3]}
    workspace.figures.contradict([compared.passages_of(pair)])
    (link,) = workspace.links.all()
    assert link.kind == LinkKind.CONTRADICTS
    assert workspace.figures.compared("figures").linked == {frozenset((kept[1], kept[3]))}
    with pytest.raises(NotFoundError):
        workspace.figures.compared("nowhere")


def test_what_an_outline_shows_is_all_at_hand(workspace, kept):
    key = workspace.claims.add("Many applied.")
    workspace.claims.put(key, kept[:1], Stance.CONTRADICTS)
    outline = workspace.outlines.add("Draft")
    (heading, *_rest) = workspace.outlines.put(
        outline,
        0,
        [
            Line("", LineKind.HEADING, 1, "Figures"),
            Line("", LineKind.CLAIM, claim_id=key),
            Line("", LineKind.PASSAGE, highlight_id=kept[3]),
        ],
    )
    drafted = workspace.outlines.drafted(outline)
    assert set(drafted.claims) == {key}
    assert set(drafted.passages) == {kept[0], kept[3]}
    assert drafted.rests[heading].doubts == {Doubt.UNSUPPORTED: 1, Doubt.CONTRADICTED: 1}
