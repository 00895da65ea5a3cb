"""The starter library: its forms, its quotations, and that it is our own writing."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop import formats
from desktop.domain import COLOURS, BlockKind, Content, DocumentKind, HighlightStyle, LinkKind
from desktop.domain.arguing.claims import Stance

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
PLAN: dict[str, Any] = tomllib.loads((SEEDS / "library.toml").read_text(encoding="utf-8"))
DOCUMENTS: list[str] = PLAN["collection"]["documents"]
HIGHLIGHTS: dict[str, dict[str, Any]] = {h["key"]: h for h in PLAN["highlight"]}


@pytest.fixture(scope="module")
def texts() -> dict[str, Content]:
    return {name: formats.read(SEEDS / name).content for name in DOCUMENTS}


def test_every_sample_is_listed() -> None:
    kinds = {".txt", ".md", ".html"}
    assert {f.name for f in SEEDS.iterdir() if f.suffix in kinds} == set(DOCUMENTS)
    assert {Path(name).suffix for name in DOCUMENTS} == kinds


@pytest.mark.parametrize("key", HIGHLIGHTS)
def test_quotations_are_word_for_word_and_inside_one_block(
    key: str, texts: dict[str, Content]
) -> None:
    highlight = HIGHLIGHTS[key]
    found = [m.start() for m in re.finditer(re.escape(highlight["quote"]), _text(texts, key))]
    assert len(found) >= highlight.get("occurrence", 1)
    assert "\n" not in highlight["quote"]


def _text(texts: dict[str, Content], key: str) -> str:
    return texts[HIGHLIGHTS[key]["document"]].text


def test_what_is_said_of_highlights_is_known() -> None:
    tags = [tag["path"] for tag in PLAN["tag"]]
    assert len(tags) == len(set(tags))
    assert all(tag["definition"] and tag["colour"] in COLOURS for tag in PLAN["tag"])
    assert len(PLAN["highlight"]) == len(HIGHLIGHTS)
    for highlight in PLAN["highlight"]:
        assert set(highlight["tags"]) <= set(tags)
        assert highlight["colour"] in COLOURS
        HighlightStyle(highlight.get("style", "fill"))
    assert {tag for h in PLAN["highlight"] for tag in h["tags"]} >= set(tags) - {"detention"}


def test_links_join_highlights() -> None:
    for link in PLAN["link"]:
        LinkKind(link["kind"])
        assert {link["from"], link["to"]} <= set(HIGHLIGHTS)


def test_some_highlights_overlap(texts: dict[str, Content]) -> None:
    ranges: list[tuple[str, int, int]] = []
    for key, highlight in HIGHLIGHTS.items():
        start = _text(texts, key).index(highlight["quote"])
        ranges.append((highlight["document"], start, start + len(highlight["quote"])))
    ranges.sort()
    pairs = pairwise(ranges)
    assert any(a[0] == b[0] and b[1] < a[2] for a, b in pairs)


def test_the_forms_are_recognised() -> None:
    kinds = {name: formats.read(SEEDS / name).kind for name in DOCUMENTS}
    assert kinds == {
        "news-report.html": DocumentKind.NEWS_REPORT,
        "written-questions.txt": DocumentKind.WRITTEN_QUESTIONS,
        "figures-report.md": DocumentKind.REPORT,
        "opinion-columns.html": DocumentKind.ARTICLE_COLLECTION,
    }


def test_the_questions_have_their_facts(texts: dict[str, Content]) -> None:
    facts = [s.facts for s in texts["written-questions.txt"].sections if s.facts]
    assert len(facts) == 10
    assert all(f["asked_by"] and f["asked_of"] and f["answered_by"] and f["role"] for f in facts)
    assert Counter(f["asked_by"] for f in facts)["Lord Hathersage"] == 3
    assert {f["party"] for f in facts} >= {"Progress", "Labour (Co-op)", "Civic Union"}


def test_the_columns_have_their_facts(texts: dict[str, Content]) -> None:
    columns = [s for s in texts["opinion-columns.html"].sections if s.facts.get("author")]
    assert len({column.level for column in columns}) == 1
    assert all(a.end == b.start for a, b in pairwise(columns))
    facts = [column.facts for column in columns]
    assert [(f["author"], f["date"]) for f in facts] == [
        ("Ines Calloway", "14 Feb"),
        ("Tobias Marchetti and Ruth Ansell", "2 Feb"),
        ("Pavel Renn", "19 Jan"),
        ("Harriet Odum", "8 Dec"),
        ("Gerald Whitcombe", "24 Nov"),
        ("Ines Calloway", "3 Nov"),
    ]


def test_the_picture_comes_with_its_caption() -> None:
    parsed = formats.read(SEEDS / "news-report.html")
    kinds = [block.kind for block in parsed.content.blocks]
    assert kinds.count(BlockKind.IMAGE) == kinds.count(BlockKind.CAPTION) == 1
    assert list(parsed.assets.values()) == [(SEEDS / "quay.png").read_bytes()]


def _sentences(text: str) -> set[str]:
    """Return sentences of some length, stripped to their words."""
    plain = re.sub(r"<[^>]+>", " ", text)
    sentences = re.split(r"(?<=[.!?:;])\s+|\n\n+|\n", plain)
    words = [re.findall(r"\w+", sentence.casefold()) for sentence in sentences]
    return {" ".join(w) for w in words if len(w) >= 6}


def test_no_sentence_is_borrowed(corpus: Path) -> None:
    folder = corpus / "seeds"
    theirs = set[str]().union(*(_sentences(f.read_text("utf-8")) for f in folder.glob("*.txt")))
    ours = set[str]().union(*(_sentences((SEEDS / n).read_text("utf-8")) for n in DOCUMENTS))
    assert theirs
    assert not ours & theirs


def test_arguments_are_of_highlights_there_are() -> None:
    claims = {claim["key"]: claim for claim in PLAN["claim"]}
    stances = [str(stance) for stance in Stance]
    used = {key for claim in claims.values() for one in stances for key in claim.get(one, ())}
    lines = PLAN["outline"]["lines"]
    assert used | {line["passage"] for line in lines if "passage" in line} <= set(HIGHLIGHTS)
    assert {line["claim"] for line in lines if "claim" in line} <= set(claims)
