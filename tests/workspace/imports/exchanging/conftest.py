"""Projects of other programs as values, and a library that they come into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.domain import Facts
from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignFile,
    ForeignPassage,
    ForeignSource,
    ForeignTag,
    Project,
)
from desktop.workspace.imports.exchanging.bringing import Bringing
from desktop.workspace.imports.storing import Work
from desktop.workspace.imports.unfolding import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import ImportOutcome
    from desktop.workspace import Workspace

TEXT = """Interview one

We were never told about the boats. Nobody said it.

Yes.

There were 544 people on board. Yes. We were never told.
"""


def passage(quotation: str, after: int = 0, **more: object) -> ForeignPassage:
    """Return a passage of TEXT, where it first stands after an offset."""
    at = TEXT.index(quotation, after)
    values = {
        "identity": f"{quotation[:4]}{at}",
        "at": float(at),
        "until": float(at + len(quotation)),
        "codings": (ForeignCoding(0, "bob", "2021-02-03T04:05:06Z"),),
        "by": "bob",
        "created": "2021-02-03T04:05:06Z",
    }
    return ForeignPassage(quotation, **{**values, **more})  # type: ignore[arg-type]


def project(*passages: ForeignPassage, **more: object) -> Project:
    """Return a project of one text that it holds itself."""
    source = ForeignSource(
        "s1", Facts(title="First"), ("Talks",), file=0, length=float(len(TEXT)), passages=passages
    )
    values = {
        "identity": "p1",
        "name": "Boats",
        "tags": (ForeignTag(("Sea", "Lies"), "#aa0000", "What was kept back.", "ann", "2020"),),
        "sources": (source,),
        "files": (ForeignFile("first.txt", TEXT.encode()),),
    }
    return Project("refi-qda", "NVivo 12.6", **{**values, **more})  # type: ignore[arg-type]


@pytest.fixture
def bring(workspace: Workspace) -> Callable[..., ImportOutcome]:
    """Bring in a project, as if a file held it."""

    def brought(what: Project, path: Path = Path("/there/boats.qdpx"), **how: object):
        bringing = Bringing(workspace.opened, workspace.imports)
        return bringing.bring(Source(path, ""), what, Work(1), **how)  # type: ignore[arg-type]

    return brought
