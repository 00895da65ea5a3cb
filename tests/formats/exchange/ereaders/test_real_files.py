"""Files that people's readers wrote: each mark and note of them is somewhere, or counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.formats import exchange
from desktop.formats.door import companions, sniff

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.exchanged.project import Project


def read(path: Path) -> Project | None:
    with sniff.opened(path) as opened:
        return exchange.read_opened(opened, companions.reader(path))


def counted(project: Project) -> dict[str, int]:
    passages = [passage for source in project.sources for passage in source.passages]
    own = sum(len(source.notes) for source in project.sources)
    lost = project.without_a_home
    return {
        "highlight": len(passages) + lost.get("earlier versions of a passage", 0),
        "note": sum(len(one.notes) for one in passages)
        + own
        + lost.get("earlier versions of a note", 0)
        + lost.get("empty notes", 0),
        "bookmark": lost.get("bookmarks", 0),
    }


@pytest.fixture
def facts(corpus: Path) -> dict[str, dict[str, Any]]:
    path = corpus / "exchange" / "facts.json"
    if not path.is_file():
        pytest.skip("the facts about real files are not here")
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_every_clipping_of_a_kindle_is_somewhere(corpus: Path, facts: dict[str, Any]) -> None:
    for name, said in facts.items():
        if name.startswith("kindle-clippings/") and "none" not in said["kinds"]:
            project = read(corpus / "exchange" / name)
            assert project is not None, name
            wanted = {"highlight": 0, "note": 0, "bookmark": 0} | said["kinds"]
            assert counted(project) == wanted, name
            assert all(one.created for book in project.sources for one in book.passages), name


def test_every_pair_of_a_notebook_is_somewhere(corpus: Path, facts: dict[str, Any]) -> None:
    for name, said in facts.items():
        if name.startswith("kindle-notebook/") and name.endswith(".html"):
            project = read(corpus / "exchange" / name)
            assert project is not None, name
            assert sum(counted(project).values()) == said["headings"], name


def test_every_mark_of_other_readers_is_somewhere(corpus: Path, facts: dict[str, Any]) -> None:
    for name, said in facts.items():
        kind = name.partition("/")[0]
        if kind not in {"kobo", "koreader", "moon-reader", "calibre"} or name.endswith(".epub"):
            continue
        project = read(corpus / "exchange" / name)
        assert project is not None, name
        found = counted(project)
        removed = sum(len(source.removed) for source in project.sources)
        if kind == "kobo":
            assert found["highlight"] + removed + found["bookmark"] == sum(said["by_type"].values())
        elif kind == "koreader":
            assert found["highlight"] == max(said["annotations"], said["highlights"]), name
        elif kind == "moon-reader":
            assert found["highlight"] + found["bookmark"] == said["records"], name
        else:
            assert (found["highlight"], removed) == (said["highlights"], said["removed"]), name
