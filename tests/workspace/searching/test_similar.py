from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.domain.arguing.claims import Doubt, Stance
from desktop.errors import NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain import Highlight
    from desktop.workspace import Workspace

WIRE = (
    "The minister told the committee on Tuesday that 902 applications had been refused since the "
    "rules were changed, and that no figures were held on how many had left of their own accord."
)
OWN = {
    "early": "A letter from the coast, written before anything else was printed about it.",
    "late": "Nothing in this paper was known to the other one when it went to the press.",
    "apart": "Our correspondent was there and has counted for herself, day after day in May.",
}
DATES = {"early": "2025-01-02", "late": "2025-03-04", "apart": "2025-02-03"}


@pytest.fixture
def papers(workspace: Workspace, tmp_path: Path) -> dict[str, str]:
    """Return the ids of three papers, two of which print the same report."""
    ids = {}
    for name, own in OWN.items():
        wire = "" if name == "apart" else f"{WIRE}\n\n"
        path = tmp_path / f"{name}.md"
        path.write_text(f"# Paper {name}\n\n{own}\n\n{wire}{own[::-1]}\n", "utf-8")
        ids[name] = workspace.imports.files([path])[0].document_id
        facts = workspace.documents.get(ids[name]).facts

        workspace.documents.update_facts(ids[name], replace(facts, date=DATES[name]))
    return ids


def keep(workspace: Workspace, document_id: str, words: str) -> Highlight:
    return workspace.highlights.add_quotation(document_id, words, 1)


def test_a_highlight_tells_where_else_its_words_stand(
    workspace: Workspace, papers: dict[str, str]
) -> None:
    kept = keep(workspace, papers["late"], WIRE[:100].strip())
    (copy,) = workspace.similar.of_highlight(kept.id)
    assert (copy.document_id, copy.title, copy.date) == (
        papers["early"], "Paper early", "2025-01-02",
    )  # fmt: skip
    assert copy.alike > 0.9
    assert copy.words in WIRE
    whole = keep(workspace, papers["late"], WIRE)
    assert [one.words for one in workspace.similar.of_highlight(whole.id)] == [WIRE]
    alone = keep(workspace, papers["apart"], OWN["apart"])
    assert workspace.similar.of_highlight(alone.id) == []
    with pytest.raises(NotFoundError):
        workspace.similar.of_highlight("nothing")


def test_what_is_new_changed_or_gone_is_followed(
    workspace: Workspace, papers: dict[str, str], tmp_path: Path
) -> None:
    kept = keep(workspace, papers["late"], WIRE)
    assert len(workspace.similar.of_highlight(kept.id)) == 1
    third = tmp_path / "third.txt"
    third.write_text(f"Another paper\n\n{WIRE}\n", "utf-8")
    workspace.imports.files([third])
    found = workspace.similar.of_highlight(kept.id)
    assert [one.date for one in found] == ["2025-01-02", ""], "what has no date comes last"
    third.write_text("Another paper\n\nIt has withdrawn the report for good.\n", "utf-8")
    workspace.imports.files([third])
    assert [one.title for one in workspace.similar.of_highlight(kept.id)] == ["Paper early"]


def test_copies_are_tagged_together_in_one_step(
    workspace: Workspace, papers: dict[str, str]
) -> None:
    kept = keep(workspace, papers["late"], WIRE)
    there = keep(workspace, papers["early"], WIRE[:170])
    copies = workspace.similar.of_highlight(kept.id)
    ids = workspace.similar.tag_together(kept.id, copies, "wire/report")
    assert ids == [kept.id, there.id], "what is highlighted already is not highlighted twice"
    assert all(one.tags == ("wire/report",) for one in workspace.highlights.by_id(ids))
    workspace.history.undo()
    assert all(one.tags == () for one in workspace.highlights.by_id(ids))
    workspace.highlights.remove(there.id)
    made = workspace.similar.tag_together(kept.id, copies, "wire")
    assert len(made) == 2
    assert workspace.highlights.find(made[1]).document_id == papers["early"]
    workspace.history.undo()
    assert workspace.highlights.all(papers["early"]) == []


def test_copies_count_as_one_source(workspace: Workspace, papers: dict[str, str]) -> None:
    one = keep(workspace, papers["early"], WIRE[:90])
    same = keep(workspace, papers["late"], WIRE)
    beside = keep(workspace, papers["late"], "no figures were held")
    other = keep(workspace, papers["apart"], OWN["apart"])
    ids = [one.id, same.id, beside.id, other.id]
    assert workspace.similar.copies_of(ids)[-1] == frozenset({other.id})
    assert frozenset({one.id, same.id}) <= workspace.similar.copies_of(ids)[0]
    assert workspace.similar.copies_of([]) == []
    assert workspace.similar.copies_of(["nothing"]) == []


def test_other_sentences_of_one_report_are_one_source(workspace: Workspace, tmp_path: Path) -> None:
    ids = []
    report = " ".join(f"{WIRE} It was said for the {n} time." for n in ("first", "second", "third"))
    for name in ("a", "b"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Paper {name} of the coast\n\n{report}\n", "utf-8")
        ids.append(workspace.imports.files([path])[0].document_id)
    one = keep(workspace, ids[0], "It was said for the first time")
    two = keep(workspace, ids[1], "It was said for the third time")
    assert len(workspace.similar.copies_of([one.id, two.id])) == 2, "not known yet"
    workspace.similar.catch_up()
    assert workspace.similar.copies_of([one.id, two.id]) == [frozenset({one.id, two.id})]


def test_answers_made_to_a_pattern_are_sources_of_their_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    ids = []
    for office, many in (("Bentham", "902 people"), ("Tilby", "1,300 people")):
        path = tmp_path / f"{office}.txt"
        said = f"In {office} {many} were held in the harbour that year."
        path.write_text(f"{WIRE}\n\n{said}\n\n{OWN['apart']} {OWN['late']}\n", "utf-8")
        ids.append(workspace.imports.files([path])[0].document_id)
    one = keep(workspace, ids[0], "902 people were held in the harbour that year")
    two = keep(workspace, ids[1], "1,300 people were held in the harbour that year")
    workspace.similar.catch_up()
    assert len(workspace.similar.copies_of([one.id, two.id])) == 2


def test_a_claim_counts_copies_as_one_source(workspace: Workspace, papers: dict[str, str]) -> None:
    kept = [keep(workspace, papers[name], WIRE).id for name in ("early", "late")]
    other = keep(workspace, papers["apart"], OWN["apart"]).id
    claim = workspace.claims.add("Many were refused.")
    workspace.claims.put(claim, [*kept, other], Stance.SUPPORTS)
    assert workspace.claims.copies() == {claim: [frozenset(kept)]}
    (weighed,) = workspace.claims.weighed()
    assert weighed.strength.documents == 2
    assert {one.doubt: one.count for one in weighed.warnings} == {Doubt.COPIED: 2}
    (unlooked,) = workspace.claims.weighed([claim], {})
    assert unlooked.strength.documents == 3
