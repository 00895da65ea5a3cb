from __future__ import annotations

import json

import pytest

from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.workspace import Workspace


@pytest.fixture
def argued(run, imported, tmp_path):
    assert run("highlight", imported, "--quote", "902 applications")[0] == 0
    workspace = Workspace.open(tmp_path / "library")
    (kept,) = workspace.highlights.all()
    claim = workspace.claims.add("Many applied.")
    workspace.claims.put(claim, [kept.id], Stance.SUPPORTS)
    outline = workspace.outlines.add("Draft")
    workspace.outlines.put(
        outline,
        0,
        [
            Line("", LineKind.HEADING, 1, "Figures"),
            Line("", LineKind.CLAIM, claim_id=claim),
            Line("", LineKind.PASSAGE, highlight_id=kept.id),
            Line("", LineKind.TEXT, text="To do."),
        ],
    )
    workspace.close()
    return kept.id


def test_claims_are_listed(run, argued):
    code, out, _ = run("claims")
    assert code == 0
    assert "Many applied.\n" in out
    assert "1 document" in out
    assert "Rests on one source: “" in out
    (record,) = json.loads(run("claims", "--json")[1])
    assert record["strength"]["documents"] == 1
    assert [one["kind"] for one in record["warnings"]] == ["one source"]
    (passage,) = record["passages"]
    assert (passage["highlight"], passage["stance"]) == (argued, "supports")
    assert passage["quote"] == "902 applications"


def test_outlines_are_listed(run, argued):
    code, out, _ = run("outlines")
    assert code == 0
    for said in ("Draft", "Figures  (1 passage in 1 document · 1 on one source)", "To do."):
        assert said in out
    (record,) = json.loads(run("outlines", "--json")[1])
    assert [line["kind"] for line in record["lines"]] == ["heading", "claim", "passage", "text"]
    assert record["lines"][0]["passages"] == 1
    assert record["lines"][2]["highlight"] == argued


def test_arguments_are_exported(run, argued, tmp_path):
    sign = f"<!-- manicule:{argued} -->"
    assert sign in run("export", "--claims")[1]
    code, out, _ = run("export", "--outline", "Draft")
    assert code == 0
    assert "## Figures" in out
    assert out.count(sign) == 2
    path = tmp_path / "draft.md"
    assert run("export", "--outline", "Draft", "--output", str(path))[0] == 0
    assert path.read_text("utf-8") == out
    assert run("export", "--claims", "--output", str(path))[0] == 1
    assert run("export", "--claims", "--output", str(path), "--replace")[0] == 0
    assert run("export", "--outline", "Nowhere")[0] == 1


@pytest.mark.parametrize(
    "wrong", [("--format", "pdf"), ("--tag", "x"), ("--where", "x"), ("--outline", "Draft")]
)
def test_an_argument_is_exported_whole(run, argued, wrong):
    with pytest.raises(SystemExit) as ended:
        run("export", "--claims", *wrong)
    assert ended.value.code == 2
