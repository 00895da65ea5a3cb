from __future__ import annotations

import pytest

from desktop.domain import Section
from desktop.workspace.searching.filters import both


def test_filters_narrow_the_search(workspace, document_id, tmp_path):
    (tmp_path / "other.md").write_text(
        "---\ntitle: Other\nauthor: Ada Marsh\ndate: 2021-05-01\n---\n\nOther applications."
    )
    other = workspace.imports.files([tmp_path / "other.md"], collection="Drafts")[0].document_id
    workspace.highlights.add_quotation(document_id, "408 were granted", tags=("figures",))
    assert workspace.search.find("applications").total == 2
    for query in ("author:marsh", "year:2021", "year:2020-2022", "in:drafts", "doc:other"):
        hits = workspace.search.find(f"applications {query}").hits
        assert [hit.document_id for hit in hits] == [other], query
    assert {h.document_id for h in workspace.search.find("applications tag:figures").hits} == {
        document_id
    }
    assert {h.document_id for h in workspace.search.find("applications -in:drafts").hits} == {
        document_id
    }


def test_filters_alone_list_the_places(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "408 were granted", tags=("figures",))
    (hit,) = workspace.search.find("tag:figures").hits
    assert (hit.start, hit.end) == (made.start, made.end)


@pytest.mark.parametrize("query", ["tag:figures/asylum", "tag:Figures", "tag:cafe\u0301"])
def test_a_tag_is_asked_for_in_any_spelling(workspace, document_id, query):
    workspace.highlights.add_quotation(document_id, "408", tags=("Figures/Asylum", "café"))
    assert workspace.search.find(query).total == 1


def test_what_is_asked_away_may_lie_inside_other_sections(workspace, document_id):
    end = len(workspace.documents.content(document_id).text)
    facts = {"author": "Ada Marsh"}
    whole, inner = Section("All", 1, 0, end, facts), Section("Part", 2, 5, 9, facts)
    workspace.sections.set(document_id, [whole, inner])
    assert workspace.search.find("author:marsh").total == 2
    assert workspace.search.find("applications -author:marsh").hits == ()


def test_many_marked_passages_are_compared_quickly():
    many = [(n * 10, n * 10 + 5) for n in range(20_000)]
    others = [(n * 10 + 4, n * 10 + 8) for n in range(20_000)]
    assert both(many, others) == [(n * 10 + 4, n * 10 + 5) for n in range(20_000)]


@pytest.mark.parametrize("rest", ["Nothing of it is left.", "No."])
def test_a_tag_shows_the_passages_that_are_lost_where_they_were(
    workspace, report, document_id, rest
):
    kept = workspace.highlights.add_quotation(document_id, "1,300 applications", tags=("figures",))
    report.write_text(rest, encoding="utf-8")
    workspace.imports.files([report])
    lost = workspace.highlights.find(kept.id)
    assert lost.start == lost.end
    (hit,) = workspace.search.find("tag:figures").hits
    assert 0 <= hit.start < hit.end <= len(rest)
    assert hit.snippet == rest, "what stands around it, from its beginning"


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("tag:figures", 2), ("tag:asylum", 2), ("tag:asylum/figures", 2), ("tag:totals", 1),
        ("tag:figures/totals", 1), ("tag:gures", 0), ("tag:asylum/totals", 0), ("tag:/", 0),
    ],
)  # fmt: skip
def test_the_levels_above_a_tag_may_be_left_out(workspace, document_id, query, total):
    workspace.highlights.add_quotation(document_id, "408 were granted", tags=("asylum/figures",))
    workspace.highlights.add_quotation(document_id, "902", tags=("asylum/figures/totals",))
    assert workspace.search.find(query).total == total


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("tag:nowhere", ["tag:nowhere"]),
        ("applications year:1999", ["year:1999"]),
        ("applications tag:figures author:nobody", ["author:nobody"]),
        ("town tag:figures", ["1 passage", "tag:figures"]),
        ("town tag:figures in:drafts", ["tag:figures"]),
        ("tag:figures in:drafts", ["tag:figures and in:drafts"]),
        ('applications asked:"Ada Marsh"', ['asked:"Ada Marsh"']),
    ],
)
def test_a_filter_that_leaves_nothing_is_named(workspace, document_id, tmp_path, query, said):
    (tmp_path / "other.txt").write_text("The harbour of another town.\n\nOther applications.")
    workspace.imports.files([tmp_path / "other.txt"], collection="Drafts")
    workspace.highlights.add_quotation(document_id, "408 were granted", tags=("figures",))
    result = workspace.search.find(query)
    assert result.total == 0
    (remark,) = result.remarks
    assert all(words in remark for words in said)
    assert "in:drafts" not in remark or "in:drafts" in said[0]


def test_a_filter_that_finds_something_is_not_remarked(workspace, document_id):
    workspace.highlights.add_quotation(document_id, "408 were granted", tags=("figures",))
    assert workspace.search.find("applications tag:figures").remarks == ()
    assert workspace.search.find("applications -tag:nowhere").remarks == ()
    assert workspace.search.find("zebra").remarks == ()
