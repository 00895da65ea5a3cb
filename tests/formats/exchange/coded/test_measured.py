"""Real files against what was measured in them; they are no part of the project."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from desktop.formats import exchange
from desktop.formats.door import companions, sniff

CORPUS = Path(os.environ.get("EXCHANGE_CORPUS", "no folder"))
"""A folder of files by kind, with `facts.json`: what each holds, by its path."""
FACTS = CORPUS / "facts.json"
WINGS = ("refi-qda/", "taguette/", "qualcoder/", "atlasti-reports/")
SUFFIXES = (".qdpx", ".qde", ".qdc", ".sqlite3", ".qda", ".csv")


def measured():
    facts = json.loads(FACTS.read_text(encoding="utf-8")) if FACTS.exists() else {}
    return {n: f for n, f in facts.items() if n.startswith(WINGS) and n.endswith(SUFFIXES)}


@pytest.mark.parametrize(("name", "facts"), measured().items(), ids=list(measured()))
def test_nothing_of_a_real_file_is_lost(name, facts):
    with sniff.opened(CORPUS / name) as opened:
        project = exchange.read_opened(opened, companions.reader(CORPUS / name))
    assert project is not None
    assert not project.doubts
    passages = [one for source in project.sources for one in source.passages]
    codings = sum(len(one.codings) for one in passages)
    tags = facts.get("codes", facts.get("tags"))
    if tags is not None:
        assert len(project.tags) == tags + facts.get("categories", 0)
        assert max((len(t.levels) for t in project.tags), default=0) >= facts.get("code_depth", 0)
    if facts.get("delimiter") == ";" or facts.get("columns", [""])[0] == "tag":
        assert len(project.tags) == facts["rows"]
    texts = facts["sources"] if isinstance(facts.get("sources"), list) else []
    if texts and not any("missing" in one for one in texts):
        assert codings == facts["codings"]
        assert all(one.quotation for one in passages)
    if "highlight_tags" in facts:
        assert codings == facts["highlight_tags"]
        assert len(project.sources) == facts["documents"]
    if "categories" in facts:
        assert codings == facts["codings"]
        assert len(project.sources) == facts["sources"]
    scores = [re.findall(r"score ([\d.]+), the next best ([\d.]+)", r) for r in project.remarks]
    for source in texts:
        if source.get("best") and source["best"][0] >= 0.8:
            ((best, second),) = scores[0]
            assert float(best) - float(second) >= 0.15
