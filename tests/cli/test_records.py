from __future__ import annotations

import json
from array import array

from desktop.cli.records import (
    comparison_record,
    content_record,
    import_record,
    search_record,
)
from desktop.domain import (
    BlockKind,
    Blocks,
    Content,
    Hit,
    ImportOutcome,
    ImportStatus,
    SearchResult,
    Section,
)
from desktop.domain.differences import (
    ChangeKind,
    Comparison,
    Difference,
    DifferenceKind,
    TextChange,
)


def test_the_documents_contract(run, imported):
    (document,) = json.loads(run("documents", "--json")[1])
    assert set(document) >= {
        "id", "title", "kind", "collection", "authors", "date", "publisher", "url", "language",
        "media_type", "sha256", "revision", "characters", "sections", "highlights",
    }  # fmt: skip
    shown = json.loads(run("show", imported[:8], "--json")[1])
    assert set(shown) >= {*document, "text", "outline", "blocks"}
    assert len(shown["text"]) == shown["characters"]
    for block in shown["blocks"]:
        assert set(block) == {"start", "end", "kind", "level"}
    assert "\n".join(shown["text"][b["start"] : b["end"]] for b in shown["blocks"]) == shown["text"]
    assert {"title", "level", "start", "end", "facts"} == set(shown["outline"][0])
    (revision,) = shown["revisions"]
    assert (revision["revision"], revision["newest"]) == (1, True)
    assert revision["sha256"] == shown["sha256"]


def test_the_highlight_contract(run, imported):
    made = json.loads(run("highlight", imported, "--start", 0, "--end", 7, "--json")[1])
    assert set(made) >= {
        "id", "document", "revision", "start", "end", "quote", "prefix", "suffix", "colour",
        "tags", "note", "created", "modified", "status", "section", "page",
    }  # fmt: skip
    assert (made["start"], made["end"], made["quote"]) == (0, 7, "Harbour")


def test_what_is_not_there_is_null_in_an_outcome():
    failed = ImportOutcome("a.txt", ImportStatus.FAILED, error="It is empty.")
    assert import_record(failed) == {
        "path": "a.txt",
        "status": "failed",
        "document": None,
        "revision": None,
        "error": "It is empty.",
        "same_text_as": None,
        "from_trash": False,
        "needs_password": False,
        "highlights": {},
    }


def test_scripts_are_told_statuses_that_they_know():
    standing = {"same": 2, "waiting": 1, "review": 1, "record": 3}
    revised = ImportOutcome("a.txt", ImportStatus.REVISED, "d", 2, standing=standing)
    assert import_record(revised)["highlights"] == {"same": 2, "review": 2, "lost": 3}


def test_a_hit_in_a_note_names_its_highlight():
    hits = tuple(Hit("d", "T", "S", 1, 2, 0.5, "words", (), key) for key in ("", "h1"))
    record = search_record(SearchResult("q", 7, hits))
    assert (record["query"], record["total"]) == ("q", 7)
    assert [hit["highlight"] for hit in record["hits"]] == [None, "h1"]
    assert {"document", "title", "section", "start", "end", "score", "snippet"} <= set(
        record["hits"][0]
    )


def test_an_outline_has_its_facts_and_blocks_the_names_of_their_kinds():
    blocks = Blocks(array("I", [0, 3, 8]), bytes([BlockKind.HEADING, BlockKind.PARAGRAPH]), b"\2\0")
    content = Content("AB\nword", blocks, sections=(Section("AB", 1, 0, 7, {"author": "X"}),))
    record = content_record(content)
    assert record["outline"][0]["facts"] == {"author": "X"}
    assert [(block["kind"], block["level"]) for block in record["blocks"]] == [
        ("heading", 2),
        ("paragraph", 0),
    ]
    assert json.loads(json.dumps(record)) == record


def test_the_comparison_contract():
    found = comparison_record(
        "d",
        1,
        2,
        Comparison(
            (
                TextChange(ChangeKind.INSERTED, (4, 4), (5, 9), figures=(("", "12"),)),
                TextChange(
                    ChangeKind.EDITED,
                    (6, 20),
                    (11, 25),
                    (Difference(DifferenceKind.REPLACED, (6, 9), (11, 14), turns_sense=True),),
                    (("902", "912"),),
                ),
            )
        ),
    )
    assert found == {
        "document": "d",
        "from": 1,
        "to": 2,
        "changes": [
            {
                "kind": "inserted",
                "old": [4, 4],
                "new": [5, 9],
                "figures": [["", "12"]],
                "turns_sense": False,
                "differences": [],
            },
            {
                "kind": "edited",
                "old": [6, 20],
                "new": [11, 25],
                "figures": [["902", "912"]],
                "turns_sense": True,
                "differences": [{"kind": "replaced", "old": [6, 9], "new": [11, 14]}],
            },
        ],
    }
